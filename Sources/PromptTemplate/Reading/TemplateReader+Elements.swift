import JSONText
import PromptSkeleton
import SourceText
import YAMLText

extension TemplateReader {
  /// Where elements stand, which decides what an included file and a plain text may be.
  enum Section {
    case tools
    case blocks
  }

  /// The elements of `tools`, `system` or a message's content; one text stands for a list of one.
  ///
  /// - Parameter name: What a message calls the node.
  mutating func readElements(
    _ node: YAMLNode, section: Section, for name: String
  ) -> [Element] {
    if node.kind == .scalar, section == .blocks {
      return node.isNull ? [] : [Element(content: .text(readText(node)), span: node.span)]
    }
    if node.isNull { return [] }
    guard expect(.sequence, node, for: name) else { return [] }
    var elements: [Element] = []
    for item in node.elements {
      var read = readElement(item, section: section)
      if read.count == 1, item.file == node.file { read[0].item = movable(item) }
      elements += read
    }
    return elements
  }

  /// The place of an item that may be moved as a whole, for no alias means a part of it.
  private func movable(_ item: YAMLNode) -> SourceSpan? {
    item.hasAnchors ? nil : item.placeSpan
  }

  mutating func readElement(_ node: YAMLNode, section: Section) -> [Element] {
    switch node.kind {
    case .scalar:
      if node.style == .plain, node.scalarBytes.elementsEqual("breakpoint".utf8) {
        return [
          Element(content: .breakpoint(.init(ttl: .fiveMinutes, span: node.span)), span: node.span)
        ]
      }
      guard section == .blocks else {
        fail("a tool is a mapping, 'file:', 'splice:' or 'breakpoint'", at: node.span)
        return []
      }
      return [Element(content: .text(readText(node)), span: node.span)]
    case .sequence:
      fail("a list cannot stand inside a list of blocks", at: node.span)
      return []
    case .mapping:
      return readMappingElement(node, section: section)
    }
  }

  private mutating func readMappingElement(_ node: YAMLNode, section: Section) -> [Element] {
    if isUnquotedHole(node) {
      failUnquotedHole(node)
      return []
    }
    if let ttl = node["breakpoint"] {
      checkKeys(of: node, known: ["breakpoint"])
      return [Element(content: .breakpoint(marker(ttl, at: node.span)), span: node.span)]
    }
    var elements = content(of: node, section: section)
    let condition = node["when"].flatMap { path($0, for: "when") }
    let repetition = repetition(of: node)
    let marker = node["cache_control"].flatMap { cacheControl($0) }
    for index in elements.indices {
      elements[index].condition = condition ?? elements[index].condition
      elements[index].repetition = repetition ?? elements[index].repetition
    }
    if let marker, let last = elements.indices.last { elements[last].marker = marker }
    return elements
  }

  /// Keys that say when and how often an element is there, rather than what it is.
  static let structureKeys = Set(orderedStructureKeys)
  private static let orderedStructureKeys = ["when", "each", "as", "cache_control"]
  private static let fileKeys = ["file"] + orderedStructureKeys
  private static let textKeys = ["text"] + orderedStructureKeys
  private static let blockKeys =
    ["text", "file", "splice", "breakpoint", "type"] + orderedStructureKeys

  private mutating func content(of node: YAMLNode, section: Section) -> [Element] {
    // With a type it is a part of another provider's shape.
    if let path = node["file"], path.kind == .scalar || node["type"] == nil {
      checkKeys(of: node, known: Self.fileKeys)
      return includedElements(path, section: section)
    }
    if let list = node["splice"] {
      checkKeys(of: node, known: ["splice", "when"])
      guard let path = path(list, for: "splice") else { return [] }
      return [Element(content: .splice(path), span: node.span)]
    }
    if let text = node["text"], node["type"] == nil, section == .blocks {
      checkKeys(of: node, known: Self.textKeys)
      guard expect(.scalar, text, for: "text") else { return [] }
      return [Element(content: .text(readText(text)), span: node.span)]
    }
    if section == .blocks, node["type"] == nil {
      let known = Self.blockKeys
      if let stranger = node.entries.first(where: { !known.contains($0.key.scalarText) }) {
        reportUnknownKey(stranger.key, among: known)
      } else {
        fail("a block needs 'text', 'file', 'splice', 'breakpoint' or 'type'", at: node.span)
      }
      return []
    }
    var value = readValue(node, without: Self.structureKeys)
    let marker = takeMarker(from: &value)
    if section == .blocks { check(block: value) }
    var element = Element(content: .value(value), span: node.span)
    element.marker = marker
    return [element]
  }

  mutating func checkKeys(of node: YAMLNode, known: [String]) {
    for entry in node.entries where !known.contains(entry.key.scalarText) {
      reportUnknownKey(entry.key, among: known)
    }
  }

  mutating func repetition(of node: YAMLNode) -> Element.Repetition? {
    guard let each = node["each"] else {
      if let name = node["as"] { fail("'as' goes with 'each'", at: name.span) }
      return nil
    }
    guard let list = path(each, for: "each") else { return nil }
    guard let name = node["as"] else {
      fail("'each' needs 'as', the name of one element", at: each.span)
      return nil
    }
    guard let reference = path(name, for: "as"), reference.path.steps.isEmpty else { return nil }
    return Element.Repetition(list: list, name: reference.path.root)
  }

  /// The marker of `breakpoint: TTL`; a lifetime that no provider offers is reported, and 5m taken.
  mutating func marker(_ node: YAMLNode, at span: SourceSpan) -> Element.Marker {
    if node.isNull { return .init(ttl: .fiveMinutes, span: span) }
    guard let text = string(node, for: "breakpoint") else {
      return .init(ttl: .fiveMinutes, span: span)
    }
    return .init(ttl: lifetime(text, at: node.span), span: span)
  }

  /// How long a breakpoint lives by its spelling.
  mutating func lifetime(_ text: String, at span: SourceSpan) -> Skeleton.TTL {
    if let ttl = Skeleton.TTL(rawValue: text) { return ttl }
    report(
      "invalid-ttl", .error, "a breakpoint lives '5m' or '1h', not '\(text)'", at: span,
      remedy: "Use 'breakpoint' for five minutes or 'breakpoint: 1h' for an hour.")
    return .fiveMinutes
  }

  /// The marker of a `cache_control`.
  mutating func cacheControl(_ control: YAMLNode) -> Element.Marker? {
    guard !control.isNull, expect(.mapping, control, for: "cache_control") else { return nil }
    checkKeys(of: control, known: ["type", "ttl"])
    if let type = control["type"], !type.scalarBytes.elementsEqual("ephemeral".utf8) {
      fail("'cache_control' has one type, 'ephemeral'", at: type.span)
    }
    return control["ttl"].map { marker($0, at: control.span) }
      ?? .init(ttl: .fiveMinutes, span: control.span)
  }
}

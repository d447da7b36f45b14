import JSONText
import PromptSkeleton
import SourceText
import YAMLText

extension TemplateReader {
  /// Reports what YAML allows to write and would be lost on the way.
  mutating func check(_ document: YAMLDocument) {
    for diagnostic in duplicateKeyDiagnostics(in: document) { findings.add(diagnostic) }
    for diagnostic in unreadMeaningDiagnostics(in: document) { findings.add(diagnostic) }
  }

  /// What a file brings in: a text block, the blocks of a YAML list, or the tools of a JSON file.
  mutating func includedElements(_ node: YAMLNode, section: Section) -> [Element] {
    guard let path = string(node, for: "file"), let file = include(path, at: node.span) else {
      return []
    }
    includeStack.append(file)
    defer { includeStack.removeLast() }
    if path.hasSuffix(".yaml") || path.hasSuffix(".yml") {
      return elementsOfYAML(file, section: section, at: node.span)
    }
    if section == .tools || path.hasSuffix(".json") {
      return elementsOfJSON(file, section: section, at: node.span)
    }
    guard isText(file, includedAt: node.span) else { return [] }
    let start = UTF8Text.byteOrderMarkLength(of: file.bytes)
    let text = scan(file.bytes[start...], origin: .file(file, start: start))
    return [Element(content: .text(text), span: node.span)]
  }

  /// Whether a file is text that can be sent; if not, says so.
  private mutating func isText(_ file: SourceFile, includedAt span: SourceSpan) -> Bool {
    let offset: Int
    let message: String
    if let name = UTF8Text.wideEncoding(of: file.bytes) {
      (offset, message) = (0, "the file is \(name), not UTF-8")
    } else if let invalid = UTF8Text.firstInvalidByte(in: file.bytes) {
      (offset, message) = (invalid, "not UTF-8")
    } else if let null = file.bytes.firstIndex(of: 0) {
      (offset, message) = (null, "the character U+0000 is not allowed")
    } else {
      return true
    }
    report(
      "invalid-encoding", .error, message, at: file.span(offset..<(offset + 1)),
      notes: [.init("included here", span: span)], prevents: true)
    return false
  }

  private mutating func include(_ path: String, at span: SourceSpan) -> SourceFile? {
    if isOverLimit { return nil }
    let includer = includeStack.last ?? file
    let loaded: SourceFile
    do throws(IncludeFailure) {
      loaded = try includes.load(path, from: includer, at: span)
    } catch {
      report(
        error.isThere ? "unreadable-file" : "missing-file", .error,
        "cannot read '\(path)': \(error.reason)", at: span, prevents: true)
      return nil
    }
    if ([file] + includeStack).contains(where: { $0.path == loaded.path }) {
      report("include-cycle", .error, "'\(path)' includes itself", at: span, prevents: true)
      return nil
    }
    if includeStack.count >= Self.includeDepthLimit {
      report(
        "include-cycle", .error,
        "files include one another more than \(Self.includeDepthLimit) deep", at: span,
        prevents: true)
      return nil
    }
    included.files += 1
    included.bytes += loaded.bytes.count
    let limit = Self.includeLimit
    guard included.files <= limit.files, included.bytes <= limit.bytes else {
      report(
        "limit-exceeded", .error,
        "the template includes more than \(limit.files) files or \(limit.bytes) bytes", at: span,
        prevents: true)
      isOverLimit = true
      return nil
    }
    return loaded
  }

  private mutating func elementsOfYAML(
    _ file: SourceFile, section: Section, at span: SourceSpan
  ) -> [Element] {
    let document: YAMLDocument
    do throws(YAMLFailure) {
      document = try YAMLDocument.parse(file)
    } catch {
      var diagnostic = error.diagnostic
      diagnostic.notes.append(.init("included here", span: span))
      findings.add(diagnostic)
      return []
    }
    check(document)
    guard let root = document.root else { return [] }
    if root.kind == .mapping, section == .tools { return readElement(root, section: section) }
    return readElements(root, section: section, for: "an included file")
  }

  private mutating func elementsOfJSON(
    _ file: SourceFile, section: Section, at span: SourceSpan
  ) -> [Element] {
    let document: JSONDocument
    do throws(JSONSyntaxError) {
      document = try JSONDocument(parsing: file.bytes)
    } catch {
      let end = min(error.offset + 1, file.bytes.count)
      report(
        "invalid-json", .error, "not valid JSON: \(error.message)",
        at: file.span(min(error.offset, end)..<end),
        notes: [.init("included here", span: span)], prevents: true)
      return []
    }
    for duplicate in document.duplicateKeys() {
      report(
        "duplicate-key", .error, "duplicate key '\(duplicate.second.string)'",
        at: file.span(duplicate.second.range),
        notes: [.init("the first one is here", span: file.span(duplicate.first.range))],
        remedy: "Rename or remove one of them.")
    }
    let root = document.root
    let values = root.kind == .array ? Array(root.elements) : [root]
    return values.compactMap { value in
      guard value.kind == .object else {
        fail("a \(section == .tools ? "tool" : "block") is an object", at: file.span(value.range))
        return nil
      }
      var shape = readValue(value, in: file)
      let marker = takeMarker(from: &shape)
      if section == .blocks { check(block: shape) }
      var element = Element(content: .value(shape), span: file.span(value.range))
      element.marker = marker
      return element
    }
  }
}

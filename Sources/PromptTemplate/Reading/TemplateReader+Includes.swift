import JSONText
import PromptSkeleton
import SourceText
import YAMLText

extension TemplateReader {
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
    if let offset = UTF8Text.firstInvalidByte(in: file.bytes) {
      report(
        "invalid-encoding", .error, "not UTF-8", at: file.span(offset..<(offset + 1)),
        notes: [.init("included here", span: node.span)], prevents: true)
      return []
    }
    let text = scan(file.bytes[...], origin: .file(file))
    return [Element(content: .text(text), span: node.span)]
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
      diagnostics.append(diagnostic)
      return []
    }
    diagnostics += duplicateKeyDiagnostics(in: document)
    guard let root = document.root else { return [] }
    if root.kind == .mapping, section == .tools { return readElement(root, section: section) }
    return readElements(root, section: section)
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
    let root = document.root
    let values = root.kind == .array ? Array(root.elements) : [root]
    return values.compactMap { value in
      guard value.kind == .object else {
        fail("a \(section == .tools ? "tool" : "block") is an object", at: file.span(value.range))
        return nil
      }
      var shape = readValue(value, in: file)
      let marker = takeMarker(from: &shape)
      var element = Element(content: .value(shape), span: file.span(value.range))
      element.marker = marker
      return element
    }
  }
}

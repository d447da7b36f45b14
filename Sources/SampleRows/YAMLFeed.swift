import Files
import PromptSkeleton
import SourceText
import YAMLText

/// Brings the mappings of a YAML list.
final class YAMLFeed: RowFeed {
  private var state: State
  /// How many rows were found.
  private var rows = 0

  private enum State {
    case file(SourceFile)
    case list(YAMLElements)
    case end
  }

  /// A file whose root is the list; it is parsed when the first row is asked for.
  init(_ file: SourceFile) { state = .file(file) }

  init(list: YAMLNode) {
    state = .end
    start(list)
  }

  /// Why there are no rows, where there are none.
  private var problem: Diagnostic?

  func next(into row: RowBuffer) throws(FileError) -> RowFeedResult {
    if case .file(let file) = state { parse(file) }
    if let problem {
      self.problem = nil
      return .unreadable(problem)
    }
    guard case .list(var elements) = state, let node = elements.next() else { return .end }
    state = .list(elements)
    rows += 1
    guard node.kind == .mapping else {
      return .invalid(
        .invalidRow("row \(rows): expected a mapping, one for each row", at: node.span))
    }
    row.bytes.removeAll(keepingCapacity: true)
    if let misfit = Self.append(node, to: &row.bytes) {
      return .invalid(.invalidRow("row \(rows): a key must be a plain text", at: misfit.span))
    }
    row.origin = .node(node)
    return .row
  }

  private func parse(_ file: SourceFile) {
    state = .end
    do throws(YAMLFailure) {
      let document = try YAMLDocument.parse(file)
      problem = unreadMeaningDiagnostics(in: document).first
      if problem == nil, let root = document.root { start(root) }
    } catch {
      problem = error.diagnostic
    }
  }

  private func start(_ root: YAMLNode) {
    if root.kind == .sequence {
      state = .list(root.elements)
    } else if !root.isNull {
      problem = .invalidRow("expected a list of mappings, one for each row", at: root.span)
    }
  }

  /// Appends a node as JSON; the parser has bounded its depth and its size.
  ///
  /// - Returns: A key that JSON cannot have, where there is one.
  private static func append(_ node: YAMLNode, to output: inout [UInt8]) -> YAMLNode? {
    switch node.kind {
    case .scalar:
      appendScalar(node, to: &output)
    case .sequence:
      output.append(UInt8(ascii: "["))
      for (position, element) in node.elements.enumerated() {
        if position > 0 { output.append(UInt8(ascii: ",")) }
        if let misfit = append(element, to: &output) { return misfit }
      }
      output.append(UInt8(ascii: "]"))
    case .mapping:
      output.append(UInt8(ascii: "{"))
      for (position, entry) in node.entries.enumerated() {
        guard entry.key.kind == .scalar else { return entry.key }
        if position > 0 { output.append(UInt8(ascii: ",")) }
        JSONBytes.appendString(entry.key.scalarBytes, to: &output)
        output.append(UInt8(ascii: ":"))
        if let misfit = append(entry.value, to: &output) { return misfit }
      }
      output.append(UInt8(ascii: "}"))
    }
    return nil
  }

  /// Plain numbers, which have JSON's spelling already, booleans and null; all else is text.
  private static func appendScalar(_ node: YAMLNode, to output: inout [UInt8]) {
    switch node.resolution {
    case .null?: output += "null".utf8
    case .boolean(let value)?: output += (value ? "true" : "false").utf8
    case .integer?, .float?: output += node.scalarBytes
    case .string?, nil: JSONBytes.appendString(node.scalarBytes, to: &output)
    }
  }
}

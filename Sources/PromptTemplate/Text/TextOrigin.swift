package import SourceText
package import YAMLText

/// Where a decoded text stands in a file, down to the byte.
package enum TextOrigin: Sendable {
  /// A scalar of a YAML file, through its style, indentation and escapes.
  case yaml(YAMLNode)
  /// The same of a scalar whose places are known already.
  case mapped(ScalarMap, SourceFile)
  /// A whole file that is read as it is, from an offset behind its byte order mark.
  case file(SourceFile, start: Int)
  /// A string of a JSON file; the range is that of the string with its quotes.
  case json(SourceFile, Range<Int>)
  /// A text that one construct of the template stands for as a whole.
  case construct(SourceSpan)

  /// The origin to use for a text of some length: a short one is mapped when a place is asked for,
  /// a long one once, however many places are asked for.
  func prepared(forCount count: Int) -> TextOrigin {
    guard count > 4096, case .yaml(let node) = self else { return self }
    return .mapped(node.scalarMap(), node.file)
  }

  /// The source span of a range of the decoded text.
  package func span(ofDecoded range: Range<Int>) -> SourceSpan {
    switch self {
    case .yaml(let node):
      return TextOrigin.mapped(node.scalarMap(), node.file).span(ofDecoded: range)
    case .mapped(let map, let file):
      return file.span(map.sourceRange(ofDecoded: range), isExact: map.isExact)
    case .file(let file, let start):
      return file.span((range.lowerBound + start)..<(range.upperBound + start))
    case .json(let file, let string):
      return file.span(JSONStringMap.sourceRange(ofDecoded: range, in: file.bytes, string: string))
    case .construct(let span):
      return span
    }
  }
}

import SourceText
import Testing
import YAMLText

/// What holds of the spans of every tree.
enum SpanCheck {
  static func check(_ document: YAMLDocument, location: SourceLocation = #_sourceLocation) {
    for node in document.writtenNodes {
      let children = Array(node.elements) + node.entries.flatMap { [$0.key, $0.value] }
      var end = node.range.lowerBound
      for child in children {
        let range = child.aliasSpan?.range ?? child.range
        #expect(range.lowerBound >= end, "\(node.range) \(range)", sourceLocation: location)
        end = range.upperBound
      }
      #expect(end <= node.range.upperBound, "\(node.range)", sourceLocation: location)
      let bytes = node.file.bytes[node.range]
      switch node.style {
      case .singleQuoted: expect(bytes, "'", "'", location)
      case .doubleQuoted: expect(bytes, "\"", "\"", location)
      case .literal: expect(bytes, "|", nil, location)
      case .folded: expect(bytes, ">", nil, location)
      case .block where node.kind == .sequence: expect(bytes, "-", nil, location)
      case .flow where node.kind == .sequence: expect(bytes, "[", "]", location)
      case .plain, .block, .flow: break
      }
    }
  }

  private static func expect(
    _ bytes: ArraySlice<UInt8>, _ first: Unicode.Scalar, _ last: Unicode.Scalar?,
    _ location: SourceLocation
  ) {
    #expect(bytes.first == UInt8(ascii: first), sourceLocation: location)
    if let last { #expect(bytes.last == UInt8(ascii: last), sourceLocation: location) }
  }
}

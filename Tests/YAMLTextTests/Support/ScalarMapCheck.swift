import SourceText
import Testing
import YAMLText

/// What holds of every exact map of a scalar.
enum ScalarMapCheck {
  static func check(_ scalar: YAMLNode, location: SourceLocation = #_sourceLocation) {
    if let problem = problem(of: scalar) {
      Issue.record(
        "\(scalar.file.path) \(scalar.range) \(scalar.style): \(problem)", sourceLocation: location)
    }
  }

  private static func problem(of scalar: YAMLNode) -> String? {
    let map = scalar.scalarMap()
    guard map.isExact else { return "not exact" }
    let source = scalar.file.bytes
    let decoded = Array(scalar.scalarBytes)
    var decodedEnd = 0
    var sourceEnd = scalar.range.lowerBound
    for segment in map.segments {
      guard segment.decoded.lowerBound == decodedEnd, !segment.decoded.isEmpty,
        segment.source.lowerBound >= sourceEnd, !segment.source.isEmpty
      else { return "\(segment) out of order" }
      decodedEnd = segment.decoded.upperBound
      sourceEnd = segment.source.upperBound
      if segment.isVerbatim, source[segment.source] != decoded[segment.decoded] {
        return "\(segment) not verbatim"
      }
      guard map.sourceRange(ofDecoded: segment.decoded) == segment.source,
        map.sourceOffset(ofDecoded: segment.decoded.lowerBound) == segment.source.lowerBound,
        map.decodedOffset(ofSource: segment.source.lowerBound) == segment.decoded.lowerBound
      else { return "\(segment) not found again" }
    }
    return decodedEnd == decoded.count ? nil : "\(decoded.count - decodedEnd) bytes left"
  }
}

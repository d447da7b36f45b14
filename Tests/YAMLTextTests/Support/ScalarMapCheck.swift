import SourceText
import Testing
import YAMLText

/// What holds of every exact map of a scalar.
enum ScalarMapCheck {
  static func check(_ scalar: YAMLNode, location: SourceLocation = #_sourceLocation) {
    let map = scalar.scalarMap()
    let place = "\(scalar.file.path) \(scalar.range) \(scalar.style)"
    #expect(map.isExact, "\(place)", sourceLocation: location)
    let source = scalar.file.bytes
    let decoded = Array(scalar.scalarBytes)
    var end = 0
    for segment in map.segments {
      let isInOrder = segment.decoded.lowerBound == end && !segment.decoded.isEmpty
      #expect(isInOrder, "\(place) \(segment)", sourceLocation: location)
      end = segment.decoded.upperBound
      if segment.isVerbatim {
        #expect(
          source[segment.source] == decoded[segment.decoded], "\(place) \(segment)",
          sourceLocation: location)
      }
      #expect(
        map.sourceRange(ofDecoded: segment.decoded) == segment.source, "\(place)",
        sourceLocation: location)
      #expect(
        map.decodedOffset(ofSource: segment.source.lowerBound) == segment.decoded.lowerBound,
        "\(place)", sourceLocation: location)
    }
    #expect(end == decoded.count, "\(place)", sourceLocation: location)
    let sources = map.segments.map(\.source)
    let isAscending = zip(sources, sources.dropFirst()).allSatisfy {
      $0.upperBound <= $1.lowerBound
    }
    #expect(isAscending, "\(place)", sourceLocation: location)
  }
}

import SourceText

/// Where each decoded byte of a scalar stands in the file.
///
/// The scalar's source is decoded a second time, and the map is exact only where every byte agrees
/// with what libyaml decoded; otherwise every place is answered with the whole scalar.
package struct ScalarMap: Sendable {
  package let isExact: Bool
  /// The pieces in order; together they cover the decoded bytes of an exact map.
  package let segments: [Segment]
  /// The scalar's own bytes in the file.
  private let range: Range<Int>
  private let decodedCount: Int
  /// Where the scalar's text starts in the file if it is empty.
  private let contentStart: Int

  /// Decoded bytes that stand for adjoining bytes of the file.
  package struct Segment: Sendable {
    package let decoded: Range<Int>
    package let source: Range<Int>
    /// Whether the bytes are the same on both sides, one for one.
    ///
    /// If not, all of one side stands for all of the other: an escape, a folded or normalised line
    /// break.
    package let isVerbatim: Bool
  }

  init(of node: YAMLNode) {
    let record = node.record
    let value = node.scalarBytes
    range = record.range
    decodedCount = value.count
    var trace: ScalarTrace?
    switch record.shape {
    case .plain:
      trace = FlowScalarDecoder.decode(node.file.bytes, range, value: value, quote: nil)
    case .singleQuoted:
      trace = FlowScalarDecoder.decode(
        node.file.bytes, range, value: value, quote: UInt8(ascii: "'"))
    case .doubleQuoted:
      trace = FlowScalarDecoder.decode(
        node.file.bytes, range, value: value, quote: UInt8(ascii: "\""))
    case .literal, .folded:
      var decoder = BlockScalarDecoder(
        source: node.file.bytes, value: value, start: range.lowerBound,
        isFolded: record.shape == .folded, outerIndentation: Int(record.outerIndentation))
      trace = decoder.decode()?.trace
    default: break
    }
    isExact = trace != nil
    segments = trace?.segments ?? []
    contentStart = trace?.contentStart ?? range.lowerBound
  }

  /// The bytes of the file that decoded bytes stand for.
  ///
  /// Bytes between two of them that stand for nothing, such as indentation, are included. Offsets
  /// past the end count as the end.
  package func sourceRange(ofDecoded decoded: Range<Int>) -> Range<Int> {
    guard isExact else { return range }
    let start = sourceOffset(ofDecoded: decoded.lowerBound)
    let last = min(decoded.upperBound, decodedCount) - 1
    guard last >= decoded.lowerBound, last >= 0 else { return start..<start }
    let segment = segments[index(holding: last)]
    let end =
      segment.isVerbatim
      ? segment.source.lowerBound + (last - segment.decoded.lowerBound) + 1
      : segment.source.upperBound
    return start..<max(start, end)
  }

  /// The byte of the file that a decoded byte stands for, or the first of them.
  ///
  /// The offset behind the last decoded byte is answered with the byte behind the last one's.
  package func sourceOffset(ofDecoded offset: Int) -> Int {
    guard isExact else { return range.lowerBound }
    guard let last = segments.last else { return contentStart }
    if offset >= decodedCount { return last.source.upperBound }
    let segment = segments[index(holding: max(offset, 0))]
    guard segment.isVerbatim else { return segment.source.lowerBound }
    return segment.source.lowerBound + (max(offset, 0) - segment.decoded.lowerBound)
  }

  /// The decoded byte that a byte of the file stands for; nil where it stands for none.
  package func decodedOffset(ofSource offset: Int) -> Int? {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].source.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let segment = segments[low - 1]
    guard segment.source.contains(offset) else { return nil }
    guard segment.isVerbatim else { return segment.decoded.lowerBound }
    return segment.decoded.lowerBound + (offset - segment.source.lowerBound)
  }

  /// The index of the segment that holds a decoded byte, which must exist.
  private func index(holding offset: Int) -> Int {
    var low = 0
    var high = segments.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if segments[middle].decoded.lowerBound <= offset { low = middle } else { high = middle }
    }
    return low
  }
}

/// A second decoding of a scalar as it goes along: the pieces found, held against the value known.
struct ScalarTrace {
  private(set) var segments: [ScalarMap.Segment] = []
  /// Where the scalar's text starts in the file.
  var contentStart: Int
  private let source: [UInt8]
  private let value: ArraySlice<UInt8>
  /// How many decoded bytes the pieces so far cover.
  private var decoded = 0
  private var agrees = true

  init(source: [UInt8], value: ArraySlice<UInt8>, contentStart: Int) {
    self.source = source
    self.value = value
    self.contentStart = contentStart
  }

  /// Whether the pieces are all of the value.
  var isComplete: Bool { agrees && decoded == value.count }

  /// Takes bytes of the file that stand for themselves.
  mutating func keep(_ range: Range<Int>) {
    guard !range.isEmpty, expect(source[range]) else { return }
    if let last = segments.last, last.isVerbatim, last.source.upperBound == range.lowerBound {
      segments[segments.count - 1] = .init(
        decoded: last.decoded.lowerBound..<decoded,
        source: last.source.lowerBound..<range.upperBound, isVerbatim: true)
    } else {
      segments.append(
        .init(decoded: decoded - range.count..<decoded, source: range, isVerbatim: true))
    }
  }

  /// Takes bytes of the file that stand for other bytes.
  mutating func replace(_ range: Range<Int>, by bytes: some Collection<UInt8>) {
    guard expect(bytes) else { return }
    segments.append(
      .init(decoded: decoded - bytes.count..<decoded, source: range, isVerbatim: false))
  }

  /// Takes a line break that is not folded: CR, CRLF and NEL stand for LF, others for themselves.
  mutating func keepBreak(_ range: Range<Int>) {
    if source[range.lowerBound] == 0x0A || source[range.lowerBound] == 0xE2 {
      keep(range)
    } else {
      replace(range, by: CollectionOfOne(0x0A))
    }
  }

  private mutating func expect(_ bytes: some Collection<UInt8>) -> Bool {
    let start = value.startIndex + decoded
    let count = bytes.count
    guard agrees, count <= value.count - decoded,
      value[start..<start + count].elementsEqual(bytes)
    else {
      agrees = false
      return false
    }
    decoded += count
    return true
  }
}

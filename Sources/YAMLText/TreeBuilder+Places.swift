import CYAML
import SourceText

/// The tag and the anchor of a node that is being added.
struct NodeNames {
  /// One more than the index of the properties.
  let reference: UInt32
  let anchor: [UInt8]?
  /// Where the node's own bytes start.
  let contentStart: Int
}

extension TreeBuilder {
  /// Keeps a node's tag and anchor, which stand from `start` on; nil where it has neither.
  mutating func takeNames(
    anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?, _ start: Int,
    upTo end: Int
  ) -> NodeNames? {
    guard unsafe anchor != nil || tag != nil else { return nil }
    let tagStart = text.count
    unsafe text.append(contentsOf: bytes(of: tag))
    let anchorStart = text.count
    let name = unsafe bytes(of: anchor)
    text.append(contentsOf: name)
    let place = placeOfNames(start, upTo: end)
    properties.append(
      NodeProperties(
        tag: tagStart..<anchorStart, anchor: anchorStart..<text.count, source: place.names))
    return NodeNames(
      reference: UInt32(properties.count), anchor: unsafe anchor == nil ? nil : name,
      contentStart: place.contentStart)
  }

  /// The bytes of a C string of libyaml; tags and anchors hold no NUL.
  func bytes(of string: UnsafeMutablePointer<UInt8>?) -> [UInt8] {
    guard let string = unsafe string else { return [] }
    var count = 0
    while unsafe string[count] != 0 { count += 1 }
    return unsafe Array(UnsafeBufferPointer(start: string, count: count))
  }

  /// The tag and the anchor from `start` on, and where the content behind them starts.
  private func placeOfNames(_ start: Int, upTo end: Int) -> (names: Range<Int>, contentStart: Int) {
    var offset = start
    var namesEnd = start
    while offset < end {
      switch file.bytes[offset] {
      case UInt8(ascii: "&"): namesEnd = endOfAnchor(offset, upTo: end)
      case UInt8(ascii: "!"): namesEnd = endOfTag(offset, upTo: end)
      default: return (start..<namesEnd, offset)
      }
      offset = skipBlanksAndComments(namesEnd, upTo: end)
    }
    return (start..<namesEnd, offset)
  }

  /// libyaml ends an anchor at the first byte that is no letter, digit, `-` or `_` of ASCII.
  private func endOfAnchor(_ start: Int, upTo end: Int) -> Int {
    file.bytes[start + 1..<end].firstIndex { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        false
      default: true
      }
    } ?? end
  }

  private func endOfTag(_ start: Int, upTo end: Int) -> Int {
    let isVerbatim = start + 1 < end && file.bytes[start + 1] == UInt8(ascii: "<")
    var offset = start
    while offset < end, YAMLBreak.width(in: file.bytes, at: offset) == 0 {
      switch file.bytes[offset] {
      case 0x20, 0x09: return offset
      case UInt8(ascii: ",") where !isVerbatim: return offset
      default: offset += 1
      }
    }
    return offset
  }

  private func skipBlanksAndComments(_ start: Int, upTo end: Int) -> Int {
    let bytes = file.bytes
    var offset = start
    while offset < end {
      let width = YAMLBreak.width(in: bytes, at: offset)
      if width > 0 {
        offset += width
      } else if bytes[offset] == 0x20 || bytes[offset] == 0x09 {
        offset += 1
      } else if bytes[offset] == UInt8(ascii: "#") {
        offset = YAMLBreak.next(in: bytes, from: offset, upTo: end)
      } else {
        break
      }
    }
    return min(offset, end)
  }

  /// Where a node that is not written stands: behind its indicator, else behind what is before it.
  ///
  /// libyaml puts some of them at the next token, which may be lines away.
  func placeOfMissingNode(_ offset: Int) -> Int {
    if offset > 0, offset <= file.bytes.count {
      switch file.bytes[offset - 1] {
      case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "?"): return offset
      default: break
      }
    }
    return max(contentEnd, open.last.map { Int(records[$0.record].start) } ?? 0)
  }

  /// The end of a block scalar's last text, where libyaml's mark lies on a later line.
  ///
  /// `value` is where the decoded bytes start, which end the document's text.
  func endOfBlockScalar(_ range: Range<Int>, value: Int) -> Int {
    let bytes = file.bytes
    guard let last = text[value...].lastIndex(where: { $0 != 0x0A }) else {
      var end = range.lowerBound + 1
      while end < range.upperBound, "+-0123456789".utf8.contains(bytes[end]) { end += 1 }
      return end
    }
    if text[last] == 0x20 || text[last] == 0x09 || YAMLBreak.ends(text[value...last]) {
      let shape: NodeShape = bytes[range.lowerBound] == UInt8(ascii: ">") ? .folded : .literal
      let outer = (open.last?.indentation ?? -1) + 1
      var decoder = BlockScalarDecoder(
        source: bytes, value: text[value...], start: range.lowerBound, isFolded: shape == .folded,
        outerIndentation: outer)
      if let end = decoder.decode()?.textEnd { return end }
    }
    var end = range.upperBound
    while end > range.lowerBound {
      if [0x20, 0x09, 0x0A, 0x0D].contains(bytes[end - 1]) {
        end -= 1
      } else if let width = YAMLBreak.wideWidth(endingAt: end, in: bytes) {
        end -= width
      } else {
        break
      }
    }
    return end
  }
}

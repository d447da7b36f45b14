/// The value of one member of a body: its raw bytes and the positions found in them.
///
/// A log that repeats its history shares these; the history of a lane is extended in place.
final class PrefixText {
  let member: PrefixMember
  /// The bytes as they stand in the log.
  private(set) var raw: [UInt8]
  private(set) var elements: [PrefixElement]
  private(set) var blocks: [PrefixBlock]
  let form: Form
  /// Of the whole value where it is not a list.
  let digest: WireDigest

  /// How the value is written.
  enum Form: Sendable {
    case list, string, object, scalar
  }

  init(
    member: PrefixMember, raw: [UInt8], form: Form, digest: WireDigest,
    elements: [PrefixElement] = [], blocks: [PrefixBlock] = []
  ) {
    self.member = member
    self.raw = raw
    self.form = form
    self.digest = digest
    self.elements = elements
    self.blocks = blocks
  }

  func rawBytes(_ element: PrefixElement) -> ArraySlice<UInt8> { raw[element.start..<element.end] }

  func rawBytes(_ block: PrefixBlock) -> ArraySlice<UInt8> {
    raw[Int(block.start)..<Int(block.end)]
  }

  /// Where the raw bytes of the first `count` elements end; the start of the first for none.
  func rawEnd(ofElements count: Int) -> Int {
    count > 0 ? elements[count - 1].end : min(1, raw.count)
  }

  /// A text of its own with the first `count` elements; its list is not closed.
  func copy(ofElements count: Int) -> PrefixText {
    let blockEnd = count < elements.count ? elements[count].firstBlock : blocks.count
    return PrefixText(
      member: member, raw: Array(raw[..<rawEnd(ofElements: count)]), form: form, digest: digest,
      elements: Array(elements[..<count]), blocks: Array(blocks[..<blockEnd]))
  }

  /// Keeps the first `count` elements and appends those of `tail`, whose raw bytes follow them.
  func replaceTail(after count: Int, with tail: PrefixText) {
    let rawEnd = rawEnd(ofElements: count)
    let blockEnd = count < elements.count ? elements[count].firstBlock : blocks.count
    raw.removeLast(raw.count - rawEnd)
    raw += tail.raw
    blocks.removeLast(blocks.count - blockEnd)
    elements.removeLast(elements.count - count)
    for var block in tail.blocks {
      block.start &+= UInt32(truncatingIfNeeded: rawEnd)
      block.end &+= UInt32(truncatingIfNeeded: rawEnd)
      blocks.append(block)
    }
    for var element in tail.elements {
      element.start &+= rawEnd
      element.end &+= rawEnd
      element.firstBlock &+= blockEnd
      elements.append(element)
    }
  }
}

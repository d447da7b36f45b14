import JSONText

/// The value of one member of a body: its raw bytes and the positions found in them.
///
/// A log that repeats its history shares these; the history of a lane is extended in place.
final class PrefixText {
  let member: PrefixMember
  /// The bytes as they stand in the log.
  private(set) var raw: [UInt8]
  private(set) var elements: [PrefixElement]
  private(set) var blocks: [PrefixBlock]
  /// The elements that checks have to look at: with a marker in them, or with the role `system`.
  private(set) var notable: [Int] = []
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
    for index in elements.indices { settle(index) }
  }

  /// Counts the positions up to an element, and notes it where checks have to look at it.
  private func settle(_ index: Int) {
    let before = index > 0 ? elements[index - 1].positionEnd : 0
    let element = elements[index]
    elements[index].positionEnd = before &+ (isDeferred(element) ? 0 : max(element.blockCount, 1))
    let isMarked = blocks[element.blockRange].contains { $0.marker != nil || !$0.flags.isEmpty }
    if isMarked || element.messageMarker != nil || element.role == .system { notable.append(index) }
  }

  /// Whether an element is a tool that the provider leaves out of the prefix.
  func isDeferred(_ element: PrefixElement) -> Bool {
    element.blockCount == 1 && blocks[element.firstBlock].flags.contains(.deferred)
  }

  /// How many positions all elements have.
  var positionCount: Int { positions(ofElements: elements.count) }

  /// How many positions the first `count` elements have.
  func positions(ofElements count: Int) -> Int { count > 0 ? elements[count - 1].positionEnd : 0 }

  func rawBytes(_ element: PrefixElement) -> ArraySlice<UInt8> { raw[element.start..<element.end] }

  func rawBytes(_ block: PrefixBlock) -> ArraySlice<UInt8> {
    raw[Int(block.start)..<Int(block.end)]
  }

  /// The digest of the first bytes of a list, by which histories are found; nil for short ones.
  static func opening(of raw: UnsafeRawBufferPointer) -> WireDigest? {
    raw.count >= 64 ? WireDigest(of: UnsafeRawBufferPointer(rebasing: raw[..<64])) : nil
  }

  /// The members of an object by name, in their written order; none for a value of another form.
  var objectMembers: [(name: [UInt8], value: JSONValue)] {
    guard form == .object, let root = try? JSONDocument(parsing: raw).root else { return [] }
    return root.members.map { ($0.key.stringBytes(), $0.value) }
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
    while let last = notable.last, last >= count { notable.removeLast() }
    for var element in tail.elements {
      element.start &+= rawEnd
      element.end &+= rawEnd
      element.firstBlock &+= blockEnd
      elements.append(element)
      settle(elements.count - 1)
    }
  }
}

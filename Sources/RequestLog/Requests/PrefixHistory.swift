/// The messages of a request, told as far as possible by those of an earlier one.
struct PrefixHistory {
  /// The earlier history whose first elements stand in this one byte for byte.
  var base: PrefixText?
  var sharedCount: Int
  /// What follows them; everything where nothing is shared.
  var tail: PrefixText

  var member: PrefixMember { tail.member }
  var form: PrefixText.Form { tail.form }
  var count: Int { sharedCount + tail.elements.count }

  /// How many positions the whole history has.
  var positionCount: Int {
    sharedPositions + tail.positions(ofElements: tail.elements.count)
  }

  /// How many positions end with the first `count` messages.
  func positions(ofElements count: Int) -> Int {
    if count <= sharedCount { return base?.positions(ofElements: count) ?? 0 }
    return sharedPositions + tail.positions(ofElements: count - sharedCount)
  }

  private var sharedPositions: Int { base?.positions(ofElements: sharedCount) ?? 0 }

  /// The messages that checks have to look at.
  var notable: [Int] {
    let shared = base?.notable.prefix { $0 < sharedCount } ?? []
    return shared + tail.notable.map { $0 + sharedCount }
  }

  /// The text that holds an element, and the element.
  func located(_ index: Int) -> (text: PrefixText, element: PrefixElement) {
    if index < sharedCount, let base { return (base, base.elements[index]) }
    return (tail, tail.elements[index - sharedCount])
  }

  func element(_ index: Int) -> PrefixElement { located(index).element }

  func blocks(of index: Int) -> ArraySlice<PrefixBlock> {
    let (text, element) = located(index)
    return text.blocks[element.blockRange]
  }

  func rawBytes(of index: Int) -> ArraySlice<UInt8> {
    let (text, element) = located(index)
    return text.rawBytes(element)
  }

  /// The raw bytes of the whole value.
  var wholeRaw: [UInt8] {
    guard let base else { return tail.raw }
    return Array(base.raw[..<base.rawEnd(ofElements: sharedCount)]) + tail.raw
  }

  /// The whole history as a text of its own.
  ///
  /// - Parameter extendingBase: Whether the base may be changed in place, for nobody needs what it
  ///   has beyond the shared messages.
  func committed(extendingBase: Bool) -> PrefixText {
    guard let base else { return tail }
    let text = extendingBase ? base : base.copy(ofElements: sharedCount)
    text.replaceTail(after: sharedCount, with: tail)
    return text
  }
}

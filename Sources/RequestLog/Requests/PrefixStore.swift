/// The values that later requests are likely to repeat byte for byte.
///
/// A member whose raw bytes stand here already is not read again; a history is read from the first
/// message on that is new.
final class PrefixStore {
  let compactor = WireCompactor()
  private var texts: [PrefixMember: [PrefixText]] = [:]
  /// The lanes that requests may still continue, the most recently used last.
  var live: [Lane] = []

  /// The first bytes of live histories, and how many start with them.
  private var openings: [WireDigest: Int] = [:]

  /// The most values kept for one member.
  private static let textLimit = 8
  /// The most histories that are compared in full where no probe matches.
  private static let fullComparisonLimit = 8

  /// The text whose raw bytes stand at the start of `bytes`, or nil.
  func text(_ member: PrefixMember, at bytes: UnsafeRawBufferPointer) -> PrefixText? {
    guard let known = texts[member] else { return nil }
    return known.last { text in
      text.form != .scalar && text.raw.count <= bytes.count
        && text.raw.withUnsafeBytes { SharedBytes.prefixCount($0, bytes) == $0.count }
    }
  }

  func remember(_ text: PrefixText) {
    var known = texts[text.member] ?? []
    known.removeAll { $0 === text }
    if known.count >= Self.textLimit { known.removeFirst() }
    known.append(text)
    texts[text.member] = known
  }

  /// The history that shares the most leading messages with the list at the start of `bytes`.
  func history(
    _ member: PrefixMember, at bytes: UnsafeRawBufferPointer
  ) -> (text: PrefixText, sharedCount: Int)? {
    guard let opening = PrefixText.opening(of: bytes), openings[opening] != nil else { return nil }
    var best: (text: PrefixText, sharedCount: Int)?
    var bestBytes = 0
    for lane in live.reversed() {
      for tip in lane.tips.reversed() {
        let text = tip.request.history.tail
        guard text.member == member, Self.isProbed(text, in: bytes) else { continue }
        let shared = Self.sharedCount(text, bytes)
        if shared.bytes > bestBytes { (best, bestBytes) = ((text, shared.elements), shared.bytes) }
        if shared.elements + 1 >= text.elements.count { return best }
      }
    }
    for lane in live.suffix(Self.fullComparisonLimit).reversed() {
      guard let text = lane.tips.last?.request.history.tail, text.member == member else { continue }
      let shared = Self.sharedCount(text, bytes)
      if shared.bytes > bestBytes { (best, bestBytes) = ((text, shared.elements), shared.bytes) }
    }
    return best
  }

  func addOpening(_ opening: WireDigest?) {
    if let opening { openings[opening, default: 0] += 1 }
  }

  func removeOpening(_ opening: WireDigest?) {
    guard let opening, let count = openings[opening] else { return }
    openings[opening] = count > 1 ? count - 1 : nil
  }

  /// Whether the last message but one stands in `bytes` where it stands in `text`, by its ends.
  private static func isProbed(_ text: PrefixText, in bytes: UnsafeRawBufferPointer) -> Bool {
    guard text.form == .list, let last = text.elements.dropLast().last ?? text.elements.last else {
      return false
    }
    let range = last.start..<last.end
    guard range.upperBound <= bytes.count else { return false }
    let length = min(range.count, 32)
    for offset in 1...length
    where text.raw[range.upperBound - offset] != bytes[range.upperBound - offset] {
      return false
    }
    for offset in range.lowerBound..<(range.lowerBound + length)
    where text.raw[offset] != bytes[offset] {
      return false
    }
    return true
  }

  /// How many whole elements of `text` stand at the start of `bytes`.
  private static func sharedCount(
    _ text: PrefixText, _ bytes: UnsafeRawBufferPointer
  ) -> (elements: Int, bytes: Int) {
    guard text.form == .list else { return (0, 0) }
    let common = text.raw.withUnsafeBytes { SharedBytes.prefixCount($0, bytes) }
    var low = 0
    var high = text.elements.count
    while low < high {
      let middle = (low + high) / 2
      if text.elements[middle].end <= common { low = middle + 1 } else { high = middle }
    }
    // Only a bracket or a quote is sure to end a value, whatever follows.
    while low > 0, !isCloser(text.raw[text.elements[low - 1].end - 1]) { low -= 1 }
    return (low, low > 0 ? text.elements[low - 1].end : 0)
  }

  private static func isCloser(_ byte: UInt8) -> Bool {
    byte == 0x7D || byte == 0x5D || byte == 0x22
  }
}

import JSONText

/// A divergence down to the byte, with what stands around it for those who look for its cause.
struct LocatedDifference {
  var divergence: PrefixDivergence
  var difference: FirstDifference
  /// The whole element (tool, system block, message) of each side; nil where a side has none.
  var leftElement: JSONDocument?
  var rightElement: JSONDocument?

  var pointer: String { difference.pointer }

  /// Reads the elements of both sides and compares them.
  init?(
    _ divergence: PrefixDivergence, between earlier: CapturedRequest, and later: CapturedRequest
  ) {
    self.divergence = divergence
    let isWhole = divergence.leftElement == nil && divergence.rightElement == nil
    leftElement = Self.document(divergence.leftElement, isWhole, divergence.member, in: earlier)
    rightElement = Self.document(divergence.rightElement, isWhole, divergence.member, in: later)
    var steps = [Array(divergence.member.rawValue.utf8)]
    if let index = divergence.leftElement ?? divergence.rightElement {
      steps.append(Array(String(index).utf8))
    }
    guard
      let found = Self.difference(divergence, leftElement?.root, rightElement?.root, at: steps)
    else { return nil }
    difference = found
  }

  /// Goes straight to the block that differs, for blocks behind the breakpoint are not compared.
  private static func difference(
    _ divergence: PrefixDivergence, _ left: JSONValue?, _ right: JSONValue?, at steps: [[UInt8]]
  ) -> FirstDifference? {
    if let name = divergence.name {
      let name = String(decoding: name, as: UTF8.self)
      return FirstDifference.between(left?[name], right?[name], at: steps + [Array(name.utf8)])
    }
    if let block = divergence.block, let left, let right {
      for name in ["content", "parts"] {
        guard let leftContent = left[name], let rightContent = right[name] else { continue }
        var inner = steps + [Array(name.utf8)]
        if leftContent.kind == .array, rightContent.kind == .array {
          inner.append(Array(String(block).utf8))
          return FirstDifference.between(leftContent[block], rightContent[block], at: inner)
        }
        return FirstDifference.between(leftContent, rightContent, at: inner)
      }
    }
    return FirstDifference.between(left, right, at: steps)
  }

  private static func document(
    _ element: Int?, _ isWhole: Bool, _ member: PrefixMember, in request: CapturedRequest
  ) -> JSONDocument? {
    if member.section == .messages {
      if let element { return parse(request.history.rawBytes(of: element)) }
      return isWhole ? parse(request.history.wholeRaw[...]) : nil
    }
    guard let text = request.text(member) else { return nil }
    if let element { return parse(text.rawBytes(text.elements[element])) }
    return isWhole ? parse(text.raw[...]) : nil
  }

  private static func parse(_ raw: ArraySlice<UInt8>) -> JSONDocument? {
    try? JSONDocument(parsing: Array(raw))
  }
}

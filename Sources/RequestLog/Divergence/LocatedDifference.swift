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
    if divergence.member == .serviceTier, earlier.asksForStandardTier, later.asksForStandardTier {
      return nil
    }
    leftElement = Self.document(divergence.leftElement, isWhole, divergence.member, in: earlier)
    rightElement = Self.document(divergence.rightElement, isWhole, divergence.member, in: later)
    var steps = [Array(divergence.member.rawValue.utf8)]
    if let index = divergence.leftElement ?? divergence.rightElement {
      let side = divergence.leftElement == nil ? later : earlier
      let shift = side.listIndex(of: index, in: divergence.member)
      steps.append(Array(String(shift).utf8))
    }
    var blocks: (left: Int?, right: Int?) = (nil, nil)
    if let block = divergence.block {
      blocks.left = divergence.leftElement.flatMap { earlier.contentIndex(of: block, in: $0) }
      blocks.right = divergence.rightElement.flatMap { later.contentIndex(of: block, in: $0) }
    }
    guard
      let found = Self.difference(
        divergence, blocks, leftElement?.root, rightElement?.root, at: steps)
    else { return nil }
    difference = found
    if togglesCitations {
      self.divergence.position = min(
        self.divergence.position, earlier.text(.tools)?.positionCount ?? 0)
    }
  }

  /// Whether a document's citations are switched on or off, which goes into the system prompt.
  /// Source: Anthropic, prompt caching, what invalidates the cache.
  var togglesCitations: Bool {
    guard divergence.member == .messages, divergence.block != nil,
      difference.steps.dropFirst(4).first?.elementsEqual("citations".utf8) == true
    else { return false }
    if difference.steps.count == 6 {
      return difference.kind == .value && difference.steps[5].elementsEqual("enabled".utf8)
    }
    let switchedOn = Array("{\"enabled\":true}".utf8)
    return difference.kind == .missing
      && (difference.left == switchedOn || difference.right == switchedOn)
  }

  /// Goes straight to the block that differs, for blocks behind the breakpoint are not compared.
  private static func difference(
    _ divergence: PrefixDivergence, _ blocks: (left: Int?, right: Int?), _ left: JSONValue?,
    _ right: JSONValue?, at steps: [[UInt8]]
  ) -> FirstDifference? {
    if let name = divergence.name {
      let name = String(decoding: name, as: UTF8.self)
      return FirstDifference.between(left?[name], right?[name], at: steps + [Array(name.utf8)])
    }
    if let block = blocks.left ?? blocks.right, let left, let right {
      for name in ["content", "parts"] {
        guard let leftContent = left[name], let rightContent = right[name] else { continue }
        var inner = steps + [Array(name.utf8)]
        if leftContent.kind == .array, rightContent.kind == .array {
          inner.append(Array(String(block).utf8))
          return FirstDifference.between(
            blocks.left.flatMap { leftContent[$0] }, blocks.right.flatMap { rightContent[$0] },
            at: inner)
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

extension CapturedRequest {
  /// Where an element of the prefix stands in its list, cache points counted.
  fileprivate func listIndex(of element: Int, in member: PrefixMember) -> Int {
    guard member != history.member, let text = text(member) else { return element }
    return element + Int(text.blocks[text.elements[element].firstBlock].cachePointsBefore)
  }

  /// Where a block stands in the content of its message, cache points counted; nil beyond its end.
  fileprivate func contentIndex(of block: Int, in element: Int) -> Int? {
    history.blocks(of: element).dropFirst(block).first.map { block + Int($0.cachePointsBefore) }
  }
}

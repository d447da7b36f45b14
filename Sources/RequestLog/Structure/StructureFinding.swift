package import SourceText

/// Something about one body that holds without any other request.
package struct StructureFinding: Sendable {
  package var rule: RuleID
  package var severity: Severity
  /// The kebab-case name of the kind of fault.
  package var cause: String
  package var message: String
  package var remedy: String
  /// The places that the finding speaks of, the one to point at first.
  package var pointers: [String]
  /// Where the first of them stands in the file's bytes; nil where it is not there.
  package var range: Range<Int>?
  package var effect: LogFinding.Effect
  package var tokens: Estimate?

  init(
    _ rule: RuleID, _ cause: String, _ message: String, severity: Severity = .error,
    effect: LogFinding.Effect = .invalid, pointers: [String], range: Range<Int>? = nil,
    tokens: Estimate? = nil, remedy: String
  ) {
    self.rule = rule
    self.cause = cause
    self.message = message
    self.severity = severity
    self.effect = effect
    self.pointers = pointers
    self.range = range
    self.tokens = tokens
    self.remedy = remedy
  }
}

extension CapturedRequest {
  /// The pointer of a breakpoint's marker.
  func pointer(of breakpoint: Breakpoint) -> String {
    if breakpoint.isAutomatic { return "/cache_control" }
    if breakpoint.member == .toolConfig { return "/toolConfig/tools" }
    let (member, element, block) = (breakpoint.member, breakpoint.element, breakpoint.block)
    let isPoint = found(member, element, block)?.flags.contains(.beforeCachePoint) ?? false
    return isPoint
      ? blockPointer(member, element, block, isCachePoint: true)
      : blockPointer(member, element, block)
        + (breakpoint.marker.isOpenAI ? "/prompt_cache_breakpoint" : "/cache_control")
  }

  private func found(_ member: PrefixMember, _ element: Int, _ block: Int) -> PrefixBlock? {
    if member == history.member { return history.blocks(of: element).dropFirst(block).first }
    guard let text = text(member), element < text.elements.count else { return nil }
    return text.blocks[text.elements[element].firstBlock]
  }

  /// - Parameter isCachePoint: Whether the cache point behind the block is meant.
  func blockPointer(
    _ member: PrefixMember, _ element: Int, _ block: Int, isCachePoint: Bool = false
  ) -> String {
    let shift =
      Int(found(member, element, block)?.cachePointsBefore ?? 0) + (isCachePoint ? 1 : 0)
    guard member == history.member else { return "/\(member.rawValue)/\(element + shift)" }
    let base = "/\(member.rawValue)/\(element)"
    let blocks = history.blocks(of: element)
    guard let first = blocks.first, first.kind != .string else { return base + "/content" }
    return base + (member == .contents ? "/parts/" : "/content/") + "\(block + shift)"
  }

  /// Where a breakpoint's block stands in the file's bytes.
  func range(of breakpoint: Breakpoint) -> Range<Int>? {
    if breakpoint.isAutomatic { return body.range("cache_control") }
    return range(breakpoint.member, breakpoint.element, breakpoint.block)
  }

  /// Where a block stands in the file's bytes.
  func range(_ member: PrefixMember, _ element: Int, _ block: Int) -> Range<Int>? {
    guard let start = valueStarts[member] else { return nil }
    let text: PrefixText
    let found: PrefixElement
    var origin = start
    if member == history.member {
      (text, found) = history.located(element)
      if text === history.tail, let base = history.base {
        origin += base.rawEnd(ofElements: history.sharedCount)
      }
    } else {
      guard let own = self.text(member), element < own.elements.count else { return nil }
      (text, found) = (own, own.elements[element])
    }
    let blocks = text.blocks[found.blockRange]
    guard let inner = blocks.dropFirst(block).first else {
      return (origin + found.start)..<(origin + found.end)
    }
    return (origin + Int(inner.start))..<(origin + Int(inner.end))
  }
}

import PromptCache
import PromptTemplate

/// What an API takes breakpoints on.
package struct BreakpointCarriers {
  /// Whether a tool and what the assistant said can carry one.
  let includesToolsAndAnswers: Bool
  /// Whether there can be one at the end of the request, whatever block stands there.
  let includesEnd: Bool

  /// Source: Anthropic, automatic caching, and its exception for Bedrock's older models; OpenAI,
  /// prompt caching guide, breakpoints on parts of messages.
  init(_ reference: ModelReference?, isForAnthropic: Bool) {
    let isMarkedChat = !isForAnthropic && reference?.model?.scheme == .markedOrImplicit
    includesToolsAndAnswers = !isMarkedChat
    includesEnd = !(reference?.rejectsAutomaticCaching ?? false)
  }

  /// What a block is, if the API refuses a breakpoint on it; nil where it takes one.
  static func refusal(of content: Element.Content) -> String? {
    guard case .value(let value) = content else { return nil }
    if case .atom(let bytes, _)? = value.member("defer_loading"), bytes.elementsEqual("true".utf8) {
      return deferredTool
    }
    return value.member("type")?.constantText.flatMap {
      refusal(ofType: String(decoding: $0, as: UTF8.self))
    }
  }

  /// What a tool is that is not in the prefix. Source: Anthropic, tool search, deferred tools.
  package static let deferredTool = "a tool with 'defer_loading'"

  /// The same of a type of block.
  ///
  /// Source: Anthropic Python SDK 2.11.0, block types without a `cache_control` field.
  package static func refusal(ofType type: String) -> String? {
    switch type {
    case "thinking", "redacted_thinking": return "a thinking block"
    case "fallback", "mcp_tool_listing": return "this type of block"
    default: return nil
    }
  }
}

extension RequestPlan {
  /// How a breakpoint behind some blocks is written.
  enum Carrying {
    /// Every one of these blocks carries it, the last one first: each but the last of the list may
    /// be missing from a row, which is then cached up to the next.
    case blocks([Place])
    /// Automatic caching puts it on whatever block the request ends with.
    case end
    /// It cannot be written.
    case nothing(Obstacle)
  }

  /// Why no block can carry a breakpoint.
  enum Obstacle {
    /// The first block that would have to cannot, and what it is.
    case block(String)
    case repeated
    case spliced
    /// A spliced list ends the request, where the API takes no breakpoint of the request's own.
    case splicedEnd
    /// A block that the API has no field on.
    case unsupported(String)
    /// Nothing stands there.
    case empty
  }

  /// What carries a breakpoint behind the first blocks of the request.
  ///
  /// A block with a condition is not there in every row, and the breakpoint has to be: whichever
  /// block is the last one of a row carries it.
  func carrying(behind count: Int) -> Carrying {
    var found: [Place] = []
    for place in places[..<count].reversed() {
      if let obstacle = obstacle(at: place) {
        if case .block = obstacle, found.isEmpty { return .nothing(obstacle) }
        guard count == places.count else { return .nothing(obstacle) }
        if carriers.includesEnd { return .end }
        if case .spliced = obstacle { return .nothing(.splicedEnd) }
        return .nothing(obstacle)
      }
      found.append(place)
      if !isConditional(place) { break }
    }
    return found.isEmpty ? .nothing(.empty) : .blocks(found)
  }

  private func obstacle(at place: Place) -> Obstacle? {
    guard let block = self[place] else { return .spliced }
    if case .splice = block.element.content { return .spliced }
    let message = message(at: place)
    if block.element.repetition != nil || message?.repetition != nil { return .repeated }
    if !carriers.includesToolsAndAnswers {
      if case .tool = place { return .unsupported("a tool") }
      if message?.role == .assistant { return .unsupported("what the assistant said") }
    }
    return BreakpointCarriers.refusal(of: block.element.content).map { .block($0) }
  }

  /// Whether a row can lack a block.
  private func isConditional(_ place: Place) -> Bool {
    self[place]?.element.condition != nil || message(at: place)?.condition != nil
  }

  /// The blocks that can be the last one of a request, the last one first.
  var lastBlocks: [Place] {
    var found: [Place] = []
    for place in places.reversed() {
      found.append(place)
      let isCertain = obstacle(at: place) == nil && !isConditional(place)
      if isCertain { break }
    }
    return found
  }
}

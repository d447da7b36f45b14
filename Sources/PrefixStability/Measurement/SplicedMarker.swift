import PromptCompiler
import PromptSkeleton

/// A breakpoint that the elements of a spliced list bring along.
struct SplicedMarker {
  /// The way from the list to what carries it, such as `[0].content[1]`.
  var place: String
  var isLong: Bool
  /// What the API refuses of it; nil where it takes it.
  var fault: Fault?

  enum Fault {
    /// It stands on what cannot carry one.
    case carrier(String)
    /// It is no `{"type": "ephemeral"}`, or has another lifetime than the API offers.
    case control(Misfit)
  }

  /// The breakpoints of a list in the order of the request.
  static func all(in list: PromptValue, of kind: SplicedShape.Kind) -> [SplicedMarker] {
    list.elements.enumerated().flatMap { index, element in
      let place = "[\(index)]"
      return switch kind {
      case .tools:
        [own(of: element, at: place, carrier: obstacle(ofTool: element))]
          .compactMap(\.self)
      case .blocks: ofBlock(element, at: place)
      case .messages: ofMessage(element, at: place)
      }
    }
  }

  /// Whether the last block of a list carries one that the API takes.
  static func isOnLastBlock(of list: PromptValue, _ kind: SplicedShape.Kind) -> Bool {
    let last = list.elements.last { kind != .messages || $0.member("content")?.isTruthy ?? false }
    let block = kind == .messages ? last?.member("content")?.elements.last : last
    return block.flatMap { ofBlock($0, at: "").last }.map { $0.fault == nil } ?? false
  }

  private static func ofMessage(_ message: PromptValue, at place: String) -> [SplicedMarker] {
    let blocks = message.member("content")?.elements.enumerated() ?? [].enumerated()
    let stray = own(of: message, at: place, carrier: "a message instead of one of its blocks")
    return blocks.flatMap { ofBlock($1, at: "\(place).content[\($0)]") }
      + [stray].compactMap(\.self)
  }

  /// The marker of a block and those of the blocks that it holds.
  ///
  /// The API counts one on the last of them as the outer block's own, and rejects any other. Source:
  /// Anthropic, release notes, 1 May 2025.
  private static func ofBlock(_ block: PromptValue, at place: String) -> [SplicedMarker] {
    let own = own(of: block, at: place, carrier: obstacle(ofBlock: block))
    let (name, inner) =
      block.isOfType("tool_result")
      ? (".content", block.member("content"))
      : block.isOfType("document")
        ? (".source.content", block.member("source")?.member("content")) : ("", nil)
    let elements = inner?.elements ?? []
    let nested = elements.enumerated().compactMap { index, element in
      Self.own(
        of: element, at: "\(place)\(name)[\(index)]",
        carrier: index == elements.count - 1
          ? nil : "a nested block that is not the last one")
    }
    let isTwice = own != nil && nested.last.map { $0.fault == nil } ?? false
    return (isTwice ? nested.dropLast() : nested[...]) + [own].compactMap(\.self)
  }

  private static func own(
    of value: PromptValue, at place: String, carrier: String?
  ) -> SplicedMarker? {
    guard let control = value.member("cache_control") else { return nil }
    if case .null = control { return nil }
    let fault = carrier.map { Fault.carrier($0) } ?? misfit(in: control).map { .control($0) }
    return SplicedMarker(
      place: place, isLong: control.member("ttl").map { $0.isText("1h") } ?? false, fault: fault)
  }

  private static func misfit(in control: PromptValue) -> Misfit? {
    let place = ".cache_control"
    guard case .object = control else {
      return Misfit(control, at: place, wanted: "an object")
    }
    let type = control.member("type")
    guard type?.isText("ephemeral") ?? false else {
      return Misfit(type, at: place + ".type", wanted: "'ephemeral'")
    }
    let ttl = control.member("ttl")
    switch ttl {
    case nil, .null: return nil
    case .some(let ttl) where ttl.isText("5m") || ttl.isText("1h"): return nil
    default: break
    }
    return Misfit(ttl, at: place + ".ttl", wanted: "'5m' or '1h'")
  }

  private static func obstacle(ofBlock block: PromptValue) -> String? {
    guard case .string(let type)? = block.member("type") else { return nil }
    return BreakpointCarriers.refusal(ofType: type)
  }

  private static func obstacle(ofTool tool: PromptValue) -> String? {
    tool.member("defer_loading")?.isTruthy ?? false ? BreakpointCarriers.deferredTool : nil
  }
}

extension PromptValue {
  fileprivate var elements: [PromptValue] {
    if case .array(let elements) = self { elements } else { [] }
  }

  fileprivate func isText(_ text: String) -> Bool {
    if case .string(let own) = self { own.hasSameBytes(as: text) } else { false }
  }
}

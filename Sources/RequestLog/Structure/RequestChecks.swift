import JSONText
import PromptCache
import SourceText

/// Checks of what one body asks of its model.
struct RequestChecks {
  let meter: TokenMeter
  /// The day that lifecycles are judged on.
  let today: CalendarDate

  /// Larger tool results are worth a word: about 25,000 tokens.
  private static let toolResultLimit = 100_000

  func findings(in request: CapturedRequest) -> [StructureFinding] {
    modelFindings(request) + outputFindings(request) + parameterFindings(request)
      + toolResultFindings(request) + messageFindings(request)
  }

  private func modelFindings(_ request: CapturedRequest) -> [StructureFinding] {
    guard let reference = meter.reference(request.model) else { return [] }
    let range = request.valueStarts[.model].map { start in
      start..<(start + (request.text(.model)?.raw.count ?? 0))
    }
    guard let model = reference.model else {
      guard reference.isFromListedMaker else { return [] }
      return [
        StructureFinding(
          "unknown-model", "unknown-model",
          "the model '\(reference.written)' is not in the model list", severity: .hint,
          effect: .stable, pointers: ["/model"], range: range,
          remedy: "Check the name, or add the model with --models.")
      ]
    }
    let replacement = model.lifecycle.replacement.map { "Move to \($0)." }
    switch reference.lifecycleStatus(on: today) {
    case .retired(let day):
      return [
        StructureFinding(
          "retired-model", "retired-model", "the model '\(model.id)' was retired on \(day)",
          effect: .stable, pointers: ["/model"], range: range,
          remedy: replacement ?? "Move to a model that is still served.")
      ]
    case .retiring(let day):
      return [
        StructureFinding(
          "retired-model", "retiring-model", "the model '\(model.id)' retires on \(day)",
          severity: .hint, effect: .stable, pointers: ["/model"], range: range,
          remedy: replacement ?? "Plan the move; caches do not carry over.")
      ]
    case .deprecated, .current, .remaining: return []
    }
  }

  private func outputFindings(_ request: CapturedRequest) -> [StructureFinding] {
    guard request.dialect == .anthropicMessages else { return [] }
    guard let value = request.body.value("max_tokens") else {
      return [
        StructureFinding(
          "missing-max-tokens", "missing-max-tokens", "max_tokens is missing; the API requires it",
          pointers: ["/max_tokens"], remedy: "Set max_tokens to what the answer may need.")
      ]
    }
    let range = request.body.range("max_tokens")
    guard let tokens = value.integer, tokens >= 0 else {
      return [
        StructureFinding(
          "oversized-max-tokens", "invalid-max-tokens", "max_tokens is not a whole number",
          pointers: ["/max_tokens"], range: range, remedy: "Set max_tokens to a whole number.")
      ]
    }
    let most = meter.reference(request.model)?.model?.outputTokens ?? 1_000_000
    if tokens > most {
      return [
        StructureFinding(
          "oversized-max-tokens", "oversized-max-tokens",
          "max_tokens is \(tokens), the model gives at most \(most)",
          pointers: ["/max_tokens"], range: range, remedy: "Set max_tokens to \(most) or less.")
      ]
    }
    return tokens == 0 ? prewarmFindings(request, range) : []
  }

  /// A request for no output only fills the cache; it may not ask for anything else.
  private func prewarmFindings(
    _ request: CapturedRequest, _ range: Range<Int>?
  ) -> [StructureFinding] {
    var faults: [String] = []
    if request.body.value("stream")?.bool == true { faults.append("stream") }
    if value(of: .thinking, in: request)?["type"]?.isString("enabled") == true {
      faults.append("enabled thinking")
    }
    if value(of: .outputConfig, in: request)?["format"] != nil {
      faults.append("output_config.format")
    }
    if forcesTool(request) { faults.append("a forced tool_choice") }
    guard !faults.isEmpty else { return [] }
    return [
      StructureFinding(
        "rejected-parameter", "prewarm-parameter",
        "max_tokens 0 is rejected together with \(faults.joined(separator: " and "))",
        pointers: ["/max_tokens"], range: range,
        remedy: "Leave those parameters out of a request that only fills the cache.")
    ]
  }

  private func parameterFindings(_ request: CapturedRequest) -> [StructureFinding] {
    guard request.dialect == .anthropicMessages,
      let traits = meter.reference(request.model)?.model?.traits
    else { return [] }
    var findings: [StructureFinding] = []
    if traits.contains(.rejectsSampling) {
      for name in ["temperature", "top_p", "top_k"] {
        guard let value = request.body.value(name), value.double != 1 || name == "top_k" else {
          continue
        }
        findings.append(rejected(name, "/\(name)", request.body.range(name), request))
      }
    }
    if traits.contains(.rejectsForcedToolChoice), forcesTool(request) {
      findings.append(
        rejected(
          "a forced tool_choice", "/tool_choice", range(of: .toolChoice, in: request), request))
    }
    if traits.contains(.rejectsPrefill), request.history.count > 0,
      request.history.element(request.history.count - 1).role == .assistant
    {
      let last = request.history.count - 1
      findings.append(
        rejected(
          "an assistant message at the end", "/messages/\(last)",
          request.range(.messages, last, 0), request))
    }
    return findings
  }

  private func rejected(
    _ what: String, _ pointer: String, _ range: Range<Int>?, _ request: CapturedRequest
  ) -> StructureFinding {
    StructureFinding(
      "rejected-parameter", "rejected-parameter",
      "\(what) is rejected by '\(request.model ?? "the model")'", pointers: [pointer],
      range: range, remedy: "Leave it out.")
  }

  /// Tool results that are new in this request and larger than any model should read at once.
  private func toolResultFindings(_ request: CapturedRequest) -> [StructureFinding] {
    var findings: [StructureFinding] = []
    for index in request.history
      .sharedCount..<max(request.history.count, request.history.sharedCount)
    {
      let (text, element) = request.history.located(index)
      for (offset, block) in text.blocks[element.blockRange].enumerated()
      where Int(block.end - block.start) > Self.toolResultLimit
        && (block.kind == .toolResult || element.role == .tool)
      {
        findings.append(
          StructureFinding(
            "oversized-tool-result", "oversized-tool-result",
            "a tool result has \(block.end - block.start) bytes", severity: .warning,
            effect: .stable,
            pointers: [request.blockPointer(request.history.member, index, offset)],
            range: request.range(request.history.member, index, offset),
            remedy: "Cut it before it is first sent; every later turn pays for it again."))
      }
    }
    return findings
  }

  /// Messages with the role `system` where the model or the place does not take them.
  private func messageFindings(_ request: CapturedRequest) -> [StructureFinding] {
    guard request.dialect == .anthropicMessages, request.history.form == .list,
      request.history.count > 0
    else { return [] }
    let traits = meter.reference(request.model)?.model?.traits ?? []
    for index in request.history.notable
    where request.history.element(index).role == .system {
      guard index == 0 || traits.contains(.rejectsSystemMessages) else { continue }
      return [
        StructureFinding(
          "rejected-parameter", "misplaced-system-message",
          index == 0
            ? "a message with the role 'system' may not come first"
            : "'\(request.model ?? "")' takes no messages with the role 'system'",
          pointers: ["/messages/\(index)/role"], range: request.range(.messages, index, 0),
          remedy: "Put it into the system member.")
      ]
    }
    return []
  }

  private func forcesTool(_ request: CapturedRequest) -> Bool {
    guard let type = value(of: .toolChoice, in: request)?["type"] else { return false }
    return type.isString("any") || type.isString("tool")
  }

  private func value(of member: PrefixMember, in request: CapturedRequest) -> JSONValue? {
    request.text(member).flatMap { try? JSONDocument(parsing: $0.raw).root }
  }

  private func range(of member: PrefixMember, in request: CapturedRequest) -> Range<Int>? {
    guard let start = request.valueStarts[member], let text = request.text(member) else {
      return nil
    }
    return start..<(start + text.raw.count)
  }
}

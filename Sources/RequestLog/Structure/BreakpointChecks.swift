import JSONText
import PromptCache
import SourceText

/// Checks of the markers of one body against the provider's documented rules.
enum BreakpointChecks {
  /// The most markers that Anthropic takes; a fifth is an error.
  private static let limit = 4

  static func findings(in request: CapturedRequest) -> [StructureFinding] {
    guard request.cachesAtMarkersOnly else { return explicitModeFindings(request) }
    var findings: [StructureFinding] = []
    findings += countFindings(request)
    findings += orderFindings(request)
    for breakpoint in request.breakpoints {
      if let finding = markerFinding(request, breakpoint) { findings.append(finding) }
      if let finding = carrierFinding(request, breakpoint) { findings.append(finding) }
    }
    findings += nestedFindings(request)
    findings += strayFindings(request)
    findings += automaticFindings(request)
    return findings
  }

  /// OpenAI's explicit mode without a marker, which switches caching off.
  private static func explicitModeFindings(_ request: CapturedRequest) -> [StructureFinding] {
    guard let mode = request.body.value("prompt_cache_options")?["mode"], mode.isString("explicit"),
      !request.history.wholeRaw.withUnsafeBytes({ $0.contains(explicitMarker) })
    else { return [] }
    return [
      StructureFinding(
        "no-breakpoint", "breakpoint-missing",
        "prompt_cache_options asks for explicit breakpoints and the body has none: nothing is cached",
        effect: .inefficient, pointers: ["/prompt_cache_options/mode"],
        range: request.body.range("prompt_cache_options"),
        remedy: "Put a prompt_cache_breakpoint on the last content part that requests share.")
    ]
  }

  private static let explicitMarker = Array("\"prompt_cache_breakpoint\"".utf8)

  private static func countFindings(_ request: CapturedRequest) -> [StructureFinding] {
    let count = request.breakpoints.count
    guard count > limit else { return [] }
    let automatic = request.breakpoints.contains(where: \.isAutomatic)
    return [
      StructureFinding(
        "too-many-breakpoints", "breakpoint-count",
        "\(count) cache breakpoints\(automatic ? ", the automatic one with them" : ""), "
          + "the API takes at most \(limit)",
        pointers: request.breakpoints.map { request.pointer(of: $0) },
        range: request.range(of: request.breakpoints[limit]),
        remedy: "Keep the markers that cover the most and change the least, at most \(limit).")
    ]
  }

  private static func orderFindings(_ request: CapturedRequest) -> [StructureFinding] {
    let ordered = request.breakpoints.sorted { $0.position < $1.position }
    guard let short = ordered.first(where: { !$0.marker.isLong }),
      let long = ordered.last(where: { $0.marker.isLong && $0.position > short.position })
    else { return [] }
    return [
      StructureFinding(
        "ttl-order", "ttl-order", "a breakpoint of 5 minutes stands before one of an hour",
        pointers: [request.pointer(of: short), request.pointer(of: long)],
        range: request.range(of: long),
        remedy: "Put the longer lifetime first, or give all breakpoints the same.")
    ]
  }

  private static func markerFinding(
    _ request: CapturedRequest, _ breakpoint: Breakpoint
  ) -> StructureFinding? {
    switch breakpoint.marker {
    case .unknownTTL:
      StructureFinding(
        "invalid-ttl", "invalid-ttl", "the ttl of a breakpoint is neither \"5m\" nor \"1h\"",
        pointers: [request.pointer(of: breakpoint) + "/ttl"], range: request.range(of: breakpoint),
        remedy: "Write \"5m\", \"1h\" or no ttl.")
    case .unknownType:
      StructureFinding(
        "invalid-ttl", "invalid-marker", "a breakpoint is not {\"type\": \"ephemeral\"}",
        pointers: [request.pointer(of: breakpoint)], range: request.range(of: breakpoint),
        remedy: "Write {\"type\": \"ephemeral\"}, with a ttl where one is needed.")
    default: nil
    }
  }

  /// Blocks that cannot carry a marker.
  private static func carrierFinding(
    _ request: CapturedRequest, _ breakpoint: Breakpoint
  ) -> StructureFinding? {
    guard !breakpoint.isAutomatic, let (block, raw) = carrier(request, breakpoint) else {
      return nil
    }
    let fault: (cause: String, what: String)
    switch block.kind {
    case .thinking, .redactedThinking:
      fault = ("breakpoint-on-thinking", "a thinking block")
    case .text where isEmptyText(raw):
      fault = ("breakpoint-on-empty", "an empty text block")
    default:
      guard block.flags.contains(.deferred) else { return nil }
      fault = ("breakpoint-on-deferred-tool", "a tool with defer_loading")
    }
    return StructureFinding(
      "uncacheable-block", fault.cause,
      "a breakpoint stands on \(fault.what), which cannot carry one",
      pointers: [request.pointer(of: breakpoint)], range: request.range(of: breakpoint),
      remedy: "Move the marker to the nearest block before it that can carry one.")
  }

  private static func carrier(
    _ request: CapturedRequest, _ breakpoint: Breakpoint
  ) -> (PrefixBlock, ArraySlice<UInt8>)? {
    if breakpoint.member == request.history.member {
      let (text, element) = request.history.located(breakpoint.element)
      guard let block = text.blocks[element.blockRange].dropFirst(breakpoint.block).first else {
        return nil
      }
      return (block, text.rawBytes(block))
    }
    guard let text = request.text(breakpoint.member) else { return nil }
    let element = text.elements[breakpoint.element]
    return (text.blocks[element.firstBlock], text.rawBytes(element))
  }

  /// Empty as the documentation has it, or of nothing but white space.
  private static func isEmptyText(_ raw: ArraySlice<UInt8>) -> Bool {
    guard raw.count < 4096, let value = try? JSONDocument(parsing: Array(raw)).root,
      let text = value["text"]
    else { return false }
    return text.stringBytes().allSatisfy { $0 <= 0x20 }
  }

  /// Markers inside a tool result or document: only one on the last inner block is accepted.
  private static func nestedFindings(_ request: CapturedRequest) -> [StructureFinding] {
    var findings: [StructureFinding] = []
    for index in request.history.notable {
      let (text, element) = request.history.located(index)
      for (offset, block) in text.blocks[element.blockRange].enumerated()
      where block.flags.contains(.markedInside) && block.kind != .toolUse {
        guard let value = try? JSONDocument(parsing: Array(text.rawBytes(block))).root,
          let inner = misplacedMarker(in: value)
        else { continue }
        findings.append(
          StructureFinding(
            "uncacheable-block", "nested-breakpoint",
            "a breakpoint stands on a block inside another that is not its last one",
            pointers: [request.blockPointer(request.history.member, index, offset) + inner],
            range: request.range(request.history.member, index, offset),
            remedy: "Put the marker on the outer block."))
      }
    }
    return findings
  }

  /// Markers on a message instead of on one of its blocks: a string content cannot carry one.
  private static func strayFindings(_ request: CapturedRequest) -> [StructureFinding] {
    // Gateways that take chat completions mark the message's last block for it.
    guard request.dialect.cachesAtMarkersOnly else { return [] }
    return request.history.notable.compactMap { index in
      guard request.history.element(index).messageMarker != nil else { return nil }
      let isString = request.history.blocks(of: index).first?.kind == .string
      return StructureFinding(
        "uncacheable-block", isString ? "breakpoint-on-string" : "breakpoint-on-message",
        "a breakpoint stands on a message"
          + (isString ? " with string content, which cannot carry one" : " instead of a block"),
        pointers: ["/\(request.history.member.rawValue)/\(index)/cache_control"],
        range: request.range(request.history.member, index, 0),
        remedy: "Write the content as a list of blocks and mark the last of them.")
    }
  }

  /// The pointer, inside a block, of a marker that the API rejects.
  private static func misplacedMarker(in block: JSONValue) -> String? {
    for (path, list) in [
      ("/content", block["content"]), ("/source/content", block["source"]?["content"]),
    ] {
      guard let list, list.kind == .array else { continue }
      let count = list.count
      for (index, element) in list.elements.enumerated()
      where element["cache_control"].map({ $0.kind != .null }) == true && index + 1 < count {
        return "\(path)/\(index)/cache_control"
      }
    }
    if block["citations"]?.kind == .array { return "/citations" }
    return nil
  }

  /// Automatic caching whose target already has a marker of another lifetime.
  private static func automaticFindings(_ request: CapturedRequest) -> [StructureFinding] {
    guard let automatic = request.breakpoints.first(where: \.isAutomatic),
      let explicit = request.breakpoints.first(where: {
        !$0.isAutomatic && $0.position == automatic.position
      }), explicit.marker.isLong != automatic.marker.isLong
    else { return [] }
    return [
      StructureFinding(
        "ttl-order", "automatic-ttl-conflict",
        "automatic caching and the marker of the last block have different lifetimes",
        pointers: ["/cache_control", request.pointer(of: explicit)],
        range: request.range(of: automatic),
        remedy: "Give both the same ttl, or leave one of them out.")
    ]
  }
}

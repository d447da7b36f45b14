import CacheSimulation
import JSONText
import PromptCache
import SourceText

/// Makes `LoggedRequest`s of captured ones, measuring each block once.
final class LoggedRequestReader {
  private let meter: TokenMeter
  private var known: [Key: Known] = [:]
  /// More different blocks than this are not kept.
  private static let limit = 1 << 18

  private struct Key: Hashable {
    var digest: WireDigest
    var model: String?
  }

  private struct Known {
    var tokens: Estimate
    var call: LoggedCall?
  }

  init(meter: TokenMeter) { self.meter = meter }

  func read(_ request: CapturedRequest, lane: Int) -> LoggedRequest {
    var logged = LoggedRequest(
      reference: RequestReference(request), model: meter.reference(request.model),
      milliseconds: request.record.time.flatMap { seconds in
        abs(seconds) < 1e12 ? Int(seconds * 1000) : nil
      }, lane: lane, group: request.record.group, outcome: request.record.outcome,
      isFailed: request.record.isFailed, usage: request.record.usage,
      service: Self.service(of: request), blocks: [], marks: [],
      marksImplicitly: request.marksImplicitly, scope: scope(of: request),
      cachesAtMarkersOnly: request.cachesAtMarkersOnly)
    for member in request.dialect.layout {
      let section: CachePosition.Section
      switch member.section {
      case .tools: section = .tools
      case .system: section = .system
      case .messages: section = .messages
      case .routing, .parameters: continue
      }
      if member == request.history.member {
        appendHistory(of: request, to: &logged.blocks)
      } else if let text = request.text(member) {
        for element in text.elements {
          append(
            text.blocks[element.firstBlock], text.rawBytes(element), section, request.model,
            to: &logged.blocks)
        }
      }
    }
    addOverhead(request, to: &logged)
    logged.marks = marks(
      of: request, count: logged.blocks.count, ttls: logged.model?.model?.provider.ttls ?? [])
    return logged
  }

  private static func service(of request: CapturedRequest) -> ServiceLevel {
    func word(_ name: String, asked: JSONValue?) -> String? {
      request.record.served[name] ?? asked?.string
    }
    func value(of member: PrefixMember) -> JSONValue? {
      request.text(member).flatMap { try? JSONDocument(parsing: $0.raw).root }
    }
    let tier = word("service_tier", asked: value(of: .serviceTier))
    var level = ServiceLevel()
    level.isBatch = request.record.isBatch || tier == "batch" || tier == "flex"
    level.isPriority = tier == "priority"
    level.isFast = word("speed", asked: value(of: .speed)) == "fast"
    level.isInUS = word("inference_geo", asked: request.body.value("inference_geo")) == "us"
    return level
  }

  private func appendHistory(of request: CapturedRequest, to blocks: inout [LoggedBlock]) {
    let leading = request.leadingInstructions
    for index in 0..<request.history.count {
      let (text, element) = request.history.located(index)
      let section: CachePosition.Section = index < leading ? .system : .messages
      if element.blockCount == 0 {
        let raw = text.rawBytes(element)
        let found = measured(element.digest, request.model) {
          Known(tokens: self.meter.tokens(ofJSON: raw, model: request.model), call: nil)
        }
        blocks.append(
          LoggedBlock(
            content: element.digest.value, tokens: found.tokens, section: section, kind: .block,
            message: index, endsMessage: false, call: nil))
      }
      let role = element.role
      for block in text.blocks[element.blockRange] {
        append(
          block, text.rawBytes(block), section, request.model,
          isResult: role == .tool, to: &blocks)
        blocks[blocks.count - 1].message = index
        // The digest of a block says nothing of who speaks.
        var hash = PrefixHash(seed: UInt64(role.rawValue))
        hash.combine(blocks[blocks.count - 1].content)
        blocks[blocks.count - 1].content = hash.value
      }
      if request.isMessageEnd(index, leading: leading), !blocks.isEmpty {
        blocks[blocks.count - 1].endsMessage = true
      }
    }
  }

  private func append(
    _ block: PrefixBlock, _ raw: ArraySlice<UInt8>, _ section: CachePosition.Section,
    _ model: String?, isResult: Bool = false, to blocks: inout [LoggedBlock]
  ) {
    if block.flags.contains(.deferred) { return }
    let kind: CachePosition.Kind =
      block.kind == .toolUse
      ? .toolUse : block.kind == .toolResult || isResult ? .toolResult : .block
    let found = measured(block.digest, model) {
      Known(
        tokens: self.meter.tokens(of: block, raw, model: model),
        call: LoggedCall(raw, section: section, kind: kind))
    }
    blocks.append(
      LoggedBlock(
        content: block.digest.value, tokens: found.tokens, section: section, kind: kind,
        message: 0, endsMessage: false, call: found.call))
  }

  private func measured(_ digest: WireDigest, _ model: String?, _ make: () -> Known) -> Known {
    let key = Key(digest: digest, model: model)
    if let found = known[key] { return found }
    if known.count >= Self.limit { known = [:] }
    let made = make()
    known[key] = made
    return made
  }

  /// What tools add to a request before the first of them.
  private func addOverhead(_ request: CapturedRequest, to logged: inout LoggedRequest) {
    guard let model = logged.model?.model, logged.blocks.first?.section == .tools else { return }
    let count = logged.blocks.count { $0.section == .tools }
    let overhead = model.overhead(toolCount: count)
    logged.blocks[0].tokens.point &+= overhead.tools
    logged.blocks[0].tokens.high &+= overhead.tools
  }

  private func marks(
    of request: CapturedRequest, count: Int, ttls: [CacheTTL]
  ) -> [CacheMark] {
    let (short, long) = (ttls.first ?? .fiveMinutes, ttls.last ?? .oneHour)
    var marks: [CacheMark] = []
    for breakpoint in request.breakpoints.sorted(by: { $0.position < $1.position })
    where breakpoint.position > 0 && breakpoint.position <= count {
      let mark = CacheMark(
        position: breakpoint.position - 1, ttl: breakpoint.marker.isLong ? long : short)
      if marks.last?.position != mark.position { marks.append(mark) }
    }
    return marks
  }

  private func scope(of request: CapturedRequest) -> CacheScope {
    let switches = CacheSwitches()
    var scope = CacheScope()
    func fold(_ text: PrefixText, _ tier: CachePosition.Section) {
      fold(Array(text.member.rawValue.utf8), text.raw, tier)
    }
    func fold(_ name: [UInt8], _ value: [UInt8], _ tier: CachePosition.Section) {
      let path: WritableKeyPath<CacheScope, UInt64> =
        switch tier {
        case .tools: \.whole
        case .system: \.system
        case .messages: \.messages
        }
      var hash = PrefixHash(seed: scope[keyPath: path])
      hash.combine(name)
      hash.combine(value)
      scope[keyPath: path] = hash.value
    }
    for text in request.texts {
      switch text.member {
      case .speed: fold(text, ScopeParameter.speed.tier(under: switches))
      case .promptCacheKey: fold(text, .tools)
      case .serviceTier
      where !request.asksForStandardTier && request.members.contains(.serviceTier):
        fold(text, .tools)
      case .toolChoice: fold(text, ScopeParameter.toolChoice.tier(under: switches))
      case .thinking: fold(text, ScopeParameter.thinking.tier(under: switches))
      case .outputConfig:
        for (name, value) in text.objectMembers {
          let parameter: ScopeParameter =
            switch String(decoding: name, as: UTF8.self) {
            case "format": .outputFormat
            case "task_budget": .taskBudget
            default: .effort
            }
          fold(name, FirstDifference.compact(value), parameter.tier(under: switches))
        }
      case .outputFormat, .responseFormat:
        fold(text, ScopeParameter.outputFormat.tier(under: switches))
      default: break
      }
    }
    return scope
  }
}

extension LoggedCall {
  /// The most bytes of a text that are kept, and the most texts of a call.
  private static let textLimit = 16 << 10
  private static let countLimit = 16

  /// Reads a tool, a call or a result; nil for all other blocks.
  convenience init?(
    _ raw: ArraySlice<UInt8>, section: CachePosition.Section, kind: CachePosition.Kind
  ) {
    guard section == .tools || kind != .block,
      let value = try? JSONDocument(parsing: Array(raw)).root
    else { return nil }
    let inner =
      value["function"] ?? value["toolSpec"] ?? value["toolUse"] ?? value["toolResult"] ?? value
    let name = inner["name"].map(\.string)
    if section == .tools {
      self.init(name: name, id: nil, texts: [])
      return
    }
    let id = inner["tool_use_id"] ?? inner["call_id"] ?? inner["toolUseId"] ?? inner["id"]
    var texts: [[UInt8]] = []
    if kind == .toolUse {
      Self.collect(inner["input"] ?? inner["arguments"], depth: 0, into: &texts)
    } else {
      texts = [Array(MessageText.text(of: inner).prefix(Self.textLimit))]
    }
    self.init(name: name, id: id.map(\.string), texts: texts)
  }

  private static func collect(_ value: JSONValue?, depth: Int, into texts: inout [[UInt8]]) {
    guard let value, depth < 8, texts.count < countLimit else { return }
    switch value.kind {
    case .string:
      let text = value.stringBytes()
      if text.first == 0x7B, let inner = try? JSONDocument(parsing: text) {
        collect(inner.root, depth: depth + 1, into: &texts)
      } else {
        texts.append(Array(text.prefix(256)))
      }
    case .number: texts.append(Array(value.rawBytes))
    case .array: for element in value.elements { collect(element, depth: depth + 1, into: &texts) }
    case .object:
      for member in value.members { collect(member.value, depth: depth + 1, into: &texts) }
    default: break
    }
  }
}

/// Finds the lanes that a request may belong to without looking at each of them.
struct LaneIndex {
  /// The latest lane in which content, or a piece of instructions, was seen.
  private var lanes: [WireDigest: Int32] = [:]

  /// More entries than this are dropped, and only live lanes entered again.
  static let limit = 1 << 21

  var isFull: Bool { lanes.count > Self.limit }

  mutating func removeAll() { lanes.removeAll(keepingCapacity: true) }

  mutating func enter(_ digests: some Sequence<WireDigest>, lane: Int) {
    for digest in digests { lanes[digest] = Int32(truncatingIfNeeded: lane) }
  }

  /// The lanes that hold some of the digests, those that hold most first; the later of equals first.
  func candidates(_ digests: some Sequence<WireDigest>, limit: Int) -> [Int] {
    var hits: [Int32: Int] = [:]
    for digest in digests {
      if let lane = lanes[digest] { hits[lane, default: 0] += 1 }
    }
    let ordered = hits.sorted { ($0.value, $0.key) > ($1.value, $1.key) }
    return ordered.prefix(limit).map { Int($0.key) }
  }
}

extension CapturedRequest {
  /// The digests of the content blocks from a message on; at most some thousands.
  func contentDigests(from start: Int = 0) -> [WireDigest] {
    var digests: [WireDigest] = []
    for index in start..<max(history.count, start) {
      let (text, element) = history.located(index)
      if element.role.isInstruction { continue }
      for block in element.blockRange { digests.append(text.blocks[block].digest) }
      if digests.count >= 4096 { return digests }
    }
    return digests
  }

  /// Of the tools and the system prompt, wherever the API has it.
  var instructionDigest: WireDigest {
    var digest = WireDigest.empty
    for member in dialect.layout where member.section == .tools || member.section == .system {
      guard let text = text(member), !(text.form == .list && text.elements.isEmpty) else {
        continue
      }
      digest = digest.followed(by: UInt8(truncatingIfNeeded: member.rawValue.utf8.count))
      digest = digest.followed(by: text.digest)
      for element in text.elements { digest = digest.followed(by: element.digest) }
    }
    var index = 0
    while index < history.count, history.element(index).role.isInstruction {
      digest = digest.followed(by: history.element(index).digest)
      index += 1
    }
    return digest
  }

  /// The digest of the instructions with the parameters that decide whether they can be read at all.
  func familyDigest(_ instructions: WireDigest) -> WireDigest {
    var digest = instructions
    for member in dialect.cautiousLayout.prefix(while: { $0.section != .tools }) {
      guard let text = text(member) else { continue }
      digest = digest.followed(by: UInt8(truncatingIfNeeded: member.rawValue.utf8.count))
      digest = digest.followed(by: text.digest)
    }
    return digest.followed(by: 0)
  }

  /// The digests of the pieces of the instructions: tools, lines and sentences, the cache key.
  func instructionPieces() -> [WireDigest] {
    var digests = text(.tools)?.elements.map(\.digest) ?? []
    if let key = text(.promptCacheKey) { digests.append(key.digest) }
    let bytes = InstructionLikeness.instructionBytes(self)
    digests += TextLikeness.digests(of: bytes.count > 1 << 16 ? Array(bytes[..<(1 << 16)]) : bytes)
    if bytes.count >= 128 {
      digests.append(WireDigest(of: Array(bytes.prefix(64))))
      digests.append(WireDigest(of: Array(bytes.suffix(64))))
    }
    return digests
  }
}

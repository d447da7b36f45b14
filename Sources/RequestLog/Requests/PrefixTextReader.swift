import JSONText

/// Reads the value of a body member into positions, checking its JSON on the way.
///
/// Each byte is scanned once and compacted once; nothing is built for values further inside.
struct PrefixTextReader {
  let member: PrefixMember
  let bytes: UnsafeRawBufferPointer
  private let scanner: JSONScanner
  private let compactor: WireCompactor
  /// Where the raw bytes of the text under construction start; offsets count from there.
  private let origin: Int
  private var elements: [PrefixElement] = []
  private var blocks: [PrefixBlock] = []
  /// How many cache points the list at hand has had so far.
  private var cachePoints: UInt8 = 0

  init(
    _ member: PrefixMember, in bytes: UnsafeRawBufferPointer, origin: Int, compactor: WireCompactor
  ) {
    self.member = member
    self.bytes = bytes
    self.origin = origin
    self.compactor = compactor
    scanner = JSONScanner(bytes)
  }

  /// Reads the whole value at `origin`.
  mutating func readValue() throws(JSONSyntaxError) -> (text: PrefixText, end: Int) {
    let first = origin < bytes.count ? bytes[origin] : 0
    if first == 0x5B { return try readList(from: origin + 1, isContinued: false) }
    let end = try scanner.valueEnd(from: origin)
    appendBlockElement(origin..<end)
    let form: PrefixText.Form =
      switch first {
      case 0x22: .string
      case 0x7B: .object
      default: .scalar
      }
    return (finished(end: end, form: form, digest: elements[0].digest), end)
  }

  /// Reads the elements from `start` on up to the closing bracket.
  ///
  /// - Parameter isContinued: Whether elements stand before `start`, so that a comma must follow.
  mutating func readList(
    from start: Int, isContinued: Bool
  ) throws(JSONSyntaxError) -> (text: PrefixText, end: Int) {
    var index = start
    var needsComma = isContinued
    while true {
      index = scanner.whitespaceEnd(from: index)
      let byte = index < bytes.count ? bytes[index] : 0
      if byte == 0x5D { break }
      if needsComma {
        guard byte == 0x2C else { throw JSONSyntaxError(.expectedCommaOrBracket, at: index) }
        index = scanner.whitespaceEnd(from: index + 1)
        if index < bytes.count, bytes[index] == 0x5D {
          throw JSONSyntaxError(.trailingComma, at: index)
        }
      }
      index = try readElement(from: index)
      needsComma = true
    }
    return (finished(end: index + 1, form: .list, digest: .empty), index + 1)
  }

  private func finished(end: Int, form: PrefixText.Form, digest: WireDigest) -> PrefixText {
    PrefixText(
      member: member, raw: Array(bytes[origin..<end]), form: form, digest: digest,
      elements: elements, blocks: blocks)
  }

  private mutating func readElement(from start: Int) throws(JSONSyntaxError) -> Int {
    if member.section == .messages, start < bytes.count, bytes[start] == 0x7B {
      return try readMessage(from: start)
    }
    let end = try scanner.valueEnd(from: start)
    if !takeCachePoint(start..<end, after: elements.last?.firstBlock ?? blocks.count) {
      appendBlockElement(start..<end)
    }
    return end
  }

  /// Adds an element that is a position of its own: a tool, a system block, a plain string.
  private mutating func appendBlockElement(_ range: Range<Int>) {
    let first = blocks.count
    appendBlock(range)
    elements.append(
      PrefixElement(
        digest: blocks[first].digest, envelope: .empty, start: range.lowerBound - origin,
        end: range.upperBound - origin, firstBlock: first, blockCount: 1, role: .none))
  }

  private mutating func appendBlock(_ range: Range<Int>, isContent: Bool = false) {
    let raw = UnsafeRawBufferPointer(rebasing: bytes[range])
    let facts = compactor.compact(raw)
    var kind = PrefixBlock.Kind.string
    if raw.first == 0x7B {
      kind = PrefixBlock.Kind(
        type: facts.type.map { UnsafeRawBufferPointer(rebasing: compactor.bytes[$0]) })
    }
    var flags: PrefixBlock.Flags = []
    if facts.hasNestedMarker { flags.insert(.markedInside) }
    if isContent, kind == .string { compactor.wrapAsTextBlock() }
    if member == .tools, Self.isDeferred(compactor.bytes) { flags.insert(.deferred) }
    blocks.append(
      PrefixBlock(
        digest: compactor.digest, start: UInt32(truncatingIfNeeded: range.lowerBound - origin),
        end: UInt32(truncatingIfNeeded: range.upperBound - origin), kind: kind, flags: flags,
        marker: facts.marker.flatMap { CacheMarker(raw[$0]) } ?? toolConfigMarker()
          ?? hoistedMarker(facts, kind), cachePointsBefore: cachePoints))
  }

  /// Gives the block before a cache point of Amazon Bedrock its marker; false for all other elements.
  ///
  /// A cache point is no position: as the conversation grows it moves on, like `cache_control`.
  ///
  /// - Parameter first: The first block of the list that the element stands in.
  private mutating func takeCachePoint(_ range: Range<Int>, after first: Int) -> Bool {
    let raw = UnsafeRawBufferPointer(rebasing: bytes[range])
    guard first < blocks.count, raw.count < 128, raw.contains(Self.cachePointKey) else {
      return false
    }
    _ = compactor.compact(raw)
    guard compactor.bytes.starts(with: "{\"cachePoint\":".utf8) else { return false }
    blocks[blocks.count - 1].marker =
      compactor.bytes.contains(Array("\"1h\"".utf8)) ? .oneHour : .fiveMinutes
    blocks[blocks.count - 1].flags.insert(.beforeCachePoint)
    cachePoints &+= 1
    return true
  }

  private static let cachePointKey = Array("\"cachePoint\"".utf8)

  /// The marker of a result or document whose inner block carries one: the API moves it outwards.
  private func hoistedMarker(
    _ facts: WireCompactor.Facts, _ kind: PrefixBlock.Kind
  ) -> CacheMarker? {
    guard facts.hasNestedMarker, kind == .toolResult || kind == .document else { return nil }
    return .standard
  }

  /// The marker of Amazon Bedrock's tools, which are one position here: the cache point among them.
  private func toolConfigMarker() -> CacheMarker? {
    // A property of a tool's schema may have that name, but not that value.
    let points = ["{\"cachePoint\":{\"type\":\"default\"", "{\"cachePoint\":{\"ttl\":"]
    guard member == .toolConfig,
      points.contains(where: { compactor.bytes.contains(Array($0.utf8)) })
    else { return nil }
    return compactor.bytes.contains(Array("\"ttl\":\"1h\"".utf8)) ? .oneHour : .fiveMinutes
  }

  /// Whether a compacted tool says `defer_loading`, so that the provider leaves it out of the key.
  private static func isDeferred(_ tool: UnsafeRawBufferPointer) -> Bool {
    tool.contains(Array("\"defer_loading\":true".utf8))
  }

  /// Reads a message: its content blocks are positions, all its other members its envelope.
  private mutating func readMessage(from start: Int) throws(JSONSyntaxError) -> Int {
    let firstBlock = blocks.count
    cachePoints = 0
    var envelope = WireDigest.empty
    var role = PrefixElement.Role.none
    var messageMarker: CacheMarker?
    var index = scanner.whitespaceEnd(from: start + 1)
    if index < bytes.count, bytes[index] == 0x7D {
      index += 1
    } else {
      while true {
        let keyStart = index
        guard keyStart < bytes.count, bytes[keyStart] == 0x22 else {
          throw JSONSyntaxError(.expectedKey, at: keyStart)
        }
        let keyEnd = try scanner.stringEnd(from: keyStart)
        let key = UnsafeRawBufferPointer(rebasing: bytes[(keyStart + 1)..<(keyEnd - 1)])
        let valueStart = scanner.whitespaceEnd(from: try scanner.colonEnd(from: keyEnd))
        let first = valueStart < bytes.count ? bytes[valueStart] : 0
        if isContentKey(key), first == 0x5B {
          index = try readBlocks(from: valueStart)
          envelope = envelope.followed(by: 1)
        } else if isContentKey(key), first == 0x22 {
          index = try scanner.valueEnd(from: valueStart)
          appendBlock(valueStart..<index, isContent: true)
          envelope = envelope.followed(by: 2)
        } else {
          index = try scanner.valueEnd(from: valueStart)
          if key.elementsEqual("cache_control".utf8) {
            messageMarker = CacheMarker(bytes[valueStart..<index])
          } else {
            envelope = envelope.followed(by: WireDigest(of: key))
            _ = compactor.compact(UnsafeRawBufferPointer(rebasing: bytes[valueStart..<index]))
            envelope = envelope.followed(by: compactor.digest)
          }
          if key.elementsEqual("role".utf8), index - valueStart >= 2 {
            role = .init(
              UnsafeRawBufferPointer(rebasing: bytes[(valueStart + 1)..<(index - 1)]))
          }
        }
        index = scanner.whitespaceEnd(from: index)
        let byte = index < bytes.count ? bytes[index] : 0
        if byte == 0x7D {
          index += 1
          break
        }
        guard byte == 0x2C else { throw JSONSyntaxError(.expectedCommaOrBrace, at: index) }
        index = scanner.whitespaceEnd(from: index + 1)
      }
    }
    appendMessage(start..<index, firstBlock, envelope, role)
    elements[elements.count - 1].messageMarker = messageMarker
    return index
  }

  private mutating func appendMessage(
    _ range: Range<Int>, _ firstBlock: Int, _ envelope: WireDigest, _ role: PrefixElement.Role
  ) {
    var digest = envelope
    for block in blocks[firstBlock...] { digest = digest.followed(by: block.digest) }
    elements.append(
      PrefixElement(
        digest: digest, envelope: envelope, start: range.lowerBound - origin,
        end: range.upperBound - origin, firstBlock: firstBlock,
        blockCount: blocks.count - firstBlock, role: role))
  }

  private func isContentKey(_ key: UnsafeRawBufferPointer) -> Bool {
    key.elementsEqual("content".utf8) || (member == .contents && key.elementsEqual("parts".utf8))
  }

  /// Reads the blocks of a content list and returns the end of the list.
  private mutating func readBlocks(from start: Int) throws(JSONSyntaxError) -> Int {
    let first = blocks.count
    var index = scanner.whitespaceEnd(from: start + 1)
    if index < bytes.count, bytes[index] == 0x5D { return index + 1 }
    while true {
      let end = try scanner.valueEnd(from: index)
      let range = scanner.whitespaceEnd(from: index)..<end
      if !takeCachePoint(range, after: first) { appendBlock(range) }
      index = scanner.whitespaceEnd(from: end)
      let byte = index < bytes.count ? bytes[index] : 0
      if byte == 0x5D { return index + 1 }
      guard byte == 0x2C else { throw JSONSyntaxError(.expectedCommaOrBracket, at: index) }
      index = scanner.whitespaceEnd(from: index + 1)
    }
  }
}

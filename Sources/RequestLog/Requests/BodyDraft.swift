import JSONText

/// An object of a log that is a request body or a wrapper around one, as far as it was read.
struct BodyDraft {
  /// The whole object.
  var range: Range<Int>
  var texts: [PrefixText] = []
  var history: PrefixHistory?
  /// Where the values of `texts` and of the history start.
  var valueStarts: [PrefixMember: Int] = [:]
  /// All other members, by the raw ranges of their name (without quotes) and value.
  var members: [(name: Range<Int>, value: Range<Int>)] = []
  /// Members that were read as objects of their own because a body may stand in them.
  var inner: [(name: Range<Int>, draft: BodyDraft)] = []

  /// The value of a member outside the prefix.
  func value(_ name: String, in bytes: UnsafeRawBufferPointer) -> Range<Int>? {
    members.last { bytes[$0.name].elementsEqual(name.utf8) }?.value
  }
}

/// Reads objects of a log into drafts.
struct BodyReader {
  let bytes: UnsafeRawBufferPointer
  let store: PrefixStore
  private let scanner: JSONScanner

  /// The names under which wrappers keep a request.
  private static let wrapperNames = [
    "request", "body", "params", "kwargs", "json", "payload", "data", "req", "input_data",
    "request_body", "requestBody", "raw_request", "parsed_body", "input", "inputBodyJson",
  ]
  private static let wrapperDepth = 4

  init(_ bytes: UnsafeRawBufferPointer, store: PrefixStore) {
    self.bytes = bytes
    self.store = store
    scanner = JSONScanner(bytes)
  }

  /// Reads the object at `start`.
  func read(at start: Int, depth: Int = 0) throws(JSONSyntaxError) -> BodyDraft {
    var draft = BodyDraft(range: start..<start)
    var index = scanner.whitespaceEnd(from: start + 1)
    if index < bytes.count, bytes[index] == 0x7D {
      draft.range = start..<(index + 1)
      return draft
    }
    while true {
      guard index < bytes.count, bytes[index] == 0x22 else {
        throw JSONSyntaxError(.expectedKey, at: index)
      }
      let keyEnd = try scanner.stringEnd(from: index)
      let name = (index + 1)..<(keyEnd - 1)
      let valueStart = scanner.whitespaceEnd(from: try scanner.colonEnd(from: keyEnd))
      index = try readMember(name, at: valueStart, depth: depth, into: &draft)
      index = scanner.whitespaceEnd(from: index)
      let byte = index < bytes.count ? bytes[index] : 0
      if byte == 0x7D {
        draft.range = start..<(index + 1)
        return draft
      }
      guard byte == 0x2C else { throw JSONSyntaxError(.expectedCommaOrBrace, at: index) }
      index = scanner.whitespaceEnd(from: index + 1)
    }
  }

  private func readMember(
    _ name: Range<Int>, at start: Int, depth: Int, into draft: inout BodyDraft
  ) throws(JSONSyntaxError) -> Int {
    let nameBytes = UnsafeRawBufferPointer(rebasing: bytes[name])
    let first = start < bytes.count ? bytes[start] : 0
    if let member = PrefixMember.named(nameBytes), isPlausible(member, first) {
      draft.valueStarts[member] = start
      if member.section == .messages {
        let (history, end) = try readHistory(member, at: start)
        draft.history = history
        return end
      }
      let (text, end) = try readText(member, at: start)
      draft.texts.removeAll { $0.member == member }
      draft.texts.append(text)
      return end
    }
    if first == 0x7B, depth < Self.wrapperDepth,
      Self.wrapperNames.contains(where: { nameBytes.elementsEqual($0.utf8) })
    {
      let inner = try read(at: start, depth: depth + 1)
      draft.inner.append((name, inner))
      return inner.range.upperBound
    }
    let end = try scanner.valueEnd(from: start)
    draft.members.append((name, start..<end))
    return end
  }

  /// Whether a member of this name can be what its name says in a request body.
  private func isPlausible(_ member: PrefixMember, _ first: UInt8) -> Bool {
    switch member {
    case .messages, .contents: first == 0x5B
    case .input, .prompt: first == 0x5B || first == 0x22
    case .tools, .functions: first == 0x5B
    default: true
    }
  }

  private func readText(
    _ member: PrefixMember, at start: Int
  ) throws(JSONSyntaxError) -> (PrefixText, Int) {
    if let known = store.text(member, at: UnsafeRawBufferPointer(rebasing: bytes[start...])) {
      return (known, start + known.raw.count)
    }
    var reader = PrefixTextReader(member, in: bytes, origin: start, compactor: store.compactor)
    let (text, end) = try reader.readValue()
    store.remember(text)
    return (text, end)
  }

  private func readHistory(
    _ member: PrefixMember, at start: Int
  ) throws(JSONSyntaxError) -> (PrefixHistory, Int) {
    let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
    if let (base, count) = store.history(member, at: rest), count > 0 {
      let origin = start + base.rawEnd(ofElements: count)
      var reader = PrefixTextReader(member, in: bytes, origin: origin, compactor: store.compactor)
      let (tail, end) = try reader.readList(from: origin, isContinued: true)
      return (PrefixHistory(base: base, sharedCount: count, tail: tail), end)
    }
    var reader = PrefixTextReader(member, in: bytes, origin: start, compactor: store.compactor)
    let (text, end) = try reader.readValue()
    return (PrefixHistory(base: nil, sharedCount: 0, tail: text), end)
  }
}

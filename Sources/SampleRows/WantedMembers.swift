import JSONText
import SourceText

/// The names of the members that a consumer asks for, and the search for them in a row.
///
/// The facts' names stand behind the wanted ones.
final class WantedMembers: Sendable {
  let names: [String]
  private let keys: [Key]
  /// The bytes of all names, one after another.
  private let text: [UInt8]
  /// The positions of the keys by their digests, where there are many.
  private let table: [UInt64: [Int]]
  private static let few = 24

  /// A name prepared for comparing it with many keys.
  private struct Key: Sendable {
    /// The first eight bytes, zeros before a shorter name.
    var head: UInt64
    /// The place of the name in `text`.
    var start: Int
    var count: Int
  }

  init(_ names: [String]) {
    self.names = names
    var keys: [Key] = []
    var text: [UInt8] = []
    for name in names + RowFacts.Key.allCases.map(\.rawValue) {
      let bytes = Array(name.utf8)
      let head = bytes.withUnsafeBytes { Self.head(of: $0) }
      keys.append(Key(head: head, start: text.count, count: bytes.count))
      text += bytes
    }
    self.keys = keys
    self.text = text
    guard keys.count > Self.few else {
      table = [:]
      return
    }
    table = text.withUnsafeBytes { text in
      Dictionary(grouping: keys.indices) { position in
        let end = keys[position].start + keys[position].count
        return Self.digest(
          of: UnsafeRawBufferPointer(rebasing: text[keys[position].start..<end]),
          head: keys[position].head)
      }
    }
  }

  /// The position of a fact's value among the located members.
  func position(of fact: RowFacts.Key) -> Int { names.count + fact.position }

  func name(at position: Int) -> String {
    position < names.count
      ? names[position] : RowFacts.Key.allCases[position - names.count].rawValue
  }

  /// Finds the members of a row in one pass that checks all of its bytes.
  func locate(in row: RowBuffer) -> Diagnostic? {
    var members = row.members
    row.members = []
    members.removeAll(keepingCapacity: true)
    members.append(contentsOf: repeatElement(nil, count: keys.count))
    row.unknownFacts.removeAll(keepingCapacity: true)
    var problem: Problem?
    var isDoubtful = false
    do throws(JSONSyntaxError) {
      problem = try row.bytes.withUnsafeBufferPointer { bytes throws(JSONSyntaxError) in
        var doubt = JSONDoubt(UnsafeRawBufferPointer(bytes), reusing: row.takeKeyRoom())
        let problem = try locate(
          in: UnsafeRawBufferPointer(bytes), members: &members, unknownFacts: &row.unknownFacts,
          &doubt)
        isDoubtful = doubt.isDoubtful
        row.keyRoom = doubt.takeKeys()
        return problem
      }
      if isDoubtful, problem == nil { problem = Self.unclearPart(of: row) }
    } catch {
      let end = min(error.offset + 1, row.bytes.count)
      problem = Problem(message: error.message, range: min(error.offset, end)..<end)
    }
    row.members = members
    return problem.map { problem in
      let span =
        problem.member.map { row.span(of: problem.range, named: $0) }
        ?? row.span(of: problem.range)
      return row.diagnostic(problem.message, at: span)
    }
  }

  private struct Problem {
    let message: String
    let range: Range<Int>
    /// The name of the member that it stands in.
    var member: String?
  }

  /// The first part of a row that has no single meaning: what no request can be made of.
  private static func unclearPart(of row: RowBuffer) -> Problem? {
    guard let root = try? JSONDocument(parsing: row.bytes).root else { return nil }
    do throws(JSONValueError) {
      _ = try root.promptValue()
      return nil
    } catch {
      let offset = error.offset
      let member = root.members.first { $0.value.range.contains(offset) }
      let leaf = root.smallest(holding: offset)
      return Problem(
        message: error.message, range: leaf?.range ?? offset..<(offset + 1),
        member: member?.key.string)
    }
  }

  private func locate(
    in bytes: UnsafeRawBufferPointer, members: inout [Range<Int>?],
    unknownFacts: inout [Range<Int>], _ doubt: inout JSONDoubt
  ) throws(JSONSyntaxError) -> Problem? {
    let scanner = JSONScanner(bytes)
    let start = scanner.whitespaceEnd(from: 0)
    if start < bytes.count, bytes[start] != 0x7B {
      let end = try scanner.valueEnd(from: start)
      return Problem(message: "expected an object, one for each row", range: start..<end)
    }
    var cursor = try JSONMemberCursor(scanner, at: start)
    while let member = try cursor.next(noting: &doubt) {
      let raw = UnsafeRawBufferPointer(rebasing: bytes[member.key])
      let isRepeated =
        member.keyHasEscapes
        ? note(member, named: JSONString.decoded(raw), in: &members, &unknownFacts)
        : note(
          member, named: UnsafeRawBufferPointer(rebasing: raw[1..<(raw.count &- 1)]), in: &members,
          &unknownFacts)
      if isRepeated {
        return Problem(message: "the key stands twice in this row", range: member.key)
      }
    }
    let end = scanner.whitespaceEnd(from: cursor.index)
    guard end == bytes.count else { throw JSONSyntaxError(.textAfterValue, at: end) }
    return nil
  }

  private func note(
    _ member: JSONMemberRange, named name: [UInt8], in members: inout [Range<Int>?],
    _ unknownFacts: inout [Range<Int>]
  ) -> Bool {
    name.withUnsafeBytes { note(member, named: $0, in: &members, &unknownFacts) }
  }

  /// Keeps the place of a wanted member; returns whether it has a place already.
  @inline(__always)
  private func note(
    _ member: JSONMemberRange, named name: UnsafeRawBufferPointer, in members: inout [Range<Int>?],
    _ unknownFacts: inout [Range<Int>]
  ) -> Bool {
    let head = Self.head(of: name)
    var isKnown = false
    if table.isEmpty {
      for position in keys.indices where keys[position].head == head {
        guard isSame(name, position) else { continue }
        if members[position] != nil { return true }
        members[position] = member.value
        isKnown = true
      }
    } else {
      for position in table[Self.digest(of: name, head: head)] ?? []
      where keys[position].head == head && isSame(name, position) {
        if members[position] != nil { return true }
        members[position] = member.value
        isKnown = true
      }
    }
    if !isKnown, name.first == UInt8(ascii: "$") { unknownFacts.append(member.key) }
    return false
  }

  /// Whether a name whose head is that of a key is the same as the key.
  @inline(__always)
  private func isSame(_ name: UnsafeRawBufferPointer, _ position: Int) -> Bool {
    keys[position].count == name.count && (name.count <= 8 || says(name, keys[position]))
  }

  private func says(_ name: UnsafeRawBufferPointer, _ key: Key) -> Bool {
    text.withUnsafeBytes { text in
      for index in 8..<key.count where name[index] != text[key.start &+ index] { return false }
      return true
    }
  }

  @inline(__always)
  private static func head(of name: UnsafeRawBufferPointer) -> UInt64 {
    if name.count >= 8 { return name.loadUnaligned(as: UInt64.self) }
    var head: UInt64 = 0
    for byte in name { head = head &<< 8 | UInt64(byte) }
    return head
  }

  /// A number that tells most names apart, also those that start alike.
  @inline(__always)
  private static func digest(of name: UnsafeRawBufferPointer, head: UInt64) -> UInt64 {
    guard name.count > 8 else { return head }
    let tail = name.loadUnaligned(fromByteOffset: name.count &- 8, as: UInt64.self)
    return head ^ (tail &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(truncatingIfNeeded: name.count)
  }
}

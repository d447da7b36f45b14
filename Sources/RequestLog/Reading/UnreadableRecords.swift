import JSONText

/// Counts what holds no request, by reason, and keeps the first place of each.
struct UnreadableRecords {
  private var records: [UnreadableRecord] = []
  private var indices: [String: Int] = [:]
  private static let limit = 1000

  mutating func add(_ record: UnreadableRecord) {
    if let index = indices[record.reason] {
      // Lines are not always read in the order of the file.
      if record.place.path == records[index].place.path,
        record.place.line < records[index].place.line
      {
        (records[index].place, records[index].offset) = (record.place, record.offset)
      }
      records[index].count += record.count
      return
    }
    guard records.count < Self.limit else { return }
    indices[record.reason] = records.count
    records.append(record)
  }

  /// The first of each reason, in the order of the files and of their lines.
  var inOrder: [UnreadableRecord] {
    var files: [String: Int] = [:]
    for record in records where files[record.place.path] == nil {
      files[record.place.path] = files.count
    }
    return records.enumerated().sorted { left, right in
      let (first, second) = (left.element.place, right.element.place)
      return (files[first.path] ?? 0, first.line, left.offset)
        < (files[second.path] ?? 0, second.line, right.offset)
    }.map(\.element)
  }
}

/// Names the shape of an object that holds no request, so that a reader knows what it was.
enum ShapeName {
  /// Names what a record wraps where it wraps something, and the record itself where not.
  static func ofRecord(
    _ draft: BodyDraft, _ value: JSONValue, in bytes: UnsafeRawBufferPointer
  ) -> String {
    guard let (name, inner) = draft.inner.first else { return of(value) }
    let names = inner.members.prefix(6).map { "'\(text($0.name, in: bytes))'" }
    return "a '\(text(name, in: bytes))' with \(names.joined(separator: ", ")) and no messages"
  }

  private static func text(_ range: Range<Int>, in bytes: UnsafeRawBufferPointer) -> String {
    String(decoding: bytes[range].prefix(24), as: UTF8.self)
  }

  static func of(_ value: JSONValue) -> String {
    guard value.kind == .object else { return "\(value.kind.name) where a request was expected" }
    if value["candidates"] != nil || value["choices"] != nil
      || value["content"] != nil
        && value["usage"] != nil
    {
      return "a response without its request"
    }
    let names = value.members.prefix(6).map { "'\($0.key.string.prefix(24))'" }
    return names.isEmpty
      ? "an empty object" : "an object with \(names.joined(separator: ", ")) and no messages"
  }
}

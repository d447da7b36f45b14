import JSONText
package import PromptSkeleton
package import SourceText

/// One set of values for the holes, with the facts about it.
package struct Row {
  let buffer: RowBuffer

  /// Counts from 1, invalid rows with it.
  package var number: Int { buffer.number }

  /// The row in its file.
  package var span: SourceSpan { buffer.span }

  /// The bytes of the row in its file, without the line break.
  package var range: Range<Int> { buffer.range }

  /// The row as a JSON object: as it stands in JSON lines, made from the row in other formats.
  package var json: [UInt8] { buffer.bytes }

  /// The JSON of a wanted member's value, by the name's position; nil where the row has none.
  ///
  /// Equal bytes mean equal values; unequal bytes may still mean the same (see `RenderedValue`).
  package func raw(_ position: Int) -> ArraySlice<UInt8>? {
    buffer.members[position].map { buffer.bytes[$0] }
  }

  /// Whether a wanted member's value has exactly these bytes, without making a slice of it.
  package func isRaw(_ position: Int, equalTo other: [UInt8]) -> Bool {
    guard let range = buffer.members[position], range.count == other.count else { return false }
    return buffer.bytes.withUnsafeBytes { bytes in
      other.withUnsafeBytes { UnsafeRawBufferPointer(rebasing: bytes[range]).elementsEqual($0) }
    }
  }

  /// The span of a wanted member's value, or of the row where it cannot be told from the rest.
  package func span(_ position: Int) -> SourceSpan? {
    buffer.members[position].map { buffer.span(of: $0, named: buffer.wanted.name(at: position)) }
  }

  /// A wanted member's value; nil where the row has none.
  package func value(_ position: Int) throws(InvalidRow) -> PromptValue? {
    guard let range = buffer.members[position] else { return nil }
    if let text = plainText(range) { return .string(text) }
    return try document(range).promptValue(in: buffer)
  }

  /// All members but the facts.
  package func values() throws(InvalidRow) -> PromptValue {
    guard case .object(let members) = try document(0..<buffer.bytes.count).promptValue(in: buffer)
    else { return .object([]) }
    return .object(members.filter { $0.name.utf8.first != UInt8(ascii: "$") })
  }

  /// The text of a string that has no escapes.
  private func plainText(_ range: Range<Int>) -> String? {
    buffer.bytes.withUnsafeBytes { bytes in
      let raw = UnsafeRawBufferPointer(rebasing: bytes[range])
      guard raw.first == 0x22, !raw.contains(0x5C) else { return nil }
      return String(decoding: raw[1..<(raw.count - 1)], as: UTF8.self)
    }
  }

  private func document(_ range: Range<Int>) throws(InvalidRow) -> JSONDocument {
    do throws(JSONSyntaxError) {
      return try JSONDocument(parsing: buffer.bytes, in: range)
    } catch {
      throw InvalidRow(buffer, error.message, at: error.offset)
    }
  }
}

/// A row that cannot be used.
package struct InvalidRow: Error {
  package let diagnostic: Diagnostic

  init(_ buffer: RowBuffer, _ message: String, at offset: Int) {
    let end = min(offset + 1, buffer.bytes.count)
    diagnostic = buffer.diagnostic(message, at: buffer.span(of: min(offset, end)..<end))
  }
}

extension JSONDocument {
  fileprivate func promptValue(in buffer: RowBuffer) throws(InvalidRow) -> PromptValue {
    do throws(JSONValueError) {
      return try root.promptValue()
    } catch {
      throw InvalidRow(buffer, error.message, at: error.offset)
    }
  }
}

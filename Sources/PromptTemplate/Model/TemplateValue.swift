package import SourceText

/// A JSON value of a template whose strings may have holes; members keep their written order.
package indirect enum TemplateValue: Sendable {
  case object([Member], SourceSpan)
  case array([TemplateValue], SourceSpan)
  case text(TemplateText, SourceSpan)
  /// A number, boolean or null in its JSON spelling.
  case atom([UInt8], SourceSpan)

  package struct Member: Sendable {
    package var name: [UInt8]
    package var nameSpan: SourceSpan
    package var value: TemplateValue

    package init(name: [UInt8], nameSpan: SourceSpan, value: TemplateValue) {
      self.name = name
      self.nameSpan = nameSpan
      self.value = value
    }
  }

  package var span: SourceSpan {
    switch self {
    case .object(_, let span), .array(_, let span), .text(_, let span), .atom(_, let span): span
    }
  }

  /// The value of an object's first member of that name.
  package func member(_ name: String) -> TemplateValue? {
    guard case .object(let members, _) = self else { return nil }
    return members.first { $0.name.elementsEqual(name.utf8) }?.value
  }

  package var isNull: Bool {
    if case .atom(let bytes, _) = self { bytes.first == UInt8(ascii: "n") } else { false }
  }

  /// The bytes of a text without holes, or nil.
  package var constantText: [UInt8]? {
    guard case .text(let text, _) = self else { return nil }
    var bytes: [UInt8] = []
    for piece in text.pieces {
      guard case .literal(let literal) = piece else { return nil }
      bytes += literal.bytes
    }
    return bytes
  }

  /// Calls a closure for every hole, in written order.
  package func forEachHole(_ body: (HoleReference) -> Void) {
    switch self {
    case .object(let members, _): for member in members { member.value.forEachHole(body) }
    case .array(let elements, _): for element in elements { element.forEachHole(body) }
    case .text(let text, _): for hole in text.holes { body(hole) }
    case .atom: break
    }
  }
}

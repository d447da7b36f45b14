package import PromptSkeleton
package import SourceText

/// A text with holes, in order.
package struct TemplateText: Sendable {
  package var pieces: [Piece]
  package var origin: TextOrigin

  package init(pieces: [Piece], origin: TextOrigin) {
    self.pieces = pieces
    self.origin = origin
  }

  package enum Piece: Sendable {
    case literal(Literal)
    case hole(HoleReference)
  }

  /// Bytes that are sent as they are.
  package struct Literal: Sendable {
    package var bytes: ArraySlice<UInt8>
    package var origin: TextOrigin
    /// Where the bytes start in the decoded text of their origin.
    package var start: Int

    /// The source span of a range of the literal's bytes, counted from its first byte.
    package func span(of range: Range<Int>) -> SourceSpan {
      origin.span(ofDecoded: (start + range.lowerBound)..<(start + range.upperBound))
    }
  }

  package var holes: some Sequence<HoleReference> {
    pieces.lazy.compactMap { piece in
      if case .hole(let hole) = piece { hole } else { nil }
    }
  }

  var hasHoles: Bool { holes.contains { _ in true } }

  /// Whether no byte can come of it: no hole and no literal that is not empty.
  package var isEmpty: Bool {
    pieces.allSatisfy { piece in
      if case .literal(let literal) = piece { literal.bytes.isEmpty } else { false }
    }
  }
}

/// A hole as written.
package struct HoleReference: Sendable {
  package var path: ValuePath
  package var encoding: Hole.Encoding
  /// From `{{` through `}}` in the decoded text of its origin.
  private let range: Range<Int>
  private let origin: TextOrigin

  package init(path: ValuePath, encoding: Hole.Encoding, range: Range<Int>, of origin: TextOrigin) {
    self.path = path
    self.encoding = encoding
    self.range = range
    self.origin = origin
  }

  /// The place of the hole, found on each call: few holes are spoken of.
  package var span: SourceSpan { origin.span(ofDecoded: range) }
}

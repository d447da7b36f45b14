package import PromptTemplate
package import SourceText

/// Where a chunk of a skeleton came from.
package enum ChunkOrigin: Sendable {
  /// Constant bytes, run by run.
  case constant([Run])
  case hole(HoleReference)
  /// A `when`, `each` or `splice`.
  case structure(PathReference)
  case marker(SourceSpan)
  case separator

  /// A run of constant bytes of one origin; it ends where the next one starts.
  package struct Run: Sendable {
    /// Where the run starts in the chunk.
    package var start: Int
    package var source: Source

    package enum Source: Sendable {
      /// Text that was escaped for JSON.
      case literal(TemplateText.Literal)
      /// Bytes that stand for one construct, or that the compiler wrote around it.
      case construct(SourceSpan)
      /// Bytes of the request's own frame.
      case frame
    }
  }

  /// The source of the byte at an offset of the chunk; nil for the request's own frame.
  package func span(at offset: Int) -> SourceSpan? {
    switch self {
    case .hole(let hole): return hole.span
    case .structure(let reference): return reference.span
    case .marker(let span): return span
    case .separator: return nil
    case .constant(let runs):
      guard let run = runs.last(where: { $0.start <= offset }) else { return nil }
      switch run.source {
      case .frame: return nil
      case .construct(let span): return span
      case .literal(let literal):
        return literal.span(of: EscapedText.decodedRange(at: offset - run.start, in: literal.bytes))
      }
    }
  }
}

/// The way from a byte of JSON-escaped text back to the byte that it stands for.
enum EscapedText {
  /// The decoded byte, as a range, whose escaped form holds an offset.
  static func decodedRange(at offset: Int, in bytes: ArraySlice<UInt8>) -> Range<Int> {
    var escaped = 0
    for (index, byte) in bytes.enumerated() {
      escaped += width(of: byte)
      if escaped > offset { return index..<(index + 1) }
    }
    return bytes.count..<bytes.count
  }

  private static func width(of byte: UInt8) -> Int {
    switch byte {
    case 0x22, 0x5C, 0x08, 0x09, 0x0A, 0x0C, 0x0D: 2
    case 0..<0x20: 6
    default: 1
    }
  }
}

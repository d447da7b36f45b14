import PromptSkeleton
package import SourceText

/// Cuts a text into literals and holes, in one pass; values are never scanned again.
package struct TextScanner: ~Copyable {
  private let bytes: ArraySlice<UInt8>
  private let origin: TextOrigin
  private var pieces: [TemplateText.Piece] = []
  private var literalStart: Int
  private var diagnostics: [Diagnostic] = []

  private init(_ bytes: ArraySlice<UInt8>, origin: TextOrigin) {
    self.bytes = bytes
    self.origin = origin.prepared(forCount: bytes.count)
    literalStart = bytes.startIndex
  }

  /// The text and what is wrong with it; a hole that cannot be read is left out.
  package static func scan(
    _ bytes: ArraySlice<UInt8>, origin: TextOrigin
  ) -> (text: TemplateText, diagnostics: [Diagnostic]) {
    var scanner = TextScanner(bytes, origin: origin)
    scanner.scan()
    return (TemplateText(pieces: scanner.pieces, origin: scanner.origin), scanner.diagnostics)
  }

  private mutating func scan() {
    var index = bytes.startIndex
    while let next = nextOpening(from: index) {
      index = next
      if let foreign = ForeignSyntax.finding(at: index, in: bytes) {
        report(foreign, at: index)
        index += foreign.length
      } else if isPair(UInt8(ascii: "{"), at: index) {
        index = readHole(at: index)
      } else {
        index += 1
      }
    }
    appendLiteral(upTo: bytes.endIndex)
  }

  /// The next `{` or `$` that could open something: one that is followed by `{` or `%`.
  private func nextOpening(from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { buffer in
      let base = bytes.startIndex
      var index = start - base
      while index + 1 < buffer.count {
        let byte = buffer[index]
        if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "$") {
          let next = buffer[index + 1]
          if next == UInt8(ascii: "{") || (byte == UInt8(ascii: "{") && next == UInt8(ascii: "%")) {
            return index + base
          }
        }
        index += 1
      }
      return nil
    }
  }

  private func isPair(_ byte: UInt8, at index: Int) -> Bool {
    index + 1 < bytes.endIndex && bytes[index] == byte && bytes[index + 1] == byte
  }

  /// Reads the hole that starts at an index and returns the index after it.
  private mutating func readHole(at start: Int) -> Int {
    var end = start + 2
    var quote: UInt8?
    while end < bytes.endIndex, bytes[end] != 0x0A {
      let byte = bytes[end]
      if quote == nil, isPair(UInt8(ascii: "}"), at: end) { break }
      if byte == quote {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
        quote = byte
      }
      end += 1
    }
    guard isPair(UInt8(ascii: "}"), at: end) else {
      reportUnclosedHole(from: start, to: end)
      return end
    }
    var parser = HoleParser(bytes[(start + 2)..<end])
    let hole = start..<(end + 2)
    do throws(HoleParser.Failure) {
      switch try parser.parse() {
      case .path(let path, let encoding):
        appendLiteral(upTo: start)
        pieces.append(
          .hole(
            HoleReference(path: path, encoding: encoding, range: decoded(hole), of: origin)))
      case .literal(let text):
        appendLiteral(upTo: start)
        let origin = TextOrigin.construct(span(of: hole))
        pieces.append(.literal(.init(bytes: bytes[text], origin: origin, start: 0)))
      }
    } catch {
      appendLiteral(upTo: start)
      reportUnreadable(hole, error)
    }
    literalStart = hole.upperBound
    return hole.upperBound
  }

  private mutating func appendLiteral(upTo end: Int) {
    guard end > literalStart else { return }
    let literal = TemplateText.Literal(
      bytes: bytes[literalStart..<end], origin: origin, start: literalStart - bytes.startIndex)
    pieces.append(.literal(literal))
    literalStart = end
  }

  private mutating func report(_ foreign: ForeignSyntax.Finding, at index: Int) {
    guard !isFull else { return }
    diagnostics.append(
      Diagnostic(
        rule: "foreign-syntax",
        severity: foreign.isSendable ? .warning : .error,
        message: "\(foreign.description) is not part of this template language"
          + (foreign.isSendable ? "; it is sent as it stands" : ""),
        span: span(of: index..<(index + foreign.length)),
        remedy: remedy(for: foreign, at: index), preventsAnalysis: !foreign.isSendable))
  }

  private func remedy(for foreign: ForeignSyntax.Finding, at index: Int) -> String {
    if foreign.isSendable {
      let text = String(decoding: bytes[index..<(index + foreign.length)], as: UTF8.self)
      return "Use '{{ path }}' for a value; to send it on purpose, write '{{ '\(text)' }}'."
    }
    if bytes[index] == UInt8(ascii: "$") {
      return "Use '{{ path }}' for a value; for an amount of dollars write '{{ '$' }}' before it: "
        + "'{{ '$' }}{{ price }}'."
    }
    return "Use '{{ path }}' for a value, and 'when:', 'each:' or 'splice:' for structure."
  }

  private mutating func reportUnreadable(_ hole: Range<Int>, _ failure: HoleParser.Failure) {
    guard !isFull else { return }
    diagnostics.append(
      Diagnostic(
        rule: "foreign-syntax", severity: .error, message: failure.message, span: span(of: hole),
        remedy: failure.remedy, preventsAnalysis: true))
  }

  /// Whether there are more findings than one template may have.
  private var isFull: Bool { diagnostics.count > FindingList.limit }

  private mutating func reportUnclosedHole(from start: Int, to end: Int) {
    guard !isFull else { return }
    diagnostics.append(
      Diagnostic(
        rule: "unclosed-hole", severity: .error,
        message: "'{{' has no '}}' on its line", span: span(of: start..<(start + 2)),
        remedy: "Close the hole, or write '{{ '{{' }}' for two literal braces.",
        preventsAnalysis: true))
  }

  private func span(of range: Range<Int>) -> SourceSpan {
    origin.span(ofDecoded: decoded(range))
  }

  /// A range of `bytes` counted from their start.
  private func decoded(_ range: Range<Int>) -> Range<Int> {
    (range.lowerBound - bytes.startIndex)..<(range.upperBound - bytes.startIndex)
  }
}

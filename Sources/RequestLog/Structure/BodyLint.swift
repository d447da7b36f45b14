import JSONText
package import SourceText

/// Checks one request body in a file of its own.
package enum BodyLint {
  /// The findings about a body, in the order of their places; nil where the file holds no request.
  package static func diagnostics(
    in file: SourceFile, options: LogOptions = LogOptions()
  ) -> [Diagnostic]? {
    file.bytes.withUnsafeBytes { bytes in
      do throws(JSONSyntaxError) {
        guard let request = try request(in: bytes, path: file.path) else { return nil }
        return duplicateKeys(in: file)
          + findings(in: request, options).map { diagnostic($0, file) }
      } catch {
        let end = min(error.offset + 1, file.bytes.count)
        return [
          Diagnostic(
            rule: "invalid-json", severity: .error, message: error.message,
            span: file.span(min(error.offset, end)..<end), preventsAnalysis: true)
        ]
      }
    }
  }

  /// The keys of which the reader at the other end drops one, nobody knows which.
  private static func duplicateKeys(in file: SourceFile) -> [Diagnostic] {
    guard let document = try? JSONDocument(parsing: file.bytes) else { return [] }
    return document.duplicateKeys().prefix(duplicateLimit).map { duplicate in
      Diagnostic(
        rule: "duplicate-key", severity: .error,
        message: "duplicate key '\(duplicate.second.string)'",
        span: file.span(duplicate.second.range),
        notes: [.init("the first one is here", span: file.span(duplicate.first.range))],
        remedy: "Rename or remove one of them.")
    }
  }

  /// How many repeated keys of one body are told.
  private static let duplicateLimit = 100

  private static func findings(
    in request: CapturedRequest, _ options: LogOptions
  ) -> [StructureFinding] {
    let meter = TokenMeter(catalog: options.catalog)
    let lengths = LengthChecks(meter: meter)
    var findings =
      BreakpointChecks.findings(in: request) + lengths.findings(in: request)
      + RequestChecks(meter: meter, today: options.today).findings(in: request)
    if let missing = lengths.missingBreakpoint(in: request) { findings.append(missing) }
    if let tail = varyingTail(request) { findings.append(tail) }
    return findings.enumerated().sorted { left, right in
      let (first, second) = (left.element.range?.lowerBound, right.element.range?.lowerBound)
      return (first ?? 0, left.offset) < (second ?? 0, right.offset)
    }.map(\.element)
  }

  /// The only breakpoint stands on the newest message of a conversation that has just begun.
  private static func varyingTail(_ request: CapturedRequest) -> StructureFinding? {
    guard request.dialect == .anthropicMessages, let last = request.lastBreakpoint,
      request.breakpoints.allSatisfy({ $0.member == request.history.member }),
      request.history.count == 1, request.instructionPositions > 0
    else { return nil }
    return StructureFinding(
      "varying-tail", "varying-tail",
      "the only breakpoint stands on a message that other requests will not repeat",
      severity: .warning, effect: .inefficient, pointers: [request.pointer(of: last)],
      range: request.range(of: last),
      remedy: "Put a breakpoint on the last tool or system block as well.")
  }

  private static func diagnostic(_ finding: StructureFinding, _ file: SourceFile) -> Diagnostic {
    let span =
      finding.range.map { file.span($0) } ?? file.span(0..<min(1, file.bytes.count), isExact: false)
    var notes = finding.pointers.prefix(1).map {
      Diagnostic.Note("at \($0.isEmpty ? "the whole body" : $0)")
    }
    notes += finding.pointers.dropFirst().map { Diagnostic.Note("and \($0)") }
    return Diagnostic(
      rule: finding.rule, severity: finding.severity, message: finding.message, span: span,
      notes: notes, remedy: finding.remedy)
  }

  /// The request of a file that is one body, or a wrapper around one.
  static func request(
    in bytes: UnsafeRawBufferPointer, path: String
  ) throws(JSONSyntaxError) -> CapturedRequest? {
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let scanner = JSONScanner(bytes)
    start = scanner.whitespaceEnd(from: start)
    guard start < bytes.count, bytes[start] == 0x7B else {
      _ = try scanner.valueEnd(from: start)
      return nil
    }
    let draft = try BodyReader(bytes, store: PrefixStore()).read(at: start)
    let end = scanner.whitespaceEnd(from: draft.range.upperBound)
    if end < bytes.count { throw JSONSyntaxError(.textAfterValue, at: end) }
    return RequestBuilder.request(
      draft, in: bytes, offset: 0, index: 0, place: RequestPlace(path: path, line: 1))
  }
}

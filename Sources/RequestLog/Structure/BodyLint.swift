package import JSONText
package import SourceText

/// Checks one request body in a file of its own.
package enum BodyLint {
  /// The findings about a body, in the order of their places; nil where the file holds no request.
  package static func diagnostics(
    in file: SourceFile, options: LogOptions = LogOptions()
  ) -> [Diagnostic]? {
    file.bytes.withUnsafeBytes { bytes in
      do throws(JSONSyntaxError) {
        guard let (request, range) = try read(bytes, path: file.path) else { return nil }
        var findings = findings(in: request, options)
        if let body = try? JSONDocument(parsing: file.bytes, in: range).root {
          let names = request.model != nil && body["model"] == nil
          findings +=
            ShapeChecks(body: body, dialect: request.dialect, namesModelElsewhere: names).findings()
        }
        return duplicateKeys(in: file) + sorted(findings).map { diagnostic($0, file) }
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

  /// The request body of a file, which API it is for, and whether its model is one of Anthropic's; nil
  /// where none stands in it.
  package static func body(
    in file: SourceFile
  ) -> (value: JSONValue, dialect: APIDialect, isClaude: Bool)? {
    file.bytes.withUnsafeBytes { bytes in
      guard let (request, range) = try? read(bytes, path: file.path),
        let document = try? JSONDocument(parsing: file.bytes, in: range)
      else { return nil }
      return (document.root, request.dialect, DialectDetector.isClaude(request.model))
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
    return findings
  }

  private static func sorted(_ findings: [StructureFinding]) -> [StructureFinding] {
    findings.enumerated().sorted { left, right in
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
    try read(bytes, path: path)?.request
  }

  private static func read(
    _ bytes: UnsafeRawBufferPointer, path: String
  ) throws(JSONSyntaxError) -> (request: CapturedRequest, range: Range<Int>)? {
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
    guard let (body, wrappers) = RequestBuilder.body(in: draft, wrappers: []),
      let request = RequestBuilder.request(
        body, RecordFacts(body, wrappers: wrappers, in: bytes), in: bytes, offset: 0, index: 0,
        place: RequestPlace(path: path, line: 1))
    else { return nil }
    return (request, body.range)
  }
}

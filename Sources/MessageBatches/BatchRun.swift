package import Files
package import LintPipeline
import PrefixStability
import PromptCache
import PromptCompiler
package import PromptSkeleton
import PromptTemplate
import SampleRows
import SourceText
import TemplateRequests

/// Writes a Message Batch with a request for each row of a file.
///
/// Rows are read, rendered and written one at a time, so that memory does not grow with them; only
/// a hash of each `custom_id` is kept.
package struct BatchRun {
  package struct Options: Sendable {
    package var template: String
    package var rows: String
    package var output: String
    package var tier: String?
    package var models: String?
    /// The path of a column or a text with holes that makes `custom_id`; nil numbers the rows.
    package var customID: String?
    /// The TTL of every breakpoint; nil keeps what the template says.
    package var ttl: Skeleton.TTL?
    /// Whether the first request of each prefix goes to a batch of its own, to be finished before
    /// the others; see `WarmUp`.
    package var warmsUp: Bool
    /// A file of the identifiers to write; results of an earlier batch stand for those that failed.
    package var only: String?

    package init(template: String, rows: String, output: String) {
      self.template = template
      self.rows = rows
      self.output = output
      ttl = .oneHour
      warmsUp = false
    }
  }

  package enum Outcome {
    case written(Written)
    case problems(LintReport)
    /// A file that cannot be read or written.
    case failure(FileError)
    case refusal(String)
  }

  /// What a run wrote.
  package struct Written {
    package var files: [String]
    /// The files of the requests that are to be sent before the others.
    package var warmUps: [String]
    package var requests: Int
    /// Files of an earlier run that were no part of this batch, and are gone.
    package var removed: [String]
    /// What else is to be said, a sentence each.
    package var notes: [String]
  }

  private let options: Options
  private let skeleton: Skeleton
  private var selection: BatchSelection?
  private let customID: CustomID
  private let splicedElements: SplicedElements
  private let emptyParts: EmptyPartTrack
  private let markers: MarkerTrack
  private let markerLimit: Int
  private var warmUp: WarmUp?
  private var files: BatchFiles
  private var warmUpFiles: BatchFiles
  private var seen: Set<UInt64> = []
  private var problems: [Diagnostic] = []
  private var written = 0

  /// More problems than this end the run.
  private static let problemLimit = 5

  /// Writes everything, or nothing where a row cannot be sent.
  ///
  /// - Parameter progress: Told the number of rows read so far, now and then.
  package static func run(_ options: Options, progress: (Int) -> Void = { _ in }) -> Outcome {
    let source: CompiledSource
    switch CompiledSource.load(options.template, tier: options.tier, models: options.models) {
    case .failure(.problems(let report)): return .problems(report)
    case .failure(.refusal(let message)): return .refusal(message)
    case .success(let loaded): source = loaded
    }
    guard source.compiled.skeleton.endpoint == .anthropicMessages else {
      return .refusal("Message Batches are of Anthropic's API, and '\(options.template)' is not.")
    }
    guard let format = RowFormat(path: options.rows) else {
      return .refusal("Rows are JSON lines, CSV or YAML, and '\(options.rows)' is named like none.")
    }
    if options.warmsUp, FileSystem.kind(of: options.output) == .other {
      return .failure(FileError(path: options.output, reason: .notSplittable))
    }
    let rejected =
      source.rejections().filter { options.ttl == nil || $0.rule != "ttl-order" }
      + BatchParameters.rejected(in: source.compiled.template)
    if !rejected.isEmpty { return .problems(source.report(rejected)) }
    let customID: CustomID
    switch CustomID.parse(options.customID) {
    case .failure(let failure): return .refusal("'--id' makes no custom_id: \(failure.message).")
    case .success(let parsed): customID = parsed
    }
    if options.warmsUp, WarmUp(source.compiled) == nil {
      return .refusal(
        "There is nothing to warm: '\(options.template)' has no breakpoint whose prefix all requests, "
          + "or those of a tenant, share.")
    }
    do throws(FileError) {
      let selection = try options.only.map { path throws(FileError) in try BatchSelection(path) }
      if let selection, !selection.problems.isEmpty {
        return .problems(source.report(selection.problems))
      }
      var run = BatchRun(options, source, selection, customID)
      let rows = RowSource.file(options.rows, format: format)
      return try run.write(rows, for: source, progress: progress)
    } catch {
      return .failure(error)
    }
  }

  private init(
    _ options: Options, _ source: CompiledSource, _ selection: BatchSelection?,
    _ customID: CustomID
  ) {
    self.options = options
    self.selection = selection
    self.customID = customID
    splicedElements = SplicedElements(source.compiled)
    emptyParts = EmptyPartTrack(source.compiled)
    markers = MarkerTrack(source.compiled)
    warmUp = options.warmsUp ? WarmUp(source.compiled) : nil
    skeleton = options.ttl.map { source.compiled.skeleton.withTTL($0) } ?? source.compiled.skeleton
    let provider = source.catalog.provider("anthropic")
    markerLimit = provider?.maximumBreakpoints ?? 4
    let limits = provider?.batchLimits
    let requests = limits?.requests ?? 100_000
    let bytes = limits?.bytes ?? 256_000_000
    let inputs =
      source.files + [options.rows, options.only, options.models].compactMap(\.self)
    files = BatchFiles(
      path: options.output, inputs: inputs, requestLimit: requests, byteLimit: bytes)
    warmUpFiles = BatchFiles(
      path: BatchFiles.inserted("-warm", into: options.output), inputs: inputs,
      requestLimit: requests, byteLimit: bytes)
  }

  private mutating func write(
    _ rows: RowSource, for source: CompiledSource, progress: (Int) -> Void
  ) throws(FileError) -> Outcome {
    var reader = try rows.reader(wanting: skeleton.variables.map(\.name))
    var request: [UInt8] = []
    while let outcome = try reader.next() {
      switch outcome {
      case .invalid(let diagnostic): problems.append(diagnostic)
      case .row(let row):
        request.removeAll(keepingCapacity: true)
        if let isWarmUp = make(&request, of: row) {
          try append(request, isWarmUp: isWarmUp, for: row)
        }
      }
      if problems.count >= Self.problemLimit {
        problems[problems.count - 1].notes.append(.init("the rows behind it were not looked at"))
        break
      }
      if reader.count & 0x3FF == 0 { progress(reader.count) }
    }
    if !problems.isEmpty { return .problems(source.report(problems)) }
    if written == 0 {
      return .refusal(
        (["There is no row to write a request for."] + missing).joined(separator: " "))
    }
    let warm = try warmUpFiles.commit()
    let whole = try files.commit()
    return .written(
      Written(
        files: whole, warmUps: warm, requests: written,
        removed: files.removeOlderFiles() + warmUpFiles.removeOlderFiles(),
        notes: missing + warmUpNotes(isAll: whole.isEmpty)))
  }

  /// What is wanted and no row has.
  private var missing: [String] {
    guard let missing = selection?.missing, !missing.isEmpty else { return [] }
    let names = missing.prefix(5).joined(separator: ", ") + (missing.count > 5 ? ", ..." : "")
    return [
      "No row has \(missing.count) of the ids in '\(options.only ?? "")': \(names)."
    ]
  }

  private func warmUpNotes(isAll: Bool) -> [String] {
    guard let warmUp else { return [] }
    if isAll { return ["Each request has a prefix of its own: there is nothing to warm."] }
    return warmUp.cold.prefix(1).map {
      "The warm-up has a request of each of \(warmUp.count) prefixes; what is the same for a \($0) "
        + "starts cold."
    }
  }

  /// Renders a row's line and tells whether it belongs to the warm-up; nil where the row is not
  /// wanted or cannot be sent.
  private mutating func make(_ request: inout [UInt8], of row: Row) -> Bool? {
    let values: PromptValue
    do throws(InvalidRow) {
      values = try row.values()
    } catch {
      problems.append(error.diagnostic)
      return nil
    }
    let id: String
    switch customID.id(row: row.number, values) {
    case .failure(let failure):
      report(failure.message, row)
      return nil
    case .success(let made): id = made
    }
    if !(selection?.take(id) ?? true) { return nil }
    guard seen.insert(BatchSelection.hash(id.utf8)).inserted else {
      report("a second request with the custom_id '\(id)'", row)
      return nil
    }
    if options.ttl != nil, let path = markers.path(in: row) {
      report(
        "'\(path)' brings a breakpoint along ('cache_control') that keeps its TTL; take it out, or "
          + "keep all of them with '--ttl keep'", row)
      return nil
    }
    let problem =
      splicedElements.problem(in: values) ?? emptyParts.problem(in: row)
      ?? markers.problem(in: row, limit: markerLimit)
    if let problem {
      report(problem, row)
      return nil
    }
    request += "{\"custom_id\":\"\(id)\",\"params\":".utf8
    do throws(RenderError) {
      try skeleton.render(values, into: &request)
      request.append(UInt8(ascii: "}"))
      return try warmUp?.isFirst(values) ?? false
    } catch {
      report(error.description, row)
      return nil
    }
  }

  private mutating func append(
    _ request: [UInt8], isWarmUp: Bool, for row: Row
  ) throws(FileError) {
    guard files.fits(request) else {
      report("a request of \(request.count) bytes is larger than a batch may be", row)
      return
    }
    if isWarmUp {
      try warmUpFiles.append(request)
    } else {
      try files.append(request)
    }
    written += 1
  }

  private mutating func report(_ message: String, _ row: Row) {
    problems.append(
      Diagnostic(
        rule: "invalid-row", severity: .error, message: "row \(row.number): \(message)",
        span: row.span, preventsAnalysis: true))
  }
}

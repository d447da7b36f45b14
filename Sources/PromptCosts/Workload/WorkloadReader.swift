import CacheSimulation
package import Files
import PrefixStability
package import PromptCache
package import PromptCompiler
import PromptSkeleton
import PromptTemplate
package import SampleRows
import SourceText

/// Turns the rows of a compiled template into the requests that they make.
package struct WorkloadReader {
  package struct Options: Sendable {
    package var arrivals: Arrivals?
    /// The length of an answer that its row does not know.
    package var outputTokens: Int?

    package init(arrivals: Arrivals? = nil, outputTokens: Int? = nil) {
      self.arrivals = arrivals
      self.outputTokens = outputTokens
    }
  }

  /// The distance of requests whose times nothing tells.
  package static let assumedGap = Arrivals.gap(milliseconds: Int(ArrivalTrack.assumedGap))

  /// Reads all rows; without any, the one request of a template that needs no values.
  ///
  /// - Parameter progress: Told the number of rows now and then.
  /// - Throws: `FileError` where the rows cannot be read.
  package static func read(
    _ compiled: CompiledTemplate, rows source: RowSource?, reference: ModelReference?,
    options: Options = Options(), progress: (Int) -> Void = { _ in }
  ) throws(FileError) -> Workload {
    var builder = Builder(compiled, reference: reference, options: options)
    if let source {
      var reader = try source.reader()
      while let outcome = try reader.next() {
        switch outcome {
        case .invalid(let finding): builder.workload.problems.add(invalid: finding)
        case .row(let row):
          builder.add(row)
          if row.number & 0xFFF == 0 { progress(row.number) }
        }
      }
    } else {
      _ = try? builder.add(values: .object([]), number: 1, facts: RowFacts())
    }
    builder.workload.finish()
    return builder.workload
  }

  private struct Builder {
    var workload: Workload
    private var plain: RowBlocks?
    private var parsed: ParsedBlocks?
    private let options: Options
    private let family: TokenizerFamily
    private let overhead: RequestOverhead
    private var clock: Arrivals.Clock
    private var lastTime = 0

    init(_ compiled: CompiledTemplate, reference: ModelReference?, options: Options) {
      self.options = options
      family = reference?.family ?? .generic
      overhead = compiled.overhead(for: reference?.model)
      if ParsedBlocks.areNeeded(for: compiled) {
        parsed = ParsedBlocks(compiled, family: family, toolTokens: overhead.tools)
      } else {
        plain = RowBlocks(compiled, family: family, toolTokens: overhead.tools)
      }
      let tail = compiled.positions.last
      workload = Workload(
        candidateCount: compiled.positions.count,
        endsWithTail: tail?.kind == nil && tail?.section == .messages,
        trailingTokens: overhead.framing)
      clock = Arrivals.Clock(options.arrivals ?? WorkloadReader.assumedGap)
    }

    mutating func add(_ row: Row) {
      var problems: [Diagnostic] = []
      let facts = row.facts(problems: &problems)
      for problem in problems { workload.problems.add(problem) }
      do throws(InvalidRow) {
        let values = try row.values()
        do throws(RenderError) {
          try add(values: values, number: row.number, facts: facts)
        } catch {
          workload.problems.add(
            invalid: Diagnostic(
              rule: "missing-value", severity: .error,
              message: "row \(row.number): \(error.description)", span: row.span))
        }
      } catch {
        workload.problems.add(invalid: error.diagnostic)
      }
    }

    /// Adds the request of these values.
    ///
    /// - Throws: `RenderError`, and then nothing is added.
    mutating func add(
      values: PromptValue, number: Int, facts: RowFacts
    ) throws(RenderError) {
      var total = workload.wantsSample ? TokenCount(family: family) : nil
      var read = try plain?.read(values, into: &workload, total: &total)
      if plain == nil { read = try parsed?.read(values, into: &workload, total: &total) ?? nil }
      guard let read else { return }
      let scheduled = clock.next()
      let recorded = options.arrivals.map { $0 == .recorded } ?? true ? facts.at : nil
      let usesClock = options.arrivals.map { $0 != .recorded } ?? (workload.datedRows == 0)
      let fallback = usesClock ? scheduled : lastTime
      lastTime = recorded.map { Int($0) } ?? fallback
      workload.append(
        number: number, milliseconds: recorded.map { Int($0) }, fallback: fallback,
        outputTokens: facts.outputTokens, defaultOutput: options.outputTokens ?? 0,
        session: facts.session.map { session in
          var hash = PrefixHash()
          hash.combine(session.utf8)
          return hash.value
        },
        blocks: read.blocks, ends: read.ends, sample: total.map { $0.estimate.adding(overhead) })
    }
  }
}

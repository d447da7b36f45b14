import Files
package import LintPipeline
import PrefixStability
import PromptCompiler
import PromptSkeleton
import PromptTemplate
import SampleRows
import SourceText

/// Renders the request body of one template.
package enum TemplateRendering {
  package enum Rendered {
    case body([UInt8])
    /// The template or the row cannot be used.
    case problems(LintReport)
    /// The call does not fit the template.
    case refusal(String)
  }

  /// The body for a row of the template's samples, counted from 1, or with its holes shown.
  package static func render(
    _ path: String, row: Int?, tier: String?, models: String?
  ) -> Rendered {
    let source: CompiledSource
    switch CompiledSource.load(path, tier: tier, models: models) {
    case .failure(.problems(let report)): return .problems(report)
    case .failure(.refusal(let message)): return .refusal(message)
    case .success(let loaded): source = loaded
    }
    guard let row else { return .body(HoleView.body(of: source.compiled.skeleton)) }
    guard let rows = source.rows else {
      return .refusal("'\(path)' has no samples to take row \(row) from.")
    }
    do throws(FileError) {
      var reader = try rows.reader()
      while let outcome = try reader.next() {
        guard reader.count == row else { continue }
        return body(outcome, source)
      }
      return .refusal(
        "'\(path)' has \(reader.count) row\(reader.count == 1 ? "" : "s"), and no row \(row).")
    } catch {
      return .problems(source.report(notAnalysed: error))
    }
  }

  private static func body(_ outcome: RowOutcome, _ source: CompiledSource) -> Rendered {
    switch outcome {
    case .invalid(let diagnostic): return .problems(source.report([diagnostic]))
    case .row(let row):
      do throws(InvalidRow) {
        let values = try row.values()
        if let problem = SplicedElements(source.compiled).problem(in: values) {
          return .problems(source.report([finding(problem, row)]))
        }
        do throws(RenderError) {
          return .body(try source.compiled.skeleton.render(values))
        } catch {
          return .problems(source.report([finding(error.description, row)]))
        }
      } catch {
        return .problems(source.report([error.diagnostic]))
      }
    }
  }

  /// Why a row has no body.
  private static func finding(_ problem: String, _ row: Row) -> Diagnostic {
    Diagnostic(
      rule: "missing-value", severity: .error, message: "row \(row.number): \(problem)",
      span: row.span, preventsAnalysis: true)
  }
}

/// A skeleton with its holes as the template writes them, for people to read.
private enum HoleView {
  static func body(of skeleton: Skeleton) -> [UInt8] {
    var output: [UInt8] = []
    var ends: [Int] = []
    for (index, chunk) in skeleton.chunks.enumerated() {
      while ends.last == index {
        output += "{{ end }}".utf8
        ends.removeLast()
      }
      switch chunk {
      case .constant(let bytes), .marker(let bytes): output += bytes
      case .hole(let hole):
        output += "{{ \(hole.path)\(hole.encoding == .json ? " | json" : "") }}".utf8
      case .separator: if output.last != UInt8(ascii: "[") { output.append(UInt8(ascii: ",")) }
      case .when(let path, let count):
        output += "{{ when \(path) }}".utf8
        ends.append(index + count + 1)
      case .each(let path, let name, let count):
        output += "{{ each \(path) as \(name) }}".utf8
        ends.append(index + count + 1)
      case .splice(let path):
        if output.last != UInt8(ascii: "[") { output.append(UInt8(ascii: ",")) }
        output += "{{ splice \(path) }}".utf8
      }
    }
    return output
  }
}

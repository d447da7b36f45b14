package import Files
import LintPipeline
import PromptEmitters
import SourceText

/// What the build plugin's command does: lint the templates of a target, then write its Swift.
package struct PluginRun {
  /// The lines for the build log.
  package private(set) var log: [UInt8] = []
  /// False where findings fail the build; nothing is written then.
  package private(set) var succeeds = false

  /// Lints and generates.
  ///
  /// - Parameters:
  ///   - paths: Templates, and folders to search.
  ///   - output: The Swift file; an unchanged one is left untouched.
  package init(paths: [String], output: String) throws(FileError) {
    let paths = paths.map { (try? FileSystem.realPath($0)) ?? $0 }
    var pipeline = LintPipeline(.init(paths: paths))
    let outcome = pipeline.run()
    log += BuildLog.lines(outcome.report)
    guard outcome.exitStatus == 0 else { return }
    let inputs = BuildInputs(paths: paths)
    let build = SkeletonBuild(inputs, directory: nil, swift: output)
    guard inputs.isComplete, build.diagnostics.isEmpty else {
      log += BuildLog.lines(inputs.report(build.diagnostics))
      return
    }
    _ = try build.write()
    succeeds = true
  }
}

/// A report as compilers print it: one line for each finding, so that Xcode and editors show it.
package enum BuildLog {
  /// The line of a file that cannot be read or written.
  package static func line(_ error: FileError) -> [UInt8] {
    Array("error: \(visible(error.description))\n".utf8)
  }

  static func lines(_ report: LintReport) -> [UInt8] {
    var tables: [SourceFile: LineTable] = [:]
    var output: [UInt8] = []
    for finding in report.findings {
      guard let severity = name(of: finding.severity) else { continue }
      let file = finding.span.file
      let table = tables[file] ?? LineTable(file)
      tables[file] = table
      let position = table.position(at: finding.span.range.lowerBound)
      let remedy = finding.remedy.map { ". " + $0 } ?? ""
      let text = "\(finding.message)\(remedy) [\(finding.rule)]"
      output += "\(visible(file.path)):\(position.line):\(position.column): \(severity): ".utf8
      output += visible(text).utf8
      output.append(UInt8(ascii: "\n"))
    }
    for problem in report.notAnalysedWithoutFinding {
      output += "\(visible(problem.path)):1:1: error: \(visible(problem.reason))\n".utf8
    }
    return output
  }

  /// The word that build logs know; hints are for the command line.
  private static func name(of severity: Severity) -> String? {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .hint: nil
    }
  }

  /// The text on one line.
  private static func visible(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      output.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    return String(output)
  }
}

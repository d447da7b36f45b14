import ArgumentParser
import Files
import LintPipeline
import Reporting
import RequestLog
import SourceText

/// Request bodies among the paths of `promptlint [PATH...]`.
enum BodyFiles {
  static func isBody(_ path: String) -> Bool {
    path.hasSuffix(".json") && FileSystem.kind(of: path) != .directory
  }

  /// Lints bodies, and templates where the call names some as well, into one report.
  static func lint(_ bodies: [String], besides templates: [String], _ call: Lint) throws {
    var catalogs = CatalogCache(override: call.models)
    let options = LogOptions(catalog: catalogs.catalog(for: nil))
    var findings = catalogs.diagnostics
    var unread = catalogs.errors.map(notAnalysed)
    for path in bodies {
      do throws(FileError) {
        let file = try FileReader.sourceFile(path)
        if let found = BodyLint.diagnostics(in: file, options: options) {
          findings += found
        } else {
          unread.append(.init(path: path, reason: "no request body stands in the file"))
        }
      } catch {
        unread.append(notAnalysed(error))
      }
    }
    var failOn = call.failOn ?? .error
    var fileCount = bodies.count
    var summaries: [TemplateSummary] = []
    if !templates.isEmpty {
      var pipeline = LintPipeline(
        .init(
          paths: templates, configuration: call.config, models: call.models, failOn: call.failOn))
      let outcome = pipeline.run()
      for notice in outcome.notices { Console.note(notice) }
      findings += outcome.report.findings
      unread += outcome.report.notAnalysed
      summaries = outcome.report.templates
      fileCount += outcome.report.fileCount
      failOn = outcome.failOn
    }
    let report = LintReport(
      findings: findings, templates: summaries, notAnalysed: unread, fileCount: fileCount)
    Console.print(call.format.reporter(Console.reportOptions()).output(for: report))
    throw ExitCode(report.exitStatus(failOn: failOn))
  }

  private static func notAnalysed(_ error: FileError) -> LintReport.NotAnalysed {
    .init(path: error.path, reason: error.reason.description)
  }
}

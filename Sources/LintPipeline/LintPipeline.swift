import Files
package import PromptCache
import PromptCompiler
import PromptRules
package import SourceText

/// The whole route of a run: paths -> files -> templates -> skeletons -> rows -> findings -> report.
///
/// Each step is a type of its own; this one only puts them in a row. `TemplateFinder` finds the
/// files, `TemplateLoader` reads a file into a template, `TemplateCompiler` makes skeletons of it,
/// `StabilityAnalysis` measures them against their rows, the rules of `RuleRegistry` look at the
/// result, and configuration and suppression comments have the last word.
package struct LintPipeline: ~Copyable {
  package struct Options: Sendable {
    /// Files and folders, as the user gave them.
    package var paths: [String]
    /// The one configuration for all files; nil looks above each file.
    package var configuration: String?
    /// A file of models and prices laid over the built-in ones.
    package var models: String?
    /// The least severity that fails the run; nil takes the configuration's, else error.
    package var failOn: Severity?
    /// Whether the report has the hashes of prefixes, which only some formats show.
    package var isHashing: Bool
    /// Whether a prefix that is not the one in `promptlint.lock` is an error.
    package var isLocked: Bool

    package init(
      paths: [String], configuration: String? = nil, models: String? = nil,
      failOn: Severity? = nil, isHashing: Bool = true, isLocked: Bool = false
    ) {
      self.isHashing = isHashing
      self.paths = paths
      self.configuration = configuration
      self.models = models
      self.failOn = failOn
      self.isLocked = isLocked
    }
  }

  /// What a run came to.
  package struct Outcome: Sendable {
    package var report: LintReport
    package var failOn: Severity
    /// What is to be told beside the report, such as files that a configuration leaves out.
    package var notices: [String]

    package var exitStatus: Int32 { report.exitStatus(failOn: failOn) }
  }

  /// What checks a request body in a file of its own; nil where the file holds none.
  ///
  /// It is given by the caller, so that the build plugin's command does without the code for it.
  package typealias BodyCheck = (SourceFile, ModelCatalog) -> [Diagnostic]?

  /// The end of the names of request bodies.
  package static let bodySuffix = ".json"

  /// The fewest files of a run that is worth asking a memory: to read it takes as long as to lint some.
  private static let fewestRemembered = 32

  private let options: Options
  private let bodyCheck: BodyCheck?
  private let memory: (any ResultMemory)?
  private var configurations: ConfigurationFinder
  private var catalogs: CatalogCache

  /// - Parameters:
  ///   - bodyCheck: For paths that end in `.json`; without it they are read as templates.
  ///   - memory: What earlier runs came to, for runs over many files.
  package init(
    _ options: Options, bodyCheck: BodyCheck? = nil, memory: (any ResultMemory)? = nil
  ) {
    self.options = options
    self.bodyCheck = bodyCheck
    self.memory = memory
    configurations = ConfigurationFinder(explicit: options.configuration)
    catalogs = CatalogCache(override: options.models)
  }

  /// Lints everything below the paths.
  ///
  /// - Parameter progress: Told what is being worked on, before each file and now and then within
  ///   long samples.
  package mutating func run(progress: (Progress) -> Void = { _ in }) -> Outcome {
    let found = TemplateFinder.find(options.paths, configurations: &configurations)
    var collected = Collected(notAnalysed: found.problems, failOn: options.failOn)
    let includes = IncludeCache()
    var locks = LockFinder(isStrict: options.isLocked)
    let memory = found.files.count < Self.fewestRemembered ? nil : memory
    for (index, file) in found.files.enumerated() {
      progress(Progress(file: file.path, number: index + 1, of: found.files.count, rows: 0))
      let configuration = configurations.configuration(for: file.path)
      let models = catalogs.references(for: configuration)
      if let bodyCheck, file.path.hasSuffix(Self.bodySuffix) {
        collected.add(lint(body: file.path, bodyCheck, models.catalog), under: configuration)
        continue
      }
      let loader = TemplateLoader(
        root: file.root, cache: includes, mayHaveSamples: file.mayHaveSamples)
      let lock = locks.check(for: file.path)
      let linter = TemplateLinter(
        models: models, loader: loader, lock: lock, isHashing: options.isHashing,
        memory: memory)
      let linted = linter.lint(file.path) { rows in
        progress(Progress(file: file.path, number: index + 1, of: found.files.count, rows: rows))
      }
      collected.add(linted, under: configuration)
    }
    for lock in locks.locks where !lock.findings.isEmpty {
      collected.add(lock.findings, under: configurations.configuration(for: lock.path))
    }
    collected.add(configurations.diagnostics + catalogs.diagnostics)
    collected.notAnalysed += (configurations.errors + catalogs.errors + locks.errors).map {
      .init(path: $0.path, reason: $0.reason.description)
    }
    return Outcome(
      report: collected.report(fileCount: found.files.count),
      failOn: collected.failOn ?? .error, notices: found.notices)
  }

  private func lint(
    body path: String, _ check: BodyCheck, _ catalog: ModelCatalog
  ) -> LintedTemplate {
    var linted = LintedTemplate()
    do throws(FileError) {
      let file = try FileReader.sourceFile(path)
      if let findings = check(file, catalog) {
        linted.findings = findings
      } else {
        linted.notAnalysed = .init(path: path, reason: "no request body stands in the file")
      }
    } catch {
      linted.notAnalysed = .init(path: path, reason: error.reason.description)
    }
    return linted
  }

  /// How far a run is.
  package struct Progress: Sendable {
    package var file: String
    package var number: Int
    package var of: Int
    /// The rows of the file's samples that were read so far.
    package var rows: Int
  }

  /// What the files came to so far.
  private struct Collected {
    var notAnalysed: [LintReport.NotAnalysed]
    var failOn: Severity?
    private var findings: [Diagnostic] = []
    private var templates: [TemplateSummary] = []
    private var suppressedCount = 0

    init(notAnalysed: [LintReport.NotAnalysed], failOn: Severity?) {
      self.notAnalysed = notAnalysed
      self.failOn = failOn
    }

    mutating func add(_ linted: LintedTemplate, under configuration: Configuration?) {
      add(linted.findings, under: configuration)
      templates += linted.summaries
      suppressedCount += linted.suppressedCount
      if let reason = linted.notAnalysed { notAnalysed.append(reason) }
      if failOn == nil { failOn = configuration?.failOn }
    }

    mutating func add(_ diagnostics: [Diagnostic], under configuration: Configuration? = nil) {
      if let configuration {
        findings += diagnostics.compactMap { configuration.adjusted($0) }
      } else {
        findings += diagnostics
      }
    }

    func report(fileCount: Int) -> LintReport {
      LintReport(
        findings: findings, templates: templates, notAnalysed: notAnalysed,
        fileCount: fileCount, suppressedCount: suppressedCount)
    }
  }
}

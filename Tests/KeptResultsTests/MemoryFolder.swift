import Files
import KeptResults
import LintPipeline
import PromptRules
import Reporting
import RulePages
import SourceText
import TestSupport

/// A folder of many templates that is linted with what earlier runs left, and without.
struct MemoryFolder {
  let directory: TemporaryDirectory
  private let results: TemporaryDirectory

  /// A folder with as many small templates as make a memory worth asking.
  init(templates: Int = 40) throws {
    directory = try TemporaryDirectory()
    results = try TemporaryDirectory()
    for number in 0..<templates {
      try write(
        "model: claude-haiku-5-5\nmax_tokens: 9\nmessages: [{user: Question \(number)}]\n",
        to: "small/t\(number).prompt.yaml")
    }
  }

  /// The examples of all rules' pages, each in a folder of its own.
  static func ofRulePages() throws -> MemoryFolder {
    let folder = try MemoryFolder()
    for rule in RuleRegistry.all {
      guard let page = RulePage.page(of: rule.id) else { continue }
      for (name, example) in [("bad", page.bad), ("good", page.good)] {
        for file in example.files {
          try folder.write(file.content.bytes, to: "\(rule.id)/\(name)/\(file.name)")
        }
      }
    }
    return folder
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    let path = directory.path + "/" + name
    try FileSystem.createDirectory(FilePath.parent(of: path))
    try FileSystem.write(bytes, to: path)
  }

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  /// The file that holds the results.
  var resultsPath: String { results.path + "/kept.results" }

  /// The reports of a run in every format, all that its findings hold, and how many templates it
  /// linted anew.
  struct Run {
    var reports: [[UInt8]]
    var findings: [String]
    var lintedAnew: Int
  }

  /// Lints everything without a memory.
  func fresh(_ adjust: (inout LintPipeline.Options) -> Void = { _ in }) -> Run { run(nil, adjust) }

  /// Lints everything with what the runs before this one left.
  func remembered(
    program: String = "this build", _ adjust: (inout LintPipeline.Options) -> Void = { _ in }
  ) -> Run {
    let kept = KeptResults(path: resultsPath, program: program)
    let counting = CountingMemory(kept)
    var run = run(counting, adjust)
    run.lintedAnew = counting.lintedAnew
    kept.save()
    return run
  }

  /// Lints everything twice with one memory, as a run that fixes does.
  func rememberedTwice() -> Run {
    let counting = CountingMemory(KeptResults(path: resultsPath, program: "this build"))
    _ = run(counting) { _ in }
    let first = counting.lintedAnew
    var second = run(counting) { _ in }
    second.lintedAnew = counting.lintedAnew - first
    return second
  }

  private func run(
    _ memory: (any ResultMemory)?, _ adjust: (inout LintPipeline.Options) -> Void
  ) -> Run {
    var options = LintPipeline.Options(paths: [directory.path])
    adjust(&options)
    var pipeline = LintPipeline(options, memory: memory)
    let report = pipeline.run().report
    return Run(
      reports: OutputFormat.allCases.map { $0.reporter(ReportOptions()).output(for: report) },
      findings: report.findings.map { "\($0)" },
      lintedAnew: report.fileCount)
  }
}

/// A memory that counts what it is told anew.
private final class CountingMemory: ResultMemory {
  private let memory: KeptResults
  private(set) var lintedAnew = 0

  init(_ memory: KeptResults) { self.memory = memory }

  func result(
    of file: SourceFile, under setting: LintSetting, _ loader: TemplateLoader,
    lint: () -> LintedTemplate
  ) -> LintedTemplate {
    memory.result(of: file, under: setting, loader) {
      lintedAnew += 1
      return lint()
    }
  }
}

import Files
import LintPipeline
import PromptRules
import Reporting
import SourceText
import TemplateRequests
import TestSupport
import Testing

/// Lints the prompt files of public repositories.
@Suite(.enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.absence)))
struct CorpusTests {
  private static let folder = "corpus/prompt-files/"

  /// The paths of a format's YAML files.
  private static func paths(_ format: String) -> [String] {
    let index = SharedMaterial.bytes(folder + "index.tsv") ?? []
    return index.split(separator: 0x0A).compactMap { line in
      let fields = line.split(separator: 0x09).map { String(decoding: $0, as: UTF8.self) }
      guard fields.count > 3, fields[3] == format,
        fields[0].hasSuffix(".yml") || fields[0].hasSuffix(".yaml")
      else { return nil }
      return fields[0]
    }
  }

  private func lint(_ path: String) -> LintPipeline.Outcome {
    var pipeline = LintPipeline(
      .init(paths: [SharedMaterial.root + "/" + Self.folder + path]))
    return pipeline.run()
  }

  /// Every file of GitHub Models is a template; an author has nothing to correct.
  @Test(arguments: paths("github-models")) func gitHubModelsFilesAreTemplates(path: String) {
    let outcome = lint(path)
    #expect(outcome.exitStatus == 0, Comment(rawValue: outcome.summary))
    #expect(outcome.report.templates.count == 1)
    #expect(outcome.report.findings.allSatisfy { $0.severity == .hint })
    let full = SharedMaterial.root + "/" + Self.folder + path
    switch TemplateRendering.render(full, row: nil, tier: nil, models: nil) {
    case .body(let body): #expect(body.starts(with: "{\"model\":".utf8))
    case .problems, .refusal: Issue.record("\(path) is not rendered")
    }
  }

  @Test func gitHubModelsFilesAreThere() { #expect(Self.paths("github-models").count >= 21) }

  /// Files of other tools are refused with one finding that says whose they are.
  @Test(arguments: ["promptfoo-config", "dify-dsl", "swe-agent-yaml", "sk-yaml"])
  func filesOfOtherToolsAreRefused(format: String) {
    for path in Self.paths(format).prefix(25) {
      let outcome = lint(path)
      #expect(outcome.exitStatus == 2, Comment(rawValue: path))
      #expect(outcome.report.findings.count <= 3, Comment(rawValue: path + "\n" + outcome.summary))
    }
  }
}

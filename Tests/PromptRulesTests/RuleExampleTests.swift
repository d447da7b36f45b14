import PromptCache
import PromptCompiler
import PromptRules
import PromptTemplate
import RulePages
import SourceText
import Testing
import YAMLText

/// Holds the examples of the pages against the reader and the compiler, as far as those decide.
@Suite struct RuleExampleTests {
  /// What reading and compiling the first file of an example says.
  private func diagnostics(_ example: RuleExample) throws -> [Diagnostic] {
    let folder = ExampleFolder(example)
    let file = try #require(folder.files.first)
    if file.path == ConfigurationFinder.fileName {
      return ConfigurationReader.read(file, folder: "/").diagnostics
    }
    let document: YAMLDocument
    do throws(YAMLFailure) {
      document = try YAMLDocument.parse(file)
    } catch {
      return [error.diagnostic]
    }
    let (template, diagnostics) = TemplateReader.read(document, file: file, includes: folder)
    let tier = template.models.first
    let reference = tier.map { ModelCatalog.builtIn.resolve($0.model) }
    let compiled = TemplateCompiler.compile(template, tier: tier, model: reference)
    return Suppressions(in: document).applied(to: diagnostics + compiled.diagnostics).kept
  }

  @Test(arguments: RuleRegistry.all.filter { $0.group != .log }.map(\.id))
  func goodExamplesAreValid(id: RuleID) throws {
    let page = try #require(RulePage.page(of: id))
    let messages = try diagnostics(page.good).map(\.message)
    #expect(messages.isEmpty)
  }

  @Test(
    arguments: [
      "invalid-yaml", "invalid-encoding", "invalid-template", "invalid-config", "limit-exceeded",
      "unused-suppression", "unknown-key", "duplicate-key", "foreign-syntax", "unclosed-hole",
      "missing-file", "include-cycle", "invalid-ttl", "uncacheable-block",
    ] as [RuleID])
  func badExamplesAreFoundWhereTheyAreMarked(id: RuleID) throws {
    let example = try #require(RulePage.page(of: id)).bad
    let found = try diagnostics(example).filter { $0.rule == id }
    #expect(found.count == 1)
    let marks = example.files.flatMap { file in
      file.content.marks.map { "\(file.name):\($0)" }
    }
    if marks.isEmpty { return }
    #expect(found.map { "\($0.span.file.path):\($0.span.range)" } == marks)
  }

  @Test(arguments: RuleRegistry.all.filter { $0.group != .reading && $0.group != .log }.map(\.id))
  func badExamplesHaveNothingElseToRead(id: RuleID) throws {
    let example = try #require(RulePage.page(of: id)).bad
    #expect(try diagnostics(example).allSatisfy { $0.rule == id })
  }
}

/// The files of an example, without a disk.
private struct ExampleFolder: IncludeLoader {
  let files: [SourceFile]

  init(_ example: RuleExample) {
    files = example.files.map { SourceFile(path: $0.name, bytes: $0.content.bytes) }
  }

  func load(
    _ path: String, from file: SourceFile, at span: SourceSpan
  ) throws(IncludeFailure) -> SourceFile {
    guard let found = files.first(where: { $0.path == path }) else {
      throw IncludeFailure(reason: "no such file")
    }
    return found
  }

  func hasSamples(_ path: String, from file: SourceFile) -> Bool {
    files.contains { $0.path == path }
  }
}

import PromptCache
import PromptCompiler
import PromptTemplate
import SampleRows
import SourceText
import Testing
import YAMLText

@testable import PromptCosts

/// A template and rows from text, compiled for its first model.
struct TemplateFixture {
  let template: Template
  let rows: RowSource

  init(_ text: String, rows: [String]) throws {
    let file = SourceFile(path: "test.prompt.yaml", bytes: Array(text.utf8))
    let document = try YAMLDocument.parse(file)
    let (template, diagnostics) = TemplateReader.read(document, file: file, includes: NoIncludes())
    #expect(diagnostics.isEmpty)
    self.template = template
    self.rows = .bytes(
      Array(rows.joined(separator: "\n").utf8), displayPath: "rows.jsonl", format: .jsonLines)
  }

  func compiled(for name: String? = nil) throws -> (CompiledTemplate, ModelReference) {
    let tier = try #require(template.models.first)
    let reference = ModelCatalog.builtIn.resolve(name ?? tier.model)
    return (TemplateCompiler.compile(template, tier: tier, model: reference), reference)
  }

  func report(
    _ change: (inout TemplateCosts.Options) -> Void = { _ in }
  ) throws -> CostReport {
    var options = TemplateCosts.Options()
    change(&options)
    return try TemplateCosts(template, rows: rows, catalog: .builtIn, options: options).report()
  }
}

private struct NoIncludes: IncludeLoader {
  func load(
    _ path: String, from file: SourceFile, at span: SourceSpan
  ) throws(IncludeFailure) -> SourceFile {
    throw IncludeFailure(reason: "there are no files here")
  }

  func hasSamples(_ path: String, from file: SourceFile) -> Bool { false }
}

import JSONText
import PromptCache
import PromptCompiler
import PromptSkeleton
import PromptTemplate
import SourceText
import YAMLText

/// A template given as text, compiled for its first model.
struct CompiledText {
  let file: SourceFile
  let compiled: CompiledTemplate
  let diagnostics: [Diagnostic]

  init(_ text: String, files: [String: String] = [:]) throws {
    file = SourceFile(path: "t.prompt.yaml", bytes: Array(text.utf8))
    let document = try YAMLDocument.parse(file)
    let (template, found) = TemplateReader.read(
      document, file: file, includes: TextFiles(files: files))
    let tier = template.models.first
    let reference = tier.map { ModelCatalog.builtIn.resolve($0.model) }
    compiled = TemplateCompiler.compile(template, tier: tier, model: reference)
    diagnostics = found + compiled.diagnostics
  }

  /// The body with its holes filled from a JSON object.
  func body(_ json: String = "{}") throws -> String {
    let values = try JSONDocument(parsing: Array(json.utf8)).root.promptValue()
    return String(decoding: try compiled.skeleton.render(values), as: UTF8.self)
  }

  /// What a span holds.
  func source(_ span: SourceSpan) -> String {
    String(decoding: span.file.bytes[span.range], as: UTF8.self)
  }
}

/// Included files that are at hand as text.
private struct TextFiles: IncludeLoader {
  var files: [String: String]

  func load(
    _ path: String, from file: SourceFile, at span: SourceSpan
  ) throws(IncludeFailure) -> SourceFile {
    guard let text = files[path] else { throw IncludeFailure(reason: "no such file") }
    return SourceFile(path: path, bytes: Array(text.utf8))
  }

  func hasSamples(_ path: String, from file: SourceFile) -> Bool { files[path] != nil }
}

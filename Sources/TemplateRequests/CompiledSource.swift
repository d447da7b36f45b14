package import Files
package import LintPipeline
package import PromptCache
package import PromptCompiler
import PromptRules
package import PromptTemplate
package import SampleRows
package import SourceText

/// One template, read and compiled for one of its models, with its rows.
package struct CompiledSource {
  package let path: String
  package let compiled: CompiledTemplate
  package let reference: ModelReference?
  package let catalog: ModelCatalog
  package let rows: RowSource?
  /// The files that the template includes.
  private let includes: [String]
  private let errors: ErrorFilter

  package var template: Template { compiled.template }

  /// The files that all this was read from.
  package var files: [String] { [path] + includes + [rows?.path].compactMap(\.self) }

  /// Why there is none.
  package enum Failure: Error {
    case problems(LintReport)
    case refusal(String)
  }

  /// Reads and compiles a template for a tier, the first one by default.
  ///
  /// - Parameters:
  ///   - configuration: The one configuration; nil looks above the template.
  ///   - models: A file of models and prices laid over the built-in ones.
  package static func load(
    _ path: String, tier: String? = nil, configuration: String? = nil, models: String? = nil
  ) -> Result<CompiledSource, Failure> {
    var configurations = ConfigurationFinder(explicit: configuration)
    var catalogs = CatalogCache(override: models)
    let catalog = catalogs.catalog(for: configurations.configuration(for: path))
    let loader = TemplateLoader(root: FilePath.parent(of: path), cache: IncludeCache())
    let loaded: TemplateLoader.Loaded
    do throws(FileError) {
      loaded = try loader.load(path)
    } catch {
      return .failure(.problems(report(notAnalysed: [error])))
    }
    let filter = ErrorFilter(loaded, of: loader, under: configurations.configuration(for: path))
    let problems =
      filter.errors(in: loaded.diagnostics) + configurations.diagnostics + catalogs.diagnostics
    let errors = configurations.errors + catalogs.errors
    guard let template = loaded.template, problems.isEmpty, errors.isEmpty else {
      return .failure(.problems(report(problems, notAnalysed: errors)))
    }
    let names = template.models.compactMap(\.tier)
    guard let chosen = choose(tier, of: template) else {
      let known = names.isEmpty ? "has no tiers" : "has the tiers \(names.joined(separator: ", "))"
      return .failure(.refusal("'\(path)' \(known)."))
    }
    let (rows, problem) = loader.rows(of: template)
    if let problem { return .failure(.problems(report([problem]))) }
    let reference = chosen.map { catalog.resolve($0.model) }
    let compiled = TemplateCompiler.compile(template, tier: chosen, model: reference)
    return .success(
      CompiledSource(
        path: path, compiled: compiled, reference: reference, catalog: catalog, rows: rows,
        includes: loader.includes.keys.map(\.path), errors: filter))
  }

  /// The model of a tier; nil inside where the template names no model, nil where there is no such
  /// tier.
  private static func choose(_ tier: String?, of template: Template) -> Template.TierModel?? {
    guard let tier else { return .some(template.models.first) }
    guard let model = template.models.first(where: { $0.tier == tier }) else { return nil }
    return .some(model)
  }

  /// Why the API would reject every request of this template, whatever the rows.
  package func rejections() -> [Diagnostic] {
    errors.rejections(of: compiled, for: reference, in: catalog)
  }

  /// A report of what stood in the way.
  package func report(_ findings: [Diagnostic] = [], notAnalysed error: FileError? = nil)
    -> LintReport
  {
    Self.report(findings, notAnalysed: error.map { [$0] } ?? [])
  }

  private static func report(
    _ findings: [Diagnostic] = [], notAnalysed errors: [FileError] = []
  ) -> LintReport {
    LintReport(
      findings: findings, templates: [],
      notAnalysed: errors.map { .init(path: $0.path, reason: $0.reason.description) },
      fileCount: 1)
  }
}

import Files
package import LintPipeline
import PrefixStability
package import PromptCache
import PromptCompiler
package import PromptEmitters
import PromptRules
import PromptTemplate
package import SourceText

/// The templates below some paths, compiled for all of their models.
package struct BuildInputs {
  package private(set) var templates: [Template] = []
  /// What keeps a template from being built.
  package private(set) var findings: [Diagnostic] = []
  package private(set) var notAnalysed: [LintReport.NotAnalysed] = []
  package private(set) var fileCount = 0
  /// The files that were read: templates and what they include.
  package private(set) var readFiles: [String] = []

  /// A template and the folder that it was found in.
  package struct Template {
    package var emitted: EmittedTemplate
    package var path: String
    /// The path below the folder that was searched, without the ending.
    package var stem: String
    /// The models of the variants, in their order.
    package var references: [ModelReference?]
    package var catalog: ModelCatalog
  }

  /// Reads and compiles everything below the paths.
  ///
  /// - Parameters:
  ///   - configuration: The one configuration for all files; nil looks above each file.
  ///   - models: A file of models and prices laid over the built-in ones.
  package init(paths: [String], configuration: String? = nil, models: String? = nil) {
    var configurations = ConfigurationFinder(explicit: configuration)
    var catalogs = CatalogCache(override: models)
    let found = TemplateFinder.find(paths, configurations: &configurations)
    notAnalysed = found.problems
    fileCount = found.files.count
    let includes = IncludeCache()
    for file in found.files {
      let configuration = configurations.configuration(for: file.path)
      let catalog = catalogs.catalog(for: configuration)
      do throws(FileError) {
        let loader = TemplateLoader(
          root: file.root, cache: includes, mayHaveSamples: file.mayHaveSamples)
        let loaded = try loader.load(file.path)
        readFiles += [file.path] + loader.includes.keys.map(\.path)
        let filter = ErrorFilter(loaded, of: loader, under: configuration)
        add(loaded, from: file, catalog, filter)
      } catch {
        notAnalysed.append(.init(path: file.path, reason: error.reason.description))
      }
    }
    findings += configurations.diagnostics + catalogs.diagnostics
    notAnalysed += (configurations.errors + catalogs.errors).map {
      .init(path: $0.path, reason: $0.reason.description)
    }
  }

  private mutating func add(
    _ loaded: TemplateLoader.Loaded, from file: TemplateFinder.File, _ catalog: ModelCatalog,
    _ filter: ErrorFilter
  ) {
    let problems = filter.errors(in: loaded.diagnostics)
    findings += problems
    guard let template = loaded.template, problems.isEmpty else { return }
    var references: [ModelReference?] = []
    var variants: [EmittedTemplate.Variant] = []
    var rejections: [Diagnostic] = []
    for tier in template.models.isEmpty ? [nil] : template.models.map(Optional.some) {
      let reference = tier.map { catalog.resolve($0.model) }
      let compiled = TemplateCompiler.compile(template, tier: tier, model: reference)
      rejections += filter.rejections(of: compiled, for: reference, in: catalog)
      references.append(reference)
      let figures = PrefixFigures.figures(of: compiled, family: reference?.family ?? .generic)
      variants.append(.init(compiled, figures: figures))
    }
    findings += rejections.withoutRepeats
    templates.append(
      Template(
        emitted: EmittedTemplate(
          template: template, source: Self.source(of: file.path), variants: variants),
        path: file.path,
        stem: Self.stem(of: file), references: references, catalog: catalog))
  }

  /// The path from the working folder, however it was spelled.
  private static func source(of path: String) -> String {
    FilePath.relative(FileSystem.absolute(path), to: FileSystem.currentDirectory)
  }

  private static func stem(of file: TemplateFinder.File) -> String {
    let relative = FilePath.relative(file.path, to: file.root)
    for suffix in TemplateFinder.suffixes where relative.hasSuffix(suffix) {
      return String(relative.dropLast(suffix.count))
    }
    return relative
  }

  /// Whether everything could be compiled.
  package var isComplete: Bool { findings.isEmpty && notAnalysed.isEmpty }

  /// A report of what could not, with further findings.
  package func report(_ further: [Diagnostic] = []) -> LintReport {
    LintReport(
      findings: findings + further, templates: [], notAnalysed: notAnalysed,
      fileCount: fileCount)
  }
}

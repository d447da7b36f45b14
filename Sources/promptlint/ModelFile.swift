import ArgumentParser
import Files
import LintPipeline
import PromptCache
import SourceText

/// The file of models and prices that a call lays over the built-in ones.
enum ModelFile {
  /// The model data with the file laid over it; one that cannot be used ends the command.
  static func catalog(_ path: String?) throws -> ModelCatalog {
    var catalogs = CatalogCache(override: path)
    let catalog = catalogs.catalog(for: nil)
    for error in catalogs.errors { Console.note(error.description) }
    Console.note(catalogs.diagnostics)
    guard catalogs.errors.isEmpty, catalogs.diagnostics.isEmpty else { throw ExitCode(2) }
    return catalog
  }
}

package import Files
package import PromptCache
package import PromptRules
package import SourceText

/// The model data of each configuration, read once.
package struct CatalogCache {
  package private(set) var diagnostics: [Diagnostic] = []
  package private(set) var errors: [FileError] = []
  private let override: String?
  private var catalogs: [String: (catalog: ModelCatalog, digest: String)] = [:]
  private var references: [String?: ModelReferences] = [:]

  /// - Parameter override: A file that goes before what configurations name.
  package init(override: String? = nil) { self.override = override }

  /// The built-in data, with the file laid over it that the user or a configuration names.
  package mutating func catalog(for configuration: Configuration?) -> ModelCatalog {
    catalog(at: path(for: configuration)).catalog
  }

  /// What the names of models stand for under a configuration.
  mutating func references(for configuration: Configuration?) -> ModelReferences {
    let path = path(for: configuration)
    if let known = references[path] { return known }
    let (catalog, digest) = catalog(at: path)
    let found = ModelReferences(catalog, digest: digest)
    references[path] = found
    return found
  }

  private mutating func catalog(at path: String?) -> (catalog: ModelCatalog, digest: String) {
    guard let path else { return (.builtIn, "") }
    if let known = catalogs[path] { return known }
    let catalog = read(path)
    catalogs[path] = catalog
    return catalog
  }

  private func path(for configuration: Configuration?) -> String? {
    override ?? configuration.flatMap { Self.path(in: $0) }
  }

  private static func path(in configuration: Configuration) -> String? {
    configuration.models.map { FilePath.join(configuration.folder, $0) }
  }

  private mutating func read(_ path: String) -> (catalog: ModelCatalog, digest: String) {
    do throws(FileError) {
      let bytes = try FileReader.bytes(of: path)
      do throws(CatalogFailure) {
        let catalog = try ModelCatalog(parsing: bytes, path: path, over: .builtIn)
        return (catalog, SHA256.hexDigest(of: bytes))
      } catch {
        diagnostics += error.diagnostics
      }
    } catch {
      errors.append(error)
    }
    return (.builtIn, "")
  }
}

package import PromptCache

/// What the names of models stand for in one catalog, each found out once in a run.
package final class ModelReferences {
  package let catalog: ModelCatalog
  /// The digest of what lies over the built-in catalog; empty where that is used alone.
  let digest: String
  private var known: [String: ModelReference] = [:]

  package init(_ catalog: ModelCatalog, digest: String = "") {
    self.catalog = catalog
    self.digest = digest
  }

  /// What a name in a template stands for.
  func reference(to written: String) -> ModelReference {
    if let reference = known[written] { return reference }
    let reference = catalog.resolve(written)
    known[written] = reference
    return reference
  }
}

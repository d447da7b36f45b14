package import PromptCache

/// What the names of models stand for in one catalog, each found out once in a run.
package final class ModelReferences {
  package let catalog: ModelCatalog
  private var known: [String: ModelReference] = [:]

  package init(_ catalog: ModelCatalog) { self.catalog = catalog }

  /// What a name in a template stands for.
  func reference(to written: String) -> ModelReference {
    if let reference = known[written] { return reference }
    let reference = catalog.resolve(written)
    known[written] = reference
    return reference
  }
}

package import PromptCache

/// What an analysis of a log may be told.
package struct LogOptions: Sendable {
  package var catalog: ModelCatalog
  /// The day that lifecycles of models are judged on: by default that of the catalog's data.
  package var today: CalendarDate
  /// Whether values are replaced by their kind, length and a keyed hash.
  package var redacts = false
  /// The key of those hashes; by default it is made from the log's first request.
  package var redactionKey: [UInt8]?

  package init(catalog: ModelCatalog = .builtIn, today: CalendarDate? = nil) {
    self.catalog = catalog
    self.today = today ?? catalog.asOf
  }
}

package import SourceText

/// The models that are known, with what they cache, cost and refuse, as of a date.
package struct ModelCatalog: Sendable {
  /// The day on which the data was right.
  package let asOf: CalendarDate
  /// What the keys of `Model.source` stand for, in the file's order.
  package let sources: [Source]
  /// In the file's order: the newest of each kind first.
  let rows: [CatalogRow]
  /// The makers that name prefixes stand for; nil for a prefix of a platform or a protocol.
  let vendors: [String: String?]
  let defaults: [ModelDefaults]
  private let indexes: [String: Int]

  /// The catalog that is built in, read on first use.
  package static let builtIn: ModelCatalog = {
    do throws(CatalogFailure) {
      return try ModelCatalog(
        reading: CatalogReader(
          file: SourceFile(path: "models.json", bytes: DataFile.models), base: nil,
          isProved: true))
    } catch {
      fatalError("models.json of this build is damaged: \(error.diagnostics.map(\.message))")
    }
  }()

  /// Reads a catalog file.
  ///
  /// Models, makers and name prefixes of `base` that the file does not mention stay known.
  package init(
    parsing bytes: [UInt8], path: String, over base: ModelCatalog? = nil
  ) throws(CatalogFailure) {
    try self.init(
      reading: CatalogReader(file: SourceFile(path: path, bytes: bytes), base: base))
  }

  private init(reading reader: consuming CatalogReader) throws(CatalogFailure) {
    let contents = reader.read()
    guard reader.diagnostics.isEmpty, let contents else {
      throw CatalogFailure(diagnostics: reader.diagnostics)
    }
    asOf = contents.asOf
    sources = contents.sources
    vendors = contents.vendors
    defaults = contents.defaults
    rows = contents.rows
    var indexes: [String: Int] = [:]
    for (index, row) in contents.rows.enumerated() {
      indexes[row.id] = index
      for alias in row.aliases where indexes[alias] == nil { indexes[alias] = index }
    }
    self.indexes = indexes
  }

  /// The model with exactly this id or alias.
  package subscript(_ name: String) -> Model? { indexes[name].map { rows[$0].model } }

  /// Whether a model has exactly this id or alias.
  func isListed(_ name: String) -> Bool { indexes[name] != nil }

  /// All models in the file's order: the newest of each kind first.
  package var models: [Model] { rows.map(\.model) }

  /// Where a fact comes from.
  package struct Source: Sendable, Hashable {
    package var key: String
    package var description: String
  }
}

/// Why a catalog file cannot be used.
package struct CatalogFailure: Error {
  /// What is wrong with it, in the file's order; never empty.
  package var diagnostics: [Diagnostic]
}

import JSONText
import SourceText

/// Reads a catalog file into models, and says where it is wrong.
struct CatalogReader: ~Copyable {
  let file: SourceFile
  let base: ModelCatalog?
  /// True for a file whose models need not be read to know that they can be.
  let isProved: Bool
  var diagnostics: [Diagnostic] = []

  init(file: SourceFile, base: ModelCatalog?, isProved: Bool = false) {
    self.file = file
    self.base = base
    self.isProved = isProved
  }

  struct Contents {
    var asOf: CalendarDate
    var sources: [ModelCatalog.Source]
    var vendors: [String: String?]
    var defaults: [ModelDefaults]
    var rows: [CatalogRow]
  }

  /// The contents, or nil where the text is no object of this kind at all.
  mutating func read() -> Contents? {
    let document: JSONDocument
    do throws(JSONSyntaxError) {
      document = try JSONDocument(parsing: file.bytes)
    } catch {
      report(error.message, at: error.offset..<error.offset)
      return nil
    }
    guard document.root.kind == .object else {
      report("expected an object", at: document.root.range)
      return nil
    }
    var asOf: CalendarDate?
    var contents = Contents(
      asOf: CalendarDate.unknown,
      sources: base?.sources ?? [],
      vendors: base?.vendors ?? [:],
      defaults: base?.defaults ?? [],
      rows: []
    )
    for (key, value) in members(of: document.root) {
      switch key.string {
      case "as_of": asOf = date(value)
      case "units": break
      case "sources":
        for (key, value) in members(of: value) {
          contents.sources.removeAll { $0.key == key.string }
          contents.sources.append(.init(key: key.string, description: text(value) ?? ""))
        }
      case "vendors":
        for (key, value) in members(of: value) {
          contents.vendors[key.string] = .some(value.kind == .null ? nil : text(value))
        }
      case "providers":
        for (key, value) in members(of: value) { readProvider(key, value, into: &contents) }
      default: reportUnknown(key, among: ["as_of", "units", "sources", "vendors", "providers"])
      }
    }
    guard let asOf else {
      report("a catalog needs 'as_of', the date of its facts", at: document.root.range)
      return nil
    }
    contents.asOf = asOf
    let ids = Set(contents.rows.map(\.id))
    contents.rows += base?.rows.filter { !ids.contains($0.id) } ?? []
    return contents
  }

  /// Adds a provider's defaults and its models.
  private mutating func readProvider(
    _ key: JSONValue, _ value: JSONValue, into contents: inout Contents
  ) {
    let id = key.string
    let index = contents.defaults.firstIndex { $0.provider.id == id } ?? contents.defaults.count
    if index == contents.defaults.count {
      contents.defaults.append(ModelDefaults(provider: Provider(id: id)))
    }
    let (defaults, models) = provider(value, startingFrom: contents.defaults[index])
    contents.defaults[index] = defaults
    if isProved {
      contents.rows += models.map { CatalogRow(unread: $0, defaults: defaults) }
      return
    }
    var ids = Set(contents.rows.map(\.id))
    for value in models {
      guard let model = model(value, defaults: defaults) else { continue }
      if !ids.insert(model.id).inserted {
        report("the model '\(model.id)' is listed twice", at: value.range)
      }
      contents.rows.append(CatalogRow(model))
    }
  }

  mutating func report(_ message: String, at range: Range<Int>) {
    diagnostics.append(
      Diagnostic(
        rule: "invalid-models",
        severity: .error,
        message: message,
        span: file.span(range),
        preventsAnalysis: true
      )
    )
  }

  mutating func reportUnknown(_ key: JSONValue, among known: [String]) {
    let nearest = NearestName.of(key.string, among: known).map { "; did you mean '\($0)'?" }
    report("unknown key '\(key.string)'" + (nearest ?? ""), at: key.range)
  }
}

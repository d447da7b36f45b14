import JSONText
import SourceText

/// Reads a catalog file into models, and says where it is wrong.
struct CatalogReader {
  let file: SourceFile
  let base: ModelCatalog?
  var diagnostics: [Diagnostic] = []

  init(file: SourceFile, base: ModelCatalog?) {
    self.file = file
    self.base = base
  }

  struct Contents {
    var asOf: CalendarDate
    var sources: [ModelCatalog.Source]
    var vendors: [String: String?]
    var defaults: [ModelDefaults]
    var models: [Model]
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
    var asOf: CalendarDate?
    var contents = Contents(
      asOf: CalendarDate.unknown,
      sources: base?.sources ?? [],
      vendors: base?.vendors ?? [:],
      defaults: base?.defaults ?? [],
      models: []
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
    let ids = Set(contents.models.map(\.id))
    contents.models += base?.models.filter { !ids.contains($0.id) } ?? []
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
    for value in models {
      guard let model = model(value, defaults: defaults) else { continue }
      if contents.models.contains(where: { $0.id == model.id }) {
        report("the model '\(model.id)' is listed twice", at: value.range)
      }
      contents.models.append(model)
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

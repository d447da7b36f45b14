import JSONText
import SourceText

/// One model of a catalog by its names; the rest is read when it is asked for.
///
/// A run looks at one or two of the built-in models, and must not spend a millisecond on the others.
struct CatalogRow: Sendable {
  let id: String
  let aliases: [String]
  private let content: Content

  private enum Content {
    case read(Model)
    case unread(JSONValue, ModelDefaults)
  }

  init(_ model: Model) {
    (id, aliases, content) = (model.id, model.aliases, .read(model))
  }

  /// A row of the built-in file, which the tests have read.
  init(unread row: JSONValue, defaults: ModelDefaults) {
    var id = ""
    var aliases: [String] = []
    // The names stand first.
    for (key, value) in row.members.prefix(2) {
      if key.isString("id") { id = value.string }
      if key.isString("aliases") { aliases = value.elements.map(\.string) }
    }
    (self.id, self.aliases, content) = (id, aliases, .unread(row, defaults))
  }

  var model: Model {
    switch content {
    case .read(let model): return model
    case .unread(let row, let defaults):
      var reader = CatalogReader(file: SourceFile(path: "", bytes: []), base: nil)
      return reader.model(row, defaults: defaults) ?? Model(ModelRow(defaults: defaults))
    }
  }
}

package import PromptSkeleton
package import SourceText

/// A template as read: what its author wrote, every part with its place, nothing reordered.
package struct Template: Sendable {
  package var file: SourceFile
  /// The file's name without its directory and `.prompt.yaml`.
  package var name: String
  package var models: [TierModel] = []
  /// The request's other parameters, in written order (`max_tokens`, `tool_choice`, ...).
  package var parameters: [Parameter] = []
  package private(set) var variables: [Variable] = []
  private var variableNames = NameIndex()
  package var tools: [Element] = []
  package var system: [Element] = []
  package var messages: [MessageElement] = []
  package var order = Order.staticFirst
  package var cache = CacheMode.automatic
  /// The place of the mode, if it is written.
  package var cacheSpan: SourceSpan?
  /// A `cache_control` of the request itself: a breakpoint at its end, which the API places.
  package var automaticMarker: Element.Marker?
  package var reuse: Reuse?
  package var samples = SampleSource.none

  package init(file: SourceFile, name: String) {
    self.file = file
    self.name = name
  }

  /// A model and the tier that it serves, if the template has tiers.
  package struct TierModel: Sendable {
    package var tier: String?
    package var model: String
    package var span: SourceSpan

    package init(tier: String?, model: String, span: SourceSpan) {
      (self.tier, self.model, self.span) = (tier, model, span)
    }
  }

  /// A parameter of the request that is neither tools nor system nor messages.
  package struct Parameter: Sendable {
    package var name: String
    package var nameSpan: SourceSpan
    package var value: TemplateValue
  }

  package enum Order: String, Sendable, CaseIterable {
    /// What changes least comes first.
    case staticFirst = "static-first"
    case written
  }

  /// Who places breakpoints where none is written.
  package enum CacheMode: String, Sendable, CaseIterable {
    case automatic = "auto"
    case off
  }

  /// How often a cached prefix is read again, as the author states it: `20 per 5m`.
  package struct Reuse: Sendable {
    package var reads: Int
    package var seconds: Int
    package var span: SourceSpan
  }

  /// Where the rows are.
  package enum SampleSource: Sendable {
    case none
    case inline(InlineSamples)
    /// A path relative to the template, and the place that names it (the template's start if it is
    /// the default name).
    case file(path: String, span: SourceSpan, isDefault: Bool)
  }

  /// The declaration of a variable, if it has one.
  package func variable(_ name: String) -> Variable? {
    index(ofVariable: name).map { variables[$0] }
  }

  /// The position of a variable among the declared ones.
  package func index(ofVariable name: String) -> Int? { variableNames.position(of: name) }

  /// Adds a declaration.
  mutating func declare(_ variable: Variable) {
    variables.append(variable)
    variableNames.append(variable.name)
  }

  /// The lifetime of a variable; one that is not declared may change with every request.
  package func lifetime(of name: String) -> Lifetime {
    index(ofVariable: name).map { variables[$0].lifetime } ?? .request
  }

  package func parameter(_ name: String) -> Parameter? {
    parameters.first { $0.name.hasSameBytes(as: name) }
  }
}

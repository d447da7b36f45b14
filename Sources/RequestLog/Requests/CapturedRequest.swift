/// One request of a log, as the cache sees it.
struct CapturedRequest {
  /// The position of the request in everything that was read, from 0.
  var index: Int
  var place: RequestPlace
  var dialect: APIDialect
  /// The model's id; nil where neither the body nor the address names one.
  var model: String?
  var texts: [PrefixText]
  var history: PrefixHistory
  /// Where the values of the prefix members start in the file's bytes.
  var valueStarts: [PrefixMember: Int]
  var body: BodyFacts
  var record: RecordFacts
  var breakpoints: [Breakpoint] = []

  /// Whether only what markers cover is cached: also where a gateway is asked for one of Anthropic's
  /// models, with markers, in the form of another API.
  var cachesAtMarkersOnly: Bool {
    dialect.cachesAtMarkersOnly || !breakpoints.isEmpty && DialectDetector.isClaude(model)
  }

  /// Whether it asks for the service tier that it would get without asking.
  var asksForStandardTier: Bool {
    guard let tier = text(.serviceTier) else { return true }
    return ["null", "\"auto\"", "\"default\""].contains { tier.raw.elementsEqual($0.utf8) }
  }

  func text(_ member: PrefixMember) -> PrefixText? { texts.first { $0.member == member } }

  /// The breakpoint that covers the most; nil where nothing is cached.
  var lastBreakpoint: Breakpoint? {
    breakpoints.max { $0.position < $1.position }
  }

  /// The members of the prefix that the request has, in the order of the prefix.
  var members: [PrefixMember] {
    dialect.layout.filter { $0 == history.member || text($0) != nil }
  }
}

/// Where a request stands.
package struct RequestPlace: Sendable, Hashable {
  /// The file as the user gave it.
  package var path: String
  /// From 1; the line on which the request's record starts.
  package var line: Int
  /// What the log itself calls the request (`custom_id`, a request id), where it does.
  package var name: String?

  package init(path: String, line: Int, name: String? = nil) {
    self.path = path
    self.line = line
    self.name = name
  }
}

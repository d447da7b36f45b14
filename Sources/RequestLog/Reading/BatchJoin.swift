import JSONText

/// Joins the results of a batch with its requests by `custom_id`, whatever order they come in.
struct BatchJoin {
  private var results: [String: JSONDocument] = [:]

  /// More results than this are not kept for requests that come later.
  private static let limit = 100_000

  /// Takes a line of a result file; false where the object is none.
  ///
  /// - Parameter report: Told the usage of a request; false where the request is yet to come.
  mutating func add(result: JSONValue, report: (CacheUsage, String) -> Bool) -> Bool {
    guard let name = result["custom_id"], name.kind == .string,
      let inner = result["result"] ?? result["response"]
    else { return false }
    if let usage = Self.usage(in: inner) {
      if let counts = CacheUsage(usage), report(counts, name.string) { return true }
      keep(Array("{\"usage\":".utf8) + usage.rawBytes + [0x7D], of: name.string)
    } else if RecordFacts.isError(inner) || RecordFacts.isError(result) {
      keep(Array(#"{"type":"error"}"#.utf8), of: name.string)
    }
    return true
  }

  /// Keeps what is needed of a response until its request comes.
  private mutating func keep(_ response: [UInt8], of name: String) {
    guard results.count < Self.limit else { return }
    results[name] = try? JSONDocument(parsing: response)
  }

  func response(named name: String?) -> JSONDocument? { name.flatMap { results[$0] } }

  private static func usage(in value: JSONValue) -> JSONValue? {
    value["usage"] ?? value["message"]?["usage"] ?? value["body"]?["usage"]
  }
}

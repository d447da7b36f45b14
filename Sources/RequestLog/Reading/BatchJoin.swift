import JSONText

/// Joins the results of a batch with its requests by `custom_id`, whatever order they come in.
struct BatchJoin {
  private var results: [String: JSONDocument] = [:]

  /// More results than this are not kept for requests that come later.
  private static let limit = 100_000

  /// Keeps a line of a result file; false where the object is none.
  mutating func add(result: JSONValue) -> Bool {
    guard let name = result["custom_id"], name.kind == .string,
      let inner = result["result"] ?? result["response"]
    else { return false }
    if results.count < Self.limit,
      let usage = Self.usage(in: inner),
      let document = try? JSONDocument(parsing: Array("{\"usage\":".utf8) + usage.rawBytes + [0x7D])
    {
      results[name.string] = document
    }
    return true
  }

  func response(named name: String?) -> JSONDocument? { name.flatMap { results[$0] } }

  private static func usage(in value: JSONValue) -> JSONValue? {
    value["usage"] ?? value["message"]?["usage"] ?? value["body"]?["usage"]
  }
}

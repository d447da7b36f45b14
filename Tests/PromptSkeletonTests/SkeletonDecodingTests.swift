import FoundationEssentials
import PromptSkeleton
import Testing

/// FoundationEssentials is here because an app reads skeletons with its `JSONDecoder`.
@Suite("Reading a skeleton from JSON")
struct SkeletonDecodingTests {
  private func skeleton(variables: String, chunks: String) throws -> Skeleton {
    let json = """
      {"format": "promptlint-skeleton", "version": 1, "name": "t", "model": "m",
       "endpoint": "anthropic-messages", "variables": [\(variables)], "prefix_start": 0,
       "breakpoints": [], "chunks": [\(chunks)]}
      """
    return try JSONDecoder().decode(Skeleton.self, from: Data(json.utf8))
  }

  @Test("asks for a value that has no default", arguments: ["text", "json"])
  func missing(encoding: String) throws {
    let read = try skeleton(
      variables: #"{"name": "q", "lifetime": "request"}"#,
      chunks: #"{"hole": ["q"], "encoding": "\#(encoding)", "lifetime": "request"}"#)
    #expect(throws: RenderError(path: "q", reason: .missing)) { try read.render([:]) }
  }

  @Test(
    "takes the default of the variable, then that of the hole",
    arguments: [
      (#", "default": "v""#, #", "default": "h""#, "v"),
      ("", #", "default": "h""#, "h"),
      ("", #", "default": """#, ""),
      (#", "default": null"#, "", "null"),
      ("", #", "default": null"#, "null"),
    ])
  func defaults(variable: String, hole: String, text: String) throws {
    let encoding = text == "null" ? "json" : "text"
    let read = try skeleton(
      variables: #"{"name": "q", "lifetime": "request"\#(variable)}"#,
      chunks: #"{"hole": ["q"], "encoding": "\#(encoding)", "lifetime": "request"\#(hole)}"#)
    #expect(try read.render([:]) == Array(text.utf8))
  }

  @Test("refuses a newer version of the format")
  func version() throws {
    let json = #"{"version": 2, "name": "t", "chunks": []}"#
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Skeleton.self, from: Data(json.utf8))
    }
  }
}

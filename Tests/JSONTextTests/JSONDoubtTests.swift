import JSONText
import Testing

/// A value without a single meaning is always doubted, and an ordinary one is not.
struct JSONDoubtTests {
  private func isDoubtful(_ text: String) throws -> Bool {
    try Array(text.utf8).withUnsafeBytes { bytes in
      var doubt = JSONDoubt(bytes)
      var cursor = try JSONMemberCursor(JSONScanner(bytes), at: 0)
      while try cursor.next(noting: &doubt) != nil {}
      return doubt.isDoubtful
    }
  }

  @Test(arguments: [
    #"{"a":"\ud800"}"#, #"{"a":[{"b":"x\udc00"}]}"#, #"{"a":1e400}"#, #"{"a":[1,-1E400]}"#,
    #"{"a":9223372036854775808}"#, #"{"a":1,"a":2}"#, #"{"x":{"b":[],"c":{"b":1},"b":2}}"#,
    #"{"a":1,"b":[{"c":1,"c":2}]}"#, #"{"a":1,"\u0061":2}"#, #"{"\ud800":1}"#,
  ])
  func whatHasNoSingleMeaningIsDoubted(text: String) throws {
    #expect(try isDoubtful(text))
    #expect(throws: JSONValueError.self) {
      try JSONDocument(parsing: Array(text.utf8)).root.promptValue()
    }
  }

  @Test(arguments: [
    "{}", #"{"a":{"a":{"a":1}},"b":{"a":1}}"#, #"{"a":[{"b":1},{"b":2}],"c":"\ud83d\ude00\n"}"#,
    #"{"a":[],"b":{},"c":[{}],"d":-12.5,"e":123456789012345678}"#,
    #"{"description_of_a":1,"description_of_b":2,"rules":{"description_of_a":1}}"#,
  ])
  func whatIsClearIsNot(text: String) throws {
    #expect(try !isDoubtful(text))
  }
}

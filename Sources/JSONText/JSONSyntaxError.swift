/// Why a text is not JSON, and where.
package struct JSONSyntaxError: Error, Sendable, Hashable {
  /// The byte that could not be there; the end of the text where something is missing.
  package var offset: Int
  package var reason: Reason

  package init(_ reason: Reason, at offset: Int) {
    self.offset = offset
    self.reason = reason
  }

  /// A lower-case phrase without a final period.
  package var message: String {
    switch reason {
    case .noValue: "expected a value, found nothing"
    case .unexpectedByte: "expected a value"
    case .trailingComma: "a ',' may not stand before the closing bracket"
    case .comment: "JSON has no comments"
    case .singleQuote: "expected a value; strings stand in double quotes"
    case .invalidLiteral: "expected 'true', 'false' or 'null'"
    case .invalidNumber: "expected a digit in the number"
    case .leadingZero: "a number may not start with a zero and further digits"
    case .expectedObject: "expected '{'"
    case .expectedKey: "expected a key in double quotes"
    case .expectedColon: "expected ':' after the key"
    case .expectedCommaOrBrace: "expected ',' or '}' after a member"
    case .expectedCommaOrBracket: "expected ',' or ']' after an element"
    case .unterminatedString: "the string has no closing quote"
    case .controlCharacter: "a control character in a string must be escaped"
    case .invalidEscape:
      "'\\' in a string must start one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX"
    case .invalidUTF8: "the bytes are not valid UTF-8"
    case .wideEncoding: "the text is UTF-16 or UTF-32, where UTF-8 is expected"
    case .textAfterValue: "expected nothing after the value"
    case .tooDeep: "values are nested too deeply"
    case .tooLarge: "the text is larger than 4 GiB"
    }
  }

  package enum Reason: UInt8, Sendable {
    case noValue
    case unexpectedByte
    case trailingComma
    case comment
    case singleQuote
    case invalidLiteral
    case invalidNumber
    case leadingZero
    case expectedObject
    case expectedKey
    case expectedColon
    case expectedCommaOrBrace
    case expectedCommaOrBracket
    case unterminatedString
    case controlCharacter
    case invalidEscape
    case invalidUTF8
    /// A byte order mark of units of two or four bytes where a value should start.
    case wideEncoding
    case textAfterValue
    case tooDeep
    case tooLarge
  }
}

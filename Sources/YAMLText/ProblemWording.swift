/// A problem of libyaml in words for someone who writes prompts, with what to do about it.
struct ProblemWording {
  let message: String
  var remedy: String?
  /// Whether the place where the construct started says more than the place where libyaml gave up.
  var isAboutContext = false

  init(_ problem: ParserProblem, in bytes: [UInt8]) {
    let text = problem.problem ?? "not YAML"
    switch text {
    case "found character that cannot start any token":
      self.init(badStart: problem.offset < bytes.count ? bytes[problem.offset] : 0)
    case "found a tab character where an indentation space is expected",
      "found a tab character that violates indentation":
      self.init("a tab is used as indentation", "Indent with spaces.")
    case "mapping values are not allowed in this context":
      let line = ProblemLine(holding: problem.offset, in: bytes)
      self.init(text, Self.remedy(forSecondColon: line.hasValueIndicator(before: problem.offset)))
    case "could not find expected ':'":
      self.init(
        text, "Write `key: value` with a blank behind the colon, or indent the text further.",
        isAboutContext: true)
    case "found unexpected end of stream", "found unexpected document indicator":
      self.init("the quote is not closed", "Close the quote.", isAboutContext: true)
    case "did not find expected key", "did not find expected '-' indicator",
      "did not find expected ',' or '}'", "did not find expected ',' or ']'",
      "did not find expected node content", "found unexpected ':'":
      self.init(text, Self.remedy(forMisplaced: problem, in: bytes))
    default:
      let (message, remedy) = Self.table[text] ?? (text, nil)
      self.init(message, remedy)
    }
  }

  private init(_ message: String, _ remedy: String?, isAboutContext: Bool = false) {
    self.message = message
    self.remedy = remedy
    self.isAboutContext = isAboutContext
  }

  private init(badStart byte: UInt8) {
    switch byte {
    case 0x09: self.init("a tab is used as indentation", "Indent with spaces.")
    case UInt8(ascii: "@"): self.init("text cannot start with '@'", "Quote the text.")
    case UInt8(ascii: "`"): self.init("text cannot start with '`'", "Quote the text.")
    case UInt8(ascii: "%"): self.init("text cannot start with '%'", "Quote the text.")
    default: self.init("a character that cannot start a value", "Quote the text.")
    }
  }

  private static func remedy(forSecondColon isSecond: Bool) -> String {
    isSecond
      ? "Quote the text or write it as a block scalar with `|`: a colon and a blank start a value."
      : "Write the line before as `key: value` with a blank behind the colon, or indent it rightly."
  }

  private static func remedy(forMisplaced problem: ParserProblem, in bytes: [UInt8]) -> String? {
    let line = ProblemLine(holding: problem.offset, in: bytes)
    let contextLine = ProblemLine(holding: problem.contextOffset, in: bytes)
    if line.startsValueWithHole(before: problem.offset)
      || contextLine.startsValueWithHole(before: problem.offset)
    {
      return "Quote the text or write it as a block scalar with `|`: `{{` starts a flow mapping."
    }
    if line.hasQuote(justBefore: problem.offset) {
      return "Quote all of the text: nothing may stand behind a closing quote."
    }
    switch problem.context {
    case "while parsing a block mapping", "while parsing a block collection":
      return "Align it with the entries before it, or indent it further than what it belongs to."
    case "while parsing a flow mapping", "while parsing a flow sequence":
      return "Close the bracket, or quote the text."
    default:
      return nil
    }
  }

  /// Problems whose remedy depends on nothing else, with a better message where libyaml's is poor.
  private static let table: [String: (message: String, remedy: String?)] = [
    "did not find expected comment or line break": (
      "text on the line of a block scalar's indicator", "Start the text on the next line."
    ),
    "found unknown escape character": (
      "unknown escape", "Write `\\\\` for a backslash, or use single quotes."
    ),
    "did not find expected hexdecimal number": (
      "an escape with too few hexadecimal digits",
      "Write two digits behind `\\x`, four behind `\\u`, eight behind `\\U`."
    ),
    "found invalid Unicode character escape code": (
      "an escape that is no Unicode scalar",
      "Write the character itself; YAML knows no surrogate pairs."
    ),
    "did not find expected alphabetic or numeric character": (
      "a name of letters and digits is missing",
      "Quote the text: a leading `*` starts an alias and a leading `&` an anchor."
    ),
    "did not find expected <document start>": (
      "text behind the end of the document", "Indent it as what it belongs to, or remove it."
    ),
    "found undefined tag handle": (
      "found undefined tag handle", "Quote the text if no tag is meant."
    ),
    "block sequence entries are not allowed in this context": (
      "a list cannot start here", "Start the list on the next line, or quote the text."
    ),
  ]
}

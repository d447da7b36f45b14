import PromptSkeleton
import PromptTemplate
import SourceText

/// What a parameter of a request, or a member of one, takes.
///
/// Sets are closed only where the provider's own types close them; what holes bring into a text
/// is not judged.
indirect enum ParameterShape {
  case wholeNumber
  /// A whole number that is no smaller.
  case atLeast(Int)
  case number
  case flag
  case text
  case texts
  case object
  case textOrObject
  /// A mapping in which what these members hold is known, and others may be.
  case open([(name: String, shape: ParameterShape)])
  /// A JSON schema.
  case schema
  /// One of these texts.
  case choice([String])
  /// A mapping with no other members.
  case members(Members)
  /// A mapping whose `type` says which other members it has.
  case tagged([(type: String, members: Members)])
  /// Null as well.
  case optional(ParameterShape)

  /// The members of a mapping, in the order in which messages list them.
  struct Members {
    var required: [(name: String, shape: ParameterShape)] = []
    var optional: [(name: String, shape: ParameterShape)] = []
  }

  /// The kind as messages name it.
  var description: String {
    switch self {
    case .wholeNumber: "a whole number"
    case .atLeast(let least): "a whole number from \(least)"
    case .number: "a number"
    case .flag: "true or false"
    case .text: "a text"
    case .texts: "a list of texts"
    case .object, .open, .members, .tagged: "a mapping"
    case .schema: "a JSON schema"
    case .textOrObject: "a text or a mapping"
    case .choice(let texts): Self.list(texts, "or")
    case .optional(let shape): shape.description
    }
  }

  /// What to do about a value of another kind.
  var remedy: String {
    switch self {
    case .wholeNumber: "Write it in decimal digits, without quotes and '_'."
    case .number: "Write it as JSON does, without quotes and '_'."
    case .flag: "Write 'true' or 'false' without quotes: 'yes' and 'on' are texts."
    case .tagged(let kinds): "Write a mapping, such as '{type: \(kinds[0].type)}'."
    case .atLeast, .text, .texts, .object, .textOrObject, .open, .schema, .choice, .members:
      "Write \(description)."
    case .optional(let shape): shape.remedy
    }
  }

  /// Whether a value is of the kind, whatever is inside of it; a text is none of the others,
  /// whatever goes into its holes.
  func isFit(_ value: TemplateValue) -> Bool {
    switch (self, value) {
    case (.wholeNumber, .atom(let bytes, _)): bytes.allSatisfy { (0x30...0x39).contains($0) }
    case (.atLeast(let least), .atom(let bytes, _)):
      ParameterShape.wholeNumber.isFit(value)
        && Int(String(decoding: bytes, as: UTF8.self)) ?? .max >= least
    case (.number, .atom(let bytes, _)): bytes.first.map { $0 == 0x2D || $0 < 0x3A } ?? false
    case (.flag, .atom(let bytes, _)): bytes.first == 0x74 || bytes.first == 0x66
    case (.text, .text), (.textOrObject, .text), (.texts, .array): true
    case (.object, .object), (.textOrObject, .object), (.members, .object), (.tagged, .object):
      true
    case (.open, .object), (.schema, .object): value.fileRemedy == nil
    case (.choice(let texts), .text):
      value.constantText.map { text in texts.contains { text.elementsEqual($0.utf8) } } ?? true
    case (.optional(let shape), _): value.isNull || shape.isFit(value)
    default: false
    }
  }

  /// Names in quotes as a sentence lists them.
  static func list(_ names: [String], _ conjunction: String) -> String {
    let quoted = names.map { "'\($0)'" }
    guard quoted.count > 1 else { return quoted.joined() }
    return quoted.dropLast().joined(separator: ", ") + " \(conjunction) \(quoted[quoted.count - 1])"
  }
}

extension TemplateValue {
  /// The kind of the value as messages name it.
  var kindName: String {
    switch self {
    case .object: "a mapping"
    case .array: "a list"
    case .text: "a text"
    case .atom(let bytes, _):
      switch bytes.first {
      case UInt8(ascii: "n"): "null"
      case UInt8(ascii: "t"), UInt8(ascii: "f"): "a boolean"
      case UInt8(ascii: "-"): "a negative number"
      default:
        if bytes.contains(UInt8(ascii: ".")) {
          "a number with a fraction"
        } else if bytes.allSatisfy({ (0x30...0x39).contains($0) }) {
          "a number"
        } else {
          "a number with an exponent"
        }
      }
    }
  }
}

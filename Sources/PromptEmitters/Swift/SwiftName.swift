/// Turns the names of templates, variables, members and tiers into Swift names.
///
/// The rule:
/// 1. `-`, `_`, `.` and blanks end a word and are dropped; each further word starts with a capital.
/// 2. ASCII letters and digits stay as they are. Any other character becomes `u` and its code in at
///    least four hexadecimal digits: `größe` is `gru00F6u00DFe`.
/// 3. A value's name starts with a small letter (a first word in capitals is lowered as a whole:
///    `URL_path` is `urlPath`), a type's with a capital.
/// 4. A name that would start with a digit, or be empty, gets `value` (a type `Value`) before it.
/// 5. A name that generated code itself uses gets `Value` behind it; other Swift keywords stand in
///    backticks.
/// 6. The type of a list's elements has the name of `as` where the list's name starts with it
///    (`documents` as `document` is `Document`), else the list's name and that of `as` behind it
///    (`docs` as `item` is `DocsItem`), `item` where no `each` names them.
///
/// Two names that become one are an error where the second stands; nothing is renamed by number, so
/// that adding one name never changes another.
package enum SwiftName {
  /// The name of a parameter, property or case.
  package static func value(_ name: String) -> String {
    let words = words(of: name)
    var text = words.isEmpty ? "value" : lowered(words[0])
    for word in words.dropFirst() { text += capitalised(word) }
    if text.utf8.first.map(isDigit) ?? true { text = "value" + text }
    if takenValues.contains(text) { return text + "Value" }
    return keywords.contains(text) ? "`\(text)`" : text
  }

  /// The name of a type.
  package static func type(_ name: String) -> String {
    var text = words(of: name).map(capitalised).joined()
    if text.utf8.first.map(isDigit) ?? true { text = "Value" + text }
    return takenTypes.contains(text) ? text + "Value" : text
  }

  /// A name without backticks.
  package static func plain(_ name: String) -> String { name.filter { $0 != "`" } }

  /// The name that the type of a list's elements is made of.
  package static func element(of list: String, named name: String?) -> String {
    guard let name else { return list + "_item" }
    let isBeginning = value(list).utf8.starts(with: value(name).utf8)
    return isBeginning ? name : list + "_" + name
  }

  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in name.unicodeScalars {
      switch scalar {
      case "-", "_", ".", " ", "\t", "\n", "\r":
        if !word.isEmpty { words.append(word) }
        word = ""
      case "a"..."z", "A"..."Z", "0"..."9": word.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        word += "u" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  private static func lowered(_ word: String) -> String {
    let isAllCapitals = !word.utf8.contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    return isAllCapitals ? word.lowercased() : word.prefix(1).lowercased() + word.dropFirst()
  }

  private static func capitalised(_ word: String) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Names that mean something else in generated code, or that backticks do not free.
  private static let takenValues: Set<String> = [
    "init", "self", "skeleton", "tier", "values", "promptValue", "request", "rawValue", "allCases",
  ]

  /// Types that generated code names, or whose names Swift keeps for itself.
  private static let takenTypes: Set<String> = [
    "Any", "AllCases", "Bool", "CaseIterable", "Chunk", "ForDay", "ForDeployment", "ForSession",
    "ForTenant", "ForUser", "Hole", "Int", "JSONBytes", "Lifetime", "Optional", "PromptEncodable",
    "PromptSkeleton", "PromptValue", "Prompts", "Protocol", "RawValue", "RenderError", "Self",
    "Sendable", "Skeleton", "String", "Swift", "Tier", "Type", "UInt8", "ValuePath",
  ]

  private static let keywords: Set<String> = [
    "as", "associatedtype", "await", "break", "case", "catch", "class", "continue", "default",
    "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate",
    "for",
    "func", "guard", "if", "import", "in", "inout", "internal", "is", "let", "nil", "operator",
    "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return", "static",
    "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var",
    "where", "while",
  ]
}

/// What the text of a scalar stands for.
package enum YAMLResolution: Sendable, Equatable {
  case null
  case boolean(Bool)
  /// `-?(0|[1-9][0-9]*)`, of any size.
  case integer
  /// A JSON number with a fraction or an exponent.
  case float
  case string

  static let coreTagPrefix = Array("tag:yaml.org,2002:".utf8)

  /// The name that the YAML tag repository gives to this type.
  var coreTagName: String {
    switch self {
    case .null: "null"
    case .boolean: "bool"
    case .integer: "int"
    case .float: "float"
    case .string: "str"
    }
  }

  /// The resolution of a scalar without quotes and tag.
  init(plain bytes: ArraySlice<UInt8>) {
    switch bytes.first {
    case nil: self = .null
    case UInt8(ascii: "~") where bytes.count == 1: self = .null
    case UInt8(ascii: "n") where bytes.elementsEqual("null".utf8): self = .null
    case UInt8(ascii: "t") where bytes.elementsEqual("true".utf8): self = .boolean(true)
    case UInt8(ascii: "f") where bytes.elementsEqual("false".utf8): self = .boolean(false)
    case UInt8(ascii: "-")?, (UInt8(ascii: "0")...UInt8(ascii: "9"))?: self.init(number: bytes)
    default: self = .string
    }
  }

  private init(number bytes: ArraySlice<UInt8>) {
    var rest = bytes
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let startsWithZero = rest.first == UInt8(ascii: "0")
    let digits = Self.dropDigits(&rest)
    guard digits == 1 || (digits > 1 && !startsWithZero) else {
      self = .string
      return
    }
    var resolution = YAMLResolution.integer
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      resolution = Self.dropDigits(&rest) > 0 ? .float : .string
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
      if Self.dropDigits(&rest) == 0 {
        resolution = .string
      } else if resolution == .integer {
        resolution = .float
      }
    }
    self = rest.isEmpty ? resolution : .string
  }

  private static func dropDigits(_ bytes: inout ArraySlice<UInt8>) -> Int {
    let count = bytes.count
    bytes = bytes.drop { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    return count - bytes.count
  }
}

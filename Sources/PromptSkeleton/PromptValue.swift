/// A value for a hole: what JSON can say, with integers kept apart from other numbers.
///
/// It is not `Equatable`: Swift compares strings by canonical equivalence, which hides the very
/// differences in bytes that break a cached prefix.
public enum PromptValue: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([PromptValue])
  /// The members in their written order; the canonical encoding sorts them.
  case object([Member])

  /// One name and value of an object.
  public struct Member: Sendable {
    public var name: String
    public var value: PromptValue

    public init(_ name: String, _ value: PromptValue) {
      self.name = name
      self.value = value
    }
  }

  /// What `when:` asks: false for null, `false`, 0 and whatever is empty, as Python has it.
  public var isTruthy: Bool {
    switch self {
    case .null: false
    case .bool(let value): value
    case .integer(let value): value != 0
    case .number(let value): value != 0
    case .string(let value): !value.isEmpty
    case .array(let elements): !elements.isEmpty
    case .object(let members): !members.isEmpty
    }
  }

  /// The value of the first member whose name has exactly these bytes.
  public func member(_ name: String) -> PromptValue? {
    guard case .object(let members) = self else { return nil }
    for member in members where member.name.hasSameBytes(as: name) { return member.value }
    return nil
  }

  /// The kind of value, as messages name it.
  public var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .integer: "an integer"
    case .number: "a floating-point number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

extension String {
  /// Calls a closure with the text's bytes.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    var text = self
    return text.withUTF8 { body(UnsafeRawBufferPointer($0)) }
  }

  /// Whether two strings are the same bytes, where `==` would take canonical equivalents as equal.
  package func hasSameBytes(as other: String) -> Bool {
    let count = utf8.count
    if count != other.utf8.count { return false }
    let areSame = utf8.withContiguousStorageIfAvailable { bytes in
      other.utf8.withContiguousStorageIfAvailable { others in
        var index = 0
        while index < count, bytes[index] == others[index] { index &+= 1 }
        return index == count
      }
    }
    return (areSame ?? nil) ?? utf8.elementsEqual(other.utf8)
  }
}

extension PromptValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByFloatLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .integer(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(arrayLiteral elements: PromptValue...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, PromptValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
  public init(nilLiteral: ()) { self = .null }
}

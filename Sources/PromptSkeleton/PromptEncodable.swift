/// What can go into a hole: text, numbers, flags, lists, and the types that promptlint generates.
///
/// A type of your own takes part by saying which value it stands for:
///
/// ```swift
/// extension TicketID: PromptEncodable {
///   public var promptValue: PromptValue { .integer(number) }
/// }
/// ```
public protocol PromptEncodable {
  /// The value that is encoded.
  var promptValue: PromptValue { get }
}

extension PromptValue: PromptEncodable {
  public var promptValue: PromptValue { self }

  /// An object with the members that are there; one that is nil is left out.
  ///
  /// Generated code passes the values of a request this way, an optional variable as an optional.
  public static func members(_ members: KeyValuePairs<String, PromptValue?>) -> PromptValue {
    var present: [Member] = []
    present.reserveCapacity(members.count)
    for (name, value) in members {
      if let value { present.append(Member(name, value)) }
    }
    return .object(present)
  }
}

extension String: PromptEncodable {
  public var promptValue: PromptValue { .string(self) }
}

extension Substring: PromptEncodable {
  public var promptValue: PromptValue { .string(String(self)) }
}

extension Int: PromptEncodable {
  public var promptValue: PromptValue { .integer(self) }
}

extension Double: PromptEncodable {
  public var promptValue: PromptValue { .number(self) }
}

extension Bool: PromptEncodable {
  public var promptValue: PromptValue { .bool(self) }
}

extension Array: PromptEncodable where Element: PromptEncodable {
  public var promptValue: PromptValue { .array(map(\.promptValue)) }
}

extension PromptValue: Decodable {
  /// Takes whatever value a decoder has; a number without a fraction becomes an integer.
  ///
  /// Decoders do not keep the order of an object's members, so they are sorted by name, as the
  /// canonical encoding has them.
  public init(from decoder: any Decoder) throws {
    if let members = try? decoder.container(keyedBy: AnyKey.self) {
      let names = members.allKeys.sorted {
        $0.stringValue.utf16.lexicographicallyPrecedes($1.stringValue.utf16)
      }
      self = .object(
        try names.map {
          Member($0.stringValue, try members.decode(PromptValue.self, forKey: $0))
        })
    } else if var elements = try? decoder.unkeyedContainer() {
      var list: [PromptValue] = []
      while !elements.isAtEnd { list.append(try elements.decode(PromptValue.self)) }
      self = .array(list)
    } else {
      self = try Self.scalar(in: decoder.singleValueContainer())
    }
  }

  private static func scalar(
    in container: any SingleValueDecodingContainer
  ) throws -> PromptValue {
    if container.decodeNil() { return .null }
    if let flag = try? container.decode(Bool.self) { return .bool(flag) }
    if let number = try? container.decode(Int.self) { return .integer(number) }
    if let number = try? container.decode(Double.self) { return .number(number) }
    return .string(try container.decode(String.self))
  }

  private struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }

    init?(intValue: Int) { return nil }
  }
}

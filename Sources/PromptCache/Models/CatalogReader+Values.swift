import JSONText

extension CatalogReader {
  mutating func members(of value: JSONValue) -> JSONMembers {
    if value.kind != .object { report("expected an object", at: value.range) }
    return value.members
  }

  mutating func text(_ value: JSONValue) -> String? {
    guard value.kind == .string else {
      report("expected a string", at: value.range)
      return nil
    }
    return value.string
  }

  mutating func texts(_ value: JSONValue) -> [String] {
    if value.kind != .array { report("expected a list of strings", at: value.range) }
    var texts: [String] = []
    for element in value.elements {
      if let text = text(element) { texts.append(text) }
    }
    return texts
  }

  /// A whole number of tokens, requests or bytes.
  mutating func count(_ value: JSONValue, atLeast minimum: Int = 0) -> Int? {
    guard let count = value.integer, count >= minimum, count <= 1_000_000_000_000 else {
      report("expected a whole number from \(minimum) to 10^12", at: value.range)
      return nil
    }
    return count
  }

  mutating func date(_ value: JSONValue) -> CalendarDate? {
    guard value.kind == .string, let date = CalendarDate(value.string) else {
      report("expected a date as \"YYYY-MM-DD\"", at: value.range)
      return nil
    }
    return date
  }

  /// A value of an enumeration by its raw name.
  mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ value: JSONValue, as type: Choice.Type
  ) -> Choice? where Choice.RawValue == String {
    if value.kind == .string, let choice = Choice(rawValue: value.string) { return choice }
    let names = Choice.allCases.map { "'\($0.rawValue)'" }
    report("expected one of " + names.joined(separator: ", "), at: value.range)
    return nil
  }

  /// Two counts, where one alone stands for both.
  mutating func pair(_ value: JSONValue) -> (first: Int, second: Int)? {
    if value.kind == .number { return count(value).map { ($0, $0) } }
    let counts = value.elements.compactMap { count($0) }
    guard value.kind == .array, counts.count == 2, counts[0] <= counts[1] else {
      report("expected a number or a list of two in ascending order", at: value.range)
      return nil
    }
    return (counts[0], counts[1])
  }

  /// The list `[input, short write, long write, read, output]` in dollars per million tokens.
  mutating func prices(_ value: JSONValue) -> TokenPrices? {
    var amounts: [USD?] = []
    for element in value.elements {
      if element.kind == .null {
        amounts.append(nil)
      } else if element.kind == .number, let price = USD(perMillionTokens: element.rawBytes) {
        amounts.append(price)
      } else {
        report("expected dollars per million tokens with at most six decimals", at: element.range)
        return nil
      }
    }
    guard amounts.count == 5, let input = amounts[0], let output = amounts[4] else {
      report("expected five prices: input, short write, long write, read, output", at: value.range)
      return nil
    }
    return TokenPrices(
      input: input, shortWrite: amounts[1], longWrite: amounts[2], read: amounts[3], output: output)
  }
}

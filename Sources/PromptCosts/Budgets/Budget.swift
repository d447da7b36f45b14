/// The most that a run, a session or a row may use.
package struct Budget: Sendable, Hashable {
  package var limit: Limit
  package var scope: Scope

  package enum Limit: Sendable, Hashable {
    /// US dollars.
    case money(Double)
    /// Tokens of prompts and answers.
    case tokens(Int)
  }

  package enum Scope: String, Sendable, CaseIterable {
    case run
    case session
    case row
  }

  package init(_ limit: Limit, per scope: Scope) { (self.limit, self.scope) = (limit, scope) }

  /// Reads `$5`, `5usd/run`, `0.02usd/row`, `200000 tokens/session`, `20k/row`; nil for anything
  /// else.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, parts.count < 3 else { return nil }
    scope = .run
    if parts.count == 2 {
      guard let stated = Scope(rawValue: String(parts[1])) else { return nil }
      scope = stated
    }
    var amount = first
    for unit in ["tokens", "token"] where amount.hasSuffix(unit) {
      amount = amount.dropLast(unit.count)
      while amount.last == " " { amount.removeLast() }
      guard let tokens = Self.count(amount) else { return nil }
      limit = .tokens(tokens)
      return
    }
    let isMoney = amount.hasPrefix("$") || amount.hasSuffix("usd") || amount.hasSuffix("USD")
    if amount.hasPrefix("$") {
      amount = amount.dropFirst()
    } else if isMoney {
      amount = amount.dropLast(3)
      while amount.last == " " { amount.removeLast() }
    }
    if isMoney {
      guard let dollars = Double(amount), dollars >= 0, dollars.isFinite else { return nil }
      limit = .money(dollars)
    } else {
      guard let tokens = Self.count(amount) else { return nil }
      limit = .tokens(tokens)
    }
  }

  private static func count(_ text: Substring) -> Int? {
    var text = text
    var factor = 1.0
    if text.last == "k" { (factor, text) = (1e3, text.dropLast()) }
    if text.last == "M" { (factor, text) = (1e6, text.dropLast()) }
    guard let number = Double(text), number >= 0, number * factor < 1e15 else { return nil }
    return Int(number * factor)
  }
}

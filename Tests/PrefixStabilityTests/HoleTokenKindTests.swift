import ChangeCauses
import Testing

@testable import PrefixStability

/// What stands around a hole tells what its value is.
@Suite struct HoleTokenKindTests {
  struct Hole: Sendable, CustomTestStringConvertible {
    var kind: ChangeKind
    /// A line with `{}` for the hole.
    var line: String
    var left: String
    var right: String
    var variable: String?

    init(
      _ kind: ChangeKind, _ line: String, _ left: String, _ right: String, variable: String? = nil
    ) {
      self.kind = kind
      self.line = line
      self.left = left
      self.right = right
      self.variable = variable
    }

    var testDescription: String { "\(line): \(left) | \(right)" }

    var cause: ChangeCause {
      let bytes = Array(line.utf8)
      let place = bytes.indices.first { bytes[$0...].starts(with: "{}".utf8) } ?? 0
      let before = Array(bytes[..<place])
      return HoleToken(before: before, after: Array(bytes[(place + 2)...])).cause(
        left: Array(left.utf8), right: Array(right.utf8),
        context: ChangeContext(variable: variable, before: before))
    }
  }

  private static let consecutive: [(ChangeKind, String)] = [
    (.percentage, "{}%"), (.percentage, "{} %"), (.percentage, "{} percent"), (.money, "€{}"),
    (.money, "${}"), (.money, "{} USD"), (.money, "{}円"), (.ipAddress, "10.0.0.{}"),
    (.version, "v1.4.{}"), (.version, "1.4.{}"), (.relativeTime, "{} minutes ago"),
    (.relativeTime, "in {} minutes"), (.relativeTime, "vor {} Minuten"), (.date, "2026-11-{}"),
    (.date, "November {}, 2026"), (.date, "{} November"), (.date, "2026年11月{}日"),
    (.date, "{}. 11. 2026"), (.time, "09:{}"), (.time, "{} PM"), (.time, "{} Uhr"),
    (.timestamp, "2026-11-20T09:10:{}Z"), (.tokenBudget, "{}k tokens"),
    (.tokenBudget, "{}/200000 tokens"), (.tokenBudget, "used {} of 200,000 tokens"),
    (.tokenBudget, "~{}k tokens left"), (.byteSize, "{} MB"), (.duration, "{} seconds"),
    (.hostname, "worker-{}.prod.example.com"), (.macAddress, "00:1a:2b:3c:4d:{}"),
    (.score, "0.{} match"), (.url, "https://x.example/p/{}"), (.path, "/tmp/run-{}/out"),
    (.counter, "turn {} of 40"), (.counter, "{}/40"), (.counter, "{}th turn"),
    (.counter, "step {}"),
  ]

  /// Consecutive numbers, which alone are a counter.
  @Test(arguments: consecutive)
  func unitsInTheTextNameCountingNumbers(kind: ChangeKind, line: String) {
    for lead in ["", "Here: ", "- "] {
      #expect(Hole(kind, lead + line, "11", "12").cause.kind == kind)
    }
  }

  private static let digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

  private static let others: [Hole] = [
    Hole(.port, "localhost:{}", "51234", "51235"),
    Hole(.port, "http://localhost:{}/mcp", "51234", "51235"),
    Hole(.tokenBudget, "{} tokens left", "1200", "1100"),
    Hole(.hexDigest, "sha256:{}", digest, String(digest.reversed())),
    Hole(.prefixedID, "sess-{}", "3f2a9c1e", "b81d07aa"),
    Hole(.email, "{}@example.com", "a91x", "b72y"),
    Hole(.relativeTime, "{} ago", "3 minutes", "2 hours"),
    Hole(.url, "https://shop.example{}", "/orders/alpha", "/orders/omega"),
    Hole(.modelName, "claude-{}-5", "haiku", "opus"),
    Hole(.percentage, "Left: {}%", "61", "62", variable: "remaining_tokens"),
    Hole(.money, "{} USD", "12", "13", variable: "cost"),
    // The value says it better than what is around it.
    Hole(
      .uuid, "https://x.example/{}", "6d1f0c52-0d2a-4c0e-9b0e-6a1d2c3b4e5f",
      "0e7a9b1c-5a55-4c39-8f20-77b1c2d3e4f5"),
    Hole(.gitHash, "https://x.example/tree/{}", "3f2a9c1", "b81d07a"),
    Hole(.person, "/home/{}/x", "ann", "bob", variable: "user"),
    Hole(.userID, "https://x.example/u/{}", "41", "42", variable: "user_id"),
    Hole(.date, "{} 10:21:07", "2026-11-20", "2026-11-21"),
    // Nothing around it says anything.
    Hole(.counter, "I ate {} apples", "12", "13"),
    Hole(.number, "within {} words", "120", "220"),
    Hole(.text, "The {} plan", "first", "second"),
    Hole(.listOrder, "({})", "a, b, c", "c, b, a"),
  ]

  @Test(arguments: others)
  func wholeTokenCountsWhereItSaysMore(hole: Hole) {
    #expect(hole.cause.kind == hole.kind)
    #expect(hole.cause.left.upperBound <= hole.left.utf8.count)
    #expect(hole.cause.right.upperBound <= hole.right.utf8.count)
  }
}

import SourceText
import Testing

@Suite struct NumberTextTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (1_000, "1,000"), (-1_234_567, "-1,234,567"),
    (.min, "-9,223,372,036,854,775,808"),
  ])
  func integers(value: Int, expected: String) { #expect(NumberText.integer(value) == expected) }

  @Test(arguments: [
    (0, "$0.00"), (1_234.5, "$1,234.50"), (1.005, "$1.01"), (0.456, "$0.46"), (0.1, "$0.10"),
    (0.0456, "$0.046"), (0.00456, "$0.0046"), (0.000456, "$0.00046"), (0.0000456, "$0.000046"),
    (0.000_000_4, "$0.00"), (-2.5, "-$2.50"), (0.999_999_9, "$1.00"), (.nan, "an unknown amount"),
    (.infinity, "an unknown amount"),
  ])
  func money(value: Double, expected: String) { #expect(NumberText.money(value) == expected) }

  @Test func estimates() {
    #expect(NumberText.estimate(Estimate(low: 5, point: 5, high: 5), "byte") == "5 bytes")
    #expect(
      NumberText.estimate(Estimate(low: 900, point: 1_000, high: 1_200), "token", " each")
        == "about 1,000 tokens each (900 to 1,200)")
    #expect(
      NumberText.estimate(Estimate(low: 1, point: 1, high: 1), "token", " each") == "1 token each")
    #expect(NumberText.estimate(Estimate(low: 0, point: 0, high: 0), "token") == "0 tokens")
  }

  /// Bounds are rounded each by itself, so that those of a longer text may be closer together.
  @Test(arguments: [(8, 1, 8), (7, 0, 9), (4, 0, 9)])
  func whatIsLeftKeepsItsBoundsInOrder(low: Int, least: Int, high: Int) {
    let rest = Estimate(low: 9, point: 9, high: 9)
      .without(Estimate(low: low, point: 9, high: high))
    #expect(rest == Estimate(low: 0, point: 0, high: 9 - high))
    #expect(rest.low <= rest.point && rest.point <= rest.high)
  }
}

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
    #expect(NumberText.estimate(Estimate(low: 5, point: 5, high: 5), "bytes") == "5 bytes")
    #expect(
      NumberText.estimate(Estimate(low: 900, point: 1_000, high: 1_200), "tokens")
        == "about 1,000 tokens (900 to 1,200)")
  }
}

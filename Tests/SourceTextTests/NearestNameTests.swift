import SourceText
import Testing

@Suite struct NearestNameTests {
  @Test(
    arguments: [
      ("lifetme", "lifetime"), ("mesages", "messages"), ("ORDER", "order"), ("xyzzy", nil),
      ("q", nil),
    ] as [(String, String?)])
  func aSlipIsRecognised(name: String, expected: String?) {
    #expect(NearestName.of(name, among: ["lifetime", "messages", "order", "n"]) == expected)
  }
}

import Testing

@testable import PromptCosts

@Suite struct ArrivalsTests {
  @Test(
    arguments: [
      ("gap:90s", .gap(milliseconds: 90_000)), ("gap:1.5h", .gap(milliseconds: 5_400_000)),
      ("gap:250ms", .gap(milliseconds: 250)), ("poisson:0.2/s", .poisson(perSecond: 0.2)),
      ("poisson:12/m", .poisson(perSecond: 0.2)), ("poisson:0/s", nil), ("poisson:0.2", nil),
      ("poisson:1e17/s", nil), ("poisson:1e300/s", nil), ("poisson:1e7/ms", nil),
      ("poisson:x/s", nil), ("gap:90", nil), ("gap:-1s", nil), ("daily", nil), ("", nil),
    ] as [(String, Arrivals?)])
  func arrivalsAreWrittenLikeThis(text: String, arrivals: Arrivals?) {
    #expect(Arrivals(text) == arrivals)
  }

  /// ln 2 = 0.693147..., ln 10 = 2.302585..., ln 0.5 = -ln 2.
  @Test(arguments: [(2.0, 0.6931471805599453), (10, 2.302585092994046), (0.5, -0.6931471805599453)])
  func logarithmsAreExact(value: Double, logarithm: Double) {
    #expect(abs(RandomBits.logarithm(value) - logarithm) < 1e-14)
  }

  @Test func randomArrivalsKeepTheirRateAndAreTheSameEveryTime() {
    var clock = Arrivals.Clock(.poisson(perSecond: 0.2))
    var again = Arrivals.Clock(.poisson(perSecond: 0.2))
    var times: [Int] = []
    for _ in 0..<20_000 {
      let time = clock.next()
      #expect(time == again.next())
      times.append(time)
    }
    // One every five seconds: 20,000 of them take 100,000 s, give or take 1 %.
    let seconds = Double(times[19_999]) / 1000
    #expect(abs(seconds - 100_000) < 2000)
    #expect(times[0] == 0)
  }
}

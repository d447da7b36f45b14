import Testing

@testable import PromptCosts

@Suite struct BudgetTests {
  @Test(
    arguments: [
      ("5usd", Budget(.money(5), per: .run)), ("$0.02/row", Budget(.money(0.02), per: .row)),
      ("0.5usd/session", Budget(.money(0.5), per: .session)),
      ("200000 tokens/session", Budget(.tokens(200_000), per: .session)),
      ("20k/row", Budget(.tokens(20_000), per: .row)),
      ("1.5M", Budget(.tokens(1_500_000), per: .run)), ("", nil), ("$", nil), ("5eur", nil),
      ("5usd/day", nil), ("-5usd", nil), ("5usd/run/row", nil), ("nan", nil), ("infusd", nil),
    ] as [(String, Budget?)])
  func budgetsAreWrittenLikeThis(text: String, budget: Budget?) {
    #expect(Budget(text) == budget)
  }

  @Test func eachScopeAddsUpItsOwn() {
    var meter = BudgetMeter([
      Budget(.tokens(100), per: .row), Budget(.tokens(150), per: .session),
      Budget(.tokens(260), per: .run), Budget(.money(1), per: .run),
    ])
    // Sessions: 1 has 90 + 70 = 160, 2 has 110; the run has 270 tokens and 0.30 dollars.
    meter.add(number: 1, session: 1, tokens: 90, dollars: 0.1)
    meter.add(number: 2, session: 2, tokens: 110, dollars: 0.1)
    meter.add(number: 3, session: 1, tokens: 70, dollars: 0.1)
    let found = meter.finish()
    #expect(found.map(\.budget.scope) == [.row, .session, .run])
    #expect(found.map(\.number) == [2, 1, 1])
    #expect(found.map(\.amount) == [110, 160, 270])
    #expect(found.map(\.count) == [1, 1, 1])
  }
}

package import PromptCosts
import Reporting
import SourceText

/// Sentences about budgets that are exceeded.
package enum BudgetText {
  /// For a message: `row 17 costs $0.021, over the budget of $0.02 a row; so are 2 more`.
  ///
  /// - Parameter noun: what a single request is called: `row` or `request`.
  package static func message(_ excess: BudgetExcess, noun: String = "row") -> String {
    let subject =
      switch excess.budget.scope {
      case .run: "the run"
      case .session: "the session that starts with \(noun) \(excess.number)"
      case .row: "\(noun) \(excess.number)"
      }
    let (use, limit): (String, String)
    switch excess.budget.limit {
    case .money(let most):
      use = "costs \(NumberText.money(excess.amount))"
      limit = NumberText.money(most)
    case .tokens(let most):
      use = "uses \(NumberText.amount(Int(excess.amount), "token"))"
      limit = NumberText.amount(most, "token")
    }
    let unit = excess.budget.scope == .row ? noun : excess.budget.scope.rawValue
    let others = excess.count > 1 ? "; so are \(NumberText.integer(excess.count - 1)) more" : ""
    return "\(subject) \(use), over the budget of \(limit) a \(unit)\(others)"
  }
}

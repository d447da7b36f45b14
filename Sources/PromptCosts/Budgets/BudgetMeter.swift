/// Holds requests against budgets, one after another.
package struct BudgetMeter: Sendable {
  private let budgets: [Budget]
  private var run = Sum()
  private var sessions: [UInt64: Sum] = [:]
  private var excesses: [Int: BudgetExcess] = [:]

  private struct Sum {
    var tokens = 0
    var dollars = 0.0
    var first = 0
  }

  package init(_ budgets: [Budget]) { self.budgets = budgets }

  /// Takes a request.
  ///
  /// - Parameters:
  ///   - number: the row or request, as people count it.
  ///   - session: what tells its session from others; nil for one without.
  package mutating func add(number: Int, session: UInt64?, tokens: Int, dollars: Double) {
    let own = Sum(tokens: tokens, dollars: dollars, first: number)
    if run.first == 0 { run.first = number }
    run.tokens &+= tokens
    run.dollars += dollars
    if let session {
      var sum = sessions[session] ?? Sum(first: number)
      sum.tokens &+= tokens
      sum.dollars += dollars
      sessions[session] = sum
    }
    for (index, budget) in budgets.enumerated() where budget.scope == .row {
      note(own, index, budget)
    }
  }

  /// What is over a budget, in the order of the budgets.
  package func finish() -> [BudgetExcess] {
    var meter = self
    for (index, budget) in budgets.enumerated() {
      switch budget.scope {
      case .row: break
      case .run: meter.note(run, index, budget)
      case .session:
        for sum in sessions.values.sorted(by: { $0.first < $1.first }) {
          meter.note(sum, index, budget)
        }
      }
    }
    return budgets.indices.compactMap { meter.excesses[$0] }
  }

  private mutating func note(_ sum: Sum, _ index: Int, _ budget: Budget) {
    let amount: Double
    let isOver: Bool
    switch budget.limit {
    case .money(let most): (amount, isOver) = (sum.dollars, sum.dollars > most)
    case .tokens(let most): (amount, isOver) = (Double(sum.tokens), sum.tokens > most)
    }
    guard isOver else { return }
    guard var known = excesses[index] else {
      excesses[index] = BudgetExcess(budget: budget, number: sum.first, amount: amount, count: 1)
      return
    }
    known.count += 1
    if amount > known.amount { (known.amount, known.number) = (amount, sum.first) }
    excesses[index] = known
  }
}

/// A budget that was exceeded.
package struct BudgetExcess: Sendable {
  package var budget: Budget
  /// The row or request that uses the most, or the first one of the session that does.
  package var number: Int
  /// What that uses, in the unit of the budget.
  package var amount: Double
  /// How many rows or sessions are over it.
  package var count: Int
}

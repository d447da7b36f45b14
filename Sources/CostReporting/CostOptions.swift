import PromptCosts

/// What reports of costs say beyond the costs themselves.
package struct CostOptions: Sendable {
  /// Requests a day, for the monthly cost.
  package var requestsPerDay: Double?
  /// How many requests gave a usable result; nil where results are not known.
  package var successes: Successes?

  package init(requestsPerDay: Double? = nil, successes: Successes? = nil) {
    self.requestsPerDay = requestsPerDay
    self.successes = successes
  }

  /// Results that are known.
  package struct Successes: Sendable {
    package var succeeded: Int
    package var failed: Int

    package init(succeeded: Int, failed: Int) {
      (self.succeeded, self.failed) = (succeeded, failed)
    }

    /// Requests that have to be paid for each success; nil without a success.
    package var requestsPerSuccess: Double? {
      succeeded > 0 ? Double(succeeded + failed) / Double(succeeded) : nil
    }
  }

  /// Days of the month that monthly figures are for.
  static let daysPerMonth = 30.0

  func monthly(_ cost: StrategyCost) -> Double? {
    requestsPerDay.map { cost.perThousand.point / 1000 * $0 * Self.daysPerMonth }
  }

  func perSuccess(_ cost: StrategyCost) -> Double? {
    successes?.requestsPerSuccess.map { cost.perThousand.point / 1000 * $0 }
  }
}

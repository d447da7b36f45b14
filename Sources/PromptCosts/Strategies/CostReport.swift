/// What a template's requests cost under each strategy and model.
package struct CostReport: Sendable {
  /// The template as the user named it.
  package var path: String
  package var models: [ModelCost]
  /// Only where the template has tiers.
  package var tiers: TierMix?
  package var problems: RowProblems
  package var requests: Int
  package var arrivals: ArrivalNote
  package var output: OutputNote

  /// Where the times of the requests come from.
  package enum ArrivalNote: Sendable, Hashable {
    case recorded
    /// Some rows say when they are sent; the others follow the row before at once.
    case partlyRecorded(Int)
    case stated(Arrivals)
    /// Nothing says, and this is assumed.
    case assumed(Arrivals)

    init(_ workload: Workload?, _ stated: Arrivals?) {
      let dated = workload?.datedRows ?? 0
      if let stated, stated != .recorded {
        self = .stated(stated)
      } else if dated == 0 {
        self = .assumed(WorkloadReader.assumedGap)
      } else {
        self = dated == workload?.rows.count ? .recorded : .partlyRecorded(dated)
      }
    }
  }

  /// Where the lengths of the answers come from.
  package enum OutputNote: Sendable, Hashable {
    case recorded
    case partlyRecorded(Int, others: Int)
    case stated(Int)
    /// Nothing says: answers are not counted.
    case unknown
  }
}

/// What one model comes to.
package struct ModelCost: Sendable {
  /// As the user or the template names it.
  package var name: String
  package var tier: String?
  /// Empty where the model is unpriced.
  package var strategies: [StrategyCost]
  /// Whether some price was not found at the provider's.
  package var isAssumed: Bool
  /// The prompt length above which the model's prices are higher.
  package var priceLimit: Int?
  /// Tokens of the average request, with their bounds.
  package var sample: (low: Int, point: Int, high: Int)

  package var isPriced: Bool { !strategies.isEmpty }

  package func cost(_ strategy: CacheStrategy) -> StrategyCost? {
    strategies.first { $0.strategy == strategy }
  }
}

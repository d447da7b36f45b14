extension StabilityReport {
  /// Breakpoints of a spliced list as the API may refuse them.
  package struct MarkerFault: Sendable {
    package var kind: Kind
    package var input: RowInput
    /// What carries the breakpoint, such as `history[0].content[1]`.
    package var place: String
    /// The first such row.
    package var row: Int
    /// How many such rows there are.
    package var count: Int

    package enum Kind: Sendable {
      /// How many breakpoints a request has, and how many of them lists bring along: all counts
      /// are kept, for only the provider's data tells which are too many.
      case count(Int, spliced: Int)
      /// An hour's, behind one for five minutes.
      case longBehindShort
      /// One for five minutes, before one of the template for an hour.
      case shortBeforeLong
      /// It stands on the last block, where the template has one of the other lifetime.
      case unlikeAutomatic(isLong: Bool)
      /// It stands on what cannot carry one.
      case carrier(String)
      /// Its type or lifetime is none that the API knows.
      case control(Misfit)

      init(_ fault: SplicedMarker.Fault) {
        switch fault {
        case .carrier(let carrier): self = .carrier(carrier)
        case .control(let misfit): self = .control(misfit)
        }
      }
    }

    /// Whether another row has the same at the same list.
    func isLike(_ other: MarkerFault) -> Bool {
      guard input.chunk == other.input.chunk else { return false }
      switch (kind, other.kind) {
      case (.count(let own, _), .count(let count, _)): return own == count
      case (.longBehindShort, .longBehindShort), (.shortBeforeLong, .shortBeforeLong),
        (.unlikeAutomatic, .unlikeAutomatic), (.carrier, .carrier), (.control, .control):
        return true
      default: return false
      }
    }

    /// What the API refuses of a row; nil where it takes it.
    package func problem(limit: Int) -> String? {
      switch kind {
      case .count(let count, let spliced):
        count > limit
          ? "\(count) breakpoints, \(spliced) of them in '\(input.path)', and the API accepts "
            + "\(limit)" : nil
      case .longBehindShort:
        "'\(place)' has a breakpoint for 1h behind one for 5m, which the API rejects"
      case .shortBeforeLong:
        "'\(place)' has a breakpoint for 5m before one for 1h, which the API rejects"
      case .unlikeAutomatic(let isLong):
        "'\(place)' ends the request with a breakpoint for \(isLong ? "1h" : "5m") where the template "
          + "has one for \(isLong ? "5m" : "1h"), which the API rejects"
      case .carrier(let carrier): "'\(place)' has a breakpoint, which cannot stand on \(carrier)"
      case .control(let misfit):
        "'\(place)\(misfit.place)' is \(misfit.found), where \(misfit.wanted ?? "another value") belongs"
      }
    }
  }
}

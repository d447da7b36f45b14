/// What it costs to send every request to the cheap tier first and some on to the dear one.
package struct TierMix: Sendable {
  package var first: String
  package var last: String
  /// The share of requests that go on.
  package var escalation: Double
  /// Dollars for a thousand requests: those of the first tier and the escalated ones of the last.
  package var mixed: MoneyRange
  /// The same if all of them went to the last tier at once.
  package var direct: MoneyRange
  /// The least share, in whole per cent, from which on tiering costs more; nil where it never does.
  package var losesFrom: Int?

  /// Picks a share of the rows, evenly spread over them and the same every time.
  static func isEscalated(_ place: Int, at rate: Double) -> Bool {
    (Double(place + 1) * rate).rounded(.down) > (Double(place) * rate).rounded(.down)
  }
}

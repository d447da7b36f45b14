import SourceText

extension TokenMeter {
  /// What is left of a loss without the tokens that the provider reports to have read all the same;
  /// nil where that is nothing.
  ///
  /// - Parameter kept: The tokens that a request was taken to read, in front of those that are lost;
  ///   counted only where the provider reports a read.
  func unread(
    _ lost: Estimate, behind kept: @autoclosure () -> Estimate, of request: CapturedRequest
  ) -> Estimate? {
    guard let usage = request.record.usage, usage.read > 0 else { return lost }
    let kept = kept()
    let whole = tokens(of: request, positions: 0..<request.positionCount)
    guard whole.point > 0 else { return lost }
    // The provider's count of the whole request tells how far the estimates are off.
    let scale = min(max(Double(usage.total) / Double(whole.point), 0.5), 2)
    let further = Int(Double(usage.read) / scale) - kept.point
    guard further > (kept.high - kept.low) / 2 else { return lost }
    if further / 9 >= lost.point / 10 { return nil }
    return lost.without(Estimate(low: further, point: further, high: further))
  }
}

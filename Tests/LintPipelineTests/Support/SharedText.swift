/// Text that the templates of the tests share.
enum SharedText {
  /// Some 700 tokens, above the least length that `claude-haiku-5-5` caches.
  static let policy = String(
    repeating: """
      An order can be returned within thirty days of delivery, unused and in its packaging. The
      refund goes to the payment method of the order within five working days. Goods that arrive
      damaged are replaced without a return if the customer sends a photograph. Say so when the
      policy does not cover a case, and hand such tickets to a person with a summary.

      """, count: 8)
}

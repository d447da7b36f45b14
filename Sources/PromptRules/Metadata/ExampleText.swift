/// Text that examples share, so that their prefixes are long enough to be cached.
enum ExampleText {
  /// A file of some 3,000 tokens.
  static let policy = RuleExample.File("policy.md", paragraph, repetitions: 30)

  private static let paragraph = """
    Answer from the return policy only. An order can be returned within 30 days of
    delivery, unused and in its packaging; the refund goes to the payment method of
    the order within five working days. Damaged goods are replaced without a return
    if the customer sends a photograph. Say so when the policy does not cover a case,
    and hand such tickets to a person, with a summary of what was tried.

    """
}

/// Text that examples share, so that their prefixes are long enough to be cached.
enum ExampleText {
  /// A file of some 3,000 tokens.
  static let policy = RuleExample.File("policy.md", paragraph, repetitions: 30)

  /// A file of some 150,000 tokens under the same name.
  static let library = RuleExample.File("policy.md", paragraph, repetitions: 1_500)

  /// Two rows of one session, the second with so many turns more that each had an answer.
  static func conversation(turns: Int) -> RuleExample.File {
    var history: [String] = []
    for turn in 1...turns {
      for (role, text) in [("user", "Question \(turn)?"), ("assistant", "Answer \(turn).")] {
        history.append(#"{"role":"\#(role)","content":[{"type":"text","text":"\#(text)"}]}"#)
      }
    }
    return RuleExample.File(
      "agent.samples.jsonl",
      """
      {"$session":"s1","history":[],"question":"Question 1?"}
      {"$session":"s1","history":[\(history.joined(separator: ","))],"question":"And now?"}

      """)
  }

  /// A template with a byte of Latin-1 in it.
  static let latin1Template = RuleExample.File(
    "help.prompt.yaml",
    bytes: Array("model: claude-haiku-5-5\nmax_tokens: 256\nsystem:\n  - Caf⟦".utf8) + [0xE9]
      + Array("⟧ Lumen\n  - file: policy.md\nmessages:\n  - user: Hello\n".utf8))

  /// What a tool gives back, long enough to matter.
  static let toolOutput = String(
    repeating: "compiled module 0123456789 without a warning, ", count: 40)

  /// More than a tool should give back.
  static let longToolOutput = String(repeating: toolOutput, count: 60)

  private static let paragraph = """
    Answer from the return policy only. An order can be returned within 30
    days of delivery, unused and in its packaging; the refund goes to the
    payment method of the order within five working days. Damaged goods are
    replaced without a return if the customer sends a photograph. Say so
    when the policy does not cover a case, and hand such tickets to a
    person, with a summary of what was tried.

    """
}

import SourceText

/// A cached prefix that is not the one in the lock.
package enum PrefixChanged: DocumentedRule {
  package static let rule = Rule(
    id: "prefix-changed", group: .reading, severity: .warning,
    summary: "A cached prefix is not the one in `promptlint.lock`.",
    page: RulePage(
      finds: """
        With a `promptlint.lock` above the template: a prefix whose bytes, or whose model, are not
        those that were locked. With `--locked` it is an error, and so is a breakpoint that the lock
        does not have.
        """,
      matters: """
        A deploy that changes a prefix cools every cache of it: each first request writes it again
        at the full price of a write. The change should be seen in review, not on the bill.
        """,
      remedy: """
        Run `promptlint lock` if the change is meant, and commit the lock with it.
        """,
      bad: RuleExample(
        .init(
          "t.prompt.yaml",
          """
          model: claude-haiku-5-5
          max_tokens: 64
          system:
            - You are the support triager of Acme Desk.
            - ⟦breakpoint⟧
          messages:
            - user: "{{ question }}"

          """),
        .init(
          "promptlint.lock",
          """
          {"template":"t.prompt.yaml","breakpoint":1,"model":"claude-haiku-5-5","sha256":"0f1e"}

          """)),
      good: RuleExample(
        .init(
          "t.prompt.yaml",
          """
          model: claude-haiku-5-5
          max_tokens: 64
          cache: off
          system:
            - You are the support triager of Acme Desk.
          messages:
            - user: "{{ question }}"

          """)),
      sources: []))
}

import PromptRules

extension RulePage {
  static let prefixChanged = RulePage(
    of: ReadingRules.prefixChanged,
    finds: """
      With a `promptlint.lock` above the template: a prefix whose bytes (for some values: a
      default counts), model or TTL are not those that were locked; a locked breakpoint, tier or
      template that is gone, at the line of the lock; a breakpoint that the lock does not have, as
      a hint. With `--locked` all of these are errors: it passes where `promptlint lock` would
      change no more than the order of lines. A lock that cannot be understood, after a merge with
      conflicts for instance, is an error at its line, and nothing is written over it.
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
          - ⟦You are the support triager of Acme Desk.⟧
          - breakpoint
        messages:
          - user: "{{ question }}"

        """),
      .init(
        "promptlint.lock",
        """
        {"format":"promptlint-lock","version":1}
        {"template":"t.prompt.yaml","breakpoint":1,"model":"claude-haiku-5-5","ttl":"5m",\
        "bytes":91,"tokens":21,"sha256":"\
        6b3a55e0261b0304143f805a24924d0c1c44524821305f31d9277843b8a10f4e","blocks":["ec1a6c3b"]}

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
    sources: [])
}

import PromptRules

extension RulePage {
  static let volatileBeforeBreakpoint = RulePage(
    of: VolatileBeforeBreakpoint.rule,
    finds: """
      A hole before a breakpoint whose value differs between the rows that should share the
      prefix, or whose variable is declared `request` (as every undeclared one is). The finding
      names the rows, the two values, the first byte that differs, and the kind of value.

      Rows of one `$session` are turns: what a turn adds and the next turn's history leaves out or
      changes is found where it stands. A value in `thinking`, `output_config` or `speed` comes
      before everything, one in `tool_choice` before the messages; the other parameters are no
      part of any prefix.

      Rows decide where there are rows: a value that never varies is not blamed for looking like
      a time stamp. Without rows each variable is varied alone, and without a declaration its
      name and the words around it make a suspicion, which is only a warning.
      """,
    matters: """
      A cache entry is found by the hash of all bytes up to the breakpoint, so one differing byte
      early in the prefix makes every request pay for writing an entry that nobody will read:
      1.25 times the input price, where a read costs a tenth of it or less.
      """,
    remedy: """
      Move the hole behind the last breakpoint, best into the last user message. A date that only
      has to be right to the day may stay: declare it `daily` and give it without a time. So may a
      large value that comes back in many requests, where reading it costs less than sending it
      behind the breakpoint: the finding then says so, and names `tenant`, `user` or `session` where
      the rows of each have the same.
      """,
    bad: RuleExample(
      .init(
        "triage.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        system:
          - |
            You sort support tickets. It is ⟦{{ now }}⟧.
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ question }}"
        samples:
          - {now: "2026-11-20T09:00:00Z", question: Where is my order?}
          - {now: "2026-11-20T09:00:07Z", question: Can I return a lamp?}

        """), ExampleText.policy),
    good: RuleExample(
      .init(
        "triage.prompt.yaml",
        """
        model: claude-haiku-5-5
        max_tokens: 256
        system:
          - |
            You sort support tickets.
          - file: policy.md
          - breakpoint
        messages:
          - user: "It is {{ now }}. {{ question }}"
        samples:
          - {now: "2026-11-20T09:00:00Z", question: Where is my order?}
          - {now: "2026-11-20T09:00:07Z", question: Can I return a lamp?}

        """), ExampleText.policy),
    fix: .unsafe(
      """
      moves a short block behind the breakpoint if each of its sentences holds a value that \
      changes; labels go along with their value, an instruction keeps the block where it is
      """),
    sources: [.promptCaching, .pricing])
}

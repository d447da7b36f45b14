import PromptRules

extension RulePage {
  static let encodingDrift = RulePage(
    of: EncodingDrift.rule,
    finds: """
      Two rows whose values look the same but differ in bytes: CRLF against LF, trailing blanks
      or other white space between the same words and numbers, a byte order mark, zero-width
      characters, composed against decomposed letters (NFC and NFD), full-width forms and
      ligatures against plain letters, JSON escapes, the notation of one number (1.50 and 1.5),
      or nothing but letter case. Where rows say something else as well, that is what is found.
      """,
    matters: """
      To the cache these are different prefixes: each is written at 1.25 times the input price.
      Editors, logs and string comparison in many languages, Swift among them, show both as
      equal, which is why such a miss is seldom found by looking.
      """,
    remedy: """
      Normalise the text once where it enters the application: one line end, NFC, trimmed,
      without a byte order mark.
      """,
    bad: RuleExample(
      .init(
        "help.prompt.yaml",
        #"""
        model: claude-haiku-5-5
        max_tokens: 256
        variables:
          shop: {lifetime: tenant}
        system:
          - file: policy.md
          - |
            You answer for ⟦{{ shop }}⟧.
          - breakpoint
        messages:
          - user: "{{ question }}"
        samples:
          - {$tenant: t1, shop: "Caf\u00e9 Lumen", question: Hi}
          - {$tenant: t1, shop: "Cafe\u0301 Lumen", question: Hello}

        """#),
      ExampleText.policy),
    good: RuleExample(
      .init(
        "help.prompt.yaml",
        #"""
        model: claude-haiku-5-5
        max_tokens: 256
        variables:
          shop: {lifetime: tenant}
        system:
          - file: policy.md
          - |
            You answer for {{ shop }}.
          - breakpoint
        messages:
          - user: "{{ question }}"
        samples:
          - {$tenant: t1, shop: "Caf\u00e9 Lumen", question: Hi}
          - {$tenant: t1, shop: "Caf\u00e9 Lumen", question: Hello}

        """#),
      ExampleText.policy),
    sources: [.promptCaching])
}

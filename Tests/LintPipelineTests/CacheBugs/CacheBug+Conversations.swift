import SourceText

extension CacheBug {
  /// Histories and messages that do not extend one another.
  static let conversations = [
    CacheBug(
      "rewritten history", "volatile-before-breakpoint",
      bad: """
        variables:
          history: {lifetime: session}
        system:
          - file: policy.md
        messages:
          - splice: ⟦history⟧
          - user:
              - "{{ q }}"
              - breakpoint
        samples:
          - {$session: s, q: Q1, history: []}
          - {$session: s, q: Q2, history: [{role: user, content: [{type: text, text: "Q1"}]}, {role: assistant, content: [{type: text, text: "A1"}]}]}
          - {$session: s, q: Q3, history: [{role: user, content: [{type: text, text: "Q1 (edited)"}]}, {role: assistant, content: [{type: text, text: "A1"}]}, {role: user, content: [{type: text, text: "Q2"}]}, {role: assistant, content: [{type: text, text: "A2"}]}]}

        """,
      good: """
        variables:
          history: {lifetime: session}
        system:
          - file: policy.md
        messages:
          - splice: history
          - user:
              - "{{ q }}"
              - breakpoint
        samples:
          - {$session: s, q: Q1, history: []}
          - {$session: s, q: Q2, history: [{role: user, content: [{type: text, text: "Q1"}]}, {role: assistant, content: [{type: text, text: "A1"}]}]}
          - {$session: s, q: Q3, history: [{role: user, content: [{type: text, text: "Q1"}]}, {role: assistant, content: [{type: text, text: "A1"}]}, {role: user, content: [{type: text, text: "Q2"}]}, {role: assistant, content: [{type: text, text: "A2"}]}]}

        """),
    CacheBug(
      "memory block before history", "volatile-before-breakpoint",
      bad: #"""
        variables:
          history: {lifetime: session}
        system:
          - file: policy.md
          - |
            Recent memories:
            ⟦{{ memories }}⟧
        messages:
          - splice: history
          - user:
              - "{{ q }}"
              - breakpoint
        samples:
          - {$session: s, q: Q1, history: [], memories: "08-21: asked about cron"}
          - {$session: s, q: Q2, history: [{role: user, content: [{type: text, text: "Q1"}]}, {role: assistant, content: [{type: text, text: "A1"}]}], memories: "08-21: asked about cron\n08-22: moved to Go"}

        """#,
      good: #"""
        variables:
          history: {lifetime: session}
        system:
          - file: policy.md
          - breakpoint
        messages:
          - splice: history
          - user:
              - "Memories: {{ memories }} {{ q }}"
        samples:
          - {$session: s, q: Q1, history: [], memories: "08-21: asked about cron"}
          - {$session: s, q: Q2, history: [{role: user, content: [{type: text, text: "Q1"}]}, {role: assistant, content: [{type: text, text: "A1"}]}], memories: "08-21: asked about cron\n08-22: moved to Go"}

        """#),
    CacheBug(
      "turn counter in system of a conversation", "volatile-before-breakpoint",
      bad: """
        variables:
          history: {lifetime: session}
        system:
          - file: policy.md
          - "This is turn ⟦{{ turn }}⟧ of 20."
          - breakpoint
        messages:
          - splice: history
          - user: "{{ q }}"
        samples:
          - {$session: s, q: Q1, turn: 1, history: []}
          - {$session: s, q: Q2, turn: 2, history: [{role: user, content: [{type: text, text: "Q1"}]}, {role: assistant, content: [{type: text, text: "A1"}]}]}

        """,
      good: """
        variables:
          history: {lifetime: session}
        system:
          - file: policy.md
          - breakpoint
        messages:
          - splice: history
          - user: "{{ q }} (turn {{ turn }} of 20)"
        samples:
          - {$session: s, q: Q1, turn: 1, history: []}
          - {$session: s, q: Q2, turn: 2, history: [{role: user, content: [{type: text, text: "Q1"}]}, {role: assistant, content: [{type: text, text: "A1"}]}]}

        """),
    CacheBug(
      "few-shot examples chosen per request", "volatile-before-breakpoint",
      bad: """
        system:
          - file: policy.md
        messages:
          - user: "⟦{{ example }}⟧"
          - assistant:
              - Category A
              - breakpoint
          - user: "{{ q }}"
        samples:
          - {q: one, example: My parcel is late}
          - {q: two, example: My lamp is broken}

        """,
      good: """
        system:
          - file: policy.md
        messages:
          - user: My parcel is late
          - assistant:
              - Category A
              - breakpoint
          - user: "{{ q }}"
        samples:
          - {q: one}
          - {q: two}

        """),
    CacheBug(
      "image url signed per request", "volatile-before-breakpoint",
      bad: """
        system:
          - file: policy.md
        messages:
          - user:
              - type: image
                source: {type: url, url: "https://cdn.example/logo.png?sig=⟦{{ sig }}⟧"}
              - text: Our logo is above.
                cache_control: {type: ephemeral}
          - assistant: I see it.
          - user: "{{ q }}"
        samples:
          - {q: one, sig: 8f3a91c2d0}
          - {q: two, sig: 1b77e0d4aa}

        """,
      good: """
        system:
          - file: policy.md
        messages:
          - user:
              - type: image
                source: {type: url, url: "https://cdn.example/logo.png"}
              - text: Our logo is above.
                cache_control: {type: ephemeral}
          - assistant: I see it.
          - user: "{{ q }}"
        samples:
          - {q: one}
          - {q: two}

        """),
  ]
}

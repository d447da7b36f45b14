import SourceText

extension CacheBug {
  /// What is offered to the model and differs from one request to the next.
  static let tools = [
    CacheBug(
      "tools spliced per user", "forked-prefix",
      bad: """
        variables:
          mcp_tools: {lifetime: user}
        tools:
          - name: search
            description: Search the orders.
            input_schema: {type: object, properties: {q: {type: string}}}
          - splice: ⟦mcp_tools⟧
        system:
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
          - {$user: a, q: one, mcp_tools: [{name: mail, input_schema: {type: object}}]}
          - {$user: b, q: two, mcp_tools: [{name: files, input_schema: {type: object}}]}
          - {$user: a, q: three, mcp_tools: [{name: mail, input_schema: {type: object}}]}
          - {$user: b, q: four, mcp_tools: [{name: files, input_schema: {type: object}}]}

        """,
      good: """
        tools:
          - name: search
            description: Search the orders.
            input_schema: {type: object, properties: {q: {type: string}}}
        system:
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
          - {$user: a, q: one}
          - {$user: b, q: two}
          - {$user: a, q: three}
          - {$user: b, q: four}

        """),
    CacheBug(
      "undeclared tool list", "forked-prefix",
      bad: """
        tools:
          - splice: ⟦tools⟧
        system:
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
          - {q: one, tools: [{name: a, input_schema: {type: object}}, {name: b, input_schema: {type: object}}]}
          - {q: two, tools: [{name: b, input_schema: {type: object}}, {name: a, input_schema: {type: object}}]}

        """,
      good: """
        tools:
          - splice: tools
        system:
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
          - {q: one, tools: [{name: a, input_schema: {type: object}}, {name: b, input_schema: {type: object}}]}
          - {q: two, tools: [{name: a, input_schema: {type: object}}, {name: b, input_schema: {type: object}}]}

        """),
    CacheBug(
      "timestamp in a tool description", "volatile-before-breakpoint",
      bad: """
        tools:
          - name: calendar
            description: "Books a meeting. Current time: ⟦{{ now }}⟧"
            input_schema: {type: object, properties: {day: {type: string}}}
        system:
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
          - {q: one, now: "2026-11-20 09:00:00"}
          - {q: two, now: "2026-11-20 09:01:10"}

        """,
      good: """
        tools:
          - name: calendar
            description: "Books a meeting."
            input_schema: {type: object, properties: {day: {type: string}}}
        system:
          - file: policy.md
          - breakpoint
        messages:
          - user: "Current time: {{ now }}. {{ q }}"
        samples:
          - {q: one, now: "2026-11-20 09:00:00"}
          - {q: two, now: "2026-11-20 09:01:10"}

        """),
    CacheBug(
      "skills in directory order", "volatile-before-breakpoint",
      bad: #"""
        system:
          - |
            <skills>
            ⟦{{ skills }}⟧
            </skills>
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
          - {q: one, skills: "- pdf\n- csv\n- web"}
          - {q: two, skills: "- csv\n- web\n- pdf"}

        """#,
      good: #"""
        system:
          - |
            <skills>
            {{ skills }}
            </skills>
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
          - {q: one, skills: "- csv\n- pdf\n- web"}
          - {q: two, skills: "- csv\n- pdf\n- web"}

        """#),
    CacheBug(
      "each over tenant facts", "lifetime-violated",
      bad: """
        variables:
          faq: {lifetime: tenant}
        system:
          - text: "Q: {{ f.q }} A: {{ f.a }}"
            each: ⟦faq⟧
            as: f
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
          - {$tenant: a, q: one, faq: [{q: x, a: y}, {q: z, a: w}]}
          - {$tenant: a, q: two, faq: [{q: z, a: w}, {q: x, a: y}]}
          - {$tenant: a, q: two, faq: [{q: x, a: y}, {q: z, a: w}]}

        """,
      good: """
        variables:
          faq: {lifetime: static}
        system:
          - text: "Q: {{ f.q }} A: {{ f.a }}"
            each: faq
            as: f
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
          - {$tenant: a, q: one, faq: [{q: x, a: y}, {q: z, a: w}]}
          - {$tenant: a, q: two, faq: [{q: x, a: y}, {q: z, a: w}]}
          - {$tenant: a, q: two, faq: [{q: x, a: y}, {q: z, a: w}]}

        """),
    CacheBug(
      "flag before the breakpoint", "forked-prefix",
      bad: """
        variables:
          is_beta: {lifetime: user}
        system:
          - text: You may use the beta tools.
            when: ⟦is_beta⟧
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
          - {$user: a, q: one, is_beta: true}
          - {$user: b, q: two, is_beta: false}
          - {$user: a, q: three, is_beta: true}
          - {$user: b, q: four, is_beta: false}

        """,
      good: """
        variables:
          is_beta: {lifetime: user}
        system:
          - file: policy.md
          - breakpoint
          - text: You may use the beta tools.
            when: is_beta
        messages:
          - user: "{{ q }}"
        samples:
          - {$user: a, q: one, is_beta: true}
          - {$user: b, q: two, is_beta: false}
          - {$user: a, q: three, is_beta: true}
          - {$user: b, q: four, is_beta: false}

        """),
  ]
}

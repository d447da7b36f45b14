import SourceText

extension CacheBug {
  /// Breakpoints that the API refuses or that cache nothing.
  static let breakpoints = [
    CacheBug(
      "ttl order", "ttl-order",
      bad: """
        variables:
          tenant: {lifetime: tenant}
        system:
          - file: policy.md
          - breakpoint
          - "{{ tenant }}"
          - ⟦breakpoint: 1h⟧
        messages:
          - user: "{{ q }}"
        samples:
          - {$tenant: a, q: one, tenant: Acme}
          - {$tenant: a, q: two, tenant: Acme}
          - {$tenant: a, q: three, tenant: Acme}

        """,
      good: """
        variables:
          tenant: {lifetime: tenant}
        system:
          - file: policy.md
          - breakpoint: 1h
          - "{{ tenant }}"
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
          - {$tenant: a, q: one, tenant: Acme}
          - {$tenant: a, q: two, tenant: Acme}
          - {$tenant: a, q: three, tenant: Acme}

        """),
    CacheBug(
      "five breakpoints", "too-many-breakpoints",
      bad: """
        tools:
          - name: search
            description: Search.
            input_schema: {type: object}
        system:
          - file: policy.md
          - breakpoint
          - file: policy.md
          - breakpoint
          - file: policy.md
          - breakpoint
          - file: policy.md
          - breakpoint
          - file: policy.md
          - ⟦breakpoint⟧
        messages:
          - user: "{{ q }}"
        samples:
          - {q: one}
          - {q: two}

        """,
      good: """
        tools:
          - name: search
            description: Search.
            input_schema: {type: object}
        system:
          - file: policy.md
          - file: policy.md
          - breakpoint
          - file: policy.md
          - breakpoint
          - file: policy.md
          - breakpoint
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
          - {q: one}
          - {q: two}

        """),
    CacheBug(
      "below minimum", "below-minimum",
      bad: """
        system:
          - You are a helpful assistant.
          - ⟦breakpoint⟧
        messages:
          - user: "{{ q }}"
        samples:
          - {q: one}
          - {q: two}

        """,
      good: """
        system:
          - You are a helpful assistant.
        messages:
          - user: "{{ q }}"
        samples:
          - {q: one}
          - {q: two}

        """),
    CacheBug(
      "breakpoint on empty text", "uncacheable-block",
      bad: """
        system:
          - file: policy.md
          - {type: text, text: "", cache_control: ⟦{type: ephemeral}⟧}
        messages:
          - user: "{{ q }}"
        samples:
          - {q: one}
          - {q: two}

        """,
      good: """
        system:
          - file: policy.md
          - {type: text, text: "Be brief.", cache_control: {type: ephemeral}}
        messages:
          - user: "{{ q }}"
        samples:
          - {q: one}
          - {q: two}

        """),
    CacheBug(
      "breakpoint on the varying question", "varying-tail",
      bad: """
        system:
          - file: policy.md
        messages:
          - user:
              - "{{ q }}"
              - ⟦breakpoint⟧
        samples:
          - {q: one}
          - {q: two}

        """,
      good: """
        system:
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
          - {q: one}
          - {q: two}

        """),
  ]
}

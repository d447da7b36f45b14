import SourceText

extension CacheBug {
  /// Values in the system prompt.
  static let system = [
    CacheBug(
      "retrieved documents in system", "volatile-before-breakpoint",
      bad: """
        system:
          - file: policy.md
          - |
            <documents>
            ⟦{{ documents }}⟧
            </documents>
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
          - {q: one, documents: "Returns take thirty days, see section four."}
          - {q: two, documents: "Lamps are fragile goods, see section nine."}

        """,
      good: """
        system:
          - file: policy.md
          - breakpoint
        messages:
          - user: |
              <documents>
              {{ documents }}
              </documents>
              {{ q }}
        samples:
          - {q: one, documents: "Returns take thirty days, see section four."}
          - {q: two, documents: "Lamps are fragile goods, see section nine."}

        """),
    CacheBug(
      "user name under a tenant", "lifetime-violated",
      bad: """
        variables:
          tenant: {lifetime: tenant}
        system:
          - file: policy.md
          - breakpoint
          - |
            You work for ⟦{{ tenant.name }}⟧.
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
          - {$tenant: acme, q: one, tenant: {name: Acme (Ann)}}
          - {$tenant: acme, q: two, tenant: {name: Acme (Bob)}}
          - {$tenant: acme, q: three, tenant: {name: Acme (Ann)}}

        """,
      good: """
        variables:
          tenant: {lifetime: tenant}
        system:
          - file: policy.md
          - breakpoint
          - |
            You work for {{ tenant.name }}.
          - breakpoint
        messages:
          - user: "{{ q }} ({{ user }})"
        samples:
          - {$tenant: acme, q: one, user: Ann, tenant: {name: Acme}}
          - {$tenant: acme, q: two, user: Bob, tenant: {name: Acme}}
          - {$tenant: acme, q: three, user: Ann, tenant: {name: Acme}}

        """),
    CacheBug(
      "dictionary as text", "unsorted-json",
      bad: """
        system:
          - file: policy.md
          - "Settings: ⟦{{ settings }}⟧"
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
          - {q: one, settings: '{"lang": "en", "tone": "brief"}'}
          - {q: two, settings: '{"tone": "brief", "lang": "en"}'}

        """,
      good: """
        system:
          - file: policy.md
          - "Settings: {{ settings | json }}"
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
          - {q: one, settings: {lang: en, tone: brief}}
          - {q: two, settings: {tone: brief, lang: en}}

        """),
    CacheBug(
      "working tree state", "volatile-before-breakpoint",
      bad: #"""
        system:
          - file: policy.md
          - |
            <env>
            Platform: linux
            Git status:
            ⟦{{ status }}⟧
            </env>
          - breakpoint: 1h
        messages:
          - user: "{{ q }}"
        samples:
          - {q: one, status: " M src/app.ts"}
          - {q: two, status: " M src/app.ts\n?? notes.md"}

        """#,
      good: #"""
        system:
          - file: policy.md
          - |
            <env>
            Platform: linux
            </env>
          - breakpoint: 1h
        messages:
          - user:
              - "Git status: {{ status }}"
              - "{{ q }}"
        samples:
          - {q: one, status: " M src/app.ts"}
          - {q: two, status: " M src/app.ts\n?? notes.md"}

        """#),
    CacheBug(
      "cache-busting nonce", "volatile-before-breakpoint",
      bad: """
        system:
          - "<!-- ⟦{{ nonce }}⟧ -->"
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
          - {q: one, nonce: 8f3a91c2}
          - {q: two, nonce: 1b77e0d4}

        """,
      good: """
        system:
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
          - {q: one, nonce: 8f3a91c2}
          - {q: two, nonce: 1b77e0d4}

        """),
    CacheBug(
      "session id in metadata text", "volatile-before-breakpoint",
      bad: """
        system:
          - |
            session: ⟦{{ session_id }}⟧
            workdir: /srv/jobs/{{ session_id }}
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
          - {q: one, session_id: sess_01JZ8Q2M4A}
          - {q: two, session_id: sess_01JZ8Q7X9C}

        """,
      good: """
        system:
          - file: policy.md
          - breakpoint
        messages:
          - user: |
              session: {{ session_id }}
              {{ q }}
        samples:
          - {q: one, session_id: sess_01JZ8Q2M4A}
          - {q: two, session_id: sess_01JZ8Q7X9C}

        """),
    CacheBug(
      "date with the time, declared daily", "lifetime-violated",
      bad: """
        variables:
          today: {lifetime: daily}
        system:
          - "Today is ⟦{{ today }}⟧."
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ q }}"
        samples:
          - {$at: "2026-11-20T09:00:00Z", q: one, today: "2026-11-20 09:00"}
          - {$at: "2026-11-20T09:04:00Z", q: two, today: "2026-11-20 09:04"}
          - {$at: "2026-11-21T09:00:00Z", q: three, today: "2026-11-21 09:00"}

        """,
      good: """
        system:
          - file: policy.md
          - breakpoint
        messages:
          - user: "{{ q }} {{ today }}"
        samples:
          - {$at: "2026-11-20T09:00:00Z", q: one, today: "2026-11-20"}
          - {$at: "2026-11-20T09:04:00Z", q: two, today: "2026-11-20"}
          - {$at: "2026-11-20T09:05:00Z", q: three, today: "2026-11-21"}

        """),
    CacheBug(
      "automatic cache, tenant name in first block, order written", "stranded-static",
      bad: """
        order: written
        variables:
          tenant: {lifetime: tenant}
        system:
          - "You work for ⟦{{ tenant }}⟧."
          - file: policy.md
        messages:
          - user: "{{ q }}"
        samples:
          - {$tenant: a, q: one, tenant: Acme}
          - {$tenant: b, q: two, tenant: Zeta}
          - {$tenant: a, q: three, tenant: Acme}
          - {$tenant: b, q: four, tenant: Zeta}

        """,
      good: """
        variables:
          tenant: {lifetime: tenant}
        system:
          - file: policy.md
          - "You work for {{ tenant }}."
        messages:
          - user: "{{ q }}"
        samples:
          - {$tenant: a, q: one, tenant: Acme}
          - {$tenant: b, q: two, tenant: Zeta}
          - {$tenant: a, q: three, tenant: Acme}
          - {$tenant: b, q: four, tenant: Zeta}

        """),
  ]
}

/// The ways to write a text in YAML, each a template whose breakpoint stands behind one hole.
enum ScalarForm: String, CaseIterable, Sendable {
  case literal, folded, singleQuoted, doubleQuoted, plain, flow, keyed, message

  /// The template with the hole in its prefix; the hole is marked.
  func template(_ value: BrokenValue) -> String {
    template(system: value.lead + "⟦{{ \(value.variable) }}⟧", user: "{{ question }}")
  }

  /// The template with the hole behind its breakpoint.
  func fixedTemplate(_ value: BrokenValue) -> String {
    template(system: "No more is known.", user: "{{ \(value.variable) }} {{ question }}")
  }

  private func template(system line: String, user: String) -> String {
    """
    model: claude-haiku-5-5
    max_tokens: 256
    \(system(line))
      - user: "\(user)"
    samples: rows.jsonl

    """
  }

  /// The system blocks and the key of the messages.
  private func system(_ line: String) -> String {
    switch self {
    case .literal:
      """
      system:
        - file: policy.md
        - |
          Caf\u{E9} Lumen's house rules come first.

            \(line)
          Be brief, and be kind.
        - breakpoint
      messages:
      """
    case .folded:
      """
      system:
        - >-
          Caf\u{E9} Lumen's house rules come first;
          they are folded here.
          \(line) is
          what we know.
        - {file: policy.md, cache_control: {type: ephemeral}}
      messages:
      """
    case .singleQuoted:
      """
      system:
        - 'Caf\u{E9} Lumen''s house rules come first;

          \(line) is what we know.'
        - file: policy.md
        - breakpoint
      messages:
      """
    case .doubleQuoted:
      """
      system:
        - "Caf\\u00e9 \\"Lumen\\":\\tthe house rules \\
           come first.\\n\(line) is what
          we know."
        - file: policy.md
        - breakpoint: 1h
      messages:
      """
    case .plain:
      """
      system:
        - Caf\u{E9} Lumen's house rules come first, as text
          that goes on for some lines,
          [\(line.replacingColons)] is what
          we know.
        - file: policy.md
        - breakpoint
      messages:
      """
    case .flow:
      """
      system: [file: policy.md, "Caf\u{E9} Lumen. \(line)", {text: Be brief.}, breakpoint]
      messages:
      """
    case .keyed:
      """
      system:
        - file: policy.md
        - type: text
          text: "House rules. \(line)"
          cache_control: {type: ephemeral, ttl: 1h}
      messages:
      """
    case .message:
      """
      messages:
        - role: system
          content:
            - file: policy.md
            - text: |-
                House rules.
                \(line)
            - breakpoint
      """
    }
  }
}

extension String {
  /// The text with `:` before a blank taken out, which ends a plain scalar.
  fileprivate var replacingColons: String {
    var result = ""
    for (character, next) in zip(self, dropFirst() + ["."]) where character != ":" || next != " " {
      result.append(character)
    }
    return result
  }
}

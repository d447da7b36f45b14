import LintPipeline
import Reporting
import SourceText
import Testing

/// Values in the parameters of a request: most are no part of any prefix, some of the whole one.
@Suite struct RequestParameterTests {
  @Test(
    arguments: [
      "metadata: {user_id: \"{{ v }}\"}", "stop_sequences: [\"{{ v }}\"]",
      "service_tier: \"{{ v }}\"", "container: \"{{ v }}\"", "user_profile_id: \"{{ v }}\"",
      "mcp_servers: [{type: url, url: \"https://x.example/{{ v }}\", name: a}]",
    ],
    ["  - breakpoint\n", ""])
  func areNoPartOfThePrefix(parameter: String, breakpoint: String) throws {
    for declaration in ["", "variables: {v: {lifetime: request}}\n"] {
      let outcome = try lint(
        declaration + """
          \(parameter)
          system:
            - file: policy.md
          \(breakpoint)messages:
            - user: "{{ q }}"
          samples:
            - {v: a1, q: one}
            - {v: a2, q: two}

          """
      ).outcome
      #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
      #expect(outcome.report.templates[0].breakpoints[0].distinct == 1)
    }
  }

  @Test(
    arguments: [
      ("gpt-5.6", "prompt_cache_key: \"{{ v }}\""), ("gpt-4.1", "metadata: {u: \"{{ v }}\"}"),
      ("gpt-5.6", "modelParameters: {stop: [\"{{ v }}\"]}"),
    ])
  func areNoPartOfThePrefixOfOpenAI(model: String, parameter: String) throws {
    let outcome = try lint(
      model: model,
      """
      \(parameter)
      system:
        - file: policy.md
      messages:
        - user: "{{ q }}"
      samples:
        - {v: a1, q: one}
        - {v: a2, q: two}

      """
    ).outcome
    #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
  }

  @Test func aValueThatComesBackInThePrefixIsFoundThere() throws {
    let (outcome, folder) = try lint(
      """
      metadata: {user_id: "{{ v }}"}
      system:
        - "Shop {{ shop }}, customer ⟦{{ v }}⟧."
        - file: policy.md
        - breakpoint
      messages:
        - user: "{{ q }}"
      samples:
        - {v: a1, shop: Oslo, q: one}
        - {v: a2, shop: Oslo, q: two}

      """)
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
    #expect(outcome.report.findings.map(\.rule) == ["volatile-before-breakpoint"])
  }

  /// A key of a user or a conversation keeps requests apart on purpose: where only a name says that it
  /// is one, the lifetime is worth declaring, and where it is declared, nothing is said.
  @Test(
    arguments: [
      ("", "⟦{{ session_id }}⟧", Severity.hint), ("", "⟦{{ user_id }}⟧", .hint),
      ("variables: {v: {lifetime: user}}\n", "{{ v }}", nil),
    ])
  func keysOfUsersAreAChoice(variables: String, key: String, severity: Severity?) throws {
    let name = key.filter { "abcdefghijklmnopqrstuvwxyz_".contains($0) }
    let (outcome, folder) = try lint(
      model: "gpt-5.6",
      """
      \(variables)prompt_cache_key: "\(key)"
      system:
        - file: policy.md
        - file: policy.md
      messages:
        - user: "{{ q }}"
      samples:
        - {$user: a, \(name): a, q: one}
        - {$user: a, \(name): a, q: two}
        - {$user: b, \(name): b, q: three}
        - {$user: b, \(name): b, q: four}

      """)
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
    #expect(outcome.report.findings.map(\.severity) == [severity].compactMap(\.self))
  }

  @Test(
    arguments: [
      ("claude-opus-5-5", "output_config: {effort: \"⟦{{ v }}⟧\"}", Severity.warning),
      ("claude-opus-5-5", "thinking: {type: \"⟦{{ v }}⟧\"}", .warning),
      ("claude-opus-5-5", "speed: \"⟦{{ v }}⟧\"", .error),
      ("gpt-5.6", "reasoning_effort: \"⟦{{ v }}⟧\"", .error),
      ("gpt-5.6", "service_tier: \"⟦{{ v }}⟧\"", .error),
      ("gpt-5.6", "verbosity: \"⟦{{ v }}⟧\"", .error),
      ("gpt-4.1", "modelParameters: {verbosity: \"⟦{{ v }}⟧\"}", .error),
      ("gpt-5.6", "prompt_cache_key: \"⟦{{ v }}⟧\"", .error),
      ("gpt-4.1", "prompt_cache_key: \"key-⟦{{ v }}⟧\"", .error),
      ("gpt-5.6", "response_format: {type: \"⟦{{ v }}⟧\"}", .error),
    ])
  func someLoseTheWholePrefix(model: String, parameter: String, severity: Severity) throws {
    let (outcome, folder) = try lint(
      model: model,
      """
      \(parameter)
      system:
        - file: policy.md
        - file: policy.md
      messages:
        - user: "{{ q }}"
      samples:
        - {v: low, q: one}
        - {v: high, q: two}

      """)
    #expect(outcome.report.findings.map { folder.place(of: $0) } == folder.marks)
    #expect(outcome.report.findings.map(\.severity) == [severity])
    let finding = try #require(outcome.report.findings.first, Comment(rawValue: outcome.summary))
    #expect(finding.prefix?.rows.map { [$0.first, $0.second] } == [1, 2])
  }

  @Test(
    arguments: [
      "service_tier: standard_only", "speed: fast", "speed: null", "metadata: {user_id: null}",
      "metadata: {}", "output_config: {effort: xhigh, format: {type: json_schema, schema: {}}}",
      "output_config: {effort: null, task_budget: {type: tokens, total: 20000}}",
      "thinking: {type: adaptive, display: updates}", "thinking: {type: between_tools}",
      "thinking: {type: enabled, budget_tokens: 1024, block_binding: null}",
      "thinking: {type: \"{{ v }}\", budget_tokens: 5}", "inference_geo: mars",
      "container: {id: c1, skills: []}", "diagnostics: {previous_message_id: null}",
      "context_management: {edits: [{type: whatever}]}", "tool_choice: {type: none}",
      "tool_choice: {type: tool, name: \"{{ v }}\"}\ntools: [{name: a, input_schema: {}}]",
      "tool_choice: {type: tool, name: a}\ntools: [{when: v, name: a, input_schema: {}}]",
      "tool_choice: {type: tool, name: click}\ntools: [{type: computer_toolset_20260801}]",
      "tool_choice: {type: any}\ntools: [{splice: v}]",
      "tool_choice: {type: any}\nmcp_servers: [{type: url, url: \"https://x.example\", name: a}]",
      "thinking: {type: enabled, budget_tokens: 9000}\ntools: [{name: a, input_schema: {}}]",
    ])
  func areRightAsFarAsIsKnown(parameter: String) throws {
    let outcome = try lint(limit: 2000, "\(parameter)\nmessages: [user: Hi]\n").outcome
    let found = outcome.findings("rejected-parameter")
    #expect(found.isEmpty, Comment(rawValue: outcome.summary))
    #expect(outcome.report.templates.count == 1, Comment(rawValue: outcome.summary))
  }

  /// What OpenAI's chat API takes beside a prompt; Anthropic's takes none of it.
  @Test(
    arguments: [
      "frequency_penalty: 0.5", "presence_penalty: -0.5", "seed: 7", "n: 2",
      "logit_bias: {\"50256\": -100}", "logprobs: true", "top_logprobs: 3", "store: true",
      "stream_options: {include_usage: true}", "user: u1", "safety_identifier: u1",
      "verbosity: low", "verbosity: null", "modalities: [text]",
      "audio: {voice: alloy, format: wav}", "prediction: {type: content, content: x}",
      "web_search_options: {}", "stop: [\"x\"]",
    ])
  func ofOpenAIAreNoneOfAnthropic(parameter: String) throws {
    let body = "messages: [user: Hi]\n"
    for written in [parameter, "modelParameters: {\(parameter)}"] {
      let outcome = try lint(model: "gpt-4.1", "\(written)\n\(body)").outcome
      #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
    }
    let outcome = try lint("\(parameter)\n\(body)").outcome
    #expect(outcome.report.findings.map(\.rule) == ["rejected-parameter"])
    #expect(outcome.report.findings[0].message.hasSuffix("is a parameter of another API"))
  }

  @Test(
    arguments: [
      ("frequency_penality: 1", "frequency_penalty"), ("modelParameters: {topp: 1}", "topP"),
      ("modelParameters: {verbosty: low}", "verbosity"), ("sample: []", "samples"),
      ("q: x", nil),
    ] as [(String, String?)])
  func aSlipIsTold(written: String, meant: String?) throws {
    let outcome = try lint(model: "gpt-4.1", "\(written)\nmessages: [user: Hi]\n").outcome
    #expect(outcome.report.findings.map(\.rule) == ["unknown-key"])
    let remedy = try #require(outcome.report.findings[0].remedy)
    #expect(meant.map { remedy == "Did you mean '\($0)'?" } ?? remedy.hasPrefix("Known here: "))
  }

  @Test(
    arguments: [
      ("service_tier: 5", "'service_tier' takes 'auto' or 'standard_only', and this is a number"),
      ("inference_geo: 5", "'inference_geo' takes a text, and this is a number"),
      ("stop_sequences: [a, 5]", "'stop_sequences[1]' takes a text, and this is a number"),
      ("top_k: 1.5", "'top_k' takes a whole number, and this is a number with a fraction"),
      ("top_k: 1e21", "'top_k' takes a whole number, and this is a number with an exponent"),
      ("output_config: {efort: low}", "'output_config' cannot have 'efort'"),
      ("thinking: {type: enabled}", "'thinking' has no 'budget_tokens' with the type 'enabled'"),
      (
        "thinking: {type: enabled, budget_tokens: 5}",
        "'thinking.budget_tokens' takes a whole number from 1024, and this is a smaller one"
      ),
    ])
  func saysWhatIsWrong(parameter: String, message: String) throws {
    let outcome = try lint("\(parameter)\nmessages: [user: Hi]\n").outcome
    #expect(outcome.findings("rejected-parameter").map(\.message).contains(message))
  }

  /// A request for no output fills the cache, and may ask for nothing else.
  @Test(
    arguments: [
      ("stream: true", "'stream'"), ("stream: false", nil), ("thinking: {type: adaptive}", nil),
      (
        "thinking: {type: enabled, budget_tokens: 1024}\nstream: true",
        "'stream' and 'thinking' that is enabled"
      ),
      ("output_config: {format: {type: json_schema, schema: {}}}", "'output_config.format'"),
      (
        "tool_choice: {type: any}\ntools: [{name: a, input_schema: {type: object}}]",
        "a 'tool_choice' that demands a tool"
      ),
    ] as [(String, String?)])
  func requestsForNoOutputMayAskForNothingElse(parameters: String, excess: String?) throws {
    let outcome = try lint(
      model: "claude-opus-4-5", limit: 0, "\(parameters)\nmessages: [user: Hi]\n"
    ).outcome
    let found = outcome.findings("rejected-parameter").map(\.message)
      .filter { $0.contains("max_tokens: 0") }
    #expect(found == excess.map { ["'max_tokens: 0' is rejected together with \($0)"] } ?? [])
  }

  /// A message of the role `system` without content changes the effort from there on.
  @Test func aChangeOfEffortInAMessageKeepsThePrefix() throws {
    let change = "{role: system, content: [], output_config: {effort: low}}"
    for end in ["", "    - breakpoint\n"] {
      let outcome = try lint(
        model: "claude-opus-5",
        """
        \(end.isEmpty ? "cache_control: {type: ephemeral}" : "")
        system:
          - file: policy.md
          - breakpoint
        messages:
          - splice: history
          - user:
            - "{{ q }}"
        \(end)  - \(change)
        samples:
          - {$session: s, q: one, history: []}
          - {$session: s, q: two, history: [{role: user, content: one}, \(change), {role: assistant, content: a}]}

        """
      ).outcome
      #expect(outcome.report.findings.isEmpty, Comment(rawValue: outcome.summary))
      #expect(outcome.report.templates[0].breakpoints.count == 2)
    }
  }

  @Test(
    arguments: [
      (
        "claude-opus-5", "- user: Hi", "⟦{effort: low, format: {}}⟧",
        "'output_config' cannot have 'format'"
      ),
      ("claude-opus-5", "- user: Hi", "⟦{}⟧", "'output_config' has no 'effort'"),
      ("gpt-5.6", "- user: Hi", "⟦{effort: low}⟧", "'output_config' is a parameter of another API"),
      (
        "claude-opus-4-8", "- user: Hi", "⟦{effort: low}⟧",
        "claude-opus-4-8 is not known to take a change of effort in a message"
      ),
      (
        "claude-sonnet-5", "- user: Hi", "{effort: low}",
        "claude-sonnet-5 rejects a system message among the messages"
      ),
      ("claude-opus-5", "", "{effort: low}", "a system message may not come first"),
    ])
  func aChangeOfEffortIsCheckedAsThePagesHaveIt(
    model: String, before: String, config: String, message: String
  ) throws {
    let (outcome, folder) = try lint(
      model: model,
      """
      messages:
        \(before)
        - {role: system, content: [], output_config: \(config)}
        - assistant: Hello.
        - user: Hi

      """)
    let found = outcome.findings("rejected-parameter")
    #expect(found.map(\.message) == [message], Comment(rawValue: outcome.summary))
    if let mark = folder.marks.first, !config.contains("format") {
      #expect(found.map { folder.place(of: $0) } == [mark])
    }
  }

  @Test(
    arguments: [
      ("{role: user, content: [], output_config: {effort: low}}", "unknown-key"),
      ("{role: system, content: []}", "invalid-template"),
      ("{role: system, content: Be brief., output_config: {effort: low}}", "invalid-template"),
    ] as [(String, RuleID)])
  func otherMessagesHaveContentAndNoEffort(message: String, rule: RuleID) throws {
    let outcome = try lint(
      model: "claude-opus-5", "messages:\n  - user: Hi\n  - \(message)\n"
    ).outcome
    #expect(outcome.findings(rule).count == 1, Comment(rawValue: outcome.summary))
  }

  @Test(arguments: [true, false]) func theChoiceOfToolsLosesTheMessages(isInMessages: Bool) throws {
    let (outcome, folder) = try lint(
      """
      tool_choice: {type: "⟦{{ v }}⟧"}
      system:
        - file: policy.md
      \(isInMessages ? "" : "  - breakpoint")
      messages:
        - user:
            - file: policy.md
      \(isInMessages ? "      - breakpoint" : "")
        - assistant: I have read it.
        - user: "{{ q }}"
      samples:
        - {v: auto, q: one}
        - {v: none, q: two}

      """)
    let found = outcome.findings("volatile-before-breakpoint").map { folder.place(of: $0) }
    #expect(found == (isInMessages ? folder.marks : []), Comment(rawValue: outcome.summary))
  }

  private func lint(
    model: String = "claude-haiku-5-5", limit: Int = 256, _ text: String
  ) throws -> (outcome: LintPipeline.Outcome, folder: LintFolder) {
    let name = model.hasPrefix("gpt") ? "max_completion_tokens" : "max_tokens"
    let folder = try LintFolder(template: "model: \(model)\n\(name): \(limit)\n" + text)
    try folder.write(SharedText.policy, to: "policy.md")
    return (folder.lint(), folder)
  }
}

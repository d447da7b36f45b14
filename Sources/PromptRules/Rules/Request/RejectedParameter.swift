import PromptCache
import PromptCompiler
import PromptSkeleton
import PromptTemplate
package import SourceText

/// A parameter that the model rejects.
package enum RejectedParameter: TemplateRule {
  package static let rule = Rule(
    id: "rejected-parameter", group: .request, severity: .error,
    summary: "A parameter is set that the model rejects, or has a value of the wrong kind.",
    page: RulePage(
      finds: """
        A parameter that the model of the template answers with an error: sampling parameters
        (`temperature`, `top_p`, `top_k`) with API version 2026-10-21 and with Claude Opus 4.7 and
        the models of version 5, a prefilled answer with models from 4.6 on, a forced
        `tool_choice` with Claude Opus 5.5, Sonnet 5.5 and Fable 5.1. A value of the wrong kind
        belongs here too, such as `temperature: "0.2"` or `top_k: 0x1F`: strings stay as written.
        So does what Anthropic's API does not know, such as `service_tier: priority` or
        `output_config: {efort: low}`, a `thinking` without its budget, and a `tool_choice` that
        demands a tool which the request does not have.
        """,
      matters: """
        Every request fails with status 400.
        """,
      remedy: """
        Remove the parameter. What it was for is said in the prompt today: how varied or how
        strict the answer is to be, and in which format.
        """,
      bad: RuleExample(
        .init(
          "help.prompt.yaml",
          """
          model: claude-opus-5-5
          max_tokens: 256
          modelParameters:
            ⟦temperature⟧: 0.2
          system:
            - file: policy.md
            - breakpoint
          messages:
            - user: "{{ question }}"
          samples:
            - {question: Where is my order?}
            - {question: Can I return a lamp?}

          """),
        ExampleText.policy),
      good: RuleExample(
        .init(
          "help.prompt.yaml",
          """
          model: claude-opus-5-5
          max_tokens: 256
          system:
            - file: policy.md
            - breakpoint
          messages:
            - user: "{{ question }}"
          samples:
            - {question: Where is my order?}
            - {question: Can I return a lamp?}

          """),
        ExampleText.policy),
      sources: [.migration, .anthropicSDK]))

  package static func check(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    let endpoint = analysis.compiled.skeleton.endpoint
    var faults = analysis.template.parameters.flatMap { parameter -> [ParameterFault] in
      // It has a rule of its own.
      guard parameter.name != "max_tokens",
        let shape = ParameterShape(parameter.name, of: endpoint)
      else { return [] }
      return shape.faults(in: parameter.value, named: parameter.name)
    }
    let isAnthropic = endpoint == .anthropicMessages
    if isAnthropic { faults += ParameterRelations.faults(analysis) }
    return faults.map { problem($0.message, $0.span, $0.remedy) }
      + (isAnthropic ? parameters(analysis) + messages(analysis) : [])
  }

  private static func parameters(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    analysis.template.parameters.compactMap { parameter in
      let name = parameter.name
      if samplingNames.contains(name), analysis.model?.traits.contains(.rejectsSampling) ?? false {
        return problem(
          "\(analysis.modelName) rejects '\(name)'", parameter.nameSpan,
          "Remove it; ask for the tone in the prompt, or set 'output_config: {effort: ...}'.")
      }
      if foreignNames.contains(name) {
        return problem(
          "'\(name)' is a parameter of another API", parameter.nameSpan,
          "Remove it, or choose a model of that API.")
      }
      if name == "tool_choice", let type = parameter.value.member("type")?.constantText,
        type == Array("any".utf8) || type == Array("tool".utf8),
        analysis.model?.traits.contains(.rejectsForcedToolChoice) ?? false
      {
        return problem(
          "\(analysis.modelName) rejects a forced 'tool_choice'", parameter.nameSpan,
          "Use 'type: auto' and say in the prompt when to use the tool.")
      }
      return nil
    }
  }

  private static func messages(_ analysis: TemplateAnalysis) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let messages = analysis.template.messages.compactMap { element -> Message? in
      if case .message(let message) = element { message } else { nil }
    }
    if let last = messages.last, last.role == .assistant,
      analysis.model?.traits.contains(.rejectsPrefill) ?? false
    {
      found.append(
        problem(
          "\(analysis.modelName) rejects a request that ends with an assistant message",
          last.roleSpan, "Say in the prompt how the answer starts, or ask for a JSON schema."))
    }
    let rejectsSystem = analysis.model?.traits.contains(.rejectsSystemMessages) ?? false
    for message in messages.drop(while: { $0.role == .system })
    where message.role == .system && rejectsSystem {
      found.append(
        problem(
          "\(analysis.modelName) rejects a system message among the messages", message.roleSpan,
          "Put the text into 'system', or into the user message."))
    }
    return found
  }

  private static let samplingNames = ["temperature", "top_p", "top_k"]
  private static let foreignNames = [
    "max_completion_tokens", "parallel_tool_calls", "response_format", "reasoning_effort", "stop",
    "frequency_penalty", "presence_penalty", "seed", "prompt_cache_key",
    "prompt_cache_retention", "prompt_cache_options",
  ]

  private static func problem(
    _ message: String, _ span: SourceSpan, _ remedy: String
  ) -> Diagnostic {
    Diagnostic(rule: rule.id, severity: rule.severity, message: message, span: span, remedy: remedy)
  }
}

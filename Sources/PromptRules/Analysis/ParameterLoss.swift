import ChangeCauses
import PrefixStability
import PromptCompiler
import PromptSkeleton
import PromptTemplate
import SourceText

/// What is lost where a request parameter changes that the cached prefix depends on.
struct ParameterLoss {
  let parameter: String
  let severity: Severity
  /// What a change does, as the end of a sentence.
  let consequence: String
  let remedy: String

  /// Nil for an input that is in no parameter.
  init?(_ input: RowInput, _ verdict: InputVerdict, _ analysis: TemplateAnalysis) {
    guard let parameter = Self.parameter(of: input, analysis)?.name else { return nil }
    self.parameter = parameter
    guard parameter.hasSameBytes(as: "prompt_cache_key") else {
      (severity, consequence) = Self.loss(parameter, verdict, analysis)
      remedy = "Keep '\(parameter)' the same in all requests that share a prefix."
      return
    }
    consequence = "requests with another key share no prefix"
    if let lifetime = Self.suggestedLifetime(of: input) {
      severity = .hint
      remedy = "If that is meant, declare its lifetime under 'variables', such as '\(lifetime)'."
    } else {
      severity = .error
      remedy = "Use one key for all requests that share a prefix, and declare how long it lives."
    }
  }

  /// Whether nothing but a name says how long a key lives, and it says longer than a request: a key
  /// of a tenant, a user or a session is a choice.
  var isChoice: Bool { severity == .hint }

  private static func suggestedLifetime(of input: RowInput) -> Lifetime? {
    guard !input.hasDeclaredLifetime,
      let lifetime = NameLexicon.meaning(ofPath: input.path.description)?.lifetime,
      lifetime < .request
    else { return nil }
    return lifetime
  }

  /// The request parameter that an input is in, if it is in none of the blocks.
  private static func parameter(
    of input: RowInput, _ analysis: TemplateAnalysis
  ) -> Template.Parameter? {
    let span = analysis.span(of: input)
    return analysis.template.parameters.first { parameter in
      let place = parameter.value.span
      return place.file == span.file && place.range.lowerBound <= span.range.lowerBound
        && span.range.upperBound <= place.range.upperBound
    }
  }

  /// How much a parameter that changes loses, and how sure that is: what Anthropic documents is that
  /// the messages are lost; of thinking and effort it says that tools and system depend on the model.
  private static func loss(
    _ parameter: String, _ verdict: InputVerdict, _ analysis: TemplateAnalysis
  ) -> (Severity, String) {
    let isOfMessages = verdict.breakpoints.contains {
      analysis.compiled.breakpoints[$0].section == .messages
    }
    let isAssumed = ["thinking", "output_config"].contains(parameter)
    if isOfMessages || !isAssumed { return (.error, "a change of it loses the cached prefix") }
    return (.warning, "a change of it is taken to lose the whole prefix, as it does on some models")
  }
}

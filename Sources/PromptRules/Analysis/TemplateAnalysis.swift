import ChangeCauses
package import PrefixStability
package import PromptCache
package import PromptCompiler
import PromptSkeleton
package import PromptTemplate
package import SourceText

/// All that is known about one template for one of its models: what the rules look at.
package final class TemplateAnalysis: Sendable {
  package let template: Template
  package let compiled: CompiledTemplate
  /// The model that the requests go to; nil where the template names none.
  package let reference: ModelReference?
  package let catalog: ModelCatalog
  package let stability: StabilityReport
  /// Nil where the model is unpriced.
  package let cost: PrefixCost?
  /// What all its requests share.
  let shared: SharedText
  /// What is to be said of each input before a breakpoint.
  package let verdicts: [InputVerdict]
  /// The lines of the template's file.
  package let lines: LineTable

  package init(
    compiled: CompiledTemplate, reference: ModelReference?, catalog: ModelCatalog,
    stability: StabilityReport
  ) {
    template = compiled.template
    lines = LineTable(compiled.template.file)
    self.compiled = compiled
    self.reference = reference
    self.catalog = catalog
    self.stability = stability
    cost = reference?.model.flatMap { PrefixCost(compiled, stability, model: $0) }
    shared = SharedText(compiled, stability)
    verdicts = InputVerdict.verdicts(compiled, stability, shared, reference?.model, cost)
  }

  package var model: Model? { reference?.model }

  /// The model's name for a message.
  var modelName: String { model?.id ?? reference?.written ?? "the model" }

  /// The most breakpoints that the API accepts; where no model is named, Anthropic's.
  var breakpointLimit: Int { model?.provider.maximumBreakpoints ?? 4 }

  /// Where the template names the model.
  var modelSpan: SourceSpan? {
    template.models.first { $0.tier == compiled.tier }?.span
  }

  /// Whether there are enough rows to see a value vary.
  var canVary: Bool { stability.rowCount > 1 }
}

/// What is to be said of the breakpoints that rows bring along in spliced lists.
extension TemplateAnalysis {
  package var markerFindings: [Diagnostic] {
    let limit = breakpointLimit
    var faults: [StabilityReport.MarkerFault] = []
    var excess: StabilityReport.MarkerFault?
    for fault in stability.markerFaults {
      guard case .count(let count, _) = fault.kind else {
        faults.append(fault)
        continue
      }
      // Where the template alone has too many, that is said of it.
      guard count > limit, compiled.breakpoints.count <= limit else { continue }
      let total = (excess?.count ?? 0) + fault.count
      if fault.row < excess?.row ?? .max { excess = fault }
      excess?.count = total
    }
    return ([excess].compactMap(\.self) + faults).compactMap { finding($0, limit) }
  }

  private func finding(_ fault: StabilityReport.MarkerFault, _ limit: Int) -> Diagnostic? {
    guard let problem = fault.problem(limit: limit) else { return nil }
    let others = fault.count > 1 ? " and \(fault.count - 1) more" : ""
    let (rule, remedy) = ruleAndRemedy(fault)
    return Diagnostic(
      rule: rule.id, severity: .error, message: "row \(fault.row)\(others): \(problem)",
      span: span(of: fault.input), remedy: remedy,
      prefix: PrefixFacts(variable: fault.input.path.description, evidence: .measured))
  }

  private func ruleAndRemedy(_ fault: StabilityReport.MarkerFault) -> (Rule, String) {
    switch fault.kind {
    case .count:
      (
        TooManyBreakpoints.rule,
        "Take 'cache_control' off '\(fault.input.path)': a breakpoint covers all before it, and finds "
          + "what earlier turns have written."
      )
    case .longBehindShort, .shortBeforeLong, .unlikeAutomatic:
      (TTLOrder.rule, "Give both the same lifetime, or take the one off '\(fault.input.path)'.")
    case .carrier:
      (UncacheableBlock.rule, "Move it to the nearest block before that can carry one.")
    case .control:
      (ReadingRules.invalidTTL, "Write {\"type\": \"ephemeral\"}, with \"5m\", \"1h\" or no ttl.")
    }
  }
}

/// What is to be done about an input by the place that it stands in.
extension TemplateAnalysis {
  /// Of a condition or list that gives each of its outcomes a prefix of its own.
  func remedyOfFork(_ input: RowInput, _ kind: ChangeKind?) -> String {
    if kind == .listOrder {
      return "Pass the list in the same order each time, sorted by name for instance."
    }
    // Tools come before everything: nothing can be put in front of them.
    if position(of: input)?.section == .tools { return remedyOfTools }
    return input.use == .condition
      ? "Put the block behind the breakpoint, or say the same in text that is always there."
      : "Put the block behind the breakpoint, best into the last user message."
  }

  /// Of a value that changes between requests.
  func remedyOfVolatile(_ measured: StabilityReport.Input, _ kind: ChangeKind?) -> String {
    let input = measured.input
    if position(of: input)?.isHistory ?? false {
      return
        "Keep the messages of earlier turns as they were sent, and drop old ones many at a time, "
        + "not some in each turn."
    }
    if isInNameOfTool(input) { return remedyOfTools }
    if kind == .listOrder || kind == .lineOrder {
      return
        "Write '\(input.path)' in the same order each time, or move it behind the last breakpoint."
    }
    let lifetime =
      measured.kept.map { "declare it '\($0)', for rows of one $\($0) agree in it" }
      ?? "declare the lifetime that it has"
    if let cost, isBetterKept {
      let more = NumberText.money(cost.lasting)
      return "Keep '\(input.path)' and \(lifetime): its values come back and are read. Behind the "
        + "last breakpoint it would cost more, \(more) per 1,000 requests."
    }
    return "Move '\(input.path)' behind the last breakpoint, best into the last user message, or "
      + "\(lifetime)."
  }

  /// Of a value that stands before text which others share.
  func remedyOfEarly(_ input: RowInput, behind breakpoint: Int?) -> String {
    let isInTools = position(of: input)?.section == .tools
    if isInTools && input.isStructure || isInNameOfTool(input) { return remedyOfTools }
    let move = "Move '\(input.path)'" + (isInTools ? " out of the tool, into text" : "")
    guard let breakpoint, canStandBehind(input, breakpoint) else {
      return "\(move) behind the constant text, and put a breakpoint between them."
    }
    let place =
      compiled.breakpoints[breakpoint].isWritten
      ? name(ofBreakpoint: breakpoint) : "the constant text"
    return "\(move) behind \(place), best into the last user message."
  }

  /// Whether a value can move behind a breakpoint and still be read at its place: one at the end of
  /// messages has nothing of a request behind it.
  func canStandBehind(_ input: RowInput, _ breakpoint: Int) -> Bool {
    compiled.breakpoints[breakpoint].section != .messages
      || position(of: input)?.section == .messages
  }

  /// Whether values of single requests come back so often that requests would cost more without them
  /// before the breakpoints.
  var isBetterKept: Bool { cost.map { $0.lasting > $0.now } ?? false }

  private var remedyOfTools: String {
    let rare =
      compiled.skeleton.endpoint == .anthropicMessages
      ? ", or declare rare ones with 'defer_loading: true', which keeps them out of the prefix"
      : ""
    return "Offer every request the same tools\(rare)."
  }

  /// Whether the value goes into a tool's name, which can stand nowhere else.
  private func isInNameOfTool(_ input: RowInput) -> Bool {
    let places = input.chunks.compactMap { compiled.origins[$0].span(at: 0) }
    return template.tools.contains { element in
      guard case .value(let tool) = element.content,
        let name = (tool.member("function") ?? tool).member("name")?.span
      else { return false }
      return places.contains { $0.file == name.file && name.range.overlaps($0.range) }
    }
  }

  private func position(of input: RowInput) -> Position? {
    compiled.position(ofChunk: input.chunk).map { compiled.positions[$0] }
  }
}

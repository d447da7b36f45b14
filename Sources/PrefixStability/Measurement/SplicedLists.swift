import PromptCompiler
import PromptSkeleton

/// The lists that a template splices into its prefix, and how the provider reads what rows give for
/// them.
struct SplicedLists {
  private var inputs: [RowInput] = []
  /// Those that hold messages or their blocks.
  private var ofMessages: [RowInput] = []
  /// The forms in which a turn is held against the one before; it goes on from it if it does in one.
  let forms: [Form]

  /// How the texts of messages are written, which the provider reads as the same.
  ///
  /// Anthropic documents a text as short for one text block. OpenAI caches the rendered context,
  /// which has neither; there the template's own messages are a text or a list of parts, by whether
  /// they carry a breakpoint. A tool result of the template is a text or a list as it is written.
  enum Form {
    case asGiven
    case texts
    case blocks
    /// Blocks, but for the texts of tool results.
    case resultTexts
  }

  init(_ compiled: CompiledTemplate, _ inputs: some Sequence<RowInput>) {
    let hasResults = compiled.positions.contains { $0.kind == "tool_result" }
    forms =
      compiled.skeleton.endpoint == .anthropicMessages
      ? [.blocks] + (hasResults ? [.resultTexts] : []) : [.asGiven, .texts, .blocks]
    for input in inputs where input.use == .list && input.loops.isEmpty {
      guard let chunk = input.prefixChunk else { continue }
      self.inputs.append(input)
      let position = compiled.position(ofChunk: chunk)
      if position.map({ compiled.positions[$0].section }) == .messages { ofMessages.append(input) }
    }
  }

  /// A row's values as they are cached, without the breakpoints of its own lists.
  func cached(_ values: PromptValue) -> PromptValue {
    changed(values, inputs) { $0.asCached }
  }

  /// The same with all messages in one form.
  func folded(_ values: PromptValue, to form: Form) -> PromptValue {
    changed(cached(values), ofMessages) { list in
      switch form {
      case .asGiven: list
      case .texts: list.withContents(ofMessages: .text, ofResults: .text)
      case .blocks: list.withContents(ofMessages: .blocks, ofResults: .blocks)
      case .resultTexts: list.withContents(ofMessages: .blocks, ofResults: .text)
      }
    }
  }

  private func changed(
    _ values: PromptValue, _ inputs: [RowInput], _ change: (PromptValue) -> PromptValue
  ) -> PromptValue {
    inputs.reduce(values) { values, input in
      values.replacing([.member(input.path.root)] + input.path.steps, change)
    }
  }
}

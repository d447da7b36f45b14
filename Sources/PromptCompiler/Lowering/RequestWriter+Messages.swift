import PromptSkeleton
import PromptTemplate

extension RequestWriter {
  /// Writes the elements of `messages`, each with its content as the provider's API has it.
  ///
  /// Automatic caching ends with the last block; a message that only changes the effort has none.
  mutating func messages(
    of plan: RequestPlan, _ state: inout ArrayState,
    content: (inout RequestWriter, _ blocks: [PlannedBlock], _ message: Int) -> Void
  ) {
    let last = plan.messages.lastIndex { !$0.isChangeOfEffort }
    for (index, planned) in plan.messages.enumerated() {
      defer { if index == last, let trailing = plan.trailingMarker { endPrefix(trailing) } }
      switch planned.content {
      case .splice(let list, let condition):
        let start = builder.flush()
        splice(list, condition: condition, &state)
        endSplicedMessages(list, from: start, message: index)
      case .message(let message, let blocks):
        arrayElement(
          &state, condition: message.condition, repetition: message.repetition
        ) { inner in
          inner.builder.frame("{\"content\":")
          content(&inner, blocks, index)
          if let config = message.outputConfig {
            inner.builder.frame(",\"output_config\":")
            inner.value(config.canonical)
          }
          inner.builder.frame(",")
          inner.builder.construct("\"role\":\"\(message.role.rawValue)\"".utf8, message.roleSpan)
          inner.builder.frame("}")
        }
      }
    }
    if last == nil, let trailing = plan.trailingMarker { endPrefix(trailing) }
  }
}

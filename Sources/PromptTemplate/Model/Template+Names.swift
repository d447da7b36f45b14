import PromptSkeleton

extension Template {
  /// Calls a closure with the variable's name of every hole, condition and list.
  package func forEachUsedName(_ body: (String) -> Void) {
    for element in tools { Self.names(of: element, body) }
    for element in system { Self.names(of: element, body) }
    for message in messages {
      switch message {
      case .breakpoint: break
      case .splice(let list, let condition):
        body(list.path.root)
        if let condition { body(condition.path.root) }
      case .message(let message):
        if let condition = message.condition { body(condition.path.root) }
        if let list = message.repetition?.list { body(list.path.root) }
        for element in message.content { Self.names(of: element, body) }
        message.outputConfig?.forEachHole { body($0.path.root) }
      }
    }
    for parameter in parameters { parameter.value.forEachHole { body($0.path.root) } }
  }

  private static func names(of element: Element, _ body: (String) -> Void) {
    if let condition = element.condition { body(condition.path.root) }
    if let list = element.repetition?.list { body(list.path.root) }
    switch element.content {
    case .text(let text): for hole in text.holes { body(hole.path.root) }
    case .value(let value): value.forEachHole { body($0.path.root) }
    case .splice(let list): body(list.path.root)
    case .breakpoint: break
    }
  }
}

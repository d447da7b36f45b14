import PromptSkeleton

extension Template {
  /// The names of all variables that some hole, condition or list asks for.
  package var usedNames: Set<[UInt8]> {
    var names: Set<[UInt8]> = []
    for element in tools + system { collect(element, into: &names) }
    for message in messages {
      switch message {
      case .breakpoint: break
      case .splice(let list, let condition): collect([list, condition], into: &names)
      case .message(let message):
        collect([message.condition, message.repetition?.list], into: &names)
        for element in message.content { collect(element, into: &names) }
      }
    }
    for parameter in parameters { collect(parameter.value, into: &names) }
    return names
  }

  private func collect(_ element: Element, into names: inout Set<[UInt8]>) {
    collect([element.condition, element.repetition?.list], into: &names)
    switch element.content {
    case .text(let text): for hole in text.holes { names.insert(Array(hole.path.root.utf8)) }
    case .value(let value): collect(value, into: &names)
    case .splice(let list): collect([list], into: &names)
    case .breakpoint: break
    }
  }

  private func collect(_ value: TemplateValue, into names: inout Set<[UInt8]>) {
    value.forEachHole { names.insert(Array($0.path.root.utf8)) }
  }

  private func collect(_ references: [PathReference?], into names: inout Set<[UInt8]>) {
    for case let reference? in references { names.insert(Array(reference.path.root.utf8)) }
  }
}

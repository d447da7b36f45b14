import PromptSkeleton

extension RowInput {
  /// What an input inside repetitions takes of each element, in order; nil where an element has
  /// nothing there.
  ///
  /// - Parameter list: The value of the outermost list.
  func elements(of list: PromptValue) -> [PromptValue?] {
    var elements = [list]
    for index in loops.indices {
      if index > 0 { elements = elements.compactMap { loops[index].list.resolve(below: $0) } }
      elements = elements.flatMap { value in
        if case .array(let elements) = value { elements } else { [] as [PromptValue] }
      }
    }
    return elements.map { path.resolve(below: $0) }
  }
}

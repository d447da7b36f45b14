package import PromptCompiler
package import PromptSkeleton

/// Holds the lists that a row's values are spliced in from against what they stand for.
package struct SplicedElements {
  private let lists: [RowInput]

  package init(_ compiled: CompiledTemplate) {
    lists = RowInput.inputs(of: compiled).filter { $0.use == .list }
  }

  /// The first element that is something else, as a sentence; nil where a row can be sent, and for
  /// what cannot even be rendered.
  package func problem(in values: PromptValue) -> String? {
    for list in lists where list.conditions.allSatisfy({ holds($0, in: values) }) {
      guard let value = Self.value(at: list.rowPath, in: values) else { continue }
      let spliced = list.loops.isEmpty ? [value] : list.elements(of: value).compactMap(\.self)
      for elements in spliced {
        if let misfit = list.elements?.misfit(in: elements), let wanted = misfit.wanted {
          return "'\(list.path)\(misfit.place)' is \(misfit.found), where \(wanted) belongs"
        }
      }
    }
    return nil
  }

  private func holds(_ condition: RowInput.Condition, in values: PromptValue) -> Bool {
    Self.value(at: condition.path, in: values)?.isTruthy ?? condition.holdsWithout
  }

  private static func value(at path: ValuePath, in values: PromptValue) -> PromptValue? {
    values.member(path.root).flatMap(path.resolve(below:))
  }
}

import PromptCache
import PromptCompiler
import PromptSkeleton
import PromptTemplate
import SampleRows
import SourceText

/// Holds the values of one variable against its budget.
struct BudgetTrack {
  private let variable: String
  private let slot: Int
  private let budget: Variable.Budget
  private let estimator: TokenEstimator
  private(set) var oversized: StabilityReport.Oversized?

  /// A track for each variable of a compiled template that has a budget.
  static func tracks(of compiled: CompiledTemplate, family: TokenizerFamily) -> [BudgetTrack] {
    let template = compiled.template
    return compiled.skeleton.variables.enumerated().compactMap { slot, variable in
      guard let index = template.index(ofVariable: variable.name),
        let budget = template.variables[index].budget
      else { return nil }
      return BudgetTrack(variable: variable.name, slot: slot, budget: budget, family: family)
    }
  }

  private init(variable: String, slot: Int, budget: Variable.Budget, family: TokenizerFamily) {
    self.variable = variable
    self.slot = slot
    self.budget = budget
    estimator = TokenEstimator(family: family)
  }

  mutating func add(_ row: Row) {
    // No value has more tokens or bytes than its JSON has bytes.
    guard let raw = row.raw(slot), raw.count > budget.limit else { return }
    let use: Hole.Encoding = raw.first == UInt8(ascii: "\"") ? .text : .json
    guard let rendered = RenderedValue.bytes(ofRaw: raw, as: use) else { return }
    let text = PromptTokens.unescaped(rendered[...])
    let size = budget.unit == .bytes ? text.count : estimator.count(text).estimate.low
    guard size > budget.limit else { return }
    if oversized == nil {
      oversized = .init(variable: variable, row: row.number, size: size, count: 0)
    }
    oversized?.count += 1
  }
}

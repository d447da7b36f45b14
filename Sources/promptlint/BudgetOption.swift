import ArgumentParser
import CostReporting
import Files
import LintPipeline
import PromptCosts
import PromptRules
import SourceText
import TemplateRequests

/// The option that sets budgets.
struct BudgetOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The most that a run, a session or a row may use, such as '5usd', '0.02usd/row' or "
        + "'200000 tokens/session'; can be given several times.", valueName: "amount/scope"))
  var budget: [String] = []

  func validate() throws { _ = try budgets() }

  func budgets() throws -> [Budget] {
    try budget.map { text in
      guard let budget = Budget(text) else {
        throw ValidationError(
          "'--budget \(text)' is not understood; say 5usd, 0.02usd/row or 200000 tokens/session.")
      }
      return budget
    }
  }

  /// A finding for each budget that a template exceeds.
  static func findings(
    of budgets: [Budget], for source: CompiledSource, _ options: TemplateCosts.Options
  ) throws -> [Diagnostic] {
    guard !budgets.isEmpty else { return [] }
    do throws(FileError) {
      let costs = TemplateCosts(
        source.template, rows: source.rows, catalog: source.catalog, options: options)
      return try costs.excesses(of: budgets).map { model, span, excess in
        Diagnostic(
          rule: LogRules.overBudget.id, severity: .error,
          message: "\(BudgetText.message(excess)) (\(model))", span: span)
      }
    } catch {
      throw Console.failure(error)
    }
  }
}

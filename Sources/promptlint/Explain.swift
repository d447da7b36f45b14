import ArgumentParser
import PromptRules
import Reporting
import RulePages
import SourceText

/// `promptlint explain RULE`.
struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Print the page of a rule: what it finds, why it matters, how to fix it.",
    discussion: """
      Example:
        promptlint explain volatile-before-breakpoint
      """)

  @Argument(
    help: "The name of a rule, as reports print it in brackets.",
    completion: .list(RuleRegistry.all.map(\.id.name)))
  var rule: String

  func run() throws {
    guard let page = RulePage.page(of: RuleID(rule)) else {
      let nearest = RuleRegistry.nearest(to: rule).map { " Did you mean '\($0.id)'?" } ?? ""
      throw ValidationError(
        "There is no rule '\(rule)'.\(nearest) 'promptlint rules' lists them all.")
    }
    Console.print(RulePageText.text(of: page))
  }
}

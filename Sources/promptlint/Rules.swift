import ArgumentParser
import PromptRules
import Reporting
import RulePages

/// `promptlint rules`.
struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List every rule with its severity.",
    discussion: """
      Example: the rules with their pages, for programs.
        promptlint rules --format json

      Severities can be changed, and rules turned off, in .promptlint.yaml:
        rules: {literal-date: off, breakpoint-never-pays: error}
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
  }

  @Option(help: "The format of the list.")
  var format: Format = .text

  func run() {
    switch format {
    case .text: Console.print(RuleList.text(of: RuleRegistry.all))
    case .json: Console.print(RuleList.json(of: RulePage.all))
    }
  }
}

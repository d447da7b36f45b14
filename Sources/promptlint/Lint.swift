import ArgumentParser
import Reporting
import SourceText

/// `promptlint [PATH...]`.
struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Lint prompt templates and request bodies (the default).",
    discussion: """
      A path is a template, or a folder that is searched for *.prompt.yaml and *.prompt.yml. \
      Each template is compiled, rendered for its sample rows, and the cached prefixes are compared \
      byte by byte. A path that ends in .json is a request body of its own: its breakpoints, its \
      parameters and its model are checked.

      Examples:
        promptlint prompts/
        promptlint prompts/ --fix
        promptlint prompts/ --format sarif > promptlint.sarif
        promptlint request.json --fail-on warning

      'promptlint explain RULE' tells what a finding means and what to do about it.

      Exit status: 0 when nothing is found at or above --fail-on, 1 when something is, 2 when \
      something could not be analysed or the call was wrong.
      """
  )

  @Argument(help: "Templates, folders and request bodies.", completion: .file())
  var paths: [String] = ["."]

  @Option(help: "The format of the report.")
  var format: OutputFormat = .text

  @Option(
    help: ArgumentHelp(
      "The least severity that makes the exit status 1; error, unless the configuration says "
        + "otherwise.", valueName: "severity"))
  var failOn: Severity?

  @Flag(help: "Apply the fixes that cannot change what the model reads, then report what remains.")
  var fix = false

  @Flag(help: "Apply the fixes of --fix, and also those that move or reorder text.")
  var unsafeFixes = false

  @OptionGroup var budget: BudgetOption

  @Option(
    help: ArgumentHelp(
      "A configuration to use instead of the closest .promptlint.yaml.", valueName: "file"),
    completion: .file())
  var config: String?

  @Option(
    help: ArgumentHelp(
      "A file of models and prices to lay over the built-in ones.", valueName: "file"),
    completion: .file())
  var models: String?

  @Flag(help: "Make a cached prefix that is not the one in promptlint.lock an error.")
  var locked = false

  @Flag(
    help: ArgumentHelp(
      "Lint every template anew, also where an earlier run found what there is to find.",
      discussion: "Runs over many templates keep their results in the user's cache folder."))
  var noCache = false

  func run() throws {
    if paths.allSatisfy(BodyFiles.isBody) { try refuseOptionsOfTemplates() }
    try LintRun(
      paths: paths, format: format, failOn: failOn, isFixing: fix || unsafeFixes,
      isFixingUnsafely: unsafeFixes, budgets: budget.budgets(), configuration: config,
      models: models, isLocked: locked, isRemembering: !noCache
    ).run()
  }

  /// Options that would do nothing where only request bodies are linted.
  private func refuseOptionsOfTemplates() throws {
    let options = [
      ("--fix", fix), ("--unsafe-fixes", unsafeFixes), ("--locked", locked),
      ("--budget", !budget.budget.isEmpty),
    ]
    guard let option = options.first(where: \.1)?.0 else { return }
    throw ValidationError("'\(option)' is for templates, and '\(paths[0])' is a request body.")
  }
}

extension OutputFormat: ExpressibleByArgument {}

extension Severity: ExpressibleByArgument {}

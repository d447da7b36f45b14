import ArgumentParser
import BuildPipeline
import Files
import Reporting

/// `promptlint build PATH... --output DIR`.
struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Write each template's request as skeleton JSON, and as Swift.",
    discussion: """
      A skeleton is the request body with its holes: a few lines in any language fill it and get \
      the bytes that were linted. Files whose content is the same are left untouched.

      Skeletons in the folder whose template or tier is gone are named, and left for you to remove.

      Examples:
        promptlint build prompts/ --output skeletons
        promptlint build prompts/ --output skeletons --check
        promptlint build prompts/ --swift Sources/App/Prompts.swift

      Exit status: 0 when everything is written (with --check: up to date), 1 when --check finds \
      something stale or left over, 2 when a template could not be built.
      """
  )

  @Argument(help: "Templates and folders.", completion: .file())
  var paths: [String]

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder for the skeletons.", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Option(
    help: ArgumentHelp("The Swift file to generate, as the build plugin does.", valueName: "file"),
    completion: .file())
  var swift: String?

  @Flag(help: "Write nothing; fail if a file is missing or would change.")
  var check = false

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

  func validate() throws {
    if output == nil, swift == nil {
      throw ValidationError("Say where to write: '--output DIR', '--swift FILE' or both.")
    }
  }

  func run() throws {
    let inputs = BuildInputs(paths: paths, configuration: config, models: models)
    let build = SkeletonBuild(inputs, directory: output, swift: swift)
    guard inputs.isComplete, build.diagnostics.isEmpty else {
      Console.print(
        OutputFormat.text.reporter(Console.reportOptions())
          .output(for: inputs.report(build.diagnostics)))
      throw ExitCode(2)
    }
    if check {
      let stale = build.stale()
      for path in stale { Console.note("\(path) is not up to date") }
      noteOrphans(of: build)
      if !stale.isEmpty || !build.orphans.isEmpty { throw ExitCode(1) }
      return
    }
    do throws(FileError) {
      for path in try build.write() { Console.note("wrote \(path)") }
    } catch {
      throw Console.failure(error)
    }
    noteOrphans(of: build)
  }

  private func noteOrphans(of build: SkeletonBuild) {
    for path in build.orphans {
      Console.note("\(path) is of a template or tier that is gone: remove it")
    }
  }
}

import Foundation
import PackagePlugin

/// `swift package promptlint [ARGUMENTS]`: runs the command line tool in the package.
@main
struct PromptLintPlugin: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) throws {
    try run(context.tool(named: "promptlint").url, arguments, in: context.package.directoryURL)
  }

  /// Runs the tool as if it were called in the package's folder; without arguments it lints
  /// `prompts`.
  private func run(_ tool: URL, _ arguments: [String], in folder: URL) throws {
    var extractor = ArgumentExtractor(arguments)
    // Xcode names the selected targets; templates belong to the package as a whole.
    _ = extractor.extractOption(named: "target")
    let rest = extractor.remainingArguments
    let process = Process()
    process.executableURL = tool
    process.arguments = rest.isEmpty ? ["prompts"] : rest
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 {
      Diagnostics.error("promptlint ended with status \(process.terminationStatus)")
    }
  }
}

#if canImport(XcodeProjectPlugin)
  import XcodeProjectPlugin

  extension PromptLintPlugin: XcodeCommandPlugin {
    func performCommand(context: XcodePluginContext, arguments: [String]) throws {
      try run(
        context.tool(named: "promptlint").url, arguments, in: context.xcodeProject.directoryURL)
    }
  }
#endif

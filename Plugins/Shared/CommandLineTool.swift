import Foundation
import PackagePlugin

/// The command line tool, run for a plugin.
struct CommandLineTool {
  let url: URL
  /// The folder of the package or project.
  let folder: URL

  /// Runs the tool as if it were called in the folder; without paths it lints `prompts`.
  ///
  /// - Parameter options: What goes before the caller's arguments.
  func run(_ options: [String] = [], with arguments: [String]) throws {
    var extractor = ArgumentExtractor(arguments)
    // Xcode names the selected targets; templates belong to the package as a whole.
    _ = extractor.extractOption(named: "target")
    let rest = extractor.remainingArguments
    let process = Process()
    process.executableURL = url
    process.arguments = options + (rest.isEmpty ? ["prompts"] : rest)
    process.currentDirectoryURL = folder
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 {
      Diagnostics.error("promptlint ended with status \(process.terminationStatus)")
    }
  }
}

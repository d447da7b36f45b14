import Foundation
import PackagePlugin

/// Lints the prompt templates of a target and generates the Swift that calls them.
@main
struct PromptBuildPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let module = target.sourceModule else { return [] }
    let inputs = PromptInputs(
      target: target.name, files: module.sourceFiles.map { ($0.url, $0.type) },
      root: context.package.directoryURL)
    return try inputs.commands(
      tool: context.tool(named: "promptlint-generate").url, work: context.pluginWorkDirectoryURL)
  }
}

#if canImport(XcodeProjectPlugin)
  import XcodeProjectPlugin

  extension PromptBuildPlugin: XcodeBuildToolPlugin {
    func createBuildCommands(
      context: XcodePluginContext, target: XcodeTarget
    ) throws -> [Command] {
      let inputs = PromptInputs(
        target: target.displayName, files: target.inputFiles.map { ($0.url, $0.type) },
        root: context.xcodeProject.directoryURL)
      return try inputs.commands(
        tool: context.tool(named: "promptlint-generate").url,
        work: context.pluginWorkDirectoryURL)
    }
  }
#endif

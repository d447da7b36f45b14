import PackagePlugin

/// `swift package promptlint [ARGUMENTS]`: runs the command line tool in the package.
@main
struct PromptLintPlugin: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) throws {
    let tool = try context.tool(named: "promptlint").url
    try CommandLineTool(url: tool, folder: context.package.directoryURL).run(with: arguments)
  }
}

#if canImport(XcodeProjectPlugin)
  import XcodeProjectPlugin

  extension PromptLintPlugin: XcodeCommandPlugin {
    func performCommand(context: XcodePluginContext, arguments: [String]) throws {
      let tool = try context.tool(named: "promptlint").url
      try CommandLineTool(url: tool, folder: context.xcodeProject.directoryURL).run(with: arguments)
    }
  }
#endif

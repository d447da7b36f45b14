import PackagePlugin

/// `swift package promptlint-fix [ARGUMENTS]`: applies the safe fixes to the package's templates.
@main
struct PromptFixPlugin: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) throws {
    let tool = try context.tool(named: "promptlint").url
    try CommandLineTool(url: tool, folder: context.package.directoryURL)
      .run(["lint", "--fix"], with: arguments)
  }
}

#if canImport(XcodeProjectPlugin)
  import XcodeProjectPlugin

  extension PromptFixPlugin: XcodeCommandPlugin {
    func performCommand(context: XcodePluginContext, arguments: [String]) throws {
      let tool = try context.tool(named: "promptlint").url
      try CommandLineTool(url: tool, folder: context.xcodeProject.directoryURL)
        .run(["lint", "--fix"], with: arguments)
    }
  }
#endif

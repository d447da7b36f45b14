import Foundation
import PackagePlugin

/// The templates of a target and all that they may read.
struct PromptInputs {
  let target: String
  /// The target's own files.
  let files: [(url: URL, type: FileType)]
  /// The folder of the package or project.
  let root: URL

  /// One command for the whole target, or none where there is nothing to do.
  ///
  /// Its one output has a fixed name, so that adding a template does not change the build's plan.
  func commands(tool: URL, work: URL) throws -> [Command] {
    var arguments = templates.map(\.path)
    var inputs = companions
    if arguments.isEmpty {
      let folder = root.appendingPathComponent("prompts")
      guard let below = Self.files(below: folder) else {
        Diagnostics.warning(
          "target '\(target)' has no prompt templates (*.prompt.yaml), and there is no folder "
            + "'prompts' in \(root.path)")
        return []
      }
      Diagnostics.remark(
        "target '\(target)' takes its templates from \(folder.path); before Swift 6.4 a new file "
          + "there needs a clean build: link the folder into the target to avoid that")
      arguments = [folder.path]
      inputs = [folder] + below
    }
    let output = work.appendingPathComponent("PromptlintGenerated.swift")
    let configuration = root.appendingPathComponent(".promptlint.yaml")
    if FileManager.default.fileExists(atPath: configuration.path) { inputs.append(configuration) }
    return [
      .buildCommand(
        displayName: "Checking the prompts of \(target)", executable: tool,
        arguments: ["--output", output.path] + arguments, inputFiles: inputs + [tool],
        outputFiles: [output])
    ]
  }

  private var templates: [URL] {
    files.map(\.url).filter(Self.isTemplate).sorted { $0.path < $1.path }
  }

  /// The files that are no sources and lie with a template or below: includes and samples.
  private var companions: [URL] {
    let folders = templates.map { $0.deletingLastPathComponent().path + "/" }
    return files.filter { file in
      file.type == .unknown && folders.contains { file.url.path.hasPrefix($0) }
    }.map(\.url).sorted { $0.path < $1.path }
  }

  private static func isTemplate(_ file: URL) -> Bool {
    [".prompt.yaml", ".prompt.yml"].contains { file.lastPathComponent.hasSuffix($0) }
  }

  /// Every file below a folder, in order; nil where there is no such folder.
  private static func files(below folder: URL) -> [URL]? {
    guard let paths = try? FileManager.default.subpathsOfDirectory(atPath: folder.path) else {
      return nil
    }
    return paths.sorted().map { folder.appendingPathComponent($0) }.filter { !$0.hasDirectoryPath }
  }
}

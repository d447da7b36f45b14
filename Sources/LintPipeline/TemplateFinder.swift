import Files
package import PromptRules
import PromptTemplate

/// Finds the templates below the paths that a user gave.
package enum TemplateFinder {
  /// The ends of a template's name.
  package static let suffixes = [".prompt.yaml", ".prompt.yml"]

  package struct Found {
    package var files: [File] = []
    /// Paths that led to nothing.
    package var problems: [LintReport.NotAnalysed] = []
    package var notices: [String] = []
  }

  package struct File {
    package var path: String
    /// The folder that was walked, or the file's own.
    package var root: String
    /// Whether samples may stand beside it under their default names: no where a walk through the
    /// folder has seen none, so that nothing needs to be looked for.
    package var mayHaveSamples = true
  }

  /// Every template once, in the order of the paths and, within a folder, of their bytes.
  package static func find(
    _ paths: [String], configurations: inout ConfigurationFinder
  ) -> Found {
    var found = Found()
    var seen: Set<String> = []
    for path in paths {
      switch FileSystem.kind(of: path) {
      case nil:
        found.problems.append(.init(path: path, reason: "no such file or directory"))
      case .directory:
        walk(path, &configurations, &found, &seen)
      case .file, .other:
        let configuration = configurations.configuration(for: path)
        if configuration?.excludes(configurations.absolute(path)) ?? false {
          found.notices.append("\(path) is left out by its configuration")
        } else if seen.insert(configurations.absolute(path)).inserted {
          found.files.append(File(path: path, root: FilePath.parent(of: path)))
        }
      }
    }
    return found
  }

  private static func walk(
    _ root: String, _ configurations: inout ConfigurationFinder, _ found: inout Found,
    _ seen: inout Set<String>
  ) {
    var finder = configurations
    var isAnyExcluded = false
    var walk = DirectoryWalk(suffixes: suffixes)
    walk.companionSuffixes = TemplateReader.sampleSuffixes
    let walked = walk.files(in: root) { path, isDirectory in
      let configuration = finder.configuration(for: path, isDirectory: isDirectory)
      let isExcluded =
        configuration?.excludes(finder.absolute(path), isDirectory: isDirectory) ?? false
      isAnyExcluded = isAnyExcluded || isExcluded
      return isExcluded
    }
    configurations = finder
    found.problems += walked.errors.map { .init(path: $0.path, reason: $0.reason.description) }
    if walked.files.isEmpty, walked.errors.isEmpty {
      let wanted = suffixes.map { "*" + $0 }.joined(separator: " or ")
      let others =
        isAnyExcluded ? " besides what 'include' and 'exclude' of the configuration leave out" : ""
      found.problems.append(
        .init(path: root, reason: "no templates here\(others): looked for \(wanted)"))
    }
    for path in walked.files where seen.insert(configurations.absolute(path)).inserted {
      let hasCompanions = walked.foldersWithCompanions.contains(FilePath.parent(of: path))
      found.files.append(File(path: path, root: root, mayHaveSamples: hasCompanions))
    }
  }
}

package import Files
package import SourceText

/// Finds the configuration that a file is under: the closest `.promptlint.yaml` above it.
///
/// Configurations are not merged: a file is under exactly one, and reading that one tells all.
package struct ConfigurationFinder {
  package static let fileName = ".promptlint.yaml"

  /// What was wrong in the configurations found so far, each told once.
  package private(set) var diagnostics: [Diagnostic] = []
  /// Configurations that exist and could not be read.
  package private(set) var errors: [FileError] = []

  private let currentDirectory: String
  private let explicit: Configuration?
  private var cache: [String: Configuration?] = [:]

  /// - Parameter path: The one configuration for all files, where the caller was given one.
  package init(explicit path: String? = nil) {
    currentDirectory = FileSystem.currentDirectory
    guard let path else {
      explicit = nil
      return
    }
    let absolute = FilePath.normalised(FilePath.join(currentDirectory, path))
    let read = Self.read(folder: FilePath.parent(of: absolute)) { () throws(FileError) in
      try FileReader.sourceFile(path, limit: Self.limit)
    }
    explicit = read.configuration ?? Configuration(folder: FilePath.parent(of: absolute))
    diagnostics = read.diagnostics
    errors = read.errors
  }

  /// The absolute form of a path.
  package func absolute(_ path: String) -> String {
    FilePath.normalised(FilePath.join(currentDirectory, path))
  }

  /// The configuration for a file or a folder, or nil where there is none.
  ///
  /// - Parameter path: As the user gave it, absolute or relative to the current directory.
  package mutating func configuration(
    for path: String, isDirectory: Bool = false
  ) -> Configuration? {
    if let explicit { return explicit }
    let absolute = absolute(path)
    return closest(to: isDirectory ? absolute : FilePath.parent(of: absolute))
  }

  private mutating func closest(to folder: String) -> Configuration? {
    var visited: [String] = []
    var current = folder
    var found: Configuration?
    while true {
      if let known = cache[current] {
        found = known
        break
      }
      visited.append(current)
      let path = FilePath.join(current, Self.fileName)
      if FileSystem.isTaken(path) {
        let shown = FilePath.relative(path, to: currentDirectory)
        let read = Self.read(folder: current) { () throws(FileError) in
          try FileReader.foundFile(shown, limit: Self.limit)
        }
        diagnostics += read.diagnostics
        errors += read.errors
        found = read.configuration ?? Configuration(folder: current)
        break
      }
      let parent = FilePath.parent(of: current)
      if parent == current || parent == "." { break }
      current = parent
    }
    for folder in visited { cache[folder] = .some(found) }
    return found
  }

  /// A configuration of more than 1 MiB is refused.
  private static let limit = 1 << 20

  private static func read(
    folder: String, _ file: () throws(FileError) -> SourceFile
  ) -> (configuration: Configuration?, diagnostics: [Diagnostic], errors: [FileError]) {
    do throws(FileError) {
      let read = ConfigurationReader.read(try file(), folder: folder)
      return (read.configuration, read.diagnostics, [])
    } catch {
      return (nil, [], [error])
    }
  }
}

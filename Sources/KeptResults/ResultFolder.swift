import Files
import SourceText

/// Where the results of earlier runs are: in the user's cache folder, a file for each working directory.
package enum ResultFolder {
  /// How long a file stays that no run has written since.
  private static let lifetimeInDays = 30
  private static let suffix = ".results"

  /// What earlier runs in the working directory left.
  ///
  /// - Returns: Nothing where the system does not say where caches belong, or what program this is.
  package static func resultsOfWorkingDirectory() -> KeptResults? {
    guard let folder, let program = FileStamp.ofThisProgram else { return nil }
    let directory = SHA256.hexDigest(of: Array(FileSystem.currentDirectory.utf8)).prefix(32)
    return KeptResults(
      path: FilePath.join(folder, directory + suffix), program: program.text)
  }

  /// The folder of this program's caches, for this user.
  static var folder: String? {
    if let caches = Terminal.environment("XDG_CACHE_HOME"), FilePath.isAbsolute(caches) {
      return FilePath.join(caches, "promptlint")
    }
    guard let home = Terminal.environment("HOME"), FilePath.isAbsolute(home) else { return nil }
    #if canImport(Darwin)
      return FilePath.join(home, "Library/Caches/promptlint")
    #else
      return FilePath.join(home, ".cache/promptlint")
    #endif
  }

  /// Writes a file that only this user may read, and removes those that are out of use.
  static func write(_ bytes: [UInt8], to path: String) {
    let folder = FilePath.parent(of: path)
    do throws(FileError) {
      try FileSystem.createDirectory(folder)
      let output = try FileOutput(path: path, isPrivate: true)
      try output.append(bytes)
      try output.commit()
    } catch {
      return
    }
    removeOldFiles(in: folder, since: path)
  }

  private static func removeOldFiles(in folder: String, since path: String) {
    guard let now = FileStamp(of: path)?.modified,
      let names = try? FileSystem.names(in: folder)
    else { return }
    let oldest = now - lifetimeInDays * 24 * 60 * 60 * 1_000_000_000
    for name in names where name.hasSuffix(suffix) {
      let file = FilePath.join(folder, name)
      if let stamp = FileStamp(of: file), stamp.modified < oldest { FileSystem.remove(file) }
    }
  }
}

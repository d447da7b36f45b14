/// The folder that a template's includes have to stay in.
package struct IncludeRoot: Sendable {
  /// The folder as the caller named it.
  package let path: String
  private let realPath: String

  package init(_ path: String) throws(FileError) {
    self.path = path
    realPath = try FileSystem.realPath(path)
  }

  /// The path of an included file, to be opened and to be shown.
  ///
  /// - Parameters:
  ///   - include: The path as written in the template.
  ///   - directory: The folder of the including file, which the include is relative to.
  /// - Throws: `.nulInPath`; `.absolutePath`; `.outsideRoot` where `..` or a link leads out of the root, whether
  ///   or not a file is there; `.notRegular` for what reading may never come to the end of;
  ///   `.notFound` and its like.
  package func resolve(
    _ include: String, from directory: String
  ) throws(FileError) -> String {
    if include.utf8.contains(0) { throw FileError(path: include, reason: .nulInPath) }
    if FilePath.isAbsolute(include) { throw FileError(path: include, reason: .absolutePath) }
    let joined = FilePath.normalised(FilePath.join(directory, include))
    let base = try FileSystem.realPath(directory)
    let lexical = FilePath.normalised(FilePath.join(base, include))
    guard FilePath.isInside(lexical, of: realPath) else {
      throw FileError(path: include, reason: .outsideRoot)
    }
    let resolved: String
    do throws(FileError) {
      resolved = try FileSystem.realPath(lexical)
    } catch {
      throw FileError(path: joined, reason: error.reason)
    }
    guard FilePath.isInside(resolved, of: realPath) else {
      throw FileError(path: include, reason: .outsideRoot)
    }
    if FileSystem.kind(of: resolved) == .other {
      throw FileError(path: joined, reason: .notRegular)
    }
    return joined
  }
}

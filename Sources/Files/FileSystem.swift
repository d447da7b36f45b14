/// Questions to the file system, and the changes that this package makes to it.
package enum FileSystem {
  /// What a path leads to.
  package enum Kind: Sendable {
    case file
    case directory
    case other
  }

  /// What a path leads to, links followed; nil where nothing can be found there.
  package static func kind(of path: String) -> Kind? {
    guard case .success(let status) = System.status(of: path) else { return nil }
    return switch status.kind {
    case .file: .file
    case .directory: .directory
    case .link, .other: .other
    }
  }

  package static func exists(_ path: String) -> Bool { kind(of: path) != nil }

  /// Whether a name is taken, be it by a link that leads nowhere.
  package static func isTaken(_ path: String) -> Bool {
    if case .success = System.status(of: path, followingLinks: false) { true } else { false }
  }

  /// The absolute path of an existing file, every link and `..` resolved.
  package static func realPath(_ path: String) throws(FileError) -> String {
    switch System.realPath(path) {
    case .success(let resolved): return resolved
    case .failure(let reason): throw FileError(path: path, reason: reason)
    }
  }

  /// The directory that relative paths start from.
  package static var currentDirectory: String { System.currentDirectory() ?? "." }

  /// A path from the root, without `.` and `..` (see `FilePath.normalised`).
  package static func absolute(_ path: String) -> String {
    FilePath.normalised(FilePath.join(currentDirectory, path))
  }

  /// The names in a directory, sorted by their bytes; names that are not UTF-8 are left out.
  package static func names(in directory: String) throws(FileError) -> [String] {
    switch System.entries(of: directory) {
    case .success(let entries):
      return entries.compactMap { String(validating: $0.name, as: UTF8.self) }
        .sorted(by: FilePath.precedes)
    case .failure(let reason): throw FileError(path: directory, reason: reason)
    }
  }

  /// Makes a directory and whatever is missing above it.
  package static func createDirectory(_ path: String) throws(FileError) {
    var missing: [String] = []
    var current = FilePath.normalised(path)
    while kind(of: current) == nil, current != ".", current != "/" {
      missing.append(current)
      current = FilePath.parent(of: current)
    }
    for directory in missing.reversed() {
      if let reason = System.makeDirectory(directory), reason != .alreadyExists {
        throw FileError(path: directory, reason: reason)
      }
    }
    if kind(of: path) != .directory { throw FileError(path: path, reason: .notDirectory) }
  }

  /// The first path that leads to the same file as one of the others.
  package static func first(of paths: [String], leadingToOneOf others: [String]) -> String? {
    var identities: Set<System.Identity> = []
    for other in others {
      if case .success(let status) = System.status(of: other) { identities.insert(status.identity) }
    }
    return paths.first { path in
      guard case .success(let status) = System.status(of: path) else { return false }
      return identities.contains(status.identity)
    }
  }

  /// Whether a path leads to a regular file of exactly these bytes.
  package static func holds(_ bytes: [UInt8], at path: String) -> Bool {
    guard case .success(let status) = System.status(of: path), status.kind == .file else {
      return false
    }
    return (try? FileReader.bytes(of: path, limit: bytes.count)) == bytes
  }

  /// Replaces the content of a file in one step (see `FileOutput`), or leaves it untouched where it is
  /// the same.
  ///
  /// - Returns: Whether anything was written.
  /// - Throws: `.notRegular` for a pipe or a device, besides what `FileOutput` throws.
  @discardableResult
  package static func write(_ bytes: [UInt8], to path: String) throws(FileError) -> Bool {
    if holds(bytes, at: path) { return false }
    let output = try FileOutput(path: path)
    try output.append(bytes)
    try output.commit()
    return true
  }

  /// Removes a file; one that is not there is no error.
  package static func remove(_ path: String) { System.removeFile(path) }

  /// The closest folder at or above an absolute one that holds an entry of one of these names.
  package static func folder(atOrAbove folder: String, holding names: [String]) -> String? {
    var current = folder
    while true {
      if names.contains(where: { exists(FilePath.join(current, $0)) }) { return current }
      let parent = FilePath.parent(of: current)
      if parent == current || parent == "." { return nil }
      current = parent
    }
  }
}

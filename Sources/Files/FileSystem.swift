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

  /// The absolute path of an existing file, every link and `..` resolved.
  package static func realPath(_ path: String) throws(FileError) -> String {
    switch System.realPath(path) {
    case .success(let resolved): return resolved
    case .failure(let reason): throw FileError(path: path, reason: reason)
    }
  }

  /// The directory that relative paths start from.
  package static var currentDirectory: String { System.currentDirectory() ?? "." }

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

  /// Replaces the content of a file in one step, or leaves it untouched where it is the same.
  ///
  /// The bytes go to a temporary file beside it that takes its place, so that no reader sees half a
  /// file; the permissions stay, and a link still leads to the file behind it.
  ///
  /// - Returns: Whether anything was written.
  @discardableResult
  package static func write(_ bytes: [UInt8], to path: String) throws(FileError) -> Bool {
    if let old = try? FileReader.bytes(of: path, limit: bytes.count), old == bytes { return false }
    let target = (try? realPath(path)) ?? path
    var permissions: UInt32?
    if case .success(let status) = System.status(of: target) {
      if status.kind == .directory { throw FileError(path: path, reason: .isDirectory) }
      if status.kind != .file { throw FileError(path: path, reason: .notRegular) }
      permissions = status.permissions
    }
    let temporary = FilePath.join(
      FilePath.parent(of: target),
      ".\(FilePath.name(of: target)).\(System.processIdentifier()).tmp")
    do throws(FileError.Reason) {
      let descriptor = try System.openFile(temporary, .creating(permissions: 0o666)).get()
      var failure = bytes.withUnsafeBytes { System.writeBytes($0, to: descriptor) }
      if failure == nil, let permissions {
        failure = System.setPermissions(of: descriptor, to: permissions)
      }
      System.closeFile(descriptor)
      failure = failure ?? System.renameFile(temporary, to: target)
      if let failure {
        System.removeFile(temporary)
        throw failure
      }
    } catch {
      throw FileError(path: path, reason: error)
    }
    return true
  }
}

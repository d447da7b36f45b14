import Files

/// A folder of its own for a test, gone with the value.
package final class TemporaryDirectory: Sendable {
  package let path: String

  package init() throws {
    var template = Array((Terminal.environment("TMPDIR") ?? "/tmp").utf8CString.dropLast())
    template += "/promptlint.XXXXXX".utf8CString
    guard mkdtemp(&template) != nil else { throw FileError(path: "TMPDIR", reason: .notPermitted) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { Self.remove(path) }

  /// Writes a file, and the folders above it, and gives its path.
  @discardableResult
  package func write(_ text: String, to name: String) throws -> String {
    let path = path + "/" + name
    try FileSystem.createDirectory(FilePath.parent(of: path))
    try FileSystem.write(Array(text.utf8), to: path)
    return path
  }

  /// Makes a symbolic link.
  package func link(_ name: String, to target: String) throws {
    guard symlink(target, path + "/" + name) == 0 else {
      throw FileError(path: name, reason: .notPermitted)
    }
  }

  /// Makes a named pipe.
  package func makePipe(_ name: String) throws {
    guard mkfifo(path + "/" + name, 0o600) == 0 else {
      throw FileError(path: name, reason: .notPermitted)
    }
  }

  /// Removes a file or a folder.
  package func remove(_ name: String) { Self.remove(path + "/" + name) }

  /// Sets the permission bits of a file.
  package func setPermissions(of name: String, to bits: UInt32) {
    _ = chmod(path + "/" + name, mode_t(bits))
  }

  /// Sets the time at which a file was last changed.
  package func setModified(_ name: String, daysAgo days: Int) {
    var times = [timeval(), timeval()]
    gettimeofday(&times[0], nil)
    times[0].tv_sec -= days * 24 * 60 * 60
    times[1] = times[0]
    _ = utimes(path + "/" + name, times)
  }

  /// The permission bits of a file.
  package func permissions(of name: String) -> UInt32 {
    var status = stat()
    _ = stat(path + "/" + name, &status)
    return UInt32(status.st_mode & 0o7777)
  }

  /// Removes a tree without following its links.
  private static func remove(_ path: String) {
    if unlink(path) == 0 { return }
    _ = chmod(path, 0o700)
    guard let directory = opendir(path) else { return }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    closedir(directory)
    for name in names { remove(path + "/" + name) }
    _ = rmdir(path)
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What tells one state of a file from another without reading it.
///
/// Two writes within the resolution of the file system's clock that leave the size as it is look alike.
package struct FileStamp: Hashable, Sendable {
  private let identity: System.Identity
  /// The size in bytes.
  package let size: Int
  /// Nanoseconds since 1970 at which the bytes were last changed.
  package let modified: Int

  /// The stamp of what a path leads to; nil where that is no file.
  package init?(of path: String) {
    guard case .success(let status) = System.status(of: path), status.kind == .file else {
      return nil
    }
    identity = status.identity
    size = status.size
    modified = status.modified
  }

  /// The stamp of the program that runs; nil where the system does not tell.
  package static var ofThisProgram: FileStamp? {
    System.executablePath().flatMap { FileStamp(of: $0) }
  }

  /// The stamp in digits, the same for the same state of a file.
  package var text: String { "\(identity.device)-\(identity.inode)-\(size)-\(modified)" }
}

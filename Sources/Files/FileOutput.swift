/// A file that is written piece by piece and appears under its name only once it is whole: the one way
/// in which this package writes files.
///
/// The bytes go to a temporary file beside it that takes its place: no reader sees half a file, a link
/// still leads to the file behind it, permissions and owner stay. Letting go of the output without
/// `commit` removes them, as does a signal that ends the process, and whatever had the name before
/// stays as it was. A pipe or a device cannot be replaced; it takes the bytes as they come.
package final class FileOutput {
  /// The path as the caller gave it.
  package let path: String
  /// The bytes appended so far.
  package private(set) var count = 0
  private let descriptor: System.Descriptor
  private let temporary: Temporary?
  private var buffer: [UInt8] = []
  private var isOpen = true

  /// What takes the place of a file, and that file.
  private struct Temporary {
    let path: String
    let target: String
    let entry: TemporaryFiles.Entry
  }

  private static let bufferLimit = 1 << 18

  /// Starts the output.
  ///
  /// - Parameters:
  ///   - allowsStreams: Whether the path may lead to a pipe or a device.
  ///   - isPrivate: Whether a file that is new is for this user alone.
  /// - Throws: `.isDirectory`; `.notRegular`; `.danglingLink` where a link leads to nothing.
  package init(
    path: String, allowsStreams: Bool = false, isPrivate: Bool = false
  ) throws(FileError) {
    self.path = path
    do throws(FileError.Reason) {
      let old = try? System.status(of: path).get()
      switch old?.kind {
      case .directory: throw .isDirectory
      case .other where allowsStreams:
        temporary = nil
        descriptor = try System.openFile(path, .writing).get()
      case .other, .link: throw .notRegular
      case .file, nil:
        let target = old == nil ? try Self.newPath(path) : try System.realPath(path).get()
        let made = try Self.makeTemporary(
          for: target, like: old, permissions: isPrivate ? 0o600 : 0o666)
        (temporary, descriptor) = (made.temporary, made.descriptor)
      }
    } catch {
      throw FileError(path: path, reason: error)
    }
  }

  deinit {
    guard isOpen else { return }
    System.closeFile(descriptor)
    if let temporary { Self.remove(temporary) }
  }

  package func append(_ bytes: [UInt8]) throws(FileError) {
    buffer += bytes
    count += bytes.count
    if buffer.count >= Self.bufferLimit { try flush() }
  }

  /// Writes what is left and gives the file its name.
  package func commit() throws(FileError) {
    try flush()
    isOpen = false
    System.closeFile(descriptor)
    guard let temporary else { return }
    if let reason = System.renameFile(temporary.path, to: temporary.target) {
      Self.remove(temporary)
      throw FileError(path: path, reason: reason)
    }
    TemporaryFiles.forget(temporary.entry)
  }

  private func flush() throws(FileError) {
    let failure = buffer.withUnsafeBytes { System.writeBytes($0, to: descriptor) }
    buffer.removeAll(keepingCapacity: true)
    if let failure { throw FileError(path: path, reason: failure) }
  }

  /// A path that leads to nothing yet.
  private static func newPath(_ path: String) throws(FileError.Reason) -> String {
    if case .success = System.status(of: path, followingLinks: false) { throw .danglingLink }
    return path
  }

  private static func makeTemporary(
    for target: String, like old: System.Status?, permissions new: UInt32
  ) throws(FileError.Reason) -> (temporary: Temporary, descriptor: System.Descriptor) {
    let path = FilePath.join(
      FilePath.parent(of: target), ".\(FilePath.name(of: target)).\(System.processIdentifier()).tmp"
    )
    let entry = TemporaryFiles.remember(path)
    do throws(FileError.Reason) {
      let permissions = old?.permissions ?? new
      let descriptor = try System.openFile(path, .creating(permissions: permissions)).get()
      let temporary = Temporary(path: path, target: target, entry: entry)
      if let old, let reason = System.setOwnerAndPermissions(of: descriptor, like: old) {
        System.closeFile(descriptor)
        System.removeFile(path)
        throw reason
      }
      return (temporary, descriptor)
    } catch {
      TemporaryFiles.forget(entry)
      throw error
    }
  }

  private static func remove(_ temporary: Temporary) {
    System.removeFile(temporary.path)
    TemporaryFiles.forget(temporary.entry)
  }
}

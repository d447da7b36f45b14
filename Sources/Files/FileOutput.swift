/// A file that is written piece by piece and appears under its name only once it is whole.
///
/// The bytes go to a temporary file beside it. Letting go of the output without `commit` removes
/// them, and whatever had the name before stays as it was.
package final class FileOutput {
  /// The path that `commit` gives the file.
  package let path: String
  /// The bytes appended so far.
  package private(set) var count = 0
  private let temporary: String
  private let descriptor: System.Descriptor
  private var buffer: [UInt8] = []
  private var isOpen = true

  private static let bufferLimit = 1 << 18

  package init(path: String) throws(FileError) {
    self.path = path
    temporary = FilePath.join(
      FilePath.parent(of: path), ".\(FilePath.name(of: path)).\(System.processIdentifier()).tmp")
    do throws(FileError.Reason) {
      descriptor = try System.openFile(temporary, .creating(permissions: 0o666)).get()
    } catch {
      throw FileError(path: path, reason: error)
    }
    buffer.reserveCapacity(Self.bufferLimit)
  }

  deinit {
    guard isOpen else { return }
    System.closeFile(descriptor)
    System.removeFile(temporary)
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
    if let reason = System.renameFile(temporary, to: path) {
      System.removeFile(temporary)
      throw FileError(path: path, reason: reason)
    }
  }

  private func flush() throws(FileError) {
    let failure = buffer.withUnsafeBytes { System.writeBytes($0, to: descriptor) }
    buffer.removeAll(keepingCapacity: true)
    if let failure { throw FileError(path: path, reason: failure) }
  }
}

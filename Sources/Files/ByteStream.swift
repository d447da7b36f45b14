/// A file, or standard input, read piece by piece.
package struct ByteStream: ~Copyable {
  /// How errors name it.
  package let path: String
  /// The size at the time of opening; 0 for a pipe.
  package let size: Int

  private let descriptor: System.Descriptor
  private let isOwned: Bool
  /// How many bytes were read so far.
  private var position = 0

  package init(path: String) throws(FileError) {
    let opened: (descriptor: System.Descriptor, size: Int)
    do throws(FileError.Reason) {
      opened = try Self.open(path)
    } catch {
      throw FileError(path: path, reason: error)
    }
    self.path = path
    descriptor = opened.descriptor
    size = opened.size
    isOwned = true
  }

  private init(path: String, borrowing descriptor: System.Descriptor) {
    self.path = path
    self.descriptor = descriptor
    size = 0
    isOwned = false
  }

  deinit {
    if isOwned { System.closeFile(descriptor) }
  }

  package static var standardInput: ByteStream {
    ByteStream(path: "<stdin>", borrowing: 0)
  }

  /// Fills a buffer as far as bytes are at hand.
  ///
  /// - Returns: How many bytes were read; 0 only at the end.
  package mutating func read(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(FileError) -> Int {
    switch System.readBytes(descriptor, into: buffer) {
    case .success(let count):
      position += count
      return count
    case .failure(let reason): throw FileError(path: path, reason: reason)
    }
  }

  /// Appends up to `limit` bytes, reading until that many are there or the file ends.
  ///
  /// A file ends where a read gives less than was asked for and has come to the file's size: that is
  /// a call less than to read until nothing comes.
  ///
  /// - Returns: How many bytes were appended; fewer than `limit` only at the end.
  @discardableResult
  package mutating func append(
    atMost limit: Int, to bytes: inout [UInt8]
  ) throws(FileError) -> Int {
    let (descriptor, size, start) = (descriptor, size, position)
    var failure: FileError.Reason?
    let piece = [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      while count < limit {
        let rest = UnsafeMutableRawBufferPointer(
          start: UnsafeMutableRawPointer(buffer.baseAddress.unsafelyUnwrapped) + count,
          count: limit - count)
        switch System.readBytes(descriptor, into: rest) {
        case .success(0): return
        case .success(let read):
          count += read
          if read < rest.count, start + count == size { return }
        case .failure(let reason):
          failure = reason
          return
        }
      }
    }
    if let failure { throw FileError(path: path, reason: failure) }
    position += piece.count
    if bytes.isEmpty { bytes = piece } else { bytes += piece }
    return piece.count
  }

  private static func open(
    _ path: String
  ) throws(FileError.Reason) -> (descriptor: System.Descriptor, size: Int) {
    let descriptor = try System.openFile(path, .reading).get()
    do throws(FileError.Reason) {
      let status = try System.status(of: descriptor).get()
      if status.kind == .directory { throw .isDirectory }
      return (descriptor, status.kind == .file ? status.size : 0)
    } catch {
      System.closeFile(descriptor)
      throw error
    }
  }
}

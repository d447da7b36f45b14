/// The temporary files of this process, which a signal that ends it takes along.
///
/// A signal handler may neither allocate nor wait for a lock: it walks a table of C strings that is
/// there before the handler is. More files than the table holds at a time are written all the same and
/// only stay behind if a signal comes.
enum TemporaryFiles {
  typealias Entry = Int

  /// Adds a file; its entry is given back once the file is gone or has its name.
  static func remember(_ path: String) -> Entry {
    _ = isHandling
    return shared.lock.hold {
      for entry in 0..<Table.capacity where shared.paths[entry] == nil {
        shared.paths[entry] = System.copiedPath(path)
        return entry
      }
      return Table.capacity
    }
  }

  static func forget(_ entry: Entry) {
    shared.lock.hold {
      guard entry < Table.capacity, let path = shared.paths[entry] else { return }
      shared.paths[entry] = nil
      System.freePath(path)
    }
  }

  /// Removes the files; called by a signal handler.
  static func removeAll() {
    for entry in 0..<Table.capacity {
      if let path = shared.paths[entry] { System.removeFile(path) }
    }
  }

  private static let shared: Table = {
    let table = Table()
    table.paths.initialize(repeating: nil, count: Table.capacity)
    return table
  }()

  /// After the table, which a handler must find made.
  private static let isHandling: Bool = {
    _ = shared
    System.onEndingSignals { TemporaryFiles.removeAll() }
    return true
  }()

  private struct Table: @unchecked Sendable {
    static let capacity = 1024

    let lock = System.Lock()
    let paths = UnsafeMutablePointer<System.PathCopy?>.allocate(capacity: capacity)
  }
}

/// Finds files by the end of their names below a folder.
///
/// Links to folders are followed, but every folder is read once, whatever paths lead to it, with the
/// path through real folders preferred: loops end, and the time is bounded by what is on the disk.
package struct DirectoryWalk: Sendable {
  /// The ends of the names that are looked for, such as `.prompt.yaml`.
  package var suffixes: [String]
  /// The ends of the names, in small letters, by which a folder is noted as having companions.
  package var companionSuffixes: [String] = []
  /// Folders that are never entered, besides those whose names start with a dot.
  package var skippedNames: Set<String> = ["node_modules"]
  /// How many directory entries are looked at before the walk gives up.
  package var entryLimit = 5_000_000

  package init(suffixes: [String]) { self.suffixes = suffixes }

  /// What a walk found.
  package struct Found: Sendable {
    /// Sorted by the bytes of the paths, each starting with the path of the walked folder.
    package var files: [String] = []
    /// The folders, as parents of paths in `files`, with a name that ends like one of the companions.
    package var foldersWithCompanions: Set<String> = []
    /// Folders that could not be read and names that could not be used, sorted by path.
    package var errors: [FileError] = []
  }

  /// Walks a folder.
  ///
  /// - Parameter isExcluded: Asked with the path of each file found and of each folder before it is
  ///   entered, and whether it is a folder.
  package func files(
    in root: String, isExcluded: (_ path: String, _ isDirectory: Bool) -> Bool = { _, _ in false }
  ) -> Found {
    var walker = Walker(walk: self)
    walker.pending = [root]
    while true {
      while let directory = walker.pending.popLast() {
        walker.read(directory, isExcluded)
      }
      guard let link = walker.links.popLast() else { break }
      walker.pending = [link]
    }
    walker.found.files.sort(by: FilePath.precedes)
    walker.found.errors.sort { FilePath.precedes($0.path, $1.path) }
    return walker.found
  }

  private struct Walker {
    let walk: DirectoryWalk
    var found = Found()
    var pending: [String] = []
    /// Links to folders, entered after all real folders.
    var links: [String] = []
    var visited: Set<System.Identity> = []
    var entryCount = 0

    mutating func read(_ directory: String, _ isExcluded: (String, Bool) -> Bool) {
      do throws(FileError.Reason) {
        let status = try System.status(of: directory).get()
        guard visited.insert(status.identity).inserted else { return }
        let entries = try System.entries(of: directory).get()
        entryCount += entries.count
        if entryCount > walk.entryLimit { throw .tooManyEntries(limit: walk.entryLimit) }
        // Sorted, so that of two links to one folder always the same is followed.
        for entry in entries.sorted(by: { $1.name.lexicographicallyPrecedes($0.name) }) {
          visit(entry.name, entry.kind, in: directory, isExcluded)
        }
      } catch {
        found.errors.append(FileError(path: directory, reason: error))
        if case .tooManyEntries = error {
          pending = []
          links = []
        }
      }
    }

    private mutating func visit(
      _ bytes: [UInt8], _ knownKind: System.Kind?, in directory: String,
      _ isExcluded: (String, Bool) -> Bool
    ) {
      let hasSuffix = walk.suffixes.contains { bytes.hasSuffix($0.utf8) }
      if !hasSuffix, walk.companionSuffixes.contains(where: { bytes.hasSuffix(ofAnyCase: $0.utf8) })
      {
        found.foldersWithCompanions.insert(FilePath.parent(of: FilePath.join(directory, "_")))
      }
      if knownKind == .file, !hasSuffix { return }
      guard let name = String(validating: bytes, as: UTF8.self) else {
        let shown = FilePath.join(directory, String(decoding: bytes, as: UTF8.self))
        if hasSuffix { found.errors.append(FileError(path: shown, reason: .nameNotUTF8)) }
        return
      }
      let path = FilePath.join(directory, name)
      let isLink: Bool
      let kind: System.Kind
      switch knownKind {
      case .file?, .directory?, .other?:
        isLink = false
        kind = knownKind ?? .other
      case .link?, nil:
        guard let link = try? System.status(of: path, followingLinks: false).get() else { return }
        isLink = link.kind == .link
        switch System.status(of: path) {
        case .success(let status): kind = status.kind
        case .failure(let reason):
          if hasSuffix { found.errors.append(FileError(path: path, reason: reason)) }
          return
        }
      }
      switch kind {
      case .directory:
        if bytes.first == UInt8(ascii: ".") || walk.skippedNames.contains(name) { return }
        if isExcluded(path, true) { return }
        if isLink { links.append(path) } else { pending.append(path) }
      case .file: if hasSuffix, !isExcluded(path, false) { found.files.append(path) }
      case .link: break
      case .other:
        if hasSuffix, !isExcluded(path, false) {
          found.errors.append(FileError(path: path, reason: .notRegular))
        }
      }
    }
  }
}

extension [UInt8] {
  fileprivate func hasSuffix(_ suffix: String.UTF8View) -> Bool {
    count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix)
  }

  fileprivate func hasSuffix(ofAnyCase suffix: String.UTF8View) -> Bool {
    count >= suffix.count
      && self[(count - suffix.count)...].elementsEqual(suffix) { byte, small in
        byte == small
          || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) && byte | 0x20 == small
      }
  }
}

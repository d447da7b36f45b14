import Files
import PromptRules
import PromptSkeleton
import SourceText

/// Finds the lock of each template: the closest `promptlint.lock` above it, within its repository.
struct LockFinder {
  /// A lock that was found.
  struct Lock {
    /// The path as it is shown.
    var path: String
    var folder: String
    /// What it holds; nil where it cannot be used.
    var lock: PromptLock?
    /// What is wrong with the lock itself, and its templates that are gone.
    var findings: [Diagnostic]
    /// The digest of the file.
    var digest: String
  }

  /// Whether what is not as it was locked is an error.
  private let isStrict: Bool
  private(set) var locks: [Lock] = []
  private(set) var errors: [FileError] = []
  private let currentDirectory = FileSystem.currentDirectory
  /// The index of the lock for each folder.
  private var known: [String: Int?] = [:]
  /// Folders whose lock cannot be read.
  private var unreadable: Set<String> = []

  init(isStrict: Bool) { self.isStrict = isStrict }

  /// The check for a template, or nil where there is no lock that can be used.
  mutating func check(for path: String) -> LockCheck? {
    let absolute = FilePath.normalised(FilePath.join(currentDirectory, path))
    let folder = FilePath.parent(of: absolute)
    if let index = lock(above: folder, isShownAbsolute: FilePath.isAbsolute(path)) {
      return locks[index].lock.map {
        LockCheck(
          lock: $0, path: FilePath.relative(absolute, to: locks[index].folder), isStrict: isStrict,
          digest: locks[index].digest)
      }
    }
    guard isStrict, !unreadable.contains(folder) else { return nil }
    return LockCheck(
      lock: PromptLock(), path: FilePath.relative(absolute, to: folder), isStrict: true, digest: "")
  }

  private mutating func lock(above folder: String, isShownAbsolute: Bool) -> Int? {
    if let found = known[folder] { return found }
    let path = FilePath.join(folder, PromptLock.fileName)
    var found: Int?
    if FileSystem.isTaken(path) {
      found = read(
        isShownAbsolute ? path : FilePath.relative(path, to: currentDirectory), in: folder)
    } else {
      let parent = FilePath.parent(of: folder)
      if parent != folder, !FileSystem.exists(FilePath.join(folder, ".git")) {
        found = lock(above: parent, isShownAbsolute: isShownAbsolute)
        if unreadable.contains(parent) { unreadable.insert(folder) }
      }
    }
    known[folder] = .some(found)
    return found
  }

  private mutating func read(_ path: String, in folder: String) -> Int? {
    do throws(FileError) {
      let file = try FileReader.foundFile(path)
      let (lock, problems) = PromptLock.read(file)
      locks.append(
        Lock(
          path: path, folder: folder, lock: lock,
          findings: problems + (lock.map { gone($0, in: folder) } ?? []),
          digest: SHA256.hexDigest(of: file.bytes)))
      return locks.count - 1
    } catch {
      errors.append(error)
      unreadable.insert(folder)
      return nil
    }
  }

  /// A finding for each template of a lock that is no longer there.
  private func gone(_ lock: PromptLock, in folder: String) -> [Diagnostic] {
    var last: String?
    var findings: [Diagnostic] = []
    for entry in lock.entries.sorted(by: { $0.precedes($1) }) {
      let template = entry.key.template
      if last?.hasSameBytes(as: template) ?? false { continue }
      last = template
      guard let span = entry.span, !FileSystem.exists(FilePath.join(folder, template)) else {
        continue
      }
      findings.append(
        Diagnostic(
          rule: ReadingRules.prefixChanged.id, severity: isStrict ? .error : .warning,
          message: "there is no '\(template)', whose prefixes are locked here", span: span,
          remedy: "Run 'promptlint lock' if it was removed or renamed."))
    }
    return findings
  }
}

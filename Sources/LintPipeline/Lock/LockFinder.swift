import Files
import SourceText

/// Finds the lock of each template: the closest `promptlint.lock` above it, within its repository.
struct LockFinder {
  private(set) var diagnostics: [Diagnostic] = []
  private let currentDirectory = FileSystem.currentDirectory
  private var locks: [String: (lock: PromptLock, folder: String)?] = [:]

  /// The check for a template, or nil where there is no lock.
  mutating func check(for path: String, isStrict: Bool) -> LockCheck? {
    let absolute = FilePath.normalised(FilePath.join(currentDirectory, path))
    let folder = FilePath.parent(of: absolute)
    let found = lock(above: folder) ?? (isStrict ? (PromptLock(), folder) : nil)
    guard let found else { return nil }
    return LockCheck(
      lock: found.lock, path: FilePath.relative(absolute, to: found.folder), isStrict: isStrict)
  }

  private mutating func lock(above folder: String) -> (lock: PromptLock, folder: String)? {
    if let known = locks[folder] { return known }
    let path = FilePath.join(folder, PromptLock.fileName)
    var found: (lock: PromptLock, folder: String)?
    if FileSystem.kind(of: path) == .file,
      let file = try? FileReader.sourceFile(FilePath.relative(path, to: currentDirectory))
    {
      let (lock, problems) = PromptLock.read(file)
      diagnostics += problems
      found = (lock, folder)
    } else {
      let parent = FilePath.parent(of: folder)
      let isTop = parent == folder || FileSystem.exists(FilePath.join(folder, ".git"))
      found = isTop ? nil : lock(above: parent)
    }
    locks[folder] = .some(found)
    return found
  }
}

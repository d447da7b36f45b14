/// Paths as text, `/` between their parts: nothing here looks at the file system.
package enum FilePath {
  /// One path after another; an absolute second path stands alone.
  package static func join(_ directory: String, _ path: String) -> String {
    if directory.isEmpty || directory == "." || isAbsolute(path) { return path }
    if path.isEmpty || path == "." { return directory }
    return directory.utf8.last == UInt8(ascii: "/") ? directory + path : directory + "/" + path
  }

  package static func isAbsolute(_ path: String) -> Bool { path.utf8.first == UInt8(ascii: "/") }

  /// The path without `.`, doubled `/`, and each `..` that a part before it takes back.
  ///
  /// The empty path becomes `.`. A `..` that follows a link means something else to the file system;
  /// `FileSystem.realPath` asks it.
  package static func normalised(_ path: String) -> String {
    if isNormalised(path) { return path }
    var parts: [Substring] = []
    let isAbsolute = isAbsolute(path)
    for part in path.split(separator: "/") {
      if part == "." { continue }
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !isAbsolute {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    if isAbsolute { return "/" + joined }
    return joined.isEmpty ? "." : joined
  }

  /// Whether no part of a path is empty, `.` or `..`, so that nothing is to be done.
  private static func isNormalised(_ path: String) -> Bool {
    var partLength = 0
    var hasOnlyDots = true
    var isAtStart = true
    for byte in path.utf8 {
      if byte == UInt8(ascii: "/") {
        if hasOnlyDots, partLength < 3, !(isAtStart && partLength == 0) { return false }
        partLength = 0
        hasOnlyDots = true
      } else {
        partLength += 1
        if byte != UInt8(ascii: ".") { hasOnlyDots = false }
      }
      isAtStart = false
    }
    return !(hasOnlyDots && partLength < 3)
  }

  /// The directory that holds a path: `.` for a bare name, `/` for the root.
  package static func parent(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path.
  package static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// The path that leads from a directory to a file, both absolute or both relative to one place.
  package static func relative(_ path: String, to directory: String) -> String {
    let target = normalised(path)
    let base = normalised(directory)
    guard isAbsolute(target) == isAbsolute(base) else { return target }
    var targetParts = target.split(separator: "/").filter { $0 != "." }[...]
    var baseParts = base.split(separator: "/").filter { $0 != "." }[...]
    while let part = targetParts.first, part == baseParts.first {
      targetParts.removeFirst()
      baseParts.removeFirst()
    }
    if baseParts.contains("..") { return target }
    let parts = baseParts.map { _ in ".." } + targetParts
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }

  /// Whether a path is a directory or lies inside of it; both normalised and absolute.
  package static func isInside(_ path: String, of directory: String) -> Bool {
    if directory == "/" { return true }
    guard path.utf8.starts(with: directory.utf8) else { return false }
    let rest = path.utf8.dropFirst(directory.utf8.count)
    return rest.isEmpty || rest.first == UInt8(ascii: "/")
  }

  /// The order in which paths are listed: by their bytes, whatever the locale.
  package static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}

/// A pattern for paths, as ignore files have them.
///
/// `*` stands for any bytes but `/`, `?` for one character but `/`, `[a-z]` and `[!a-z]` for one byte
/// of a set, `**` as a whole part for any number of parts, and `\` takes the next byte as it is. A
/// pattern without a `/` matches a name at any depth; one with a `/` starts at the top. A pattern that
/// matches a folder matches all that it holds, and a `/` at the end asks for a folder.
package struct Glob: Sendable {
  package let pattern: String
  private let parts: [[UInt8]]
  private let isDirectoryOnly: Bool

  package init(_ pattern: String) {
    self.pattern = pattern
    var text = Array(pattern.utf8)[...]
    isDirectoryOnly = text.last == UInt8(ascii: "/")
    if isDirectoryOnly { text = text.dropLast() }
    while text.starts(with: [UInt8(ascii: "."), UInt8(ascii: "/")]) { text = text.dropFirst(2) }
    var parts = text.split(separator: UInt8(ascii: "/")).map { Array($0) }
    let isAnchored = text.contains(UInt8(ascii: "/"))
    if !isAnchored, !parts.isEmpty { parts.insert(Self.anyParts, at: 0) }
    self.parts = parts
  }

  /// Whether the pattern covers a path, relative to the folder that the pattern belongs to.
  package func matches(_ path: String, isDirectory: Bool = false) -> Bool {
    let pathParts = path.utf8.split(separator: UInt8(ascii: "/")).map { Array($0) }
    guard !pathParts.isEmpty, !parts.isEmpty else { return false }
    // Which prefixes of the path do the first parts of the pattern match? One row per part of the
    // pattern, so that the work is bounded by the product of both lengths.
    var reached = [Bool](repeating: false, count: pathParts.count + 1)
    reached[0] = true
    for part in parts {
      var next = [Bool](repeating: false, count: pathParts.count + 1)
      if part == Self.anyParts {
        var isOpen = false
        for index in reached.indices {
          isOpen = isOpen || reached[index]
          next[index] = isOpen
        }
      } else {
        for index in pathParts.indices where reached[index] {
          next[index + 1] = Self.matches(part, pathParts[index])
        }
      }
      reached = next
    }
    for count in 1...pathParts.count where reached[count] {
      if count < pathParts.count || isDirectory || !isDirectoryOnly { return true }
    }
    return false
  }

  private static let anyParts = Array("**".utf8)

  /// Matches one part by going back to the last `*` only, which is enough and never exponential.
  private static func matches(_ pattern: [UInt8], _ name: [UInt8]) -> Bool {
    var patternIndex = 0
    var nameIndex = 0
    var star: (pattern: Int, name: Int)?
    while nameIndex < name.count {
      if patternIndex < pattern.count, pattern[patternIndex] == UInt8(ascii: "*") {
        star = (patternIndex, nameIndex)
        patternIndex += 1
      } else if let step = step(pattern, patternIndex, name, nameIndex) {
        patternIndex += step.pattern
        nameIndex += step.name
      } else if let back = star {
        star = (back.pattern, back.name + 1)
        patternIndex = back.pattern + 1
        nameIndex = back.name + 1
      } else {
        return false
      }
    }
    return pattern[patternIndex...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  /// How far one element of the pattern and what it matches reach, or nil where it does not match.
  private static func step(
    _ pattern: [UInt8], _ patternIndex: Int, _ name: [UInt8], _ nameIndex: Int
  ) -> (pattern: Int, name: Int)? {
    guard patternIndex < pattern.count else { return nil }
    let byte = name[nameIndex]
    switch pattern[patternIndex] {
    case UInt8(ascii: "?"):
      var width = 1
      while nameIndex + width < name.count, name[nameIndex + width] & 0xC0 == 0x80 { width += 1 }
      return (1, width)
    case UInt8(ascii: "["):
      guard let set = set(pattern, from: patternIndex + 1) else {
        return byte == UInt8(ascii: "[") ? (1, 1) : nil
      }
      let isMember = set.ranges.contains { $0.contains(byte) }
      return isMember != set.isNegated ? (set.end - patternIndex, 1) : nil
    case UInt8(ascii: "\\") where patternIndex + 1 < pattern.count:
      return pattern[patternIndex + 1] == byte ? (2, 1) : nil
    case let literal:
      return literal == byte ? (1, 1) : nil
    }
  }

  /// The bytes of a `[...]`, or nil where it is never closed.
  private static func set(
    _ pattern: [UInt8], from start: Int
  ) -> (ranges: [ClosedRange<UInt8>], isNegated: Bool, end: Int)? {
    var index = start
    var isNegated = false
    if index < pattern.count, pattern[index] == UInt8(ascii: "!") {
      isNegated = true
      index += 1
    }
    let first = index
    var ranges: [ClosedRange<UInt8>] = []
    while index < pattern.count {
      let low = pattern[index]
      if low == UInt8(ascii: "]"), index > first { return (ranges, isNegated, index + 1) }
      if index + 2 < pattern.count, pattern[index + 1] == UInt8(ascii: "-"),
        pattern[index + 2] != UInt8(ascii: "]")
      {
        let high = pattern[index + 2]
        if low <= high { ranges.append(low...high) }
        index += 3
      } else {
        ranges.append(low...low)
        index += 1
      }
    }
    return nil
  }
}

/// Finds the known name that a mistyped one probably meant.
package enum NearestName {
  /// The known name with the fewest edits from a name, if that is few enough to be a slip.
  ///
  /// Ties go to the first in the list, and one that keeps no letter is no slip. Compares scalars; long names are not compared at all.
  package static func of(_ name: String, among known: some Sequence<String>) -> String? {
    if name.utf8.count > 256 { return nil }
    let count = name.unicodeScalars.count
    let limit = max(1, min(3, count / 3))
    var best: (name: String, distance: Int)?
    for candidate in known {
      let distance = distance(name, candidate)
      if distance <= limit, distance < best?.distance ?? count { best = (candidate, distance) }
    }
    return best?.name
  }

  /// The Levenshtein distance of two names without regard to ASCII case, `.max` past 64 scalars.
  private static func distance(_ left: String, _ right: String) -> Int {
    let left = Array(left.lowercased().unicodeScalars)
    let right = Array(right.lowercased().unicodeScalars)
    guard left.count <= 64, right.count <= 64 else { return .max }
    var row = Array(0...right.count)
    for (lineIndex, scalar) in left.enumerated() {
      var diagonal = row[0]
      row[0] = lineIndex + 1
      for (index, other) in right.enumerated() {
        let substitution = diagonal + (scalar == other ? 0 : 1)
        diagonal = row[index + 1]
        row[index + 1] = min(substitution, diagonal + 1, row[index] + 1)
      }
    }
    return row[right.count]
  }
}

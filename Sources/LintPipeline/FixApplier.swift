package import Files
package import SourceText
import YAMLText

/// Applies fixes to the bytes of templates.
package enum FixApplier {
  /// What applying came to.
  package struct Outcome: Sendable {
    /// How many fixes were applied, by the path of the file.
    package var applied: [(path: String, count: Int)] = []
    /// Files that were left as they are, with the reason.
    package var refused: [FileError] = []
  }

  /// Writes the files that fixes change; of two fixes that touch the same bytes the first wins, and
  /// what two insert at one place comes in their order.
  ///
  /// A file that would no longer be YAML is left as it is.
  package static func apply(
    _ findings: [Diagnostic], includingUnsafe: Bool
  ) -> Outcome {
    var outcome = Outcome()
    var files: [SourceFile] = []
    var fixes: [SourceFile: [Fix]] = [:]
    for case let fix? in findings.map(\.fix) where fix.safety == .safe || includingUnsafe {
      guard let file = fix.replacements.first?.span.file else { continue }
      if fixes[file] == nil { files.append(file) }
      fixes[file, default: []].append(fix)
    }
    for file in files {
      let (bytes, count) = applied(fixes[file] ?? [], to: file.bytes)
      guard count > 0 else { continue }
      do throws(FileError) {
        guard (try? YAMLDocument.parse(SourceFile(path: file.path, bytes: bytes))) != nil else {
          throw FileError(path: file.path, reason: .other(code: 0))
        }
        _ = try FileSystem.write(bytes, to: file.path)
        outcome.applied.append((file.path, count))
      } catch {
        outcome.refused.append(error)
      }
    }
    return outcome
  }

  /// The bytes with the fixes that fit together, and how many those are.
  static func applied(_ fixes: [Fix], to bytes: [UInt8]) -> (bytes: [UInt8], count: Int) {
    var taken: [Fix.Replacement] = []
    var count = 0
    for fix in fixes {
      let touches = fix.replacements.contains { new in
        taken.contains { overlaps($0.span.range, new.span.range) }
      }
      if touches { continue }
      taken += fix.replacements
      count += 1
    }
    let sorted = taken.enumerated().sorted { left, right in
      let (first, second) = (left.element.span.range, right.element.span.range)
      return (first.lowerBound, first.upperBound, left.offset)
        < (second.lowerBound, second.upperBound, right.offset)
    }
    var output: [UInt8] = []
    var position = 0
    for replacement in sorted.map(\.element) {
      output += bytes[position..<replacement.span.range.lowerBound]
      output += replacement.bytes
      position = replacement.span.range.upperBound
    }
    return (output + bytes[position...], count)
  }

  /// Whether two ranges have a byte in common, or one is a place of insertion at the other's edge.
  private static func overlaps(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    if left.isEmpty == right.isEmpty { return left.overlaps(right) }
    return left.lowerBound <= right.upperBound && right.lowerBound <= left.upperBound
  }
}

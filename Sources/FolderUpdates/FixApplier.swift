import Files
import LintPipeline
package import SourceText

/// Applies fixes to the bytes of templates.
package enum FixApplier {
  /// What applying came to.
  package struct Outcome: Sendable {
    /// How many fixes were applied, by the path of the file.
    package var applied: [(path: String, count: Int)] = []
    /// Files in which fixes were not applied, with the reason as the end of a message.
    package var refused: [(path: String, reason: String)] = []
  }

  /// Writes the files that fixes change; of two fixes that touch the same bytes the first wins, and
  /// what two insert at one place comes in their order.
  ///
  /// A fix after which the file could not be read any more is left out, and so are those of a file
  /// that they have brought back to what it was before.
  package static func apply(
    _ findings: [Diagnostic], includingUnsafe: Bool, after history: inout FixHistory
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
      if history.settled.contains(file.path) {
        outcome.refused.append((file.path, "its fixes undo one another"))
        continue
      }
      let chosen = readable(fixes[file] ?? [], of: file)
      if let problem = chosen.problem { outcome.refused.append((file.path, problem)) }
      guard chosen.count > 0 else { continue }
      do throws(FileError) {
        _ = try FileSystem.write(chosen.bytes, to: file.path)
        history.note(file.path, before: file.bytes, after: chosen.bytes)
        outcome.applied.append((file.path, chosen.count))
      } catch {
        outcome.refused.append((error.path, "\(error.reason)"))
      }
    }
    return outcome
  }

  /// What a file becomes through those of its fixes that leave it readable, how many those are, and
  /// what would be wrong with the others.
  private static func readable(
    _ fixes: [Fix], of file: SourceFile
  ) -> (bytes: [UInt8], count: Int, problem: String?) {
    let loader = TemplateLoader(root: FilePath.parent(of: file.path), cache: IncludeCache())
    let before = Set(loader.problems(of: file))
    func problem(_ bytes: [UInt8]) -> String? {
      loader.problems(of: SourceFile(path: file.path, bytes: bytes)).first { !before.contains($0) }
    }
    let all = applied(fixes, to: file.bytes)
    guard let first = problem(all.bytes) else { return (all.bytes, all.count, nil) }
    var kept: [Fix] = []
    for fix in fixes.prefix(Self.longestTrial)
    where problem(applied(kept + [fix], to: file.bytes).bytes) == nil {
      kept.append(fix)
    }
    let some = applied(kept, to: file.bytes)
    return (some.bytes, some.count, "a fix would break it: \(first)")
  }

  /// How many fixes of a file are tried one by one where all together break it.
  private static let longestTrial = 100

  /// The bytes with the fixes that fit together, and how many those are.
  static func applied(_ fixes: [Fix], to bytes: [UInt8]) -> (bytes: [UInt8], count: Int) {
    var taken: [Fix.Replacement] = []
    var shares: [SourceSpan: Int] = [:]
    var count = 0
    for fix in fixes {
      var replacements = fix.replacements
      if let share = fix.share, shares[share.place, default: 0] + 1 == share.count {
        if share.rest.isEmpty { continue }
        replacements += share.rest
      }
      let touches = replacements.contains { new in
        taken.contains { overlaps($0.span.range, new.span.range) }
      }
      if touches { continue }
      if let share = fix.share { shares[share.place, default: 0] += 1 }
      taken += replacements
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

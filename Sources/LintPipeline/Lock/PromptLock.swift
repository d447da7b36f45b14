import JSONText
import PromptRules
import PromptSkeleton
package import SourceText

/// The cached prefixes as they were when somebody last looked at them: `promptlint.lock`.
///
/// A line that names the format, then one line of JSON for each template, tier and breakpoint,
/// sorted, so that a changed prefix is a changed line in review and two branches merge without a
/// conflict. Readers take the lines in any order, and a line that is there twice as one.
package struct PromptLock: Sendable {
  /// The name of the file.
  package static let fileName = "promptlint.lock"
  /// The version of the format that is read and written.
  private static let version = 1
  private static let format = "promptlint-lock"

  package private(set) var entries: [LockEntry] = []

  package init(_ entries: [LockEntry] = []) { self.entries = entries }

  /// Reads a lock; lines that cannot be understood are reported.
  ///
  /// - Returns: No lock where its format is not known, for then nothing can be said of its lines.
  package static func read(_ file: SourceFile) -> (lock: PromptLock?, diagnostics: [Diagnostic]) {
    var lock = PromptLock()
    var diagnostics: [Diagnostic] = []
    var hasVersion = false
    var seen: Set<[UInt8]> = []
    var start = 0
    for line in file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let span = file.span(start..<(start + line.count))
      start += line.count + 1
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { continue }
      let root = try? JSONDocument(parsing: Array(line)).root
      if let root, root["format"]?.stringBytes() == Array(format.utf8) {
        guard root.number("version") == version else { return (nil, [otherVersion(span)]) }
        hasVersion = true
      } else if let entry = root.flatMap({ LockEntry($0, at: span) }) {
        if seen.insert(entry.line).inserted { lock.entries.append(entry) }
      } else {
        diagnostics.append(
          damage(
            "not a line of a lock", span,
            "Resolve the merge or restore the line, or remove the file and lock all templates "
              + "again with 'promptlint lock'."))
      }
    }
    if !hasVersion {
      diagnostics.insert(
        damage(
          "no line of this lock names its format", file.span(0..<0),
          "Restore the line, or remove the file and lock all templates again with "
            + "'promptlint lock'."), at: 0)
      return (nil, diagnostics)
    }
    return (lock, diagnostics)
  }

  private static func otherVersion(_ span: SourceSpan) -> Diagnostic {
    damage(
      "the lock is of another version than \(version), which this promptlint reads", span,
      "Use the promptlint that wrote it, or remove the file and lock all templates again.")
  }

  private static func damage(_ message: String, _ span: SourceSpan, _ remedy: String) -> Diagnostic
  {
    Diagnostic(
      rule: ReadingRules.prefixChanged.id, severity: .error, message: message, span: span,
      remedy: remedy,
      preventsAnalysis: true)
  }

  /// The entries of a template for one of its tiers.
  func entries(of template: String, tier: String) -> [LockEntry] {
    entries.filter {
      $0.key.template.hasSameBytes(as: template) && $0.key.tier.hasSameBytes(as: tier)
    }
  }

  /// The tiers that a template is locked for.
  func tiers(of template: String) -> [String] {
    var tiers: [String] = []
    for entry in entries where entry.key.template.hasSameBytes(as: template) {
      if !tiers.contains(where: { $0.hasSameBytes(as: entry.key.tier) }) {
        tiers.append(entry.key.tier)
      }
    }
    return tiers
  }

  /// The lock with new entries for some templates and without those of others that are gone.
  ///
  /// A line that locks the same prefix stays as it is.
  package func updated(
    with new: [LockEntry], of templates: [String], keeping exists: (String) -> Bool
  ) -> PromptLock {
    let kept = entries.filter { entry in
      !templates.contains { $0.hasSameBytes(as: entry.key.template) } && exists(entry.key.template)
    }
    return PromptLock(
      kept + new.map { entry in entries.first { $0.isSame(as: entry) } ?? entry })
  }

  /// The file's bytes.
  package var bytes: [UInt8] {
    var output = Array("{\"format\":\"\(Self.format)\",\"version\":\(Self.version)}\n".utf8)
    for entry in entries.sorted(by: { $0.precedes($1) }) {
      output += entry.line
      output.append(0x0A)
    }
    return output
  }
}

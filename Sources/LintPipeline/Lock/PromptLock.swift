import JSONText
import PromptSkeleton
package import SourceText

/// The cached prefixes as they were when somebody last looked at them: `promptlint.lock`.
///
/// One line of JSON for each template, tier and breakpoint, sorted, so that a changed prefix is a
/// changed line in review and two branches merge without a conflict. Readers take lines in any
/// order; where a merge left two for one breakpoint, either will do.
package struct PromptLock: Sendable {
  /// The name of the file.
  package static let fileName = "promptlint.lock"

  package private(set) var entries: [LockEntry] = []

  package init(_ entries: [LockEntry] = []) { self.entries = entries }

  /// Reads a lock; lines that are none are reported.
  package static func read(_ file: SourceFile) -> (lock: PromptLock, diagnostics: [Diagnostic]) {
    var lock = PromptLock()
    var diagnostics: [Diagnostic] = []
    var start = 0
    for line in file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let range = start..<(start + line.count)
      start = range.upperBound + 1
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { continue }
      if let entry = LockEntry(line: Array(line)) {
        lock.entries.append(entry)
      } else {
        diagnostics.append(
          Diagnostic(
            rule: "prefix-changed", severity: .error, message: "not a line of a lock",
            span: file.span(range),
            remedy: "Resolve the merge, or write the lock again with 'promptlint lock'.",
            preventsAnalysis: true))
      }
    }
    return (lock, diagnostics)
  }

  /// The entries of one breakpoint.
  func entries(for key: LockEntry.Key) -> [LockEntry] { entries.filter { $0.key == key } }

  /// Whether any breakpoint of a template is locked.
  func knows(_ template: String) -> Bool {
    entries.contains { $0.key.template.utf8.elementsEqual(template.utf8) }
  }

  /// The lock with new entries for some templates and without those of others that are gone.
  package func updated(
    with new: [LockEntry], of templates: [String], keeping exists: (String) -> Bool
  ) -> PromptLock {
    let kept = entries.filter { entry in
      !templates.contains(entry.key.template) && exists(entry.key.template)
    }
    return PromptLock(kept + new)
  }

  /// The file's bytes.
  package var bytes: [UInt8] {
    var output: [UInt8] = []
    var last: [UInt8] = []
    for line in entries.sorted(by: { $0.key.precedes($1.key) }).map(\.line) where line != last {
      output += line
      output.append(0x0A)
      last = line
    }
    return output
  }
}

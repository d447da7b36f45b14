package import Files
package import SourceText

/// What one `.promptlint.yaml` asks for.
package struct Configuration: Sendable {
  /// The absolute path of the folder that the file stands in; globs and paths are relative to it.
  package var folder: String
  /// What the file says about single rules.
  package var rules: [RuleID: RuleSetting]
  /// Where not empty, only files that match one of these are linted when a folder is walked.
  package var include: [Glob]
  package var exclude: [Glob]
  /// The least severity that makes the exit status 1.
  package var failOn: Severity?
  /// The absolute path of a file of model data that takes precedence over the built-in one.
  package var models: String?

  package init(
    folder: String, rules: [RuleID: RuleSetting] = [:], include: [Glob] = [], exclude: [Glob] = [],
    failOn: Severity? = nil, models: String? = nil
  ) {
    self.folder = folder
    self.rules = rules
    self.include = include
    self.exclude = exclude
    self.failOn = failOn
    self.models = models
  }

  /// What a configuration can say about a rule.
  package enum RuleSetting: Sendable, Hashable {
    case off
    case severity(Severity)
  }

  /// Whether the configuration leaves a file or folder out.
  ///
  /// - Parameter path: Absolute and normalised.
  package func excludes(_ path: String, isDirectory: Bool = false) -> Bool {
    if include.isEmpty, exclude.isEmpty { return false }
    let relative = FilePath.relative(path, to: folder)
    if exclude.contains(where: { $0.matches(relative, isDirectory: isDirectory) }) { return true }
    if isDirectory || include.isEmpty { return false }
    return !include.contains { $0.matches(relative) }
  }

  /// A finding as the configuration wants it, or nil where its rule is off.
  ///
  /// What prevents an analysis stays as it is: no setting makes an unread file look clean.
  package func adjusted(_ diagnostic: Diagnostic) -> Diagnostic? {
    guard !diagnostic.preventsAnalysis, let setting = rules[diagnostic.rule] else {
      return diagnostic
    }
    guard case .severity(let severity) = setting else { return nil }
    var adjusted = diagnostic
    adjusted.severity = severity
    return adjusted
  }
}

import SourceText

/// The rules whose findings come from reading and compiling: there is nothing left to check.
package enum ReadingRules {
  /// A lifetime of a cache entry that the provider does not offer.
  package static let invalidTTL = Rule(
    id: "invalid-ttl", group: .breakpoints, severity: .error,
    summary: "A breakpoint asks for a lifetime that the provider does not offer.")

  /// A key that means nothing in its place.
  package static let unknownKey = Rule(
    id: "unknown-key", group: .template, severity: .error,
    summary: "A key means nothing in its place.")

  /// A key that stands twice in one mapping.
  package static let duplicateKey = Rule(
    id: "duplicate-key", group: .template, severity: .error,
    summary: "A key stands twice in the same mapping.")

  /// Text in the syntax of another template language.
  package static let foreignSyntax = Rule(
    id: "foreign-syntax", group: .template, severity: .error,
    summary: "Text looks like the syntax of another template language.")

  /// A hole without its end.
  package static let unclosedHole = Rule(
    id: "unclosed-hole", group: .template, severity: .error,
    summary: "A hole is opened and never closed.")

  /// A file that a template names and that is not there.
  package static let missingFile = Rule(
    id: "missing-file", group: .template, severity: .error,
    summary: "A file that the template includes is not there, or lies outside of its root.")

  /// A file that includes itself, directly or through others.
  package static let includeCycle = Rule(
    id: "include-cycle", group: .template, severity: .error,
    summary: "A file includes itself.")

  /// A file that is not YAML.
  package static let invalidYAML = Rule(
    id: "invalid-yaml", group: .reading, severity: .error,
    summary: "A file is not valid YAML.")

  /// A JSON file that is not JSON.
  package static let invalidJSON = Rule(
    id: "invalid-json", group: .reading, severity: .error,
    summary: "A file is not valid JSON.")

  /// A file whose bytes are not UTF-8.
  package static let invalidEncoding = Rule(
    id: "invalid-encoding", group: .reading, severity: .error,
    summary: "A file is not UTF-8.")

  /// A file that goes past the bounds of what promptlint reads.
  package static let limitExceeded = Rule(
    id: "limit-exceeded", group: .reading, severity: .error,
    summary: "A file goes past a bound of depth, size or expansion.")

  /// A template that is not built as the language says.
  package static let invalidTemplate = Rule(
    id: "invalid-template", group: .reading, severity: .error,
    summary: "A part of the template has the wrong form.")

  /// A sample row that is no set of values.
  package static let invalidRow = Rule(
    id: "invalid-row", group: .reading, severity: .error,
    summary: "A sample row is not an object of values.")

  /// A file that exists and cannot be read.
  package static let unreadableFile = Rule(
    id: "unreadable-file", group: .reading, severity: .error,
    summary: "A file exists but cannot be read.")

  /// A setting that promptlint does not understand.
  package static let invalidConfig = Rule(
    id: "invalid-config", group: .reading, severity: .error,
    summary: "The configuration holds something that promptlint does not understand.")

  /// A file of model data that cannot be used.
  package static let invalidModels = Rule(
    id: "invalid-models", group: .reading, severity: .error,
    summary: "A file of model data cannot be used.")

  /// A suppression comment that suppresses nothing or is not well formed.
  package static let unusedSuppression = Rule(
    id: "unused-suppression", group: .reading, severity: .warning,
    summary: "A suppression comment suppresses nothing, or lacks its rule or reason.")

  /// A cached prefix that is not the one in the lock.
  package static let prefixChanged = Rule(
    id: "prefix-changed", group: .prefix, severity: .warning,
    summary: "A cached prefix is not the one in `promptlint.lock`.")

  static let all = [
    invalidTTL, unknownKey, duplicateKey, foreignSyntax, unclosedHole, missingFile, includeCycle,
    invalidYAML, invalidJSON, invalidEncoding, limitExceeded, invalidTemplate, invalidRow,
    unreadableFile, invalidConfig, invalidModels, unusedSuppression, prefixChanged,
  ]
}

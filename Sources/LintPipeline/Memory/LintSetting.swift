/// What the result of a template depends on besides its bytes and the files that it names.
package struct LintSetting: Hashable, Sendable {
  /// Whether summaries have the hashes of prefixes.
  package var isHashing: Bool
  /// The digest of the model data over the built-in ones; empty where there are none.
  package var models: String
  /// The lock that prefixes are compared with.
  package var lock: Lock?

  package struct Lock: Hashable, Sendable {
    /// The digest of the file; empty where there is none and each prefix is to be locked.
    package var digest: String
    /// The template's path from the lock's folder.
    package var path: String
    package var isStrict: Bool
  }
}

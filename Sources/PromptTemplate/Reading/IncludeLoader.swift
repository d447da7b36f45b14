package import SourceText

/// Reads the files that a template names; the templates' root is the loader's to guard.
package protocol IncludeLoader {
  /// The file at a path relative to the file that names it, at a place.
  ///
  /// - Throws: `IncludeFailure` where there is none, or where it lies outside the root.
  func load(_ path: String, from file: SourceFile, at span: SourceSpan) throws(IncludeFailure)
    -> SourceFile

  /// Whether samples under a default name are there, be it as a link that leads nowhere.
  func hasSamples(_ path: String, from file: SourceFile) -> Bool
}

/// Why a file that a template names cannot be read, as the end of a message.
package struct IncludeFailure: Error {
  package var reason: String
  /// Whether there is a file, only not one that can be read.
  package var isThere: Bool

  package init(reason: String, isThere: Bool = false) {
    self.reason = reason
    self.isThere = isThere
  }
}

package import SourceText

/// Reads the files that a template names; the templates' root is the loader's to guard.
package protocol IncludeLoader {
  /// The file at a path relative to the file that names it, at a place.
  ///
  /// - Throws: `IncludeFailure` where there is none, or where it lies outside the root.
  func load(_ path: String, from file: SourceFile, at span: SourceSpan) throws(IncludeFailure)
    -> SourceFile

  /// Whether a name is taken, be it by a link that leads nowhere; used for the default names of
  /// samples.
  func exists(_ path: String, from file: SourceFile) -> Bool
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

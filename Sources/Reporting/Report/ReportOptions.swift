import Files
package import SourceText

/// What a report depends on besides its findings.
package struct ReportOptions: Sendable {
  /// Whether text may hold the escape sequences of a terminal; the caller asks the terminal and
  /// `NO_COLOR`.
  package var isColored: Bool
  /// How wide source excerpts may be.
  package var columns: Int
  /// The absolute folder that paths in SARIF and in annotations start from: the root of the checkout.
  ///
  /// Nil leaves them as they are.
  package var root: String?
  /// The least severity that fails the run.
  package var failOn: Severity
  /// The absolute folder that relative paths start from.
  package var workingDirectory: String

  package init(
    isColored: Bool = false, columns: Int = 100, root: String? = nil,
    workingDirectory: String = ".", failOn: Severity = .error
  ) {
    self.failOn = failOn
    self.isColored = isColored
    self.columns = min(max(columns, 40), 400)
    self.root = root
    self.workingDirectory = workingDirectory
  }

  /// A path as it is known from the root, where one is given.
  func relative(_ path: String) -> String {
    guard let root else { return FilePath.normalised(path) }
    let absolute = FilePath.normalised(FilePath.join(workingDirectory, path))
    // The way to the file may go through a link, and the root be known by its real path.
    guard !FilePath.isInside(absolute, of: root), let real = try? FileSystem.realPath(absolute),
      FilePath.isInside(real, of: root)
    else { return FilePath.relative(absolute, to: root) }
    return FilePath.relative(real, to: root)
  }
}

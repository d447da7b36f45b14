package import SourceText

/// What earlier runs came to, for files that are as they were then.
///
/// It is given by the caller, so that the build plugin's command does without the code for it.
package protocol ResultMemory: AnyObject {
  /// What linting a file comes to: what an earlier run found, else what `lint` finds now.
  ///
  /// - Parameters:
  ///   - setting: What the result depends on besides the file and what its loader reads.
  ///   - loader: Answers anew what an earlier run asked of one like it, and knows after `lint` what
  ///     was asked now.
  func result(
    of file: SourceFile, under setting: LintSetting, _ loader: TemplateLoader,
    lint: () -> LintedTemplate
  ) -> LintedTemplate
}

import Files
import LintPipeline
import PromptCache
import RequestLog
import SourceText

/// Request bodies among the paths of `promptlint [PATH...]`.
enum BodyFiles {
  static func isBody(_ path: String) -> Bool {
    path.hasSuffix(LintPipeline.bodySuffix) && FileSystem.kind(of: path) != .directory
  }

  /// How the linter checks them.
  static func check(_ file: SourceFile, _ catalog: ModelCatalog) -> [Diagnostic]? {
    BodyLint.diagnostics(in: file, options: LogOptions(catalog: catalog))
  }
}

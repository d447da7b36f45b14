import Files
import LintPipeline
import PromptCache
import PromptRules
import RequestLog
import SourceText

/// Request bodies among the paths of `promptlint [PATH...]`.
enum BodyFiles {
  static func isBody(_ path: String) -> Bool {
    path.hasSuffix(LintPipeline.bodySuffix) && FileSystem.kind(of: path) != .directory
  }

  /// How the linter checks them.
  static func check(_ file: SourceFile, _ catalog: ModelCatalog) -> [Diagnostic]? {
    guard var found = BodyLint.diagnostics(in: file, options: LogOptions(catalog: catalog)) else {
      return nil
    }
    guard let body = BodyLint.body(in: file) else { return found }
    switch body.dialect {
    case .anthropicMessages where body.isClaude:
      found += RejectedParameter.check(body: body.value, in: file, isAnthropic: true)
      found += InvalidTool.check(body: body.value, in: file)
    case .openAIChat:
      found += RejectedParameter.check(body: body.value, in: file, isAnthropic: false)
    // Others that take the form of Anthropic's API have parameters of their own.
    case .anthropicMessages, .openAIResponses, .bedrockConverse, .gemini, .completions: break
    }
    return found
  }
}

import LintPipeline
import PromptSkeleton
import Reporting
import SourceText

/// A report with one of everything that a reporter has to cope with.
enum SampleReport {
  static let report = LintReport(
    findings: [volatile, tabs, wide, long, block, hostile, unread], templates: [triage, unpriced],
    notAnalysed: [.init(path: "prompts/b:c, d%.prompt.yaml", reason: "permission denied")],
    fileCount: 4, suppressedCount: 2)

  static let empty = LintReport(findings: [], templates: [triage], fileCount: 1)

  /// A file and the span of the only place where a text occurs in it.
  static func span(_ text: String, in source: String, path: String) -> SourceSpan {
    let file = SourceFile(path: path, bytes: Array(source.utf8))
    return span(text, in: file)
  }

  static func span(_ text: String, in file: SourceFile) -> SourceSpan {
    let pattern = Array(text.utf8)
    let start = file.bytes.indices.first { file.bytes[$0...].starts(with: pattern) } ?? 0
    return file.span(start..<start + pattern.count)
  }

  private static let triageFile = SourceFile(
    path: "prompts/triage.prompt.yaml",
    bytes: Array(
      """
      model: claude-haiku-5-5
      system:
        - |
          You sort tickets. It is {{ now }}.
        - file: policy.md
        - breakpoint
      messages:
        - user: "{{ question }}"

      """.utf8))

  private static let volatile = Diagnostic(
    rule: "volatile-before-breakpoint", severity: .error,
    message: "'now' changes with every request and stands before a breakpoint",
    span: span("{{ now }}", in: triageFile),
    notes: [
      .init("the breakpoint that it breaks", span: span("- breakpoint", in: triageFile)),
      .init("3 of 4 rows have a prefix of their own"),
    ],
    remedy: "Move the hole behind the last breakpoint.",
    fix: Fix(
      summary: "move the block behind the breakpoint", safety: .unsafe,
      replacements: [
        .init(span: span("It is {{ now }}.", in: triageFile), bytes: []),
        .init(span: span("\nmessages:", in: triageFile), bytes: Array("\n  - It is\n".utf8)),
      ]),
    prefix: PrefixFacts(
      variable: "now", cause: "timestamp", evidence: .measured, breakpoint: 0, rows: Pair(1, 12),
      values: Pair(Array("2026-11-20T09:00:00Z".utf8), Array("2026-11-20T09:00:07Z".utf8)),
      prefixOffset: 1_043, tokensLost: Estimate(low: 2_700, point: 3_012, high: 3_300),
      cost: CostChange(now: 0.4105, fixed: 0.0398)))

  private static let tabs = Diagnostic(
    rule: "unknown-key", severity: .warning, message: "unknown key 'x'",
    span: span("x", in: "a\t:\t\tx: 1\n", path: "prompts/tabs and blanks.prompt.yaml"),
    fix: Fix(
      summary: "remove the key", safety: .safe,
      replacements: [
        .init(span: span("x: 1", in: "a\t:\t\tx: 1\n", path: "prompts/tabs.yaml"), bytes: [])
      ]))

  private static let wide = Diagnostic(
    rule: "encoding-drift", severity: .error, message: "one shop, two spellings",
    span: span("{{ shop }}", in: "- 日本語 👍🏽 {{ shop }}\n", path: "prompts/wide.prompt.yaml"),
    prefix: PrefixFacts(
      variable: "shop", cause: "normalisation", evidence: .measured,
      values: Pair(Array("Caf\u{E9}".utf8), Array("Cafe\u{301}".utf8))))

  private static let long = Diagnostic(
    rule: "literal-date", severity: .hint, message: "a date in a long line",
    span: span(
      "20 May",
      in: String(repeating: "words and ", count: 400) + "20 May"
        + String(repeating: " and more", count: 400), path: "prompts/wide.prompt.yaml"))

  private static let block = Diagnostic(
    rule: "stranded-static", severity: .warning, message: "constant text behind the breakpoint",
    span: span(
      "|\n    one\n    two\n    three\n    four",
      in:
        "system:\n  - |\n    one\n    two\n    three\n    four\n  - b\n",
      path: "prompts/x.prompt.yaml"),
    remedy: "Move it up.",
    prefix: PrefixFacts(
      variable: "tools", cause: "list-membership", rows: Pair(1, 4),
      values: Pair(nil, Array("search".utf8))))

  private static let hostile = Diagnostic(
    rule: "no-such-rule", severity: .warning,
    message: "terminal \u{1B}[31mescapes\u{7} and \u{202E}direction",
    span: span("\u{1B}[2J", in: "a: \u{1B}[2J\u{202E}b\u{200B}", path: "prompts/\u{1B}[0m.yaml"),
    prefix: PrefixFacts(
      evidence: .suspected,
      values: Pair(Array("\u{1B}]0;x\u{7}\n\\n".utf8), [0x61, 0xFF, 0xC3, 0x28])))

  private static let unread = Diagnostic(
    rule: "invalid-yaml", severity: .error, message: "did not find expected node content",
    span: SourceFile(path: "prompts/y.prompt.yaml", bytes: Array("a: [".utf8)).span(4..<4),
    preventsAnalysis: true)

  private static let triage = TemplateSummary(
    path: "prompts/triage.prompt.yaml", name: "triage", tier: "hard", model: "claude-haiku-5-5",
    order: "static-first",
    breakpoints: [
      .init(
        line: 6, ttl: "1h", lifetime: .static, bytes: 11_204,
        tokens: Estimate(low: 2_700, point: 3_012, high: 3_300), rows: 40, distinct: 1,
        commonPrefixBytes: 11_204, pays: true,
        sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
      .init(
        line: 9, ttl: "5m", lifetime: .tenant, bytes: 12_900,
        tokens: Estimate(low: 3_100, point: 3_440, high: 3_800), rows: 40, distinct: 4,
        commonPrefixBytes: 11_300, pays: false, sha256: nil),
    ],
    rows: 40, cost: CostChange(now: 1.234, fixed: 0.4))

  private static let unpriced = TemplateSummary(
    path: "prompts/x.prompt.yaml", name: "x", model: nil, order: "written", breakpoints: [],
    rows: 0, cost: nil)
}

import Files
import PromptRules
import SourceText
import TestSupport
import Testing

@Suite struct ConfigurationTests {
  private func read(_ text: String) -> (configuration: Configuration, diagnostics: [Diagnostic]) {
    ConfigurationReader.read(
      SourceFile(path: ".promptlint.yaml", bytes: Array(text.utf8)), folder: "/p")
  }

  @Test func readsEverySetting() {
    let (configuration, diagnostics) = read(
      """
      rules:
        literal-date: off
        stranded-static: error
      include: "*.prompt.yaml"
      exclude: [drafts/, "**/old-*"]
      fail-on: warning
      models: data/../models.json
      """)
    #expect(diagnostics.isEmpty)
    #expect(
      configuration.rules == [
        "literal-date": .off, "stranded-static": .severity(.error),
      ])
    #expect(configuration.failOn == .warning)
    #expect(configuration.models == "/p/models.json")
    #expect(configuration.excludes("/p/drafts/x.prompt.yaml"))
    #expect(configuration.excludes("/p/a/old-1.prompt.yaml"))
    #expect(configuration.excludes("/p/a/x.prompt.yml"))
    #expect(!configuration.excludes("/p/a/x.prompt.yaml"))
    #expect(!configuration.excludes("/p/a", isDirectory: true))
  }

  @Test(arguments: ["", "# nothing\n", "rules:\n", "{}"])
  func anEmptyConfigurationIsFine(text: String) { #expect(read(text).diagnostics.isEmpty) }

  @Test(arguments: [
    ("rule: {}", "unknown setting 'rule'", 0, "Did you mean 'rules'?"),
    ("rules: {literal-dat: off}", "unknown rule 'literal-dat'", 8, "Did you mean 'literal-date'?"),
    ("rules: {ttl-order: fatal}", "'fatal' is not 'off' or one of", 19, nil),
    ("rules: [a]", "'rules' must be a mapping", 7, nil),
    ("fail-on: off", "'off' is not one of", 9, nil),
    ("include: {a: b}", "expected a pattern", 9, nil),
    ("exclude: [[a]]", "expected a text", 10, nil),
    ("models:", "expected a text", 7, nil),
    ("- a", "must be a mapping of settings", 0, nil),
    ("fail-on: error\nfail-on: hint", "duplicate key", 15, nil),
    ("rules: {", "", 8, nil),
  ])
  func tellsWhatItDoesNotUnderstand(text: String, message: String, offset: Int, remedy: String?)
    throws
  {
    let diagnostic = try #require(read(text).diagnostics.first)
    #expect(diagnostic.message.contains(message) || message.isEmpty)
    if !message.isEmpty { #expect(diagnostic.span.range.lowerBound == offset) }
    if let remedy { #expect(diagnostic.remedy == remedy) }
  }

  @Test func aRuleCanBeRaisedLoweredAndTurnedOff() {
    let file = SourceFile(path: "x", bytes: [])
    var diagnostic = Diagnostic(
      rule: "ttl-order", severity: .error, message: "m", span: file.span(0..<0))
    var configuration = Configuration(folder: "/", rules: ["ttl-order": .severity(.hint)])
    #expect(configuration.adjusted(diagnostic)?.severity == .hint)
    configuration.rules["ttl-order"] = .off
    #expect(configuration.adjusted(diagnostic) == nil)
    diagnostic.preventsAnalysis = true
    #expect(configuration.adjusted(diagnostic)?.severity == .error)
  }

  @Test func theClosestConfigurationCounts() throws {
    let directory = try TemporaryDirectory()
    try directory.write("fail-on: hint\n", to: ".promptlint.yaml")
    try directory.write("rules: {nonsense: off}\n", to: "a/.promptlint.yaml")
    try directory.write("", to: "a/b/x.prompt.yaml")
    var finder = ConfigurationFinder()
    let root = directory.path
    #expect(finder.configuration(for: root + "/x.prompt.yaml")?.failOn == .hint)
    let found = finder.configuration(for: root + "/a/b/x.prompt.yaml")
    let inner = try #require(found)
    #expect(inner.failOn == nil)
    #expect(inner.folder.hasSuffix("/a"))
    #expect(finder.configuration(for: root + "/a", isDirectory: true)?.folder == inner.folder)
    #expect(finder.diagnostics.count == 1)
  }

  @Test func anExplicitConfigurationHasToBeThere() throws {
    let directory = try TemporaryDirectory()
    let finder = ConfigurationFinder(explicit: directory.path + "/none.yaml")
    #expect(finder.errors.map(\.reason) == [.notFound])
    try directory.write("fail-on: warning\n", to: "mine.yaml")
    var found = ConfigurationFinder(explicit: directory.path + "/mine.yaml")
    #expect(found.configuration(for: "/anywhere/x")?.failOn == .warning)
  }
}

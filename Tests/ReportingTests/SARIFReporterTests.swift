import Files
import JSONText
import LintPipeline
import Reporting
import SourceText
import TestSupport
import Testing

@Suite struct SARIFReporterTests {
  private func results(_ findings: [Diagnostic], root: String? = nil) throws -> [JSONValue] {
    let report = LintReport(findings: findings, templates: [], fileCount: 1)
    let options = ReportOptions(root: root, workingDirectory: "/work tree/sub")
    let document = try JSONDocument(parsing: SARIFReporter(options).output(for: report))
    let run = try #require(document.root["runs"]?.elements.first { _ in true })
    return Array(try #require(run["results"]).elements)
  }

  private func fingerprint(_ result: JSONValue) throws -> String {
    let value = try #require(result["partialFingerprints"]?["primaryLocationLineHash"])
    return String(decoding: value.stringBytes(), as: UTF8.self)
  }

  private func uri(_ result: JSONValue) throws -> String {
    let location = try #require(result["locations"]?.elements.first { _ in true })
    let value = try #require(location["physicalLocation"]?["artifactLocation"]?["uri"])
    return String(decoding: value.stringBytes(), as: UTF8.self)
  }

  private func finding(
    _ text: String, in source: String, path: String = "x.prompt.yaml", severity: Severity = .error
  ) -> Diagnostic {
    Diagnostic(
      rule: "unknown-key", severity: severity, message: "m",
      span: SampleReport.span(text, in: source, path: path))
  }

  @Test func fingerprintsStayWhenLinesMove() throws {
    let before = try results([finding("bad", in: "a: 1\nbad: 2\n")])
    let after = try results([
      finding("bad", in: String(repeating: "# more\n", count: 10) + "a: 1\n   bad:  2\n")
    ])
    #expect(try fingerprint(before[0]) == fingerprint(after[0]))
  }

  @Test func equalLinesAreCountedAndOtherLinesDiffer() throws {
    let file = SourceFile(path: "x", bytes: Array("bad: 1\nbad: 1\nbad: 2\n".utf8))
    let findings = [0, 7, 14].map { offset in
      Diagnostic(
        rule: "unknown-key", severity: .error, message: "m", span: file.span(offset..<offset + 3))
    }
    let prints = try results(findings).map(fingerprint)
    #expect(Set(prints).count == 3)
    #expect(prints[0].dropLast() == prints[1].dropLast())
    #expect(prints[0].hasSuffix(":1"))
    #expect(prints[1].hasSuffix(":2"))
    #expect(prints[2].hasSuffix(":1"))
  }

  @Test(arguments: [
    ("/work tree/prompts/a b:ü.yaml", "prompts/a%20b%3A%C3%BC.yaml"),
    ("a.yaml", "sub/a.yaml"), ("../a.yaml", "a.yaml"), ("/other/a.yaml", "../other/a.yaml"),
  ])
  func pathsAreRelativeToTheRoot(path: String, expected: String) throws {
    let results = try results([finding("a", in: "a", path: path)], root: "/work tree")
    #expect(try uri(results[0]) == expected)
  }

  @Test func aRootIsFoundThroughLinks() throws {
    let directory = try TemporaryDirectory()
    try directory.write("x", to: "real/prompts/a.yaml")
    try directory.link("link", to: "real")
    let root = try FileSystem.realPath(directory.path + "/real")
    let options = ReportOptions(root: root, workingDirectory: root)
    let file = SourceFile(path: directory.path + "/link/prompts/a.yaml", bytes: [0x78])
    let finding = Diagnostic(
      rule: "unknown-key", severity: .error, message: "m", span: file.span(0..<1))
    let report = LintReport(findings: [finding], templates: [], fileCount: 1)
    let output = GitHubReporter(options).output(for: report)
    #expect(String(decoding: output, as: UTF8.self).hasPrefix("::error file=prompts/a.yaml,"))
  }

  @Test func pastTheLimitTheMostSevereAreKept() throws {
    let files = (0..<60).map {
      SourceFile(path: "x\($0)", bytes: Array(repeating: 0x0A, count: 100))
    }
    let findings = (0..<6_000).map { index in
      Diagnostic(
        rule: "unknown-key", severity: index < 5_500 ? .hint : .error, message: "m",
        span: files[index / 100].span((index % 100)..<(index % 100 + 1)))
    }
    let results = try results(findings)
    #expect(results.count == 5_000)
    let errors = results.count {
      $0["level"].map { $0.stringBytes() == Array("error".utf8) } == true
    }
    #expect(errors == 500)
  }

  @Test func messagesAreCutToWhatGitHubAccepts() throws {
    var finding = finding("a", in: "a")
    finding.message = String(repeating: "é", count: 3_000)
    let text = try #require(try results([finding])[0]["message"]?["text"]).stringBytes()
    let count = String(decoding: text, as: UTF8.self).unicodeScalars.count
    #expect(count == 1_024)
  }
}

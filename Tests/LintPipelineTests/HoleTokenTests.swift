import LintPipeline
import Reporting
import SourceText
import Testing

/// A hole that is a part of a token is named by the whole of it.
@Suite struct HoleTokenTests {
  @Test(
    arguments: [
      ("/home/⟦{{ v }}⟧/.app/memory", "alice", "bob", "path"),
      ("it is 2026-08-04T09:10:⟦{{ v }}⟧Z now", "11", "42", "timestamp"),
      ("http://localhost:⟦{{ v }}⟧/mcp", "53122", "49822", "port"),
      ("sent by ⟦{{ v }}⟧@example.com.", "ann", "bob", "email"),
      ("see https://shop.example/o/⟦{{ v }}⟧?x=1", "one", "two", "url"),
      ("⟦{{ v }}⟧ minutes ago, on {{ w }}", "3", "4", "relative-time"),
      ("server {{ host }}:⟦{{ v }}⟧ up", "51234", "51235", "port"),
      ("used ⟦{{ v }}⟧/{{ total }} tokens", "1200", "1100", "token-budget"),
      ("price ⟦{{ v }}⟧ {{ currency }}", "12", "13", "money"),
      ("the word ⟦{{ v }}⟧, alone", "alpha", "omega", "text"),
    ])
  func nameTheWholeToken(line: String, left: String, right: String, cause: String) throws {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 256
        system:
          - "\(line)"
          - file: policy.md
          - breakpoint
        messages:
          - user: Hi
        samples:
          - {v: "\(left)", host: localhost, total: 200000, currency: EUR, w: web}
          - {v: "\(right)", host: localhost, total: 200000, currency: EUR, w: web}

        """)
    try folder.write(SharedText.policy, to: "policy.md")
    let outcome = folder.lint()
    let finding = try #require(outcome.prefixFindings.first)
    #expect(folder.place(of: finding) == folder.marks[0])
    #expect(finding.prefix?.cause == cause, Comment(rawValue: outcome.summary))
    #expect(
      finding.prefix?.values.map { [$0.first, $0.second] } == [Array(left.utf8), Array(right.utf8)])
  }
}

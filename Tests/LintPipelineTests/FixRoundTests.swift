import Files
import FolderUpdates
import LintPipeline
import TestSupport
import Testing

/// Fixes of what earlier fixes left come to an end, and a run after that changes nothing.
@Suite struct FixRoundTests {
  private static let policy = String(
    repeating: "Answer from the return policy only, and say so when it does not cover a case.\n",
    count: 80)

  /// Applies fixes until none is left and returns why some were refused at last.
  private func fix(_ folder: borrowing TemporaryDirectory) -> [String] {
    var history = FixHistory()
    for _ in 0..<20 {
      var pipeline = LintPipeline(.init(paths: [folder.path]))
      let outcome = FixApplier.apply(
        pipeline.run().report.findings, includingUnsafe: true, after: &history)
      if outcome.applied.isEmpty { return outcome.refused.map(\.reason) }
    }
    Issue.record("no end")
    return []
  }

  @Test(
    "blocks that leave a breakpoint together leave one there, or take it along",
    arguments: [
      (
        ["\"It is {{ a }}.\"", "\"Id {{ b }}\"", "breakpoint"],
        ["\"Id {{ b }}\"", "breakpoint", "\"It is {{ a }}.\""]
      ),
      (
        [
          "file: policy.md", "breakpoint", "\"It is {{ a }}.\"", "\"Id {{ b }}\"", "breakpoint",
          "file: policy.md", "breakpoint",
        ],
        [
          "file: policy.md", "breakpoint", "file: policy.md", "breakpoint", "\"It is {{ a }}.\"",
          "\"Id {{ b }}\"",
        ]
      ),
    ])
  func leavesNoBreakpointAlone(before: [String], after: [String]) throws {
    func text(_ blocks: [String]) -> String {
      """
      max_tokens: 256
      system:
      \(blocks.map { "  - \($0)\n" }.joined())messages: [user: Hi]
      samples: [{a: "09:00", b: x}, {a: "09:01", b: y}]

      """
    }
    let folder = try TemporaryDirectory()
    try folder.write(Self.policy, to: "policy.md")
    let path = try folder.write(text(before), to: "a.prompt.yaml")
    #expect(fix(folder).isEmpty)
    #expect(try String(decoding: FileReader.bytes(of: path), as: UTF8.self) == text(after))
  }

  /// In a list that two templates include, one of them has a block constant that changes in the other.
  @Test func fixesThatUndoOneAnotherEnd() throws {
    let folder = try TemporaryDirectory()
    try folder.write(Self.policy, to: "policy.md")
    let path = try folder.write(
      """
      - file: policy.md
      - breakpoint
      - "{{ tenant }}"
      - breakpoint
      - "Be brief, {{ x }}"

      """, to: "blocks.yaml")
    let constant = String(repeating: "Answer from the return policy only. ", count: 100)
    for (name, x, rows) in [
      ("a", "{lifetime: static, value: \(constant)}", ""),
      ("b", "{}", "samples: [{tenant: t, x: 1}, {tenant: t, x: 2}]\n"),
    ] {
      let head = """
        model: claude-haiku-5-5
        max_tokens: 256
        variables: {tenant: {lifetime: tenant}, x: \(x)}
        system: [file: blocks.yaml]
        messages: [user: Hi]

        """
      try folder.write(head + rows, to: "\(name).prompt.yaml")
    }
    #expect(fix(folder) == ["its fixes undo one another"])
    let settled = try FileReader.bytes(of: path)
    #expect(fix(folder) == ["its fixes undo one another"])
    #expect(try FileReader.bytes(of: path) == settled)
  }
}

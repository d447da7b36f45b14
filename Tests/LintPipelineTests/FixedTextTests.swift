import Files
import FolderUpdates
import LintPipeline
import SourceText
import TemplateRequests
import TestSupport
import Testing

/// Fixes that move and remove lines leave every text as it was, however its scalar is written.
@Suite struct FixedTextTests {
  private static let policy = String(
    repeating: "Answer from the return policy only, and say so when it does not cover a case.\n",
    count: 80)
  private static let scalars = [
    "|+\n    Answer below.\n\n", "|2+\n    Answer below.\n\n\n", ">+\n    Answer\n    below.\n\n",
    "|\n    Answer below.\n\n", ">-\n    Answer below.\n\n", "|-\n    Answer below.\n",
    "\"Answer below.\\n\"\n\n", "Answer\n    below.\n\n", "|\n    Answer below.\n      \n",
    ">2+\n    Answer below.\n", "|+\r\n    Answer below.\r\n\r\n",
  ]

  /// What stands around a scalar so that something is moved behind it, or removed behind it.
  private static let frames: [@Sendable (String) -> String] = [
    {
      "system:\n  - file: policy.md\n  - \($0)messages:\n  - user:\n      - \"{{ q }}\"\n      - breakpoint\n"
    },
    {
      "system:\n  - \($0)  - breakpoint\n\n  - file: policy.md\n  - breakpoint\nmessages:\n  - user: \"{{ q }}\"\n"
    },
    {
      "system:\n  - \"Now {{ q }}\"\n\n  - file: policy.md\n  - \($0)  - breakpoint\n\n  - Be brief.\n"
        + "messages:\n  - user: Hi\n"
    },
    {
      "system:\n  - file: policy.md\n  - \($0)  # promptlint: allow ttl-order because it was\n\n"
        + "  - Be brief.\nmessages:\n  - user: \"{{ q }}\"\n"
    },
    {
      "system:\n  - \($0)  # Not cached by itself.\n  - breakpoint # yet\n\n  - file: policy.md\n"
        + "  - breakpoint\nmessages:\n  - user: \"{{ q }}\"\n"
    },
    {
      "system:\n  - \($0)  - breakpoint\n      \n  - file: policy.md\n  - breakpoint\nmessages:\n"
        + "  - user: \"{{ q }}\"\n"
    },
    {
      "system:\n  # What is asked.\n  - \($0.replacing("Answer", with: "Now {{ q }}"))"
        + "  - file: policy.md\n  - breakpoint\n\n  - Be brief.\nmessages:\n  - user: Hi\n"
    },
    {
      "system:\n  - file: policy.md\n  - breakpoint\n  - \($0)  # What is asked.\n  - \"{{ q }}\"\n"
        + "  - breakpoint\n      \n\n  - file: policy.md\n  - breakpoint\nmessages:\n  - user: Hi\n"
    },
    {
      "variables:\n  answer:\n    lifetime: static\n    value: \($0.indented)  unused: {lifetime: user}\n"
        + "      \n\nsystem:\n  - \"{{ answer }}\"\nmessages:\n  - user: \"{{ q }}\"\n"
    },
    {
      "system:\n  - \($0)  - file: policy.md\nmessages:\n  - user: \"{{ q }}\"\n  # At the end.\n"
        + "  - breakpoint\n\n"
    },
  ]

  @Test(arguments: frames.indices, scalars)
  func everyTextStaysAsItWas(frame: Int, scalar: String) throws {
    let folder = try LintFolder()
    let text =
      "model: claude-haiku-5-5\nmax_tokens: 256\n\(Self.frames[frame](scalar))"
      + "samples: [{q: a}, {q: b}]\n"
    try folder.write(text, to: "t.prompt.yaml")
    try folder.write(Self.policy, to: "policy.md")
    let before = try texts(folder)
    var history = FixHistory()
    let applied = FixApplier.apply(
      folder.lint().report.findings, includingUnsafe: true, after: &history)
    #expect(applied.applied.count == 1 && applied.refused.isEmpty, "\(text)")
    #expect(try texts(folder) == before, "\(text)")
  }

  /// The texts of the first row's body, sorted, for fixes may move blocks.
  private func texts(_ folder: LintFolder) throws -> [String] {
    let rendered = TemplateRendering.render(
      folder.directory.path + "/t.prompt.yaml", row: 1, tier: nil, models: nil)
    guard case .body(let bytes) = rendered else {
      Issue.record("\(rendered)")
      return []
    }
    let body = String(decoding: bytes, as: UTF8.self)
    return body.split(separator: "\"text\":\"").dropFirst().map {
      String($0.split(separator: "\",\"type\"", omittingEmptySubsequences: false)[0])
    }.sorted()
  }
}

extension String {
  /// The lines of a scalar two columns farther in.
  fileprivate var indented: String {
    replacing("\n    ", with: "\n      ").replacing("\r\n    ", with: "\r\n      ")
  }
}

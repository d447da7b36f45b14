import LogReporting
import RequestLog
import SourceText
import Testing

/// What the cache keeps of a prefix that breaks: what was written, which is what was marked.
@Suite struct KeptPrefixTests {
  static let marker = #","cache_control":{"type":"ephemeral"}"#
  static let rules = ConversationTests.rules

  private func tool(_ name: String) -> String {
    #"{"name":"\#(name)","description":"\#(Self.rules)","input_schema":{"type":"object"}}"#
  }

  /// A body with its first system block marked or not, and a second one that is.
  private func body(_ name: String, marked: Bool, _ messages: String) -> String {
    let first = #"{"type":"text","text":"\#(Self.rules)"\#(marked ? Self.marker : "")}"#
    let second = #"{"type":"text","text":"For \#(name): \#(Self.rules)"\#(Self.marker)}"#
    return #"{"model":"claude-opus-5-5","max_tokens":64,"system":[\#(first),\#(second)],"#
      + #""messages":[\#(messages)]}"#
  }

  private func pair(marked: Bool) -> [String] {
    [
      body("alice", marked: marked, ConversationTests.user("Hi", marked: true)),
      body(
        "bob", marked: marked,
        ConversationTests.user("Hi") + "," + ConversationTests.assistant("Yes?") + ","
          + ConversationTests.user("So", marked: true)),
    ]
  }

  @Test func whatWasNotMarkedIsLost() throws {
    let lines = pair(marked: false)
    let report = analyse(lines[0], lines[1])
    let finding = try #require(report.findings.first)
    #expect(finding.position == 1)
    #expect(finding.keptPositions == 0)
    #expect(finding.tokensLost?.point ?? 0 > 2400)
    let text = String(decoding: LogText().output(for: report), as: UTF8.self)
    #expect(text.contains("= no positions of the prefix stay cached\n"), "\(text)")
  }

  @Test func whatWasMarkedIsKept() throws {
    let lines = pair(marked: true)
    let finding = try #require(analyse(lines[0], lines[1]).findings.first)
    #expect(finding.keptPositions == 1)
    #expect(try #require(finding.tokensLost).point < 2400)
  }

  @Test(arguments: [false, true])
  func aDiffCountsTheSame(marked: Bool) throws {
    let lines = pair(marked: marked)
    let diff = try RequestDiff(
      SourceFile(path: "a.json", bytes: Array(lines[0].utf8)),
      SourceFile(path: "b.json", bytes: Array(lines[1].utf8)))
    #expect(diff.cachedPositions == 3)
    #expect(diff.keptPositions == (marked ? 1 : 0))
    #expect((diff.kept.point > 1000) == marked)
  }

  @Test func toolsInFrontOfTheFirstMarkerAreLostWithIt() throws {
    let first = [tool("a"), tool("b")].joined(separator: ",")
    let report = analyse(
      ConversationTests.body(tools: first, ConversationTests.user("Hi", marked: true)),
      ConversationTests.body(
        tools: first + "," + tool("c"), ConversationTests.user("Hi"),
        ConversationTests.assistant("Yes?"), ConversationTests.user("So", marked: true)))
    let finding = try #require(report.findings.first)
    #expect(finding.rule == "tools-changed")
    #expect(finding.keptPositions == 0)
    #expect(finding.tokensLost?.point ?? 0 > 3600)
  }

  /// A prefix shorter than the model's minimum is not written, marked or not.
  @Test func whatIsTooShortIsNotKept() throws {
    let short = #"{"type":"text","text":"Be brief."\#(Self.marker)}"#
    let lines = pair(marked: false).map {
      $0.replacing(#""system":["#, with: #""system":[\#(short),"#)
    }
    #expect(analyse(lines[0], lines[1]).findings.first?.keptPositions == 0)
  }

  /// The system prompt's own entry outlives the many that a long conversation writes.
  @Test func aLongConversationKeepsItsFirstEntries() throws {
    var turns: [String] = []
    var lines: [String] = []
    for turn in 0..<90 {
      lines.append(
        ConversationTests.body(
          (turns + [ConversationTests.user("Question \(turn)", marked: true)])
            .joined(separator: ",")))
      turns += [
        ConversationTests.user("Question \(turn)"), ConversationTests.assistant("Answer \(turn)"),
      ]
    }
    turns[0] = ConversationTests.user("Rewritten")
    lines.append(
      ConversationTests.body(
        (turns + [ConversationTests.user("So", marked: true)]).joined(separator: ",")))
    let finding = try #require(
      analyse(Array(lines.joined(separator: "\n").utf8)).findings.first { $0.comparesValues })
    #expect(finding.keptPositions == 1)
  }

  /// Whether documents are cited goes into the system prompt.
  @Test func citationsKeepTheToolsOnly() throws {
    func document(_ isCited: Bool) -> String {
      #"{"role":"user","content":[{"type":"document","source":{"type":"text","#
        + #""media_type":"text/plain","data":"Rules"},"citations":{"enabled":\#(isCited)}},"#
        + #"{"type":"text","text":"What?"\#(Self.marker)}]}"#
    }
    let marked = tool("a").replacing("}}", with: "}\(Self.marker)}")
    let report = analyse(
      ConversationTests.body(tools: marked, document(true)),
      ConversationTests.body(
        tools: marked, document(false), ConversationTests.assistant("Yes?"),
        ConversationTests.user("So", marked: true)))
    let finding = try #require(report.findings.first)
    #expect(finding.cause == "citations-changed")
    #expect(finding.keptPositions == 1)
    #expect(finding.tokensLost?.point ?? 0 > 1200)
  }
}

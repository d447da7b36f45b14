import Files
import JSONText
import LintPipeline
import MessageBatches
import SourceText
import TestSupport
import Testing

@Suite("Message Batches")
struct BatchRunTests {
  private static let template = """
    model: claude-haiku-5-5
    max_tokens: 5
    system:
      - You answer questions.
      - breakpoint
    messages:
      - user: "{{ question }}"

    """

  /// Runs a batch over rows with these questions.
  private func run(
    _ rows: String, in folder: borrowing TemporaryDirectory, template: String = template,
    _ change: (inout BatchRun.Options) -> Void = { _ in }
  ) throws -> BatchRun.Outcome {
    try folder.write(template, to: "t.prompt.yaml")
    try folder.write(rows, to: "rows.jsonl")
    var options = BatchRun.Options(
      template: folder.path + "/t.prompt.yaml", rows: folder.path + "/rows.jsonl",
      output: folder.path + "/out.json")
    change(&options)
    return BatchRun.run(options)
  }

  private func requests(_ path: String) throws -> [JSONValue] {
    let root = try JSONDocument(parsing: FileReader.bytes(of: path)).root
    return root["requests"].map { Array($0.elements) } ?? []
  }

  @Test("have a request a row, all with the same breakpoint of an hour")
  func requests() throws {
    let folder = try TemporaryDirectory()
    let outcome = try run(
      "{\"question\":\"a\"}\n{\"question\":\"b\"}\n{\"question\":\"c\"}\n", in: folder
    ) { $0.warmsUp = true }
    guard case .written(let batch) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(batch.requests == 3)
    #expect(batch.files == [folder.path + "/out.json"])
    #expect(try requests(try #require(batch.warmUps.first)).count == 1)
    let written = try requests(batch.files[0])
    #expect(
      written.map { String(decoding: $0["custom_id"]?.rawBytes ?? [], as: UTF8.self) }
        == ["\"row-2\"", "\"row-3\""])
    for request in written {
      let control = request["params"]?["system"]?[0]?["cache_control"]?.rawBytes ?? []
      #expect(String(decoding: control, as: UTF8.self) == #"{"type":"ephemeral","ttl":"1h"}"#)
    }
  }

  @Test("write nothing where an id is invalid or comes twice")
  func identifiers() throws {
    let folder = try TemporaryDirectory()
    for rows in ["{\"question\":\"a b\"}\n", "{\"question\":\"a\"}\n{\"question\":\"a\"}\n"] {
      let outcome = try run(rows, in: folder) { $0.customID = "question" }
      guard case .problems(let report) = outcome else {
        Issue.record("\(outcome)")
        return
      }
      #expect(report.findings.count == 1)
      #expect(!FileSystem.exists(folder.path + "/out.json"))
    }
  }

  @Test("refuse parameters that batches reject")
  func parameters() throws {
    let folder = try TemporaryDirectory()
    let streaming = "stream: true\n" + Self.template
    guard case .problems(let report) = try run("{}", in: folder, template: streaming) else {
      Issue.record("not refused")
      return
    }
    #expect(report.findings.map(\.rule) == ["rejected-parameter"])
  }

  @Test("hold only the requests that are asked for")
  func selection() throws {
    let folder = try TemporaryDirectory()
    let results = """
      {"custom_id":"row-1","result":{"type":"succeeded"}}
      {"custom_id":"row-2","result":{"type":"errored"}}

      """
    try folder.write(results, to: "results.jsonl")
    let outcome = try run("{\"question\":\"a\"}\n{\"question\":\"b\"}\n", in: folder) {
      $0.only = folder.path + "/results.jsonl"
    }
    guard case .written(let batch) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(batch.requests == 1)
    #expect(try requests(batch.files[0]).count == 1)
  }

  @Test("do not repeat what another line of the results says succeeded", arguments: [false, true])
  func joinedResults(isReversed: Bool) throws {
    let folder = try TemporaryDirectory()
    let tries = [
      #"{"custom_id":"row-2","result":{"type":"errored"}}"#,
      #"{"custom_id":"row-2","result":{"type":"succeeded"}}"#,
    ]
    let lines = (isReversed ? tries.reversed() : tries) + ["row-1"]
    try folder.write(lines.joined(separator: "\n"), to: "results.jsonl")
    let outcome = try run("{\"question\":\"a\"}\n{\"question\":\"b\"}\n", in: folder) {
      $0.only = folder.path + "/results.jsonl"
    }
    guard case .written(let batch) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(batch.notes.isEmpty, "\(batch.notes)")
    let ids = try requests(batch.files[0]).map { $0["custom_id"]?.string }
    #expect(ids == ["row-1"])
  }

  private func problems(_ outcome: BatchRun.Outcome) throws -> [Diagnostic] {
    guard case .problems(let report) = outcome else {
      Issue.record("\(outcome)")
      return []
    }
    return report.findings
  }

  @Test(
    "are refused where the API would reject each request",
    arguments: [
      ("max_tokens: 5\n", "", "missing-max-tokens"),
      ("max_tokens: 5", "max_tokens: \"5\"", "oversized-max-tokens"),
      ("max_tokens: 5", "max_tokens: 0", "rejected-parameter"),
      ("max_tokens: 5", "max_tokens: 5\ntempreature: 1", "unknown-key"),
      ("max_tokens: 5", "max_tokens: 5\ntemperature: 1", "rejected-parameter"),
      ("{{ question }}\"", "{{ question }}\"\n  - assistant: \"{\"", "rejected-parameter"),
    ])
  func rejections(from: String, to: String, rule: String) throws {
    let folder = try TemporaryDirectory()
    let template = Self.template.replacing(from, with: to)
    let found = try problems(run("{\"question\":\"a\"}\n", in: folder, template: template))
    #expect(found.map(\.rule.name) == [rule])
    #expect(!FileSystem.exists(folder.path + "/out.json"))
  }

  @Test(
    "are refused where a row splices in what is no message",
    arguments: ["[5]", "[{\"role\":\"bot\",\"content\":\"a\"}]", "[{\"role\":\"user\"}]"])
  func splicedElements(list: String) throws {
    let folder = try TemporaryDirectory()
    let template = Self.template.replacing("messages:\n", with: "messages:\n  - splice: history\n")
    let rows = """
      {"question":"a","history":[]}
      {"question":"a","history":\(list)}

      """
    let found = try problems(run(rows, in: folder, template: template))
    #expect(found.map { $0.message.prefix(17) } == ["row 2: 'history[0"])
    #expect(!FileSystem.exists(folder.path + "/out.json"))
  }

  @Test(
    "are refused where a row leaves a text without text",
    arguments: [
      (#""question":"","parts":[]"#, "a text block empty"),
      (#""question":" \n","parts":[]"#, "nothing but white space in a text block"),
      (#""question":"a","parts":[" "]"#, "nothing but white space in a text block"),
    ])
  func emptyTexts(row: String, what: String) throws {
    let folder = try TemporaryDirectory()
    let template = Self.template.replacing(
      "  - user: ", with: "  - user: [{each: parts, as: x, text: \"{{ x }}\"}, End.]\n  - user: ")
    let rows = "{\"parts\":[\"a\"],\"question\":\"a\"}\n{\(row)}\n"
    let found = try problems(run(rows, in: folder, template: template))
    #expect(found.map(\.message) == ["row 2: it leaves \(what), and the API rejects it"])
    #expect(!FileSystem.exists(folder.path + "/out.json"))
  }

  @Test("take what a comment of the template allows")
  func suppressed() throws {
    let folder = try TemporaryDirectory()
    let template = "# promptlint: allow unknown-key because it is ours\nnote: x\n" + Self.template
    let outcome = try run("{\"question\":\"a\"}\n", in: folder, template: template)
    guard case .written = outcome else {
      Issue.record("\(outcome)")
      return
    }
  }

  @Test(
    "lose no request to a file of results that is damaged",
    arguments: [
      "{\"custom_id\":\"row-2\",\"result\":{\"ty", "{\"custom_id\":\"row-2\",\"result\":{}}",
      "row 2",
      "{\"result\":{\"type\":\"errored\"}}",
    ])
  func damagedResults(line: String) throws {
    let folder = try TemporaryDirectory()
    let good = "{\"custom_id\":\"row-1\",\"result\":{\"type\":\"errored\"}}\n"
    try folder.write(good + line, to: "results.jsonl")
    let found = try problems(
      run("{\"question\":\"a\"}\n{\"question\":\"b\"}\n", in: folder) {
        $0.only = folder.path + "/results.jsonl"
      })
    #expect(found.map { $0.span.range } == [good.utf8.count..<(good.utf8.count + line.utf8.count)])
    #expect(!FileSystem.exists(folder.path + "/out.json"))
  }

  @Test("tell the ids that no row has")
  func missingIDs() throws {
    let folder = try TemporaryDirectory()
    try folder.write("row-2\r\nrow-77\nrow-78\n", to: "ids.txt")
    let outcome = try run("{\"question\":\"a\"}\n{\"question\":\"b\"}\n", in: folder) {
      $0.only = folder.path + "/ids.txt"
    }
    guard case .written(let batch) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(batch.requests == 1)
    #expect(
      batch.notes == ["No row has 2 of the ids in '\(folder.path)/ids.txt': row-77, row-78."])
  }

  @Test("are warmed with the first request of each prefix that a tenant shares")
  func warmUp() throws {
    let folder = try TemporaryDirectory()
    let template = """
      model: claude-haiku-5-5
      max_tokens: 5
      variables: {tenant: {lifetime: tenant}, user: {lifetime: user}}
      system:
        - You answer questions.
        - breakpoint
        - "Of {{ tenant }}."
        - breakpoint
        - "To {{ user }}."
        - breakpoint
      messages:
        - user: "{{ question }}"

      """
    let rows = [("a", "x"), ("a", "y"), ("b", "x"), ("a", "x"), ("b", "z")].map { tenant, user in
      "{\"tenant\":\"\(tenant)\",\"user\":\"\(user)\",\"question\":\"q\"}\n"
    }.joined()
    let outcome = try run(rows, in: folder, template: template) { $0.warmsUp = true }
    guard case .written(let batch) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    func ids(_ path: String) throws -> [String] {
      try requests(path).map {
        String(decoding: $0["custom_id"]?.stringBytes() ?? [], as: UTF8.self)
      }
    }
    #expect(try batch.warmUps.flatMap(ids) == ["row-1", "row-3"])
    #expect(try batch.files.flatMap(ids) == ["row-2", "row-4", "row-5"])
    #expect(batch.notes.contains { $0.contains("2 prefixes") && $0.contains("user") })
  }

  @Test("are not warmed where no two requests share a prefix")
  func nothingToWarm() throws {
    let folder = try TemporaryDirectory()
    let template = Self.template.replacing("  - breakpoint\n", with: "")
    let outcome = try run("{\"question\":\"a\"}\n", in: folder, template: template) {
      $0.warmsUp = true
    }
    guard case .refusal(let message) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(message.hasPrefix("There is nothing to warm"))
  }

  @Test("refuse rows whose lists bring breakpoints along, unless TTLs are kept")
  func splicedBreakpoints() throws {
    let folder = try TemporaryDirectory()
    let template = Self.template.replacing("messages:", with: "messages:\n  - splice: history")
    let rows = """
      {"question":"a","history":[{"role":"user","content":[{"type":"text","text":"x",\
      "cache_control":{"type":"ephemeral"}}]},{"role":"assistant","content":"y"}]}

      """
    let found = try problems(run(rows, in: folder, template: template))
    #expect(found.map(\.rule) == ["invalid-row"])
    guard case .written = try run(rows, in: folder, template: template, { $0.ttl = nil }) else {
      Issue.record("not written")
      return
    }
  }

  @Test("refuse rows that bring more breakpoints along than the API takes")
  func tooManySplicedBreakpoints() throws {
    let folder = try TemporaryDirectory()
    let template = Self.template.replacing("messages:", with: "messages:\n  - splice: history")
    let block = #"{"type":"text","text":"x","cache_control":{"type":"ephemeral"}}"#
    let blocks = Array(repeating: block, count: 4).joined(separator: ",")
    let rows = """
      {"question":"a","history":[{"role":"user","content":[\(blocks)]}]}

      """
    let found = try problems(run(rows, in: folder, template: template) { $0.ttl = nil })
    #expect(
      found.map(\.message) == [
        "row 1: 5 breakpoints, 4 of them in 'history', and the API accepts 4"
      ])
  }

  @Test(
    "say once what is wrong with the way ids are made",
    arguments: ["r-{{ question", "question[x]", "{{ question | json }}", "{{ question | upper }}"])
  func malformedID(pattern: String) throws {
    let folder = try TemporaryDirectory()
    let outcome = try run("{\"question\":\"a\"}\n", in: folder) { $0.customID = pattern }
    guard case .refusal(let message) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(message.hasPrefix("'--id' makes no custom_id: "))
  }

  @Test(
    "never overwrite what they are made of",
    arguments: ["rows.jsonl", "t.prompt.yaml", "rules.md", "t.samples.jsonl"])
  func inputs(name: String) throws {
    let folder = try TemporaryDirectory()
    try folder.write("Be brief.\n", to: "rules.md")
    try folder.write("{\"question\":\"sample\"}\n", to: "t.samples.jsonl")
    let template = Self.template.replacing(
      "- You answer questions.", with: "- file: rules.md")
    let outcome = try run("{\"question\":\"a\"}\n", in: folder, template: template) {
      $0.output = folder.path + "/./" + name
    }
    guard case .failure(let error) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(error.reason == .isInput)
    #expect(
      try FileReader.bytes(of: folder.path + "/rows.jsonl")
        == Array("{\"question\":\"a\"}\n".utf8))
  }

  @Test("blame the file that cannot be written, once")
  func unwritable() throws {
    let folder = try TemporaryDirectory()
    let outcome = try run("{\"question\":\"a\"}\n{\"question\":\"b\"}\n", in: folder) {
      $0.output = folder.path + "/none/out.json"
    }
    guard case .failure(let error) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(error == FileError(path: folder.path + "/none/out.json", reason: .notFound))
  }

  @Test("leave no part of an earlier run that would be sent again")
  func olderParts() throws {
    let folder = try TemporaryDirectory()
    let rows = "{\"question\":\"a\"}\n{\"question\":\"b\"}\n"
    _ = try run(rows, in: folder) { $0.warmsUp = true }
    try folder.write("{\"requests\":[\n]}\n", to: "out-2.json")
    try folder.write("{\"requests\":[\n]}\n", to: "out-3.json")
    try folder.write("mine", to: "out-4.json")
    guard case .written(let batch) = try run(rows, in: folder) else {
      Issue.record("not written")
      return
    }
    #expect(batch.removed == ["out-2", "out-3", "out-warm"].map { "\(folder.path)/\($0).json" })
    #expect(
      try FileSystem.names(in: folder.path)
        == ["out-4.json", "out.json", "rows.jsonl", "t.prompt.yaml"])
  }
}

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
    #expect(try requests(try #require(batch.warmUp)).count == 1)
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

  @Test("never overwrite what they are made of", arguments: ["rows.jsonl", "t.prompt.yaml"])
  func inputs(name: String) throws {
    let folder = try TemporaryDirectory()
    let outcome = try run("{\"question\":\"a\"}\n", in: folder) {
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

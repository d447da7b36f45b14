import Files
import TestSupport
import Testing

/// Where `batch` writes, as a process does it: pipes, signals, limits.
@Suite struct OutputFileTests {
  private let folder: CommandFolder

  init() throws {
    folder = try CommandFolder()
    try folder.directory.write(
      """
      model: claude-haiku-5-5
      max_tokens: 10
      messages:
        - user: "{{ question }}"

      """, to: "t.prompt.yaml")
    try folder.directory.write("{\"question\":\"a\"}\n{\"question\":\"b\"}\n", to: "rows.jsonl")
  }

  /// Runs a shell script in the folder; `$0` is the command.
  private func script(_ text: String) throws -> CommandRun {
    try CommandRun(
      ["-c", text, CommandRun.executable], in: folder.directory.path, program: "/bin/sh",
      environment: ["PATH=/usr/bin:/bin"])
  }

  private var names: [String] {
    get throws {
      try FileSystem.names(in: folder.directory.path).filter { $0 != "prompts" }
    }
  }

  @Test func aPipeTakesTheRequestsAndStaysAPipe() throws {
    try folder.directory.makePipe("pipe")
    let run = try script(
      "cat pipe > got & \"$0\" batch t.prompt.yaml --rows rows.jsonl -o pipe; s=$?; wait; exit $s")
    #expect(run.status == 0, "\(run.errors)")
    #expect(FileSystem.kind(of: folder.directory.path + "/pipe") == .other)
    let got = try FileReader.bytes(of: folder.directory.path + "/got")
    #expect(
      String(decoding: got, as: UTF8.self).hasPrefix("{\"requests\":[\n{\"custom_id\":\"row-1\""))
    #expect(String(decoding: got, as: UTF8.self).hasSuffix("\n]}\n"))
  }

  @Test func aPipeTakesNoWarmUpBesideIt() throws {
    try folder.directory.makePipe("pipe")
    let run = try folder.run(
      "batch", "t.prompt.yaml", "--rows", "rows.jsonl", "-o", "pipe", "--warm")
    #expect(run.status == 2)
    #expect(run.errors == "promptlint: pipe: is no file, and takes one batch only\n")
  }

  @Test func linksAndPermissionsStay() throws {
    try folder.directory.write("old", to: "b.json")
    folder.directory.setPermissions(of: "b.json", to: 0o600)
    try folder.directory.link("link.json", to: "b.json")
    let run = try folder.run("batch", "t.prompt.yaml", "--rows", "rows.jsonl", "-o", "link.json")
    #expect(run.status == 0)
    #expect(run.errors == "promptlint: wrote link.json\npromptlint: 2 requests\n")
    #expect(folder.directory.permissions(of: "b.json") == 0o600)
    #expect(try FileReader.bytes(of: folder.directory.path + "/b.json").count > 100)
  }

  /// The rows come from a pipe that stays open, so that the command is caught while it writes.
  @Test(arguments: ["TERM", "HUP"])
  func aSignalLeavesNothingBehind(signal: String) throws {
    let run = try script(
      """
      mkfifo rows.csv; exec 3<>rows.csv; printf 'question\\na\\n' >&3
      "$0" batch t.prompt.yaml --rows rows.csv -o b.json 3>&- & p=$!
      i=0; until ls -A | grep -q '^\\.b\\.json\\..*tmp$'; do
        i=$((i+1)); [ $i -gt 500 ] && exit 99; sleep 0.02
      done
      kill -\(signal) $p; wait $p; exit $?
      """)
    #expect(run.status > 128 && run.status != 99, "\(run.status) \(run.errors)")
    #expect(try names == ["rows.csv", "rows.jsonl", "t.prompt.yaml"])
  }

  @Test func aLimitOfTheFileSizeIsAnErrorLikeOthers() throws {
    let rows = String(
      repeating: "{\"question\":\"\(String(repeating: "x", count: 900))\"}\n", count: 900)
    try folder.directory.write(rows, to: "rows.jsonl")
    let run = try script(
      "ulimit -f 100; \"$0\" batch t.prompt.yaml --rows rows.jsonl -o b.json 2>&1 | cat")
    #expect(run.text.contains("b.json: file too large"), "\(run.text)")
    #expect(try names == ["rows.jsonl", "t.prompt.yaml"])
  }
}

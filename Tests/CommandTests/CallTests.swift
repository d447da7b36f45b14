import TestSupport
import Testing

/// What a call says when it is wrong, and where its words go.
@Suite struct CallTests {
  @Test(arguments: [
    ["render", "prompts/broken.prompt.yaml", "--row", "9999"], ["explain", "nope"],
    ["cost", "prompts/empty.prompt.yaml"], ["plan", "prompts/empty.prompt.yaml"],
    ["batch", "prompts/clean.prompt.yaml", "--rows", "rows.txt", "-o", "out.json"],
    ["lint", "body.json", "--fix"], ["batch"], ["render", "--nope"],
  ])
  func aWrongCallShowsTheUsageOfItsSubcommand(arguments: [String]) throws {
    let folder = try CommandFolder()
    try folder.directory.write(
      "model: claude-haiku-5-5\nmax_tokens: 1\nmessages: [{user: \"{{ a }}\"}]\n",
      to: "prompts/empty.prompt.yaml")
    try folder.directory.write("{}", to: "body.json")
    let run = try CommandRun(arguments, in: folder.directory.path)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("Error: "), "\(run.errors)")
    #expect(run.errors.contains("\nUsage: promptlint \(arguments[0]) "), "\(run.errors)")
    #expect(
      run.errors.hasSuffix("\n  See 'promptlint \(arguments[0]) --help' for more information.\n"))
  }

  /// A page that nobody could read is no success.
  @Test(arguments: ["--help", "--version", "help cost", "cost --help", "rules"])
  func aResultThatCannotBeWrittenIsAnError(arguments: String) throws {
    let folder = try CommandFolder()
    let run = try CommandRun(
      ["-c", "'\(CommandRun.executable)' \(arguments) >&-"], in: folder.directory.path,
      program: "/bin/sh")
    #expect(run.status == 2)
  }

  @Test(arguments: [
    "lint", "explain", "rules", "render", "diff", "trace", "cost", "plan", "build", "batch", "lock",
    "init",
  ])
  func everyPageFitsATerminal(subcommand: String) throws {
    let run = try CommandFolder().run(subcommand, "--help")
    #expect(run.status == 0)
    let page = run.text.split(separator: "\nUSAGE:")[0]
    #expect(page.contains("promptlint \(subcommand == "lint" ? "prompts/" : subcommand)"))
    for line in page.split(separator: "\n") { #expect(line.count <= 80) }
  }

  /// The names of files come from a checkout and may hold anything.
  @Test func namesAreEscapedInWhateverIsSaidOfThem() throws {
    let folder = try CommandFolder()
    let name = "esc\u{1B}[31mred"
    try folder.directory.write(
      "model: claude-haiku-5-5\nmax_tokens: 1\nmessages: [{user: \"{{ a }}\"}]\n",
      to: "\(name)/\(name).prompt.yaml")
    try folder.directory.write("exclude: ['*.json']\n", to: "out/.promptlint.yaml")
    try folder.directory.write("{}", to: "out/\(name).json")
    for arguments in [
      ["build", name, "--output", "out"], ["render", "\(name)/\(name).prompt.yaml", "--row", "1"],
      ["cost", "\(name)/\(name).prompt.yaml"], ["out/\(name).json"], ["trace", name],
      ["diff", "out/\(name).json", "out/\(name).json"], ["lock", name, "--folder", name],
      ["init", "\(name)/new"], ["--\(name)"], ["explain", name],
    ] {
      let run = try CommandRun(arguments, in: folder.directory.path)
      #expect(run.errors.contains("esc\\u{1b}[31mred"), "\(arguments): \(run.errors)")
      #expect(!(run.errors + run.text).utf8.contains(0x1B), "\(arguments)")
    }
  }

  @Test(arguments: [
    ["cost", "prompts/clean.prompt.yaml", "--prices", "nope.json"],
    ["plan", "prompts/clean.prompt.yaml", "--prices", "nope.json"],
    ["render", "prompts/clean.prompt.yaml", "--models", "nope.json"],
    [
      "batch", "prompts/clean.prompt.yaml", "--rows", "r.jsonl", "-o", "b.json", "--models",
      "nope.json",
    ],
    ["prompts/clean.prompt.yaml", "--models", "nope.json"],
    ["trace", "log", "--models", "nope.json"],
  ])
  func aFileOfModelsThatIsNotThereIsMissed(arguments: [String]) throws {
    let folder = try CommandFolder()
    try folder.directory.write("{\"question\":\"x\"}\n", to: "r.jsonl")
    let run = try CommandRun(arguments, in: folder.directory.path)
    #expect(run.status == 2)
    #expect((run.text + run.errors).contains("nope.json: "), "\(run.text) \(run.errors)")
    #expect((run.text + run.errors).contains("no such file or directory"))
  }

  @Test func rowsThatCannotBeReadAreListedBesideTheFigures() throws {
    let folder = try CommandFolder()
    try folder.directory.write(
      """
      model: claude-haiku-5-5
      max_tokens: 1
      messages: [{user: "{{ a }}{{ b }}"}]
      samples: ragged.csv

      """, to: "t.prompt.yaml")
    try folder.directory.write("a,b\n1,2\n1\n1,2,3\n", to: "ragged.csv")
    for command in ["cost", "plan"] {
      let run = try folder.run(command, "t.prompt.yaml")
      #expect(run.status == 2)
      #expect(run.text.hasPrefix("t.prompt.yaml"))
      #expect(run.errors.contains("ragged.csv:3:1: error: row 2: "), "\(run.errors)")
      #expect(run.errors.contains("ragged.csv:4:1: error: row 3: "), "\(run.errors)")
    }
    try folder.directory.write("a,b\n1\n", to: "ragged.csv")
    for command in ["cost", "plan"] {
      let run = try folder.run(command, "t.prompt.yaml")
      #expect(run.status == 2)
      #expect(run.output.isEmpty)
      #expect(run.errors.hasPrefix("promptlint: ragged.csv:2:1: error: row 1: "), "\(run.errors)")
      #expect(!run.errors.contains("no samples"))
    }
  }

  /// Of requests as of rows the first one is number 1, for people.
  @Test func requestsAreCountedFromOne() throws {
    let folder = try CommandFolder()
    let bodies = ["one", "two"].map { text in
      #"{"model":"gpt-5.5","messages":[{"role":"system","content":"\#(text)"},"#
        + #"{"role":"user","content":"Hi"}]}"#
    }
    for (index, body) in bodies.enumerated() {
      try folder.directory.write(body, to: "\(index).json")
    }
    let diff = try folder.run("diff", "0.json", "1.json")
    #expect(diff.text.contains("request 2 against request 1 (line 1)"), "\(diff.text)")
    let trace = try folder.run("trace", "0.json", "--budget", "1 tokens/row")
    #expect(trace.status == 1)
    #expect(trace.errors.contains("error: request 1 uses "), "\(trace.errors)")
  }

  @Test(arguments: [
    ["--output-tokens", "9223372036854775807"],
    ["--arrivals", "poisson:1e17/s"], ["--rate", "nan/day"],
  ])
  func numbersThatAreNoStatementAreRefused(option: [String]) throws {
    let folder = try CommandFolder()
    for command in ["cost", "plan"] {
      let run = try CommandRun(
        [command, "prompts/clean.prompt.yaml"] + option, in: folder.directory.path)
      #expect(run.status == 2)
      #expect(run.errors.hasPrefix("Error: '\(option[0])"), "\(run.errors)")
    }
  }

  @Test func aLockIsNamedByItsPath() throws {
    let folder = try CommandFolder()
    let written = try folder.run("lock", "prompts", "--folder", "prompts")
    #expect(written.errors == "promptlint: wrote prompts/promptlint.lock\n")
    let again = try folder.run("lock", "prompts", "--folder", "prompts")
    #expect(again.errors == "promptlint: prompts/promptlint.lock is up to date\n")
    try folder.directory.write("nonsense\n", to: "prompts/promptlint.lock")
    let run = try folder.run("prompts/clean.prompt.yaml")
    #expect(run.text.contains("prompts/promptlint.lock:1:1: error: "))
    #expect(!run.text.contains(folder.directory.path))
  }
}

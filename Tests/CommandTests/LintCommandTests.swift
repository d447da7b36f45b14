import TestSupport
import Testing

@Suite struct LintCommandTests {
  @Test(arguments: ["text", "json", "sarif", "github", "junit"])
  func reportsAreAsRecorded(format: String) throws {
    let run = try CommandFolder().run("prompts", "--format", format)
    #expect(run.status == 1)
    #expect(run.errors.isEmpty)
    try Recording.expect(run.output, matches: "lint.\(format)")
  }

  /// A call of paths alone takes another way than the parser's.
  @Test(arguments: [
    ["prompts"], ["prompts", "prompts"], ["missing"], ["prompts", "missing"], ["."],
  ])
  func pathsAloneAreReadAsTheParserReadsThem(paths: [String]) throws {
    let folder = try CommandFolder()
    let alone = try CommandRun(paths, in: folder.directory.path)
    for others in [["lint"] + paths, paths + ["--format", "text"]] {
      let parsed = try CommandRun(others, in: folder.directory.path)
      #expect(alone.status == parsed.status)
      #expect(alone.output == parsed.output)
      #expect(alone.errors == parsed.errors)
    }
  }

  @Test func theStatusFollowsFailOn() throws {
    let folder = try CommandFolder()
    #expect(try folder.run("prompts/clean.prompt.yaml").status == 0)
    #expect(try folder.run("prompts/broken.prompt.yaml").status == 1)
    #expect(try folder.run("lint", "prompts").status == 1)
    try folder.directory.write(
      "rules:\n  volatile-before-breakpoint: warning\n", to: ".promptlint.yaml")
    #expect(try folder.run("prompts").status == 0)
    #expect(try folder.run("prompts", "--fail-on", "warning").status == 1)
    #expect(try folder.run("prompts", "--fail-on", "never").status == 2)
  }

  @Test func whatDoesNotFailTheRunIsNoFailureInJUnit() throws {
    let folder = try CommandFolder()
    let rules = "rules:\n  volatile-before-breakpoint: warning\n"
    try folder.directory.write(rules, to: ".promptlint.yaml")
    let passed = try folder.run("prompts", "--format", "junit").text
    #expect(passed.contains("failures=\"0\"") && !passed.contains("<failure"))
    #expect(passed.contains("<system-out>") && passed.contains(": warning: "))
    try folder.directory.write(rules + "fail-on: warning\n", to: ".promptlint.yaml")
    let failed = try folder.run("prompts", "--format", "junit").text
    #expect(failed.contains("failures=\"1\"") && failed.contains("<failure"))
  }

  @Test func callsThatMakeNoSenseAreRefused() throws {
    let folder = try CommandFolder()
    for arguments in [
      ["--format", "pdf", "prompts"], ["--nonsense", "prompts"], ["missing"],
      ["explain", "no-such-rule"], ["render", "missing.prompt.yaml"],
    ] {
      let run = try CommandRun(arguments, in: folder.directory.path)
      #expect(run.status == 2, "\(arguments)")
      #expect(!(run.errors + run.text).isEmpty, "\(arguments)")
    }
  }

  @Test func aFolderWithoutTemplatesIsNotClean() throws {
    let folder = try CommandFolder()
    try folder.directory.write("x", to: "empty/notes.md")
    let run = try folder.run("empty")
    #expect(run.status == 2)
    #expect(run.text.contains("*.prompt.yaml"))
  }

  @Test func aSuppressionTakesOneFindingAway() throws {
    let folder = try CommandFolder()
    let template = """
      model: claude-haiku-5-5
      max_tokens: 256
      system:
        # promptlint: allow volatile-before-breakpoint because it is a demonstration
        - "It is {{ now }}."
        - file: policy.md
        - breakpoint
      messages:
        - user: Hi
      samples: [{now: "09:00"}, {now: "09:01"}]

      """
    try folder.directory.write(template, to: "prompts/broken.prompt.yaml")
    let run = try folder.run("prompts")
    #expect(run.status == 0, "\(run.text)")
    #expect(run.text.contains("1 allowed by comments"))
  }

  @Test func aConfigurationChangesRulesAndLeavesFilesOut() throws {
    let folder = try CommandFolder()
    try folder.directory.write("exclude: [prompts/broken*]\n", to: ".promptlint.yaml")
    #expect(try folder.run("prompts").status == 0)
    try folder.directory.write(
      "rules:\n  volatile-before-breakpoint: off\n", to: ".promptlint.yaml")
    #expect(try folder.run("prompts").status == 0)
    try folder.directory.write("rules:\n  volatile-before-brekpoint: off\n", to: ".promptlint.yaml")
    let mistyped = try folder.run("prompts")
    #expect(mistyped.status == 2)
    #expect(mistyped.text.contains("volatile-before-breakpoint"))
    let other = try folder.directory.write("fail-on: hint\n", to: "other.yaml")
    #expect(try folder.run("prompts/clean.prompt.yaml", "--config", other).status == 0)
  }

  /// Hashes are seeded anew in every process; no order may hang on them.
  @Test func everyProcessWritesTheSameBytes() throws {
    let folder = try CommandFolder()
    let outputs = try (0..<20).map { index in
      try folder.run(
        "prompts", "--format", index.isMultiple(of: 2) ? "json" : "sarif"
      ).output
    }
    #expect(Set(outputs).count == 2)
  }

  /// A pipe that nobody reads any more ends the command without a word.
  @Test func aClosedPipeIsNoError() throws {
    let folder = try CommandFolder()
    let script =
      "'\(CommandRun.executable)' rules --format json | true; '\(CommandRun.executable)' "
      + "explain volatile-before-breakpoint | head -c 1"
    let run = try CommandRun(["-c", script], in: folder.directory.path, program: "/bin/sh")
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
  }

  @Test func nothingIsColouredInAFile() throws {
    let folder = try CommandFolder()
    #expect(try !folder.run("prompts", environment: ["TERM=xterm-256color"]).output.contains(0x1B))
    #expect(try !folder.run("prompts", environment: ["NO_COLOR=1"]).output.contains(0x1B))
  }
}

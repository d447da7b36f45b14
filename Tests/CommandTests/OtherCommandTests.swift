import TestSupport
import Testing

@Suite struct OtherCommandTests {
  @Test func renderGivesTheBodyOfARow() throws {
    let folder = try CommandFolder()
    let first = try folder.run("render", "prompts/broken.prompt.yaml", "--row", "1")
    #expect(first.status == 0)
    #expect(first.text.contains("It is 2026-11-20T09:00:00Z."))
    #expect(first.text.contains("\"cache_control\":{\"type\":\"ephemeral\"}"))
    let second = try folder.run("render", "prompts/broken.prompt.yaml", "--row", "2")
    #expect(second.text.contains("It is 2026-11-20T09:00:07Z."))
    let holes = try folder.run("render", "prompts/broken.prompt.yaml")
    #expect(holes.text.contains("It is {{ now }}."))
    for row in ["0", "3", "x"] {
      #expect(try folder.run("render", "prompts/broken.prompt.yaml", "--row", row).status == 2)
    }
  }

  @Test func renderTakesATier() throws {
    let folder = try CommandFolder()
    let template = """
      tiers: {routine: claude-haiku-5-5, hard: claude-opus-5-5}
      max_tokens: 256
      messages:
        - user: Hi

      """
    try folder.directory.write(template, to: "t.prompt.yaml")
    #expect(try folder.run("render", "t.prompt.yaml").text.contains("claude-haiku-5-5"))
    let hard = try folder.run("render", "t.prompt.yaml", "--tier", "hard")
    #expect(hard.text.contains("claude-opus-5-5"))
    let unknown = try folder.run("render", "t.prompt.yaml", "--tier", "easy")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("routine, hard"))
  }

  @Test func initStartsAFolderThatIsClean() throws {
    let folder = try CommandFolder()
    #expect(try folder.run("init", "started").status == 0)
    let run = try folder.run("started")
    #expect(run.status == 0, "\(run.text)")
    #expect(run.text.contains("4 rows"))
    let again = try folder.run("init", "started")
    #expect(again.status == 2)
    #expect(again.errors.contains("nothing was overwritten"))
  }

  @Test func rulesAndTheirPagesArePrinted() throws {
    let folder = try CommandFolder()
    let rules = try folder.run("rules")
    #expect(rules.status == 0)
    #expect(rules.text.contains("volatile-before-breakpoint"))
    let page = try folder.run("explain", "volatile-before-breakpoint")
    #expect(page.status == 0)
    #expect(page.text.hasPrefix("volatile-before-breakpoint"))
    let mistyped = try folder.run("explain", "volatile-before-brekpoint")
    #expect(mistyped.status == 2)
    #expect(mistyped.errors.contains("volatile-before-breakpoint"))
  }

  @Test func helpAndVersionAreResults() throws {
    let folder = try CommandFolder()
    for argument in ["--help", "--version"] {
      let run = try folder.run(argument)
      #expect(run.status == 0)
      #expect(!run.output.isEmpty)
      #expect(run.errors.isEmpty)
    }
  }
}

import TestSupport
import Testing

/// Configurations and paths within a checkout.
@Suite struct CheckoutTests {
  private static let body = """
    {"model":"claude-haiku-5-5","max_tokens":9,"system":[{"type":"text","text":"short",\
    "cache_control":{"type":"ephemeral"}}],"messages":[{"role":"user","content":"Hi"}]}
    """

  @Test func bodiesAreUnderAConfigurationToo() throws {
    let folder = try CommandFolder()
    try folder.directory.write(Self.body, to: "bodies/b.json")
    func run(_ configuration: String, _ more: String...) throws -> CommandRun {
      try folder.directory.write(configuration, to: "bodies/.promptlint.yaml")
      return try CommandRun(["bodies/b.json"] + more, in: folder.directory.path)
    }
    #expect(try run("").status == 1)
    #expect(try run("").text.contains("[below-minimum]"))
    #expect(try run("rules: {below-minimum: off}\n").status == 0)
    #expect(try run("rules: {below-minimum: warning}\n").status == 0)
    #expect(try run("rules: {below-minimum: warning}\nfail-on: warning\n").status == 1)
    let excluded = try run("exclude: ['*.json']\n")
    #expect(excluded.status == 0)
    #expect(excluded.errors == "promptlint: bodies/b.json is left out by its configuration\n")
    let mistyped = try run("fial-on: hint\n")
    #expect(mistyped.status == 2)
    #expect(mistyped.text.contains("bodies/.promptlint.yaml:1:1: error: unknown setting"))
    try folder.directory.write("rules: {below-minimum: off}\n", to: "other.yaml")
    #expect(try run("", "--config", "other.yaml").status == 0)
    let missing = try run("", "--config", "nope.yaml")
    #expect(missing.status == 2)
    #expect(missing.text.contains("nope.yaml: not analysed: no such file or directory"))
    let models = try run("models: nope.json\n")
    #expect(models.status == 2)
  }

  @Test func optionsOfTemplatesAreRefusedForBodiesAlone() throws {
    let folder = try CommandFolder()
    try folder.directory.write(Self.body, to: "b.json")
    for options in [["--fix"], ["--unsafe-fixes"], ["--locked"], ["--budget", "1usd"]] {
      let run = try CommandRun(["b.json"] + options, in: folder.directory.path)
      #expect(run.status == 2)
      #expect(run.errors.contains("'\(options[0])' is for templates"), "\(run.errors)")
    }
    let mixed = try folder.run("b.json", "prompts/clean.prompt.yaml", "--budget", "0usd")
    #expect(mixed.status == 1)
    #expect(mixed.text.contains("[over-budget]"))
    #expect(mixed.text.contains("[below-minimum]"))
  }

  /// Wherever the command runs and however a path is given, a checkout's places are its own.
  @Test func placesAreRelativeToTheCheckout() throws {
    let folder = try CommandFolder()
    let root = folder.directory.path
    try folder.directory.write("ref: refs/heads/main\n", to: ".git/HEAD")
    for (place, path) in [
      (root, "prompts"), (root, root + "/prompts"), (root + "/prompts", "."),
      (root + "/prompts", root + "/prompts/broken.prompt.yaml"),
      (root + "/prompts", "../prompts/broken.prompt.yaml"),
    ] {
      let sarif = try CommandRun(["--format", "sarif", path], in: place)
      #expect(
        sarif.text.contains(#""uri":"prompts/broken.prompt.yaml","uriBaseId":"%SRCROOT%""#),
        "\(path) in \(place)")
      let github = try CommandRun(["--format", "github", path], in: place)
      #expect(github.text.contains("::error file=prompts/broken.prompt.yaml,line=6,"), "\(path)")
    }
  }

  @Test func aFolderWhoseTemplatesAreLeftOutSaysSo() throws {
    let folder = try CommandFolder()
    try folder.directory.write("exclude: ['*.prompt.yaml']\n", to: ".promptlint.yaml")
    let run = try folder.run("prompts")
    #expect(run.status == 2)
    #expect(run.text.contains("'exclude' of the configuration leave out"))
    try folder.directory.write("", to: "empty/x.md")
    #expect(try !folder.run("empty").text.contains("exclude"))
  }
}

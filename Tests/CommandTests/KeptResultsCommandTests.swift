import Files
import TestSupport
import Testing

/// What runs over many templates leave in the user's cache folder.
@Suite struct KeptResultsCommandTests {
  private let folder: CommandFolder
  private let home: TemporaryDirectory

  init() throws {
    folder = try CommandFolder()
    home = try TemporaryDirectory()
    for number in 0..<40 {
      try folder.directory.write(
        "model: claude-haiku-5-5\nmax_tokens: 9\nmessages: [{user: Question \(number)}]\n",
        to: "prompts/t\(number).prompt.yaml")
    }
  }

  private func lint(_ options: String..., environment: [String]) throws -> CommandRun {
    try CommandRun(["prompts"] + options, in: folder.directory.path, environment: environment)
  }

  private func files(in path: String) -> [String] { (try? FileSystem.names(in: path)) ?? [] }

  @Test func aSecondRunSaysTheSame() throws {
    let environment = ["XDG_CACHE_HOME=\(home.path)"]
    let plain = try lint(environment: [])
    let first = try lint(environment: environment)
    let kept = try #require(files(in: home.path + "/promptlint").first)
    #expect(home.permissions(of: "promptlint/" + kept) == 0o600)
    let stamp = FileStamp(of: home.path + "/promptlint/" + kept)
    let second = try lint(environment: environment)
    #expect(first.output == plain.output && second.output == plain.output)
    #expect(second.status == plain.status && second.errors == plain.errors)
    #expect(FileStamp(of: home.path + "/promptlint/" + kept) == stamp, "nothing was to be added")
  }

  @Test func withoutXDGItIsTheHomeFolder() throws {
    _ = try lint(environment: ["HOME=\(home.path)", "XDG_CACHE_HOME=relative"])
    let caches = files(in: home.path + "/.cache/promptlint")
    let macCaches = files(in: home.path + "/Library/Caches/promptlint")
    #expect(caches.count + macCaches.count == 1)
  }

  @Test func noCacheLeavesNothing() throws {
    _ = try lint("--no-cache", environment: ["XDG_CACHE_HOME=\(home.path)"])
    #expect(files(in: home.path).isEmpty)
  }

  @Test(arguments: ["a file where the folder should be", ""])
  func whatCannotBeKeptIsFoundAgain(content: String) throws {
    try home.write(content, to: "promptlint")
    let run = try lint(environment: ["XDG_CACHE_HOME=\(home.path)"])
    #expect(run.status == 1 && run.errors.isEmpty)
    #expect(run.output == (try lint(environment: []).output))
  }

  @Test func oldResultsGoWithNewOnes() throws {
    try home.write("old", to: "promptlint/old.results")
    try home.write("mine", to: "promptlint/notes.txt")
    home.setModified("promptlint/old.results", daysAgo: 31)
    home.setModified("promptlint/notes.txt", daysAgo: 31)
    _ = try lint(environment: ["XDG_CACHE_HOME=\(home.path)"])
    let left = files(in: home.path + "/promptlint")
    #expect(left.count == 2 && left.contains("notes.txt"))
  }

  /// Fixes change the files, and what was kept of them is not taken.
  @Test func fixesAreSeen() throws {
    let environment = ["XDG_CACHE_HOME=\(home.path)"]
    try folder.directory.write(
      """
      model: claude-haiku-5-5
      max_tokens: 5
      system:
        - Be brief.
        - breakpoint
        - file: policy.md
        - breakpoint
      messages: [{user: Hi}]

      """, to: "prompts/fixable.prompt.yaml")
    _ = try lint(environment: environment)
    let fixed = try lint("--fix", environment: environment)
    let after = try lint(environment: environment)
    #expect(fixed.errors.contains("applied"))
    #expect(after.output == fixed.output)
    #expect(after.output == (try lint(environment: []).output))
  }
}

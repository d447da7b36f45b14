import Files
import TestSupport
import Testing

@Suite struct DirectoryWalkTests {
  private let directory: TemporaryDirectory
  private let walk = DirectoryWalk(suffixes: [".prompt.yaml", ".prompt.yml"])

  init() throws { directory = try TemporaryDirectory() }

  private func names(_ found: DirectoryWalk.Found) -> [String] {
    found.files.map { FilePath.relative($0, to: directory.path) }
  }

  @Test func findsFilesInTheOrderOfTheirBytes() throws {
    for name in ["b.prompt.yaml", "a/z.prompt.yml", "a-b.prompt.yaml", "B.prompt.yaml", "x.yaml"] {
      try directory.write("", to: name)
    }
    let found = walk.files(in: directory.path)
    #expect(
      names(found) == ["B.prompt.yaml", "a-b.prompt.yaml", "a/z.prompt.yml", "b.prompt.yaml"])
    #expect(found.errors.isEmpty)
  }

  @Test(arguments: ["", "/", "/."])
  func foldersWithCompanionsAreParentsOfTheFiles(end: String) throws {
    for name in ["a/x.prompt.yaml", "a/Y.Samples.JSONL", "b/x.prompt.yaml", "x.prompt.yaml"] {
      try directory.write("", to: name)
    }
    try directory.link("x.samples.csv", to: "nowhere")
    var walk = walk
    walk.companionSuffixes = [".samples.jsonl", ".samples.csv"]
    let found = walk.files(in: directory.path + end)
    let having = found.files.filter {
      found.foldersWithCompanions.contains(FilePath.parent(of: $0))
    }
    #expect(
      having.map { FilePath.relative(FilePath.normalised($0), to: directory.path) }
        == ["a/x.prompt.yaml", "x.prompt.yaml"])
  }

  @Test func leavesOutHiddenAndExcludedFolders() throws {
    for folder in [".build", "node_modules", ".git", "drafts", "kept"] {
      try directory.write("", to: folder + "/x.prompt.yaml")
    }
    let found = walk.files(in: directory.path) { path, isDirectory in
      isDirectory && FilePath.name(of: path) == "drafts"
    }
    #expect(names(found) == ["kept/x.prompt.yaml"])
  }

  @Test func linksAreFollowedOnceAndLoopsEnd() throws {
    try directory.write("", to: "real/x.prompt.yaml")
    try directory.link("real/loop", to: "..")
    try directory.link("again", to: "real")
    try directory.link("self", to: "self")
    try directory.link("linked.prompt.yaml", to: "real/x.prompt.yaml")
    let found = walk.files(in: directory.path)
    #expect(names(found) == ["linked.prompt.yaml", "real/x.prompt.yaml"])
    #expect(found.errors.isEmpty)
  }

  @Test func aFolderOutsideIsReachedThroughALink() throws {
    let other = try TemporaryDirectory()
    try other.write("", to: "y.prompt.yaml")
    try directory.link("far", to: other.path)
    #expect(names(walk.files(in: directory.path)) == ["far/y.prompt.yaml"])
  }

  @Test func reportsWhatCannotBeUsed() throws {
    try directory.link("gone.prompt.yaml", to: "nowhere")
    let found = walk.files(in: directory.path)
    #expect(found.errors.map(\.reason) == [.notFound])
    #expect(walk.files(in: directory.path + "/none").errors.map(\.reason) == [.notFound])
  }

  @Test func stopsAtTheLimitOfEntries() throws {
    for index in 0..<5 { try directory.write("", to: "\(index).prompt.yaml") }
    var walk = walk
    walk.entryLimit = 4
    #expect(walk.files(in: directory.path).errors.map(\.reason) == [.tooManyEntries(limit: 4)])
  }
}

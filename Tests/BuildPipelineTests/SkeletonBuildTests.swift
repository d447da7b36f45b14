import BuildPipeline
import Files
import SourceText
import TestSupport
import Testing

@Suite("Building skeletons")
struct SkeletonBuildTests {
  private static let template = """
    model: claude-haiku-5-5
    max_tokens: 5
    messages:
      - user: "{{ question }}"

    """

  @Test("leaves what is up to date untouched and tells what is not")
  func freshness() throws {
    let folder = try TemporaryDirectory()
    try folder.write(Self.template, to: "in/a/t.prompt.yaml")
    let output = folder.path + "/out"
    let build = SkeletonBuild(
      BuildInputs(paths: [folder.path + "/in"]), directory: output, swift: output + "/P.swift")
    #expect(build.stale().count == 2)
    #expect(try build.write() == [output + "/a/t.skeleton.json", output + "/P.swift"])
    #expect(try build.write() == [])
    #expect(build.stale().isEmpty)
    try folder.write("{}", to: "out/a/t.skeleton.json")
    #expect(build.stale() == [output + "/a/t.skeleton.json"])
  }

  @Test(
    "overwrites nothing that it reads", arguments: ["in/t.prompt.yaml", "in/link", "in/note.md"])
  func inputs(path: String) throws {
    let folder = try TemporaryDirectory()
    let text = Self.template + "system: [{file: note.md}]\n"
    try folder.write(text, to: "in/t.prompt.yaml")
    try folder.write("Be brief.", to: "in/note.md")
    try folder.link("in/link", to: "t.prompt.yaml")
    let build = SkeletonBuild(
      BuildInputs(paths: [folder.path + "/in"]), directory: folder.path + "/out",
      swift: folder.path + "/" + path)
    #expect(throws: FileError(path: folder.path + "/" + path, reason: .isInput)) {
      try build.write()
    }
    #expect(try FileReader.bytes(of: folder.path + "/in/t.prompt.yaml") == Array(text.utf8))
    #expect(!FileSystem.exists(folder.path + "/out"))
  }

  @Test(
    "writes no two files to one path",
    arguments: ["/out/t.skeleton.json", "/x/../out/T.Skeleton.json"])
  func onePath(swift: String) throws {
    let folder = try TemporaryDirectory()
    try folder.write(Self.template, to: "in/t.prompt.yaml")
    let build = SkeletonBuild(
      BuildInputs(paths: [folder.path + "/in"]), directory: folder.path + "/out",
      swift: folder.path + swift)
    #expect(
      build.diagnostics.map(\.message) == [
        "its skeleton and the Swift file would both be written to '\(folder.path)/out/t.skeleton.json'"
      ])
  }

  @Test("says where a template is from the skeleton's own folder")
  func source() throws {
    let folder = try TemporaryDirectory()
    try folder.write(Self.template, to: "in/a/t.prompt.yaml")
    let output = folder.path + "/out"
    _ = try SkeletonBuild(
      BuildInputs(paths: [folder.path + "/in"]), directory: output, swift: nil
    ).write()
    let skeleton = try FileReader.bytes(of: output + "/a/t.skeleton.json")
    #expect(
      String(decoding: skeleton, as: UTF8.self).contains("\"source\": \"../../in/a/t.prompt.yaml\"")
    )
  }

  @Test("names skeletons whose template or tier is gone, and no other file")
  func orphans() throws {
    let folder = try TemporaryDirectory()
    let output = folder.path + "/out"
    func build(_ path: String) -> SkeletonBuild {
      SkeletonBuild(
        BuildInputs(paths: [folder.path + "/" + path]), directory: output, swift: nil)
    }
    let tiers = "tiers: {a: claude-haiku-5-5, b: claude-opus-5-5}"
    for path in ["in/x/t", "in/y/t", "in/z/t", "other/o"] {
      let text =
        path == "in/z/t"
        ? Self.template.replacing("model: claude-haiku-5-5", with: tiers) : Self.template
      try folder.write(text, to: path + ".prompt.yaml")
    }
    _ = try build("in").write()
    _ = try build("other").write()
    try folder.write("{}", to: "out/mine.skeleton.json")
    #expect(build("in").orphans == [])
    folder.remove("in/y/t.prompt.yaml")
    try folder.write(
      Self.template.replacing("model: claude-haiku-5-5", with: tiers.replacing("b:", with: "c:")),
      to: "in/z/t.prompt.yaml")
    #expect(
      build("in").orphans
        == [output + "/y/t.skeleton.json", output + "/z/t.b.skeleton.json"])
  }

  @Test(
    "says the same of a template however its path is spelled", arguments: ["/./in", "//in/../in"])
  func spelling(path: String) throws {
    let folder = try TemporaryDirectory()
    try folder.write(Self.template, to: "in/t.prompt.yaml")
    func build(_ path: String) -> SkeletonBuild {
      SkeletonBuild(
        BuildInputs(paths: [folder.path + path]), directory: folder.path + "/out",
        swift: folder.path + "/P.swift")
    }
    _ = try build("/in").write()
    #expect(build(path).stale() == [])
  }

  @Test(
    "leaves nothing out silently, and writes nothing that the API rejects",
    arguments: [
      ("tempreature: 1\n", "unknown-key"), ("system:\n  - breakpoint\n", "uncacheable-block"),
      ("tools: [{name: grep}]\n", "invalid-tool"),
      ("stop_sequences: x\n", "rejected-parameter"),
    ])
  func incomplete(line: String, rule: RuleID) throws {
    let folder = try TemporaryDirectory()
    try folder.write(line + Self.template, to: "t.prompt.yaml")
    let inputs = BuildInputs(paths: [folder.path])
    #expect(!inputs.isComplete)
    #expect(inputs.findings.map(\.rule) == [rule])
  }

  @Test("reports what is wrong with a tool once and at the tool, and heeds comments")
  func rejectedTool() throws {
    let folder = try TemporaryDirectory()
    let text =
      "tools: [{name: grep}]\n"
      + Self.template.replacing(
        "model: claude-haiku-5-5", with: "tiers: {a: claude-haiku-5-5, b: claude-opus-5-5}")
    try folder.write(text, to: "t.prompt.yaml")
    #expect(BuildInputs(paths: [folder.path]).findings.map(\.span.range) == [8..<20])
    let comment = "# promptlint: allow invalid-tool because of a proxy\n"
    try folder.write(comment + text, to: "t.prompt.yaml")
    #expect(BuildInputs(paths: [folder.path]).isComplete)
  }

  @Test("reports files that are one where the disk ignores case")
  func caseAlone() throws {
    let folder = try TemporaryDirectory()
    let tiers = "tiers: {A: claude-haiku-5-5, a: claude-opus-5-5, b: claude-haiku-5-5}"
    try folder.write(
      Self.template.replacing("model: claude-haiku-5-5", with: tiers), to: "t.prompt.yaml")
    let build = SkeletonBuild(
      BuildInputs(paths: [folder.path]), directory: folder.path + "/out", swift: nil)
    let stem = folder.path + "/out/t."
    #expect(
      build.diagnostics.map(\.message) == [
        "'\(stem)A.skeleton.json' and '\(stem)a.skeleton.json' are one file where the disk ignores case"
      ])
  }

  @Test(
    "reports names that become one in Swift, where the second stands",
    arguments: [
      ("{{ user }} {{ User }}", "'User' and 'user' both become 'user' in Swift"),
      ("{{ a.b_c }} {{ a.bC }}", "'bC' and 'b_c' both become 'bC' in Swift"),
    ])
  func collisions(holes: String, message: String) throws {
    let folder = try TemporaryDirectory()
    try folder.write(
      "model: claude-haiku-5-5\nmax_tokens: 5\nmessages:\n  - user: \"\(holes)\"\n",
      to: "t.prompt.yaml")
    let build = SkeletonBuild(
      BuildInputs(paths: [folder.path]), directory: nil, swift: folder.path + "/P.swift")
    #expect(build.diagnostics.map(\.message) == [message])
    let hole = holes.utf8.split(separator: UInt8(ascii: " ")).last.map { $0.count } ?? 0
    #expect(hole > 0)
    #expect(build.diagnostics.allSatisfy { $0.span.range.lowerBound > 0 })
  }
}

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

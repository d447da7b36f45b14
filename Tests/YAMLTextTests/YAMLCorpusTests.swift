import Files
import SourceText
import TestSupport
import Testing
import YAMLText

/// Prompt files as people wrote them.
@Suite(.enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.absence)))
struct YAMLCorpusTests {
  /// The corpus with the two folders of it that a walk passes over for the dot in their names.
  private static let paths: [String] = {
    let root = SharedMaterial.root + "/corpus/prompt-files"
    let hidden = ["prettier__prettier-vscode/.github", "github__github-mcp-server/.github"]
    let walk = DirectoryWalk(suffixes: [".yml", ".yaml"])
    return ([root] + hidden.map { root + "/" + $0 }).flatMap { walk.files(in: $0).files }
  }()

  @Test func theCorpusIsThere() {
    #expect(Self.paths.count > 400)
    #expect(Self.paths.count { $0.hasSuffix(".prompt.yml") } >= 10)
  }

  @Test(arguments: paths)
  func everyScalarIsMappedExactly(path: String) throws {
    let document = try YAMLDocument.parse(try FileReader.sourceFile(path))
    SpanCheck.check(document)
    for scalar in document.writtenNodes where scalar.kind == .scalar {
      ScalarMapCheck.check(scalar)
    }
  }
}

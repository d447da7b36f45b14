import Files
import Testing

@Suite struct GlobTests {
  @Test(arguments: [
    ("*.prompt.yaml", "a/b/x.prompt.yaml"), ("a/*.yaml", "a/x.yaml"), ("a/**/x", "a/x"),
    ("a/**/x", "a/b/c/x"), ("**/x", "x"), ("drafts", "a/drafts/deep/x.yaml"),
    ("drafts/", "drafts/x"),
    ("/top/x", "top/x"), ("./top/x", "top/x"), ("?.md", "é.md"), ("[a-c]x", "bx"),
    ("[!a-c]x", "dx"),
    ("a\\*b", "a*b"), ("a*b*c", "a-b-b-c"), ("[x", "[x"), ("**", "anything"),
  ])
  func matches(pattern: String, path: String) { #expect(Glob(pattern).matches(path)) }

  @Test(arguments: [
    ("*.yaml", "a.yml"), ("a/*.yaml", "a/b/x.yaml"), ("a/*.yaml", "c/a/x.yaml"), ("x", "xy"),
    ("drafts/", "drafts"), ("[a-c]x", "dx"), ("a\\*b", "axb"), ("", "x"), ("a/**/x", "b/x"),
    ("?", "ab"), ("/x", "a/x"),
  ])
  func doesNotMatch(pattern: String, path: String) { #expect(!Glob(pattern).matches(path)) }

  @Test func aPatternForAFolderMatchesTheFolder() {
    #expect(Glob("drafts/").matches("drafts", isDirectory: true))
  }

  @Test func manyStarsTakeNoExponentialTime() {
    let pattern = String(repeating: "*a", count: 200) + "b"
    #expect(!Glob(pattern).matches(String(repeating: "a", count: 5_000)))
  }
}

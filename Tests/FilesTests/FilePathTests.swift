import Files
import Testing

@Suite struct FilePathTests {
  @Test(arguments: [
    ("./a//b/../c", "a/c"), ("", "."), (".", "."), ("../a", "../a"), ("a/../../b", "../b"),
    ("/../a/", "/a"), ("/", "/"), ("a/..", "."),
  ])
  func normalises(path: String, expected: String) {
    #expect(FilePath.normalised(path) == expected)
  }

  @Test(arguments: [
    ("/a/b/c", "/a/b", "c"), ("/a/x", "/a/b/c", "../../x"), ("a/b", ".", "a/b"), ("a", "a", "."),
    ("/a", "b", "/a"), ("/ab/c", "/a", "../ab/c"),
  ])
  func findsTheWayFromAFolder(path: String, directory: String, expected: String) {
    #expect(FilePath.relative(path, to: directory) == expected)
  }

  @Test(arguments: [("a/b.x", "a"), ("b", "."), ("/b", "/"), ("a/b/c", "a/b")])
  func parents(path: String, expected: String) { #expect(FilePath.parent(of: path) == expected) }

  @Test(arguments: [("a", "b", "a/b"), (".", "b", "b"), ("a/", "b", "a/b"), ("a", "/b", "/b")])
  func joins(directory: String, path: String, expected: String) {
    #expect(FilePath.join(directory, path) == expected)
  }

  @Test func insideIsDecidedByWholeParts() {
    #expect(FilePath.isInside("/a/b", of: "/a"))
    #expect(FilePath.isInside("/a", of: "/a"))
    #expect(!FilePath.isInside("/ab", of: "/a"))
  }
}

import Files
import TestSupport
import Testing

@Suite struct FileSystemTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func reason(_ work: () throws -> Void) -> FileError.Reason? {
    do {
      try work()
      return nil
    } catch {
      return (error as? FileError)?.reason
    }
  }

  @Test(arguments: [0, 1, 4_096, 4_097, 200_000])
  func readsWhatWasWritten(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let path = directory.path + "/x"
    try FileSystem.write(bytes, to: path)
    #expect(try FileReader.bytes(of: path) == bytes)
  }

  @Test func saysWhyAFileCannotBeRead() throws {
    let path = directory.path
    #expect(reason { _ = try FileReader.bytes(of: path + "/none") } == .notFound)
    #expect(reason { _ = try FileReader.bytes(of: path) } == .isDirectory)
    try directory.write("12345", to: "five")
    #expect(reason { _ = try FileReader.bytes(of: path + "/five/x") } == .notDirectory)
    #expect(
      reason { _ = try FileReader.bytes(of: path + "/five", limit: 4) } == .tooLarge(limit: 4))
    #expect(try FileReader.bytes(of: path + "/five", limit: 5).count == 5)
  }

  @Test func filesWithoutASizeAreReadToTheirEnd() throws {
    guard FileSystem.exists("/proc/self/status") else { return }
    #expect(try FileReader.bytes(of: "/proc/self/status").count > 100)
    #expect(reason { _ = try FileReader.bytes(of: "/dev/zero", limit: 1 << 20) } != nil)
  }

  @Test func streamsPieceByPiece() throws {
    let path = try directory.write("abcdefgh", to: "x")
    var stream = try ByteStream(path: path)
    var bytes: [UInt8] = []
    #expect(try stream.append(atMost: 5, to: &bytes) == 5)
    #expect(try stream.append(atMost: 5, to: &bytes) == 3)
    #expect(try stream.append(atMost: 5, to: &bytes) == 0)
    #expect(bytes == Array("abcdefgh".utf8))
  }

  @Test func sameContentIsNotWrittenAgain() throws {
    let path = try directory.write("one", to: "x")
    #expect(try !FileSystem.write(Array("one".utf8), to: path))
    #expect(try FileSystem.write(Array("two".utf8), to: path))
    #expect(try FileSystem.names(in: directory.path) == ["x"])
  }

  @Test func permissionsAndLinksSurviveAWrite() throws {
    let path = try directory.write("one", to: "x")
    directory.setPermissions(of: "x", to: 0o640)
    try directory.link("link", to: "x")
    try FileSystem.write(Array("two".utf8), to: directory.path + "/link")
    #expect(directory.permissions(of: "x") == 0o640)
    #expect(try FileReader.bytes(of: path) == Array("two".utf8))
  }

  @Test func anOutputKeepsLinksAndPermissions() throws {
    let path = try directory.write("one", to: "x")
    directory.setPermissions(of: "x", to: 0o600)
    try directory.link("link", to: "x")
    let output = try FileOutput(path: directory.path + "/link")
    try output.append(Array("two".utf8))
    #expect(try FileReader.bytes(of: path) == Array("one".utf8))
    try output.commit()
    #expect(try FileReader.bytes(of: path) == Array("two".utf8))
    #expect(directory.permissions(of: "x") == 0o600)
    #expect(try FileSystem.names(in: directory.path) == ["link", "x"])
  }

  @Test func anOutputThatIsLetGoLeavesNothingBehind() throws {
    let path = try directory.write("one", to: "x")
    do {
      let output = try FileOutput(path: path)
      try output.append(Array("two".utf8))
    }
    #expect(try FileReader.bytes(of: path) == Array("one".utf8))
    #expect(try FileSystem.names(in: directory.path) == ["x"])
  }

  @Test func whatIsNoFileIsNeverReplaced() throws {
    try directory.makePipe("pipe")
    try directory.link("nowhere", to: "nothing")
    let path = directory.path
    #expect(reason { try FileSystem.write([1], to: path + "/pipe") } == .notRegular)
    #expect(reason { _ = try FileOutput(path: path + "/pipe") } == .notRegular)
    #expect(reason { try FileSystem.write([1], to: path + "/nowhere") } == .danglingLink)
    #expect(FileSystem.kind(of: path + "/pipe") == .other)
    #expect(try FileSystem.names(in: path) == ["nowhere", "pipe"])
  }

  @Test func findsTheClosestFolderThatHoldsAName() throws {
    try directory.write("", to: "a/.git/HEAD")
    try directory.write("", to: "a/b/c/x")
    let path = directory.path
    #expect(FileSystem.folder(atOrAbove: path + "/a/b/c", holding: [".git"]) == path + "/a")
    #expect(
      FileSystem.folder(atOrAbove: path + "/a/b/c", holding: ["x", ".git"]) == path + "/a/b/c")
    #expect(FileSystem.folder(atOrAbove: path + "/a/b", holding: ["no such name"]) == nil)
  }

  @Test func aFailedWriteLeavesNothingBehind() throws {
    #expect(reason { try FileSystem.write([1], to: directory.path) } == .isDirectory)
    #expect(reason { try FileSystem.write([1], to: directory.path + "/a/b") } == .notFound)
    #expect(try FileSystem.names(in: directory.path).isEmpty)
  }

  @Test func includesStayInTheirRoot() throws {
    try directory.write("x", to: "root/sub/policy.md")
    try directory.write("x", to: "secret")
    try directory.link("root/out", to: "../secret")
    try directory.link("root/in", to: "sub/policy.md")
    let base = directory.path + "/root"
    let root = try IncludeRoot(base)
    #expect(try root.resolve("sub/../sub/policy.md", from: base) == base + "/sub/policy.md")
    #expect(try root.resolve("../in", from: base + "/sub") == base + "/in")
    #expect(reason { _ = try root.resolve("../secret", from: base) } == .outsideRoot)
    #expect(reason { _ = try root.resolve("in\0x", from: base) } == .nulInPath)
    #expect(reason { _ = try FileReader.bytes(of: base + "/in\0x") } == .nulInPath)
    #expect(reason { _ = try root.resolve("../../etc/passwd", from: base) } == .outsideRoot)
    #expect(reason { _ = try root.resolve("out", from: base) } == .outsideRoot)
    #expect(reason { _ = try root.resolve("/etc/passwd", from: base) } == .absolutePath)
    #expect(reason { _ = try root.resolve("none.md", from: base) } == .notFound)
  }
}

import Files

/// One run of the built command, with what it wrote and how it ended.
package struct CommandRun: Sendable {
  package let output: [UInt8]
  package let errors: String
  package let status: Int32

  package var text: String { String(decoding: output, as: UTF8.self) }

  /// The command that the tests were built with, beside their own executable.
  package static let executable = FilePath.join(
    FilePath.parent(of: CommandLine.arguments[0]), "promptlint")

  /// Runs the command, or another program, and waits for it.
  ///
  /// - Parameter environment: The whole environment; empty but for this.
  /// - Throws: `FileError` where the program cannot be started.
  package init(
    _ arguments: [String], in folder: String, program: String = Self.executable,
    environment: [String] = []
  ) throws {
    let capture = try TemporaryDirectory()
    let (outPath, errorPath) = (capture.path + "/out", capture.path + "/err")
    var actions = Self.emptyActions()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, outPath, flags, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errorPath, flags, 0o600)
    let argv = Self.strings(
      ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", folder, program] + arguments)
    let envp = Self.strings(environment)
    defer {
      for string in argv + envp { free(string) }
    }
    var process: pid_t = 0
    guard posix_spawn(&process, "/bin/sh", &actions, nil, argv, envp) == 0 else {
      throw FileError(path: program, reason: .notFound)
    }
    var code: Int32 = 0
    while waitpid(process, &code, 0) < 0, errno == EINTR {}
    // WIFEXITED and WEXITSTATUS, which are macros; a signal counts as 128 and its number.
    status = code & 0x7F == 0 ? (code >> 8) & 0xFF : 128 + (code & 0x7F)
    output = try FileReader.bytes(of: outPath)
    errors = String(decoding: try FileReader.bytes(of: errorPath), as: UTF8.self)
  }

  private static func strings(_ texts: [String]) -> [UnsafeMutablePointer<CChar>?] {
    texts.map { strdup($0) } + [nil]
  }

  #if canImport(Darwin)
    private static func emptyActions() -> posix_spawn_file_actions_t? { nil }
  #else
    private static func emptyActions() -> posix_spawn_file_actions_t { .init() }
  #endif
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The C library as this package uses it: every call that leaves the process is in this file.
///
/// Calls that a signal interrupts are repeated; failures come back as `FileError.Reason`.
enum System {
  /// A file that is open; the owner closes it.
  typealias Descriptor = Int32

  enum Mode {
    case reading
    /// What is there already, as it is.
    case writing
    /// Creates a file that must not exist yet, with these permission bits.
    case creating(permissions: UInt32)
  }

  enum Kind: Sendable {
    case file
    case directory
    case link
    case other
  }

  static func endProcess(_ status: Int32) -> Never { exit(status) }

  /// What `stat` says about a file, as far as this module asks.
  struct Status {
    var kind: Kind
    var size: Int
    var permissions: UInt32
    var owner: UInt32
    var group: UInt32
    var identity: Identity
    /// Nanoseconds since 1970 at which the bytes were last changed.
    var modified: Int
  }

  /// One file of one device, whatever path leads to it.
  struct Identity: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  static func openFile(_ path: String, _ mode: Mode) -> Result<Descriptor, Reason> {
    if path.utf8.contains(0) { return .failure(.nulInPath) }
    return switch mode {
    case .reading:
      checked { open(path, O_RDONLY | O_CLOEXEC, 0) }
    case .writing:
      checked { open(path, O_WRONLY | O_CLOEXEC, 0) }
    case .creating(let permissions):
      checked {
        open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(permissions & 0o7777))
      }
    }
  }

  static func closeFile(_ descriptor: Descriptor) { _ = close(descriptor) }

  /// Reads what is there, up to the size of the buffer; 0 at the end of the file.
  static func readBytes(
    _ descriptor: Descriptor, into buffer: UnsafeMutableRawBufferPointer
  ) -> Result<Int, Reason> {
    guard let base = buffer.baseAddress else { return .success(0) }
    return checked { read(descriptor, base, buffer.count) }
  }

  /// Writes every byte.
  static func writeBytes(_ bytes: UnsafeRawBufferPointer, to descriptor: Descriptor) -> Reason? {
    guard let base = bytes.baseAddress else { return nil }
    var written = 0
    while written < bytes.count {
      switch checked({ write(descriptor, base + written, bytes.count - written) }) {
      case .success(let count): written += count
      case .failure(let reason): return reason
      }
    }
    return nil
  }

  static func status(of descriptor: Descriptor) -> Result<Status, Reason> {
    var information = stat()
    return checked { fstat(descriptor, &information) }.map { _ in Status(information) }
  }

  static func status(of path: String, followingLinks: Bool = true) -> Result<Status, Reason> {
    var information = stat()
    return checked {
      followingLinks ? stat(path, &information) : lstat(path, &information)
    }.map { _ in Status(information) }
  }

  /// The absolute path of an existing file with every link and `..` resolved.
  static func realPath(_ path: String) -> Result<String, Reason> {
    guard let resolved = realpath(path, nil) else { return .failure(Reason(code: errno)) }
    defer { free(resolved) }
    return .success(String(cString: resolved))
  }

  static func renameFile(_ path: String, to target: String) -> Reason? {
    failure { rename(path, target) }
  }

  static func removeFile(_ path: String) { _ = unlink(path) }

  static func makeDirectory(_ path: String) -> Reason? { failure { mkdir(path, 0o777) } }

  /// Gives a file the permissions of another, and its owner as far as this user may.
  static func setOwnerAndPermissions(of descriptor: Descriptor, like other: Status) -> Reason? {
    _ = fchown(descriptor, uid_t(other.owner), gid_t(other.group))
    return failure { fchmod(descriptor, mode_t(other.permissions & 0o7777)) }
  }

  /// The names in a directory, without `.` and `..`, in the order of the file system.
  ///
  /// A kind is nil where the file system does not say it without a further call.
  static func entries(of path: String) -> Result<[(name: [UInt8], kind: Kind?)], Reason> {
    guard let directory = opendir(path) else { return .failure(Reason(code: errno)) }
    defer { closedir(directory) }
    var entries: [(name: [UInt8], kind: Kind?)] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        Array(bytes.prefix { $0 != 0 })
      }
      if name == [0x2E] || name == [0x2E, 0x2E] { continue }
      let kind: Kind? =
        switch Int(entry.pointee.d_type) {
        case Int(DT_REG): .file
        case Int(DT_DIR): .directory
        case Int(DT_LNK): .link
        case Int(DT_UNKNOWN): nil
        default: .other
        }
      entries.append((name, kind))
    }
    return .success(entries)
  }

  static func environmentValue(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    return String(cString: value)
  }

  static func currentDirectory() -> String? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }

  /// A path that leads to the file of the program that runs.
  static func executablePath() -> String? {
    #if canImport(Darwin)
      var size: UInt32 = 0
      _ = _NSGetExecutablePath(nil, &size)
      var path = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&path, &size) == 0 else { return nil }
      return String(decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    #else
      return "/proc/self/exe"
    #endif
  }

  static func isTerminal(_ descriptor: Descriptor) -> Bool { isatty(descriptor) == 1 }

  /// The columns of the terminal behind a descriptor, or nil where there is none.
  static func terminalWidth(_ descriptor: Descriptor) -> Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  static func processIdentifier() -> Int32 { getpid() }

  /// Nanoseconds of a clock that never goes back.
  static func monotonicNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
  }

  /// Lets a write to a closed pipe, or past the size that files may have, fail with an error instead
  /// of ending the process.
  static func letWritesFail() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
  }

  /// The C library's words for an error, in the style of the other reasons.
  static func description(ofError code: Int32) -> String {
    guard let text = strerror(code) else { return "system error \(code)" }
    let words = String(cString: text)
    return words.prefix(1).lowercased() + words.dropFirst()
  }

  typealias Reason = FileError.Reason

  private static func checked<Value: SignedInteger>(
    _ call: () -> Value
  ) -> Result<Value, Reason> {
    while true {
      let value = call()
      if value >= 0 { return .success(value) }
      let code = errno
      if code != EINTR { return .failure(Reason(code: code)) }
    }
  }

  private static func failure(_ call: () -> Int32) -> Reason? {
    if case .failure(let reason) = checked(call) { reason } else { nil }
  }
}

extension System.Status {
  fileprivate init(_ information: stat) {
    kind =
      switch information.st_mode & mode_t(S_IFMT) {
      case mode_t(S_IFREG): .file
      case mode_t(S_IFDIR): .directory
      case mode_t(S_IFLNK): .link
      default: .other
      }
    size = Int(information.st_size)
    permissions = UInt32(information.st_mode & 0o7777)
    owner = UInt32(information.st_uid)
    group = UInt32(information.st_gid)
    identity = System.Identity(
      device: UInt64(truncatingIfNeeded: information.st_dev),
      inode: UInt64(truncatingIfNeeded: information.st_ino))
    #if canImport(Darwin)
      let time = information.st_mtimespec
    #else
      let time = information.st_mtim
    #endif
    modified = Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
  }
}

extension FileError.Reason: Error {
  fileprivate init(code: Int32) {
    self =
      switch code {
      case ENOENT: .notFound
      case EISDIR: .isDirectory
      case ENOTDIR: .notDirectory
      case EACCES, EPERM: .notPermitted
      case EEXIST: .alreadyExists
      case ELOOP: .tooManyLinks
      case ENAMETOOLONG: .nameTooLong
      case EPIPE: .closedPipe
      default: .other(code: code)
      }
  }
}

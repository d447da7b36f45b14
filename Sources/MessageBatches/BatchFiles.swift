import Files

/// The files of a batch run: bodies of `POST /v1/messages/batches`, one request a line.
///
/// A file ends where the next request would go over the provider's limits; the next one has a number
/// in its name. None has its name before all are whole; a pipe or a device takes what fits one file.
struct BatchFiles {
  private let path: String
  /// The files that the run reads, which none may be.
  private let inputs: [String]
  private let isStream: Bool
  private let requestLimit: Int
  private let byteLimit: Int
  private var outputs: [FileOutput] = []
  private var requests = 0

  private static let opening = Array("{\"requests\":[\n".utf8)
  private static let closing = Array("\n]}\n".utf8)

  init(path: String, inputs: [String], requestLimit: Int, byteLimit: Int) {
    self.path = path
    self.inputs = inputs
    isStream = FileSystem.kind(of: path) == .other
    self.requestLimit = requestLimit
    self.byteLimit = byteLimit
  }

  /// Whether a request fits a file at all.
  func fits(_ request: [UInt8]) -> Bool {
    request.count <= byteLimit - Self.opening.count - Self.closing.count
  }

  mutating func append(_ request: [UInt8]) throws(FileError) {
    if let output = outputs.last, requests < requestLimit,
      output.count + request.count + Self.closing.count + 2 <= byteLimit
    {
      try output.append([UInt8(ascii: ","), UInt8(ascii: "\n")])
      try output.append(request)
      requests += 1
    } else {
      try outputs.last?.append(Self.closing)
      let output = try nextOutput()
      try output.append(Self.opening)
      try output.append(request)
      outputs.append(output)
      requests = 1
    }
  }

  /// Gives the files their names and returns them.
  func commit() throws(FileError) -> [String] {
    try outputs.last?.append(Self.closing)
    for output in outputs { try output.commit() }
    return outputs.map(\.path)
  }

  private func nextOutput() throws(FileError) -> FileOutput {
    let name = Self.numbered(path, outputs.count + 1)
    if isStream, !outputs.isEmpty { throw FileError(path: path, reason: .notSplittable) }
    if isInput(name) { throw FileError(path: name, reason: .isInput) }
    return try FileOutput(path: name, allowsStreams: true)
  }

  /// Removes the files that an earlier run wrote under the names that come next, and returns them:
  /// who sends all files of a name would send those requests again.
  ///
  /// A file that does not start as this command writes them stays.
  func removeOlderFiles() -> [String] {
    var removed: [String] = []
    if isStream { return removed }
    while true {
      let name = Self.numbered(path, outputs.count + removed.count + 1)
      guard isBatch(name), !isInput(name) else { return removed }
      FileSystem.remove(name)
      removed.append(name)
    }
  }

  private func isInput(_ path: String) -> Bool {
    FileSystem.first(of: [path], leadingToOneOf: inputs) != nil
  }

  private func isBatch(_ path: String) -> Bool {
    guard FileSystem.kind(of: path) == .file, var stream = try? ByteStream(path: path) else {
      return false
    }
    var start: [UInt8] = []
    _ = try? stream.append(atMost: Self.opening.count, to: &start)
    return start == Self.opening
  }

  /// `out.json`, `out-2.json`, `out-3.json`.
  private static func numbered(_ path: String, _ number: Int) -> String {
    number == 1 ? path : inserted("-\(number)", into: path)
  }

  /// The path with a text before the ending of its name.
  static func inserted(_ text: String, into path: String) -> String {
    let name = FilePath.name(of: path)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return path + text }
    return path.dropLast(name.count) + name[..<dot] + text + name[dot...]
  }
}

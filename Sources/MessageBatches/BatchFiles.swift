import Files

/// The files of a batch run: bodies of `POST /v1/messages/batches`, one request a line.
///
/// A file ends where the next request would go over the provider's limits; the next one has a number
/// in its name. None has its name before all are whole.
struct BatchFiles {
  private let path: String
  private let requestLimit: Int
  private let byteLimit: Int
  private var outputs: [FileOutput] = []
  private var requests = 0

  private static let opening = Array("{\"requests\":[\n".utf8)
  private static let closing = Array("\n]}\n".utf8)

  init(path: String, requestLimit: Int, byteLimit: Int) {
    self.path = path
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
      let output = try FileOutput(path: Self.numbered(path, outputs.count + 1))
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

package import Files
import SourceText
package import YAMLText

/// Where rows come from; it can be read any number of times.
package struct RowSource: Sendable {
  private let origin: Origin

  private enum Origin: Sendable {
    case file(path: String, displayPath: String, RowFormat)
    case bytes([UInt8], displayPath: String, RowFormat)
    case list(YAMLNode)
  }

  /// A file, which is read piece by piece where the format allows.
  ///
  /// - Parameter displayPath: How diagnostics name the file, where that is not the path itself.
  package static func file(
    _ path: String, displayPath: String? = nil, format: RowFormat
  ) -> RowSource {
    RowSource(origin: .file(path: path, displayPath: displayPath ?? path, format))
  }

  /// The content of a file that was read already.
  package static func bytes(
    _ bytes: [UInt8], displayPath: String, format: RowFormat
  ) -> RowSource {
    RowSource(origin: .bytes(bytes, displayPath: displayPath, format))
  }

  /// The list of mappings that a template or another YAML file has in it.
  package static func list(_ node: YAMLNode) -> RowSource { RowSource(origin: .list(node)) }

  /// The file that the rows are in, where they have one of their own.
  package var path: String? {
    if case .file(let path, _, _) = origin { path } else { nil }
  }

  /// Starts reading.
  ///
  /// - Parameter names: The top-level members that the rows will be asked for by position.
  package func reader(
    wanting names: [String] = [], limits: RowLimits = .standard
  ) throws(FileError) -> RowReader {
    RowReader(feed: try feed(limits), wanting: names)
  }

  private func feed(_ limits: RowLimits) throws(FileError) -> any RowFeed {
    switch origin {
    case .file(let path, let displayPath, .jsonLines):
      return JSONLinesFeed(try ByteWindow(path: path), path: displayPath, limits: limits)
    case .bytes(let bytes, let displayPath, .jsonLines):
      return JSONLinesFeed(ByteWindow(bytes), path: displayPath, limits: limits)
    case .file(let path, let displayPath, .csv):
      return CSVFeed(try ByteWindow(path: path), path: displayPath, limits: limits)
    case .bytes(let bytes, let displayPath, .csv):
      return CSVFeed(ByteWindow(bytes), path: displayPath, limits: limits)
    case .file(let path, let displayPath, .yaml):
      return YAMLFeed(try FileReader.sourceFile(path, displayPath: displayPath))
    case .bytes(let bytes, let displayPath, .yaml):
      return YAMLFeed(SourceFile(path: displayPath, bytes: bytes))
    case .list(let node):
      return YAMLFeed(list: node)
    }
  }
}

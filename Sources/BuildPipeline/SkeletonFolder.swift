import Files
import JSONText
import PromptEmitters

/// The skeletons that an output folder holds from earlier builds.
enum SkeletonFolder {
  static let suffix = ".skeleton.json"

  /// The paths of those that no build writes any more.
  ///
  /// A skeleton names its template. Where that is gone, or was built now and came out under other
  /// names, an app would go on sending a prompt that nobody lints; a template that is there and was
  /// not built belongs to another call.
  ///
  /// - Parameters:
  ///   - written: The files of this build.
  ///   - built: The templates of this build.
  static func orphans(
    in directory: String, besides written: [String], built: [String]
  ) -> [String] {
    guard FileSystem.kind(of: directory) == .directory else { return [] }
    let known = Set(written.map { Array(FilePath.normalised($0).utf8) })
    let sources = Set(built.map { Array($0.utf8) })
    let walked = DirectoryWalk(suffixes: [suffix]).files(in: directory) { _, _ in false }
    return walked.files.filter { path in
      if known.contains(Array(FilePath.normalised(path).utf8)) { return false }
      guard let source = source(of: path) else { return false }
      return sources.contains(source)
        || !FileSystem.exists(String(decoding: source, as: UTF8.self))
    }
  }

  /// The template that a file is the skeleton of; nil where it is no skeleton.
  private static func source(of path: String) -> [UInt8]? {
    guard let bytes = try? FileReader.bytes(of: path),
      let root = try? JSONDocument(parsing: bytes).root,
      root["format"]?.stringBytes() == Array(SkeletonJSON.formatName.utf8)
    else { return nil }
    return root["source"]?.stringBytes()
  }
}

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
  ///   - built: The paths of this build's templates.
  static func orphans(
    in directory: String, besides written: [String], built: [String]
  ) -> [String] {
    guard FileSystem.kind(of: directory) == .directory else { return [] }
    let known = Set(written.map { Array(FilePath.normalised($0).utf8) })
    let templates = Set(built.map { Array(FileSystem.absolute($0).utf8) })
    let walked = DirectoryWalk(suffixes: [suffix]).files(in: directory) { _, _ in false }
    return walked.files.filter { path in
      if known.contains(Array(FilePath.normalised(path).utf8)) { return false }
      guard let template = template(of: path) else { return false }
      return templates.contains(Array(template.utf8)) || !FileSystem.exists(template)
    }
  }

  /// What a skeleton says of where its template is: the way from the skeleton's own folder, which is
  /// the same wherever a build runs.
  static func source(of template: String, from skeleton: String) -> String {
    FilePath.relative(
      FileSystem.absolute(template), to: FileSystem.absolute(FilePath.parent(of: skeleton)))
  }

  /// The absolute path of the template that a file is the skeleton of; nil where it is no skeleton.
  private static func template(of path: String) -> String? {
    guard let bytes = try? FileReader.bytes(of: path),
      let root = try? JSONDocument(parsing: bytes).root,
      root["format"]?.stringBytes() == Array(SkeletonJSON.formatName.utf8),
      let source = root["source"]?.stringBytes()
    else { return nil }
    return FileSystem.absolute(
      FilePath.join(FilePath.parent(of: path), String(decoding: source, as: UTF8.self)))
  }
}

import Files
import SourceText

/// The files that templates include, each read once in a run.
package final class IncludeCache {
  private var files: [String: SourceFile] = [:]

  package init() {}

  /// A file by the path that it is shown with.
  func file(_ path: String) throws(FileError) -> SourceFile {
    if let known = files[path] { return known }
    let file = try FileReader.sourceFile(path)
    files[path] = file
    return file
  }
}

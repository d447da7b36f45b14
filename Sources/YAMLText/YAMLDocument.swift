package import SourceText

/// One YAML file as a tree in which every node knows its bytes.
///
/// The language is YAML 1.1 as libyaml reads it, one document a file.
package struct YAMLDocument: Sendable {
  let storage: YAMLStorage

  /// The tree of a file.
  package static func parse(
    _ file: SourceFile, limits: YAMLLimits = .standard
  ) throws(YAMLFailure) -> YAMLDocument {
    let input = try InputCheck(file, limits: limits)
    try ScannerGuard.checkRuns(in: file)
    try ScannerGuard.checkDirectives(in: file, from: 0)
    var builder = TreeBuilder(file, input: input, limits: limits)
    try builder.build()
    return YAMLDocument(storage: builder.storage())
  }

  package var file: SourceFile { storage.file }

  /// The outermost node; nil where the file has nothing but blanks and comments.
  package var root: YAMLNode? {
    storage.records.isEmpty ? nil : YAMLNode(storage: storage, index: 0, alias: 0)
  }

  /// The comments in the order written; a `#` inside a scalar starts none.
  ///
  /// Found by a pass over the file on each call.
  package var comments: [YAMLComment] { CommentScanner.comments(in: storage) }

  /// The scalar whose bytes hold an offset of the file.
  package func scalar(at offset: Int) -> YAMLNode? {
    var low = 0
    var high = storage.records.count
    while low < high {
      let middle = (low + high) / 2
      if storage.records[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0, storage.records[low - 1].shape.isScalar,
      storage.records[low - 1].range.contains(offset)
    else { return nil }
    return YAMLNode(storage: storage, index: low - 1, alias: 0)
  }
}

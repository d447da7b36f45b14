import Files
import LintPipeline
import PromptSkeleton
import SourceText

/// Makes the result of a template of its bytes, where what it was found from is as it was.
struct ResultDecoding {
  var reader: ResultReader
  private var files: [SourceFile]

  init(_ file: SourceFile, _ reader: ResultReader) {
    files = [file]
    self.reader = reader
  }

  /// The result; nil where a loader has another answer now.
  mutating func result(
    asking loader: TemplateLoader, _ digests: inout FileDigests
  ) throws(ResultReader.Damage) -> LintedTemplate? {
    for _ in 0..<(try reader.count()) {
      guard try isAsItWas(loader, &digests) else { return nil }
    }
    let linted = try LintedTemplate(from: &self)
    guard reader.isAtEnd else { throw ResultReader.Damage() }
    return linted
  }

  /// The file of a number.
  func file(_ number: Int) throws(ResultReader.Damage) -> SourceFile {
    guard files.indices.contains(number) else { throw ResultReader.Damage() }
    return files[number]
  }

  /// Asks a loader what was asked before, and compares the answers.
  private mutating func isAsItWas(
    _ loader: TemplateLoader, _ digests: inout FileDigests
  ) throws(ResultReader.Damage) -> Bool {
    let kind = try KeptStep(from: &self)
    let path = try reader.text()
    let folder = try reader.text()
    switch kind {
    case .included:
      guard let file = try? loader.included(path, in: folder) else { return false }
      if !files.contains(file) { files.append(file) }
      return try isNext(file.path, digests.digest(ofIncluded: file))
    case .lookedForSamples:
      return try Bool(from: &self) == loader.hasSamples(path, in: folder)
    case .samples:
      guard let resolved = try? loader.resolve(path, in: folder),
        let digest = digests.digest(ofSamples: resolved)
      else { return false }
      return try isNext(resolved, digest)
    }
  }

  /// Whether a path and a digest are those that come next.
  private mutating func isNext(
    _ path: String, _ digest: ContentDigest
  ) throws(ResultReader.Damage) -> Bool {
    let isSamePath = try reader.text().hasSameBytes(as: path)
    return ContentDigest(high: try reader.word(), low: try reader.word()) == digest && isSamePath
  }
}

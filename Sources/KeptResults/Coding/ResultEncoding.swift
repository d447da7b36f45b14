import Files
import LintPipeline
import SourceText

/// Makes bytes of what linting a template came to.
struct ResultEncoding {
  var writer = ResultWriter()
  /// The template and what it includes, numbered in the order in which a decoding meets them.
  private var numbers: [SourceFile: Int]
  /// Whether everything so far can be read back.
  private var isWhole = true

  init(_ file: SourceFile) { numbers = [file: 0] }

  /// The bytes of a result; nil where it is one that is not kept.
  mutating func bytes(
    of linted: LintedTemplate, after steps: [LoaderStep], _ digests: inout FileDigests
  ) -> [UInt8]? {
    if linted.notAnalysed != nil || linted.findings.contains(where: \.preventsAnalysis) {
      return nil
    }
    writer.integer(steps.count)
    for step in steps { write(step, &digests) }
    linted.write(to: &self)
    return isWhole ? writer.bytes : nil
  }

  /// The number of a file; one that is not known here, as the samples are not, leaves nothing to keep.
  mutating func number(of file: SourceFile) -> Int {
    if let number = numbers[file] { return number }
    isWhole = false
    return 0
  }

  private mutating func write(_ step: LoaderStep, _ digests: inout FileDigests) {
    switch step {
    case .included(let path, let folder, let file):
      if numbers[file] == nil { numbers[file] = numbers.count }
      write(.included, path, folder)
      write(digests.digest(ofIncluded: file), as: file.path)
    case .lookedForSamples(let path, let folder, let isThere):
      write(.lookedForSamples, path, folder)
      isThere.write(to: &self)
    case .samples(let path, let folder, let resolved, let stamp):
      guard let digest = digests.digest(ofSamples: resolved, in: stamp) else {
        isWhole = false
        return
      }
      write(.samples, path, folder)
      write(digest, as: resolved)
    case .failed: isWhole = false
    }
  }

  private mutating func write(_ kind: KeptStep, _ path: String, _ folder: String) {
    kind.write(to: &self)
    path.write(to: &self)
    folder.write(to: &self)
  }

  private mutating func write(_ digest: ContentDigest, as path: String) {
    path.write(to: &self)
    writer.word(digest.high)
    writer.word(digest.low)
  }
}

/// What a loader was asked, as it is kept.
enum KeptStep: Int, Kept {
  case included
  case lookedForSamples
  case samples
}

package import LintPipeline
package import SourceText

/// The results of earlier runs in one working directory, and what this run adds to them.
///
/// A result is kept with what its template asked its loader, and taken only where the template has the
/// same bytes under the same setting and every question has the same answer now. Results that leave
/// something unanalysed, or that speak of lines of samples, are found anew each time.
package final class KeptResults: ResultMemory {
  private let path: String
  private let program: String
  private lazy var earlier = ResultPack.read(path, program: program)
  private var digests = FileDigests()
  /// The results of this run in the order in which they were used; fixing lints several times.
  private var used: [ContentDigest] = []
  private var added: [ContentDigest: [UInt8]] = [:]

  /// - Parameters:
  ///   - path: The file that holds the results.
  ///   - program: What tells this build of the command from any other.
  package init(path: String, program: String) {
    self.path = path
    self.program = program
  }

  package func result(
    of file: SourceFile, under setting: LintSetting, _ loader: TemplateLoader,
    lint: () -> LintedTemplate
  ) -> LintedTemplate {
    let key = digests.key(of: file, under: setting)
    let own = added[key].map { ResultReader($0, in: $0.indices) }
    if let kept = own ?? earlier.reader(of: key) {
      var decoding = ResultDecoding(file, kept)
      if let linted = try? decoding.result(asking: loader, &digests) {
        used.append(key)
        return linted
      }
    }
    let linted = lint()
    var encoding = ResultEncoding(file)
    if let bytes = encoding.bytes(of: linted, after: loader.steps, &digests) {
      used.append(key)
      added[key] = bytes
    }
    return linted
  }

  /// Writes what this run added; where that cannot be done, the next run finds it anew.
  package func save() {
    if added.isEmpty { return }
    let bytes = earlier.bytes(using: used, adding: added, program: program)
    ResultFolder.write(bytes, to: path)
    added = [:]
  }
}

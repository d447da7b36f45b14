package import Files
import JSONText

/// How many requests of a batch succeeded, by its results file.
package struct ResultCounts: Sendable {
  package private(set) var succeeded = 0
  package private(set) var failed = 0

  /// Reads JSON lines: results of Anthropic's batches (`result.type`), or rows with `success` or
  /// `error`; lines that say neither are not counted.
  package init(file path: String) throws(FileError) {
    for line in try FileReader.bytes(of: path).split(separator: 0x0A) {
      guard let root = (try? JSONDocument(parsing: Array(line)))?.root else { continue }
      if let type = root["result"]?["type"] {
        count(type.isString("succeeded"))
      } else if let success = root["success"]?.bool {
        count(success)
      } else if let error = root["error"] {
        count(error.kind == .null)
      }
    }
  }

  private mutating func count(_ isSuccess: Bool) {
    if isSuccess { succeeded += 1 } else { failed += 1 }
  }
}

import Files
import SourceText

/// Brings rows, whatever their format, as the bytes of one JSON object each.
protocol RowFeed: AnyObject {
  /// Puts the next row into a buffer.
  func next(into row: RowBuffer) throws(FileError) -> RowFeedResult
}

/// What a feed found.
enum RowFeedResult {
  /// The buffer holds a row, which need not be well-formed JSON.
  case row
  /// There is a row, but it cannot be read.
  indirect case invalid(Diagnostic)
  /// There may be rows, but no way to them; only `end` follows.
  indirect case unreadable(Diagnostic)
  case end
}

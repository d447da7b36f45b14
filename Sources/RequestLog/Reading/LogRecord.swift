/// A record of a log as it stands in its file.
struct LogRecord {
  var bytes: [UInt8]
  /// Where it starts in the file.
  var offset: Int
  var place: RequestPlace
}

/// A prefix that a request asked the provider to keep, shared by all branches that repeat it.
final class CacheEntry {
  /// How many positions it spans.
  let position: Int
  /// The position in the log of the request that wrote it.
  private(set) var writer: Int
  /// When it was last written or read, in seconds since 1970; nil in a log without times.
  private(set) var lastUse: Double?
  /// How long it lives from its last use.
  private(set) var seconds: Double
  /// When it was written, and when the response to that request had ended, if known.
  private(set) var written: Double?
  private(set) var answered: Double?
  /// Whether the provider reported that it wrote or read something for the writer.
  private(set) var isConfirmed: Bool

  init(_ position: Int, seconds: Double, writer request: CapturedRequest) {
    let record = request.record
    self.position = position
    self.seconds = seconds
    writer = request.index
    lastUse = record.time
    written = record.time
    if let time = record.time, let duration = record.duration { answered = time + duration }
    isConfirmed = record.usage.map { $0.written > 0 || $0.read > 0 } ?? false
  }

  /// Whether it still lives at a time; without times everything does.
  func isAlive(at time: Double?) -> Bool {
    guard let time, let lastUse else { return true }
    return time - lastUse <= seconds
  }

  /// Notes that a request read it.
  func read(at time: Double?) {
    guard let time else { return }
    lastUse = max(lastUse ?? time, time)
  }

  /// Notes that a request marked its last position again: a dead entry is written anew.
  func mark(_ other: CacheEntry) {
    if !isAlive(at: other.lastUse) {
      (writer, written, answered) = (other.writer, other.written, other.answered)
      seconds = other.seconds
    }
    read(at: other.lastUse)
    seconds = max(seconds, other.seconds)
    isConfirmed = isConfirmed || other.isConfirmed
  }
}

import JSONText

/// Holds the lines of a log back for a while, to read them in the order of their own times.
///
/// Loggers write a line when the answer is there, so that a request may stand before one that was
/// sent earlier. A line without a time keeps its place behind the line before it.
struct RecordOrder {
  private let records: RecordReader
  /// In the order of the file.
  private var held: [Held] = []
  private var heldBytes = 0
  private var latestTime = -Double.infinity
  /// The position of the first request that is in none of the lines read or counted so far.
  private var nextIndex = 0

  /// The most lines that are held back, and the most bytes of them.
  private static let lineLimit = 256
  private static let byteLimit = 16 << 20

  private struct Held {
    var record: LogRecord
    var time: Double
    /// The position of its first request in the log, once it is known.
    var index: Int?
  }

  init(_ records: RecordReader) { self.records = records }

  /// Takes the next line of the file.
  mutating func add(_ record: LogRecord) {
    let time = record.bytes.withUnsafeBytes { RecordTime.seconds(ofRecord: $0) }
    latestTime = time ?? latestTime
    held.append(Held(record: record, time: latestTime))
    heldBytes += record.bytes.count
    while held.count > 1, held.count > Self.lineLimit || heldBytes > Self.byteLimit {
      readEarliest()
    }
  }

  /// Reads what is held back: times are compared within a file.
  mutating func finishFile() {
    while !held.isEmpty { readEarliest() }
    latestTime = -.infinity
  }

  /// Reads a file that is one record.
  mutating func readDocument(_ record: LogRecord) {
    nextIndex += records.read(record, from: nextIndex)
  }

  private mutating func readEarliest() {
    guard var place = held.indices.first else { return }
    for index in held.indices where held[index].time < held[place].time { place = index }
    // Positions are those in the file: what stands before this line is counted first.
    for index in held[..<place].indices where held[index].index == nil {
      held[index].index = nextIndex
      nextIndex += RecordReader.requestCount(in: held[index].record)
    }
    let next = held.remove(at: place)
    heldBytes -= next.record.bytes.count
    let count = records.read(next.record, from: next.index ?? nextIndex)
    if next.index == nil { nextIndex += count }
  }
}

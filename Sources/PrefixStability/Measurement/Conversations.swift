import SampleRows

/// The latest row of each conversation, in bounded memory.
///
/// Past `byteLimit` the conversations that were seen first are forgotten; their next turn counts as
/// a first one.
struct Conversations {
  private static let byteLimit = 64 << 20

  private var latest: [UInt64: Turn] = [:]
  private var order: [UInt64] = []
  private var oldest = 0
  private var bytes = 0
  /// How many turns were not compared because the one before was forgotten.
  private(set) var forgotten = 0

  struct Turn {
    var row: Row
    var time: Int64?
  }

  /// The turn before, and remembers this one in its place.
  mutating func turn(before row: Row, session: UInt64, at time: Int64?) -> Turn? {
    bytes += Self.size(of: row)
    let previous = latest.updateValue(Turn(row: row, time: time), forKey: session)
    if let previous {
      bytes -= Self.size(of: previous.row)
    } else {
      order.append(session)
    }
    while bytes > Self.byteLimit, oldest < order.count - 1 {
      if let gone = latest.removeValue(forKey: order[oldest]) {
        bytes -= Self.size(of: gone.row)
        forgotten += 1
      }
      oldest += 1
    }
    if oldest > 1024, oldest > order.count / 2 {
      order.removeFirst(oldest)
      oldest = 0
    }
    return previous
  }

  /// About the memory that a row takes: its bytes, the places of its members and what holds both.
  private static func size(of row: Row) -> Int { row.json.capacity + 512 }
}

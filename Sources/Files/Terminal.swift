/// The process's surroundings: its streams, its terminal, its environment, its clock.
package enum Terminal {
  /// A stream that the process writes to.
  package enum Stream: Int32, Sendable {
    case output = 1
    case error = 2
  }

  package static func isTerminal(_ stream: Stream) -> Bool { System.isTerminal(stream.rawValue) }

  /// The columns of the terminal, or nil where the stream is none.
  package static func width(of stream: Stream) -> Int? { System.terminalWidth(stream.rawValue) }

  /// Writes every byte, however the reader paces it.
  ///
  /// - Throws: `.closedPipe` where the reader has gone, as `| head` does: a reason to end quietly,
  ///   once `letWritesFail` was called.
  package static func write(_ bytes: [UInt8], to stream: Stream) throws(FileError) {
    if let reason = bytes.withUnsafeBytes({ System.writeBytes($0, to: stream.rawValue) }) {
      throw FileError(path: stream == .output ? "<stdout>" : "<stderr>", reason: reason)
    }
  }

  /// Lets a write to a closed pipe, or past the size that files may have, throw instead of ending the
  /// process; called once, at the start.
  package static func letWritesFail() { System.letWritesFail() }

  /// The value of an environment variable.
  package static func environment(_ name: String) -> String? { System.environmentValue(name) }

  /// Milliseconds of a clock that never goes back, for measuring how long something took.
  package static var milliseconds: Int {
    Int(truncatingIfNeeded: System.monotonicNanoseconds() / 1_000_000)
  }

  /// Ends the process with a status.
  package static func exit(_ status: Int32) -> Never { System.endProcess(status) }
}

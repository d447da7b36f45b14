/// A handful of files, the first of them the one to lint, with the place of the finding marked.
package struct RuleExample: Sendable {
  package var files: [File]

  package init(_ files: File...) { self.files = files }

  /// A file whose text may hold `⟦` and `⟧` around the bytes that a finding blames.
  package struct File: Sendable {
    package var name: String
    private var text: [UInt8]
    private var repetitions: Int

    /// - Parameter repetitions: How often the text is written, for files that have to be long; a page
    ///   shows it once.
    package init(_ name: String, _ text: String, repetitions: Int = 1) {
      self.init(name, bytes: Array(text.utf8), repetitions: repetitions)
    }

    /// A file whose bytes are not all text.
    package init(_ name: String, bytes: [UInt8], repetitions: Int = 1) {
      self.name = name
      text = bytes
      self.repetitions = repetitions
    }

    /// The content without marks, and the byte ranges that were marked.
    package var content: (bytes: [UInt8], marks: [Range<Int>]) {
      let once = Self.unmarked(text)
      if repetitions == 1 { return once }
      return (Array(repeatElement(once.bytes, count: repetitions).joined()), [])
    }

    /// The content as a page shows it: once, with a line that says how often it stands there.
    package var shown: (bytes: [UInt8], marks: [Range<Int>], repetitions: Int?) {
      let once = Self.unmarked(text)
      return (once.bytes, once.marks, repetitions == 1 ? nil : repetitions)
    }

    private static func unmarked(_ text: [UInt8]) -> (bytes: [UInt8], marks: [Range<Int>]) {
      let opening = Array("⟦".utf8)
      let closing = Array("⟧".utf8)
      var bytes: [UInt8] = []
      var marks: [Range<Int>] = []
      var start: Int?
      var rest = text[...]
      while let byte = rest.first {
        if rest.starts(with: opening) {
          start = bytes.count
          rest.removeFirst(opening.count)
        } else if rest.starts(with: closing), let markStart = start {
          marks.append(markStart..<bytes.count)
          start = nil
          rest.removeFirst(closing.count)
        } else {
          bytes.append(byte)
          rest.removeFirst()
        }
      }
      return (bytes, marks)
    }
  }
}

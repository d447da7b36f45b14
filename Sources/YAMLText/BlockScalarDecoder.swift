/// Decodes literal and folded scalars as libyaml does, piece by piece.
struct BlockScalarDecoder {
  private let source: [UInt8]
  private let isFolded: Bool
  private let outerIndentation: Int
  private var offset: Int
  private var trace: ScalarTrace
  /// The columns cut from each line; nil until the first line with text shows them.
  private var indentation: Int?
  /// The columns of the current line already passed.
  private var column = 0
  /// Line breaks behind the last text's own.
  private var breaks: [Range<Int>] = []

  private enum Chomping {
    case clip, strip, keep
  }

  struct Result {
    let trace: ScalarTrace
    /// Where the last line with text ends, or the header if there is none.
    let textEnd: Int
  }

  /// A decoder of the scalar whose `|` or `>` stands at `start`.
  ///
  /// `outerIndentation` is the least column that its text may have.
  init(
    source: [UInt8], value: ArraySlice<UInt8>, start: Int, isFolded: Bool, outerIndentation: Int
  ) {
    self.source = source
    self.isFolded = isFolded
    self.outerIndentation = outerIndentation
    offset = start
    trace = ScalarTrace(source: source, value: value, contentStart: start)
  }

  /// The pieces; nil where they are not the value.
  mutating func decode() -> Result? {
    let chomping = readHeader()
    var textEnd = offset
    skipRestOfHeader()
    skipBreaks()
    trace.contentStart = offset
    var lineBreak: Range<Int>?
    var startedWithBlank = false
    while column == indentation, offset < source.count {
      let startsWithBlank = isBlank
      if isFolded, let range = lineBreak, !startedWithBlank, !startsWithBlank,
        !YAMLBreak.isSeparator(in: source, at: range.lowerBound)
      {
        if breaks.isEmpty { trace.replace(range, by: CollectionOfOne(0x20)) }
      } else if let lineBreak {
        trace.keepBreak(lineBreak)
      }
      takeBreaks()
      startedWithBlank = startsWithBlank
      let start = offset
      skipToLineEnd()
      trace.keep(start..<offset)
      textEnd = offset
      lineBreak = takeBreak()
      skipBreaks()
    }
    if chomping != .strip, let lineBreak { trace.keepBreak(lineBreak) }
    if chomping == .keep { takeBreaks() }
    return trace.isComplete ? Result(trace: trace, textEnd: textEnd) : nil
  }

  /// Reads the indicators behind `|` or `>`, in either order.
  private mutating func readHeader() -> Chomping {
    var chomping = Chomping.clip
    offset += 1
    while offset < source.count {
      switch source[offset] {
      case UInt8(ascii: "+"): chomping = .keep
      case UInt8(ascii: "-"): chomping = .strip
      case let digit where UInt8(ascii: "1")...UInt8(ascii: "9") ~= digit:
        indentation = max(outerIndentation - 1, 0) + Int(digit - UInt8(ascii: "0"))
      default: return chomping
      }
      offset += 1
    }
    return chomping
  }

  private mutating func skipRestOfHeader() {
    skipToLineEnd()
    _ = takeBreak()
  }

  /// Passes indentation and empty lines, and settles the indentation if that is still open.
  private mutating func skipBreaks() {
    var widest = 0
    while true {
      while offset < source.count, source[offset] == 0x20, column < indentation ?? .max {
        offset += 1
        column += 1
      }
      widest = max(widest, column)
      guard let range = takeBreak() else { break }
      breaks.append(range)
    }
    if indentation == nil { indentation = max(widest, outerIndentation, 1) }
  }

  private mutating func takeBreaks() {
    for range in breaks { trace.keepBreak(range) }
    breaks.removeAll(keepingCapacity: true)
  }

  /// Passes the line break at the current place, if one is there.
  private mutating func takeBreak() -> Range<Int>? {
    guard offset < source.count else { return nil }
    let width = YAMLBreak.width(in: source, at: offset)
    guard width > 0 else { return nil }
    defer {
      offset += width
      column = 0
    }
    return offset..<offset + width
  }

  private mutating func skipToLineEnd() {
    offset = YAMLBreak.next(in: source, from: offset, upTo: source.count)
  }

  private var isBlank: Bool { source[offset] == 0x20 || source[offset] == 0x09 }
}

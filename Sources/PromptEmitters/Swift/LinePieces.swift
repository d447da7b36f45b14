/// Cuts a text that is too long for a line.
enum LinePieces {
  /// The pieces of a text, none much longer than the width.
  ///
  /// A piece ends after an escaped line feed, as JSON has it; where it gets too long, after the last
  /// blank or the last comma or colon between two parts of JSON; only where there is none of these
  /// anywhere else.
  static func pieces(of text: Substring.UnicodeScalarView, width: Int) -> [String] {
    var pieces: [String] = []
    var piece: [Unicode.Scalar] = []
    var lastBreak: Int?
    var isEscape = false
    func take(_ count: Int) {
      var text = String.UnicodeScalarView()
      text.append(contentsOf: piece[..<count])
      pieces.append(String(text))
      piece.removeSubrange(..<count)
      lastBreak = nil
    }
    for scalar in text {
      let before = piece.last
      piece.append(scalar)
      if scalar == " " || isBreak(scalar, after: before) { lastBreak = piece.count }
      let endsLine = isEscape && scalar == "n"
      isEscape = scalar == "\\" && !isEscape
      if endsLine {
        take(piece.count)
      } else if piece.count >= width, let lastBreak {
        take(lastBreak)
      } else if piece.count >= width, !isEscape {
        take(piece.count)
      }
    }
    if !piece.isEmpty || pieces.isEmpty { take(piece.count) }
    return pieces
  }

  private static func isBreak(_ scalar: Unicode.Scalar, after before: Unicode.Scalar?) -> Bool {
    switch (before, scalar) {
    case ("\"", ":"), ("\"", ","), ("}", ","), ("]", ","): true
    default: false
    }
  }
}

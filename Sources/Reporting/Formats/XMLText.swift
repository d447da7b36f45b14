/// Text as an attribute or the content of an XML 1.0 document.
enum XMLText {
  /// What XML cannot hold, control characters above all, is written as `\u{1b}`.
  static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "\n": output += "&#10;"
      case "\t": output += "&#9;"
      case _
      where scalar.value == 0xFFFE || scalar.value == 0xFFFF || VisibleText.isInvisible(scalar):
        output += VisibleText.escape(scalar)
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }
}

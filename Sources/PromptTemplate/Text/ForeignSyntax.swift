/// Marks of other template languages that a text may have been copied with.
enum ForeignSyntax {
  /// What an opening at an index looks like, if it is not one of ours.
  struct Finding {
    /// The construct and the languages that have it.
    var description: String
    var length: Int
    /// Whether the bytes can still be sent as they are; if not, the text has no meaning here.
    var isSendable: Bool
  }

  /// Looks at a `{` or `$`; the caller has made sure that one stands there.
  static func finding(at index: Int, in bytes: ArraySlice<UInt8>) -> Finding? {
    func byte(_ offset: Int) -> UInt8? {
      index + offset < bytes.endIndex ? bytes[index + offset] : nil
    }
    if bytes[index] == UInt8(ascii: "$") {
      guard byte(1) == UInt8(ascii: "{") else { return nil }
      if byte(2) == UInt8(ascii: "{") {
        return Finding(
          description: "'${{' (a GitHub Actions expression)", length: 3, isSendable: false)
      }
      return Finding(
        description: "'${' (a shell or JavaScript substitution)", length: 2, isSendable: true)
    }
    if byte(1) == UInt8(ascii: "%") {
      return Finding(description: "'{%' (a Jinja or Liquid tag)", length: 2, isSendable: true)
    }
    guard byte(1) == UInt8(ascii: "{"), let third = byte(2) else { return nil }
    let description: String? =
      switch third {
      case UInt8(ascii: "#"): "'{{#' (a Handlebars or Mustache section)"
      case UInt8(ascii: "/"): "'{{/' (the end of a Handlebars or Mustache section)"
      case UInt8(ascii: ">"): "'{{>' (a Handlebars or Mustache partial)"
      case UInt8(ascii: "^"): "'{{^' (an inverted Mustache section)"
      case UInt8(ascii: "!"): "'{{!' (a Handlebars or Mustache comment)"
      case UInt8(ascii: "&"): "'{{&' (an unescaped Mustache value)"
      case UInt8(ascii: "{"): "'{{{' (an unescaped Handlebars or Mustache value)"
      case UInt8(ascii: "$"): "'{{$' (a Semantic Kernel or Go template variable)"
      default: nil
      }
    let braces = bytes[index...].prefix { $0 == UInt8(ascii: "{") }.count
    return description.map {
      Finding(description: $0, length: max(braces, 3), isSendable: false)
    }
  }
}

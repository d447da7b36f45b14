import SourceText
import YAMLText

/// Writes a tree in the event notation of the YAML test suite.
enum EventNotation {
  /// The events of a document's nodes, one a line, without those of the stream and the document.
  static func lines(of document: YAMLDocument) -> [String] {
    var lines: [String] = []
    if let root = document.root { write(root, into: &lines) }
    return lines
  }

  /// The same part of a `test.event` file.
  static func lines(ofEvents text: String) -> [String] {
    text.split(separator: "\n").map(String.init).filter { line in
      !["+STR", "-STR", "+DOC", "-DOC"].contains { line.hasPrefix($0) }
    }
  }

  private static func write(
    _ node: YAMLNode, into lines: inout [String]
  ) {
    if let alias = node.aliasSpan {
      lines.append("=ALI " + String(decoding: alias.file.bytes[alias.range], as: UTF8.self))
      return
    }
    let names =
      (node.anchor.map { " &" + String(decoding: $0, as: UTF8.self) } ?? "")
      + (node.tag.map { " <" + String(decoding: $0, as: UTF8.self) + ">" } ?? "")
    switch node.kind {
    case .scalar:
      lines.append("=VAL\(names) \(mark(of: node.style))\(escaped(node.scalarText))")
    case .sequence:
      lines.append("+SEQ" + (node.style == .flow ? " []" : "") + names)
      for element in node.elements { write(element, into: &lines) }
      lines.append("-SEQ")
    case .mapping:
      lines.append("+MAP" + (node.style == .flow ? " {}" : "") + names)
      for (key, value) in node.entries {
        write(key, into: &lines)
        write(value, into: &lines)
      }
      lines.append("-MAP")
    }
  }

  private static func mark(of style: YAMLNode.Style) -> String {
    switch style {
    case .singleQuoted: "'"
    case .doubleQuoted: "\""
    case .literal: "|"
    case .folded: ">"
    default: ":"
    }
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{8}": result += "\\b"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

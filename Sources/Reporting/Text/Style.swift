package import SourceText

/// The colours of a terminal, or none.
package struct Style: Sendable {
  package var isColored: Bool

  package init(isColored: Bool) { self.isColored = isColored }

  package enum Part {
    case severity(Severity)
    case strong
    case faint
    case help
  }

  package func paint(_ text: String, _ part: Part) -> String {
    guard isColored, !text.isEmpty else { return text }
    let code =
      switch part {
      case .severity(.error): "1;31"
      case .severity(.warning): "1;33"
      case .severity(.hint): "1;36"
      case .strong: "1"
      case .faint: "2"
      case .help: "1;32"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

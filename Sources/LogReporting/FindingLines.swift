import Reporting
import RequestLog
import SourceText

/// The lines that tell people of one finding of a log.
struct FindingLines {
  var style: Style

  func lines(for finding: LogFinding) -> [String] {
    let place = VisibleText.plain(finding.request.place.path) + ":\(finding.request.place.line):1"
    let severity = style.paint(finding.severity.rawValue, .severity(finding.severity))
    let message = style.paint(VisibleText.plain(finding.message), .strong)
    var lines = ["\(place): \(severity): \(message) [\(finding.rule)]"]
    lines += details(of: finding).map { "  \(style.paint("=", .faint)) \($0)" }
    lines.append("  \(style.paint("help:", .help)) \(VisibleText.plain(finding.remedy))")
    return lines
  }

  private func details(of finding: LogFinding) -> [String] {
    var details = [placeLine(of: finding)]
    if finding.comparesValues {
      let sides = quotes(finding)
      details.append("before: \(sides.first)")
      details.append("now:    \(sides.second)")
    }
    if !finding.otherPointers.isEmpty {
      details.append(
        "also at " + finding.otherPointers.map(VisibleText.plain).joined(separator: ", "))
    }
    if let kept = finding.keptPositions {
      let verb = kept == 1 ? "stays" : "stay"
      details.append("\(NumberText.count(kept, "position")) of the prefix \(verb) cached")
    }
    if let tokens = finding.tokensLost, tokens.high > 0 {
      var line = "lost: " + NumberText.estimate(tokens, "token")
      if let cost = finding.costLost { line += ", " + NumberText.money(cost) }
      if finding.count > 1 { line += ", over \(NumberText.count(finding.count, "request"))" }
      details.append(line)
    } else if finding.count > 1 {
      details.append("in \(NumberText.count(finding.count, "request"))")
    }
    return details
  }

  private func placeLine(of finding: LogFinding) -> String {
    var line = "request \(finding.request.number)"
    if let name = finding.request.place.name { line += " (\(VisibleText.plain(name)))" }
    if let against = finding.against {
      line += " against request \(against.number) (line \(against.place.line))"
    }
    if let pointer = finding.pointer {
      line += ", at \(pointer.isEmpty ? "the whole body" : VisibleText.plain(pointer))"
    }
    if let offset = finding.offset { line += ", byte \(NumberText.integer(offset))" }
    return line
  }

  private func quotes(_ finding: LogFinding) -> (first: String, second: String) {
    let quoted = VisibleText.quoted(finding.left?.text ?? [], finding.right?.text ?? [])
    let side = { (excerpt: ValueExcerpt?, text: String) in
      excerpt.map { text + ($0.isCut ? "..." : "") } ?? "(nothing)"
    }
    return (side(finding.left, quoted.first), side(finding.right, quoted.second))
  }
}

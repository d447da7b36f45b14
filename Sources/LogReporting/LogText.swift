package import Reporting
package import RequestLog
import SourceText

/// What a log shows, for people: the findings, a line for each lane, what usage says, a summary.
package struct LogText {
  private let style: Style

  /// Longer lists of lanes end with how many more there are.
  private static let laneLimit = 40

  package init(_ options: ReportOptions = ReportOptions()) {
    style = Style(isColored: options.isColored)
  }

  package func output(for report: LogReport) -> [UInt8] {
    var lines: [String] = []
    let findings = FindingLines(style: style)
    for finding in report.findings { lines += findings.lines(for: finding) + [""] }
    lines += laneLines(report)
    lines += agreementLines(report.agreement)
    if report.failedRequests > 0 {
      lines.append(
        "\(NumberText.count(report.failedRequests, "request")) failed: nothing was cached or billed"
      )
    }
    lines += report.unreadable.map(unreadableLine)
    lines.append(style.paint(summary(of: report), .strong))
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// The lanes with more than one request or with something to tell; the others as a number.
  private func laneLines(_ report: LogReport) -> [String] {
    let told = report.lanes.filter { $0.requests > 1 || $0.effect != .stable }
    var lines = told.prefix(Self.laneLimit).map(laneLine)
    if told.count > Self.laneLimit {
      lines.append("... and \(NumberText.count(told.count - Self.laneLimit, "more lane"))")
    }
    let single = report.lanes.count - told.count
    if single > 0 {
      lines.append("\(NumberText.count(single, "conversation")) of one request, nothing to tell")
    }
    return lines
  }

  private func laneLine(_ lane: LogReport.LaneSummary) -> String {
    var line = "lane \(lane.number): \(lane.effect.rawValue), "
    line += NumberText.count(lane.requests, "request")
    line += " from \(VisibleText.plain(lane.first.place.path)):\(lane.first.place.line)"
    if let model = lane.model { line += ", \(VisibleText.plain(model))" }
    if let group = lane.group { line += ", \(VisibleText.plain(group))" }
    if lane.divergences > 0 { line += ", \(NumberText.count(lane.divergences, "divergence"))" }
    let usage = lane.usage
    if usage.reported > 0 {
      line += "; tokens read \(NumberText.integer(usage.read))"
      line += ", written \(NumberText.integer(usage.written))"
      line += ", uncached \(NumberText.integer(usage.uncached))"
    }
    return line
  }

  private func agreementLines(_ agreement: UsageAgreement) -> [String] {
    guard agreement.compared > 0 || agreement.uncertain > 0 || agreement.diagnosed > 0 else {
      return []
    }
    var line = "usage: \(NumberText.integer(agreement.agreed)) of "
    line += "\(NumberText.count(agreement.compared, "request")) as predicted"
    if agreement.uncertain > 0 { line += ", \(NumberText.integer(agreement.uncertain)) uncertain" }
    if agreement.diagnosed > 0 {
      line += "; the provider explained \(NumberText.count(agreement.diagnosed, "miss")), "
      line += "\(NumberText.integer(agreement.diagnosedAlike)) alike"
    }
    let listed = agreement.disagreements.prefix(10).map { item in
      "  request \(item.request.number): predicted \(item.predicted.rawValue), reported "
        + "\(item.reported.rawValue): \(VisibleText.plain(item.reason))"
    }
    let more = agreement.disagreementCount - listed.count
    let unlike = agreement.diagnoses.prefix(10).map { item in
      "  request \(item.request.number): \(VisibleText.plain(item.phrase)); found here: "
        + (item.found.isEmpty ? "nothing" : item.found.joined(separator: ", "))
    }
    return [line] + unlike + listed + (more > 0 ? ["  ... and \(more) more"] : [])
  }

  private func unreadableLine(_ record: UnreadableRecord) -> String {
    let place = "\(VisibleText.plain(record.place.path)):\(record.place.line):1"
    let label =
      record.isFailure
      ? style.paint("not analysed", .severity(.error)) : style.paint("skipped", .faint)
    let count = record.count > 1 ? " (\(NumberText.integer(record.count)) times)" : ""
    return "\(place): \(label): \(VisibleText.plain(record.reason))\(count)"
  }

  private func summary(of report: LogReport) -> String {
    var parts: [String] = []
    for severity in Severity.allCases.reversed() {
      let count = report.findings.count { $0.severity == severity }
      if count > 0 { parts.append(NumberText.count(count, severity.rawValue)) }
    }
    let lanes = NumberText.count(report.lanes.count, "lane")
    return "\(NumberText.count(report.requests, "request")) in \(lanes): "
      + (parts.isEmpty ? "nothing found" : parts.joined(separator: ", "))
  }
}

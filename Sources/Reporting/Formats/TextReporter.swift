package import LintPipeline
import SourceText

/// Text for people and editors.
///
/// The first line of a finding is `path:line:column: severity: message [rule]`, with columns that count
/// Unicode scalars; then come the excerpt, what is known about the prefix, the notes and the remedy.
/// The end is one line a template and one for the run.
package struct TextReporter: Reporter {
  private let options: ReportOptions
  private let style: Style

  package init(_ options: ReportOptions = ReportOptions()) {
    self.options = options
    style = Style(isColored: options.isColored)
  }

  package func output(for report: LintReport) -> [UInt8] {
    var output: [UInt8] = []
    var positions = Positions()
    for finding in report.findings {
      for line in lines(for: finding, &positions) { append(line, to: &output) }
      append("", to: &output)
    }
    for template in report.templates { append(TemplateLine.text(of: template), to: &output) }
    for item in report.notAnalysedWithoutFinding {
      let label = style.paint("not analysed", .severity(.error))
      append(
        "\(VisibleText.plain(item.path)): \(label): \(VisibleText.plain(item.reason))", to: &output)
    }
    append(style.paint(SummaryLine.text(of: report), .strong), to: &output)
    return output
  }

  private func append(_ line: String, to output: inout [UInt8]) {
    output += line.utf8
    output.append(UInt8(ascii: "\n"))
  }

  private func lines(for finding: Diagnostic, _ positions: inout Positions) -> [String] {
    let position = positions.position(
      at: finding.span.range.lowerBound, in: finding.span.file)
    let place = "\(VisibleText.plain(finding.span.file.path)):\(position.line):\(position.column)"
    let severity = style.paint(finding.severity.rawValue, .severity(finding.severity))
    let message = style.paint(VisibleText.plain(finding.message), .strong)
    var lines = ["\(place): \(severity): \(message) [\(finding.rule)]"]
    let spans = [finding.span] + finding.notes.compactMap(\.span)
    let lastLine = spans.map { span in
      positions.table(of: span.file).line(
        holding: max(span.range.lowerBound, span.range.upperBound - 1)) + 1 + span.file.start.lines
    }.max()
    let gutter = max(4, String(lastLine ?? 1).utf8.count + 1)
    let excerpt = Excerpt(columns: options.columns, gutter: gutter, style: style)
    let indent = String(repeating: " ", count: gutter + 1)
    lines += excerptLines(of: finding.span, excerpt, .severity(finding.severity), &positions)
    if let prefix = finding.prefix {
      lines += PrefixLines.lines(of: prefix).map { indent + style.paint("=", .faint) + " " + $0 }
    }
    for note in finding.notes {
      lines += noteLines(note, of: finding, excerpt, indent, &positions)
    }
    if let remedy = finding.remedy {
      lines.append("\(indent)\(style.paint("help:", .help)) \(VisibleText.plain(remedy))")
    }
    if let fix = finding.fix {
      let option = fix.safety == .safe ? "--fix" : "--unsafe-fixes"
      lines.append(
        "\(indent)\(style.paint("fix:", .help)) \(VisibleText.plain(fix.summary)) (\(option))")
    }
    return lines
  }

  private func noteLines(
    _ note: Diagnostic.Note, of finding: Diagnostic, _ excerpt: Excerpt, _ indent: String,
    _ positions: inout Positions
  ) -> [String] {
    var text = "\(indent)\(style.paint("note:", .strong)) \(VisibleText.plain(note.message))"
    guard let span = note.span else { return [text] }
    if span.file != finding.span.file {
      let position = positions.position(at: span.range.lowerBound, in: span.file)
      text += " (\(VisibleText.plain(span.file.path)):\(position.line):\(position.column))"
    }
    return [text] + excerptLines(of: span, excerpt, .faint, &positions)
  }

  private func excerptLines(
    of span: SourceSpan, _ excerpt: Excerpt, _ part: Style.Part, _ positions: inout Positions
  ) -> [String] {
    // A file of which only the path is known, such as one that could not be read, shows nothing.
    if span.file.bytes.isEmpty { return [] }
    return excerpt.lines(of: span, in: positions.table(of: span.file), as: part)
  }
}

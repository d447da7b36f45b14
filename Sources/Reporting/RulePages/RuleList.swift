package import PromptRules
import PromptSkeleton
package import RulePages
import SourceText

/// Writes the list of all rules: what `promptlint rules` prints.
package enum RuleList {
  /// One line a rule, in aligned columns, under a line for each group.
  package static func text(of rules: [Rule]) -> String {
    let idWidth = rules.map(\.id.name.utf8.count).max() ?? 0
    var lines: [String] = []
    for group in RuleGroup.allCases {
      let members = rules.filter { $0.group == group }
      if members.isEmpty { continue }
      if !lines.isEmpty { lines.append("") }
      lines.append("\(group.rawValue): \(group.summary)")
      for rule in members {
        let id = padded(rule.id.name, to: idWidth)
        lines.append("  \(id)  \(padded(rule.severity.rawValue, to: 7))  \(rule.summary)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// `{"version":1,"rules":[{"id","group","severity","summary","finds","why","remedy","fix"}]}`.
  package static func json(of pages: [RulePage]) -> [UInt8] {
    var output: [UInt8] = Array(#"{"version":1,"rules":["#.utf8)
    for (index, page) in pages.enumerated() {
      output += index == 0 ? "\n".utf8 : ",\n".utf8
      let rule = page.rule
      let members: [(name: String, value: String)] = [
        ("id", rule.id.name), ("group", rule.group.rawValue), ("severity", rule.severity.rawValue),
        ("summary", rule.summary), ("finds", flowing(page.finds)), ("why", flowing(page.matters)),
        ("remedy", flowing(page.remedy)), ("fix", page.fix.name),
      ]
      output.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        JSONBytes.appendString(member.name.utf8, to: &output)
        output.append(UInt8(ascii: ":"))
        JSONBytes.appendString(member.value.utf8, to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
    output += "\n]}\n".utf8
    return output
  }

  private static func flowing(_ text: String) -> String {
    RulePageText.paragraphs(text).joined(separator: "\n\n")
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.utf8.count))
  }
}

import SourceText

/// What a finding knows about the cached prefix, in a few lines.
enum PrefixLines {
  /// What stands for the value of a side that has none.
  private static let nothing = "(nothing)"

  static func lines(of facts: PrefixFacts) -> [String] {
    var lines: [String] = []
    if let values = facts.values {
      let shown = VisibleText.quoted(values.first ?? [], values.second ?? [])
      let labels = facts.rows.map { ("row \($0.first)", "row \($0.second)") } ?? ("one", "other")
      let width = max(labels.0.utf8.count, labels.1.utf8.count)
      lines.append(
        padded(labels.0 + ":", width + 1) + " " + (values.first == nil ? nothing : shown.first))
      lines.append(
        padded(labels.1 + ":", width + 1) + " " + (values.second == nil ? nothing : shown.second))
    } else if let rows = facts.rows {
      lines.append("rows \(rows.first) and \(rows.second)")
    }
    if let witness = witness(facts) { lines.append(witness) }
    if let tokens = facts.tokensLost {
      lines.append("lost: " + NumberText.estimate(tokens, "token", " per request"))
    }
    if let cost = facts.cost {
      let (now, fixed) = (NumberText.money(cost.now), NumberText.money(cost.fixed))
      let change = fixed == now ? "" : ", \(fixed) once fixed"
      lines.append("cost: \(now) per 1,000 requests\(change)")
    }
    return lines
  }

  /// `measured: timestamp in 'now', at byte 512 of the prefix of breakpoint 1`.
  private static func witness(_ facts: PrefixFacts) -> String? {
    var parts: [String] = []
    if let cause = facts.cause { parts.append(VisibleText.plain(cause)) }
    if let variable = facts.variable { parts.append("in '\(VisibleText.plain(variable))'") }
    var text = parts.joined(separator: " ")
    var place: [String] = []
    if let offset = facts.prefixOffset { place.append("byte \(NumberText.integer(offset))") }
    if let breakpoint = facts.breakpoint {
      place.append(
        place.isEmpty
          ? "breakpoint \(breakpoint + 1)" : "the prefix of breakpoint \(breakpoint + 1)")
    }
    if !place.isEmpty {
      text += (text.isEmpty ? "" : ", ") + "at " + place.joined(separator: " of ")
    }
    guard let evidence = facts.evidence else { return text.isEmpty ? nil : text }
    return text.isEmpty ? evidence.rawValue : "\(evidence.rawValue): \(text)"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: width - text.utf8.count)
  }
}

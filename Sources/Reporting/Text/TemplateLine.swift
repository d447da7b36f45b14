import LintPipeline
import SourceText

/// One template in one line: what is cached, for how many rows, at what cost.
enum TemplateLine {
  static func text(of template: TemplateSummary) -> String {
    var parts = [NumberText.count(template.breakpoints.count, "breakpoint")]
    if let tokens = template.breakpoints.last(where: { !$0.isTooShort })?.tokens {
      parts.append(NumberText.estimate(tokens, "token", " cached"))
    } else if let tokens = template.breakpoints.last?.tokens {
      parts.append(NumberText.estimate(tokens, "token", ", too few to be cached"))
    }
    parts.append(NumberText.count(template.rows, "row"))
    if template.rows > 0, !template.breakpoints.isEmpty {
      let counts = template.breakpoints.map { NumberText.integer($0.distinct) }
      let isOne = template.breakpoints.count == 1 && template.breakpoints[0].distinct == 1
      parts.append(counts.joined(separator: " + ") + " distinct prefix\(isOne ? "" : "es")")
    }
    if let cost = template.cost {
      let now = "\(NumberText.money(cost.now)) per 1,000 requests"
      parts.append(
        cost.now == cost.fixed ? now : now + ", \(NumberText.money(cost.fixed)) once fixed")
    } else {
      parts.append("unpriced")
    }
    return "\(title(template)): \(parts.joined(separator: ", "))"
  }

  private static func title(_ template: TemplateSummary) -> String {
    let path = VisibleText.plain(template.path)
    guard let tier = template.tier else { return path }
    return "\(path) (\(VisibleText.plain(tier)))"
  }
}

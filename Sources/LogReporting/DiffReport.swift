package import Reporting
package import RequestLog
import SourceText

/// What `promptlint diff` says of two bodies.
package enum DiffReport {
  /// `{"version":1,"left","right","marked","minimum","cached_positions","kept_positions",
  /// "kept_tokens","finding"}`; the finding is null where the cached part is the same, the minimum
  /// where the left body reaches its model's, so that something is cached.
  package static func json(_ diff: RequestDiff) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("version", 1)
      json.add("left", side(diff.left))
      json.add("right", side(diff.right))
      json.add("marked", !diff.isUnmarked)
      json.add("minimum", diff.shortfall?.minimum)
      json.add("cached_positions", diff.cachedPositions)
      json.add("kept_positions", diff.keptPositions)
      json.add("kept_tokens", LogJSON.estimate(diff.kept))
      json.add("finding", diff.finding.map(LogJSON.finding))
    } + [0x0A]
  }

  package static func text(_ diff: RequestDiff, _ options: ReportOptions = ReportOptions())
    -> [UInt8]
  {
    var lines: [String] = []
    if let finding = diff.finding {
      lines += FindingLines(style: Style(isColored: options.isColored)).lines(for: finding)
    } else if diff.isUnmarked {
      lines.append("the second body repeats all of the first, which has no cache breakpoint")
    } else {
      let verb = diff.shortfall == nil ? "caches" : "marks"
      lines.append("the second body repeats all that the first one \(verb)")
    }
    if let shortfall = diff.shortfall {
      let model = diff.left.model.map(VisibleText.plain) ?? "its model"
      lines.append(
        "nothing is cached: what the first body marks has "
          + NumberText.estimate(shortfall.tokens, "token")
          + ", \(model) caches from \(NumberText.integer(shortfall.minimum)) on")
      return Array((lines.joined(separator: "\n") + "\n").utf8)
    }
    let kept = NumberText.estimate(diff.kept, "token")
    lines.append(
      "kept: \(diff.keptPositions) of \(NumberText.count(diff.cachedPositions, "cached position")), "
        + kept)
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private static func side(_ side: RequestDiff.Side) -> [UInt8] {
    JSONBuilder.object { json in
      json.add("path", side.path)
      json.add("api", side.dialect.rawValue)
      json.add("model", side.model)
      json.add("positions", side.positions)
      json.add("breakpoints", side.breakpoints)
    }
  }
}

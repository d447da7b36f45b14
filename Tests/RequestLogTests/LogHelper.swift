import JSONText
import PromptCache
import RequestLog

/// Analyses bodies, one a line, as one log.
func analyse(_ lines: [UInt8], options: LogOptions = LogOptions()) -> LogReport {
  let reader = LogReader(options: options)
  reader.begin(path: "log.jsonl")
  lines.withUnsafeBytes { reader.append($0) }
  reader.endFile()
  return reader.finish()
}

func analyse(_ lines: String...) -> LogReport {
  analyse(Array(lines.joined(separator: "\n").utf8))
}

extension LogReport {
  /// The worst effect of all lanes.
  var verdict: LogFinding.Effect {
    let order = LogFinding.Effect.allCases
    return lanes.map(\.effect).min { left, right in
      order.firstIndex(of: left) ?? 0 < order.firstIndex(of: right) ?? 0
    } ?? .stable
  }
}

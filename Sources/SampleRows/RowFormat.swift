/// How a file holds rows.
package enum RowFormat: String, Sendable, CaseIterable {
  /// One JSON object a line.
  case jsonLines = "jsonl"
  /// RFC 4180 with a header; all values are strings.
  case csv
  /// A YAML list of mappings.
  case yaml

  /// The format that the end of a file's name stands for.
  package init?(path: String) {
    let ending = path.split(separator: "/").last?.split(separator: ".").last?.lowercased()
    switch ending {
    case "jsonl", "ndjson": self = .jsonLines
    case "csv": self = .csv
    case "yaml", "yml": self = .yaml
    default: return nil
    }
  }
}

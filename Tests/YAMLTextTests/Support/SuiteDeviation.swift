/// What became of a case of the YAML test suite.
enum SuiteOutcome {
  /// The tree has the case's events.
  case agrees
  /// The tree has other events.
  case differs
  /// The input was read, though the suite says that it is not YAML.
  case accepted
  case refused
  /// Refused for the one reason that is ours and not libyaml's.
  case refusedAsManyDocuments
}

/// The cases in which libyaml 0.2.5, a reader of YAML 1.1, departs from the suite, which is of 1.2.
struct SuiteDeviation {
  let outcome: SuiteOutcome
  let reason: String
  let ids: [String]

  static let byID: [String: SuiteDeviation] = all.reduce(into: [:]) { table, deviation in
    for id in deviation.ids { table[id] = deviation }
  }

  static let all: [SuiteDeviation] = [
    SuiteDeviation(
      outcome: .refused, reason: "a key that is not written, in a block mapping or behind `?`",
      ids: ["2JQS", "6M2F", "M2N8/00", "NHX8", "NKF9", "S3PD", "SM9W/01", "UKK6/00"]),
    SuiteDeviation(
      outcome: .refused,
      reason: "a `:` in a flow collection without a blank behind it or a key before",
      ids: ["4ABK", "58MP", "5T43", "CFD4", "DBG4", "FRK4"]),
    SuiteDeviation(
      outcome: .refused, reason: "a key of a flow mapping whose `:` stands on a later line",
      ids: [
        "4MUZ/00", "4MUZ/01", "4MUZ/02", "5MUD", "9SA2", "K3WX", "NJ66", "UT92", "VJP3/01",
      ]),
    SuiteDeviation(
      outcome: .refused, reason: "a plain scalar in a flow collection that starts with `?`",
      ids: ["HM87/00"]),
    SuiteDeviation(
      outcome: .refused, reason: "a tab between an indicator and its content or before text",
      ids: [
        "6BCT", "6CA3", "96NN/00", "96NN/01", "A2M4", "DK95/00", "DK95/03", "DK95/04", "Q5MG",
        "R4YG", "Y79Y/001", "Y79Y/010",
      ]),
    SuiteDeviation(
      outcome: .refused, reason: "a reserved directive, or a version of YAML after 1.2",
      ids: ["2LFX", "6LVF", "BEC7", "MUS6/05", "MUS6/06"]),
    SuiteDeviation(
      outcome: .refused, reason: "a `%` at the start of a line of text", ids: ["W4TN"]),
    SuiteDeviation(
      outcome: .refused, reason: "a document without `---` behind one that ended with `...`",
      ids: ["7Z25", "M7A3"]),
    SuiteDeviation(
      outcome: .refused, reason: "a stream of nothing but `...`", ids: ["HWV9", "QT73"]),
    SuiteDeviation(
      outcome: .refused, reason: "a block scalar at the root whose text starts at column 0",
      ids: ["DK3J", "FP8R"]),
    SuiteDeviation(
      outcome: .refused,
      reason: "an anchor's name of other than ASCII letters, digits, `-` and `_`",
      ids: ["2SXE", "8XYN", "W5VH"]),
    SuiteDeviation(
      outcome: .differs, reason: "an anchor's name ends at a colon", ids: ["Y2GN"]),
    SuiteDeviation(
      outcome: .differs,
      reason: "a `?` in a flow collection is an indicator without a blank behind",
      ids: ["652Z", "HM87/01"]),
    SuiteDeviation(
      outcome: .differs, reason: "blanks at the end of the file without a line break end no line",
      ids: ["JEF9/02", "L24T/01"]),
    SuiteDeviation(
      outcome: .accepted, reason: "a comment that no blank separates from what is before it",
      ids: ["9JBA", "CVW2", "SU5Z", "X4QW"]),
    SuiteDeviation(
      outcome: .accepted, reason: "a directive's version that no blank ends", ids: ["MUS6/00"]),
    SuiteDeviation(
      outcome: .accepted, reason: "a `-` in a flow sequence is a plain scalar",
      ids: ["G5U8", "YJV2"]),
    SuiteDeviation(
      outcome: .accepted, reason: "flow collections and quoted scalars need no indentation",
      ids: ["9C9N", "DK95/01", "QB6E", "Y79Y/003"]),
    SuiteDeviation(
      outcome: .accepted, reason: "empty lines of a block scalar wider than its text", ids: ["S98Z"]
    ),
  ]
}

/// What fixes made of files, round for round, so that those that undo one another come to an end.
package struct FixHistory {
  private var contents: [String: Set<[UInt8]>] = [:]
  /// The files that came back to what they were.
  private(set) var settled: Set<String> = []

  package init() {}

  mutating func note(_ path: String, before: [UInt8], after: [UInt8]) {
    contents[path, default: []].insert(before)
    if !contents[path, default: []].insert(after).inserted { settled.insert(path) }
  }
}

extension RunScanner {
  /// Scans a run of one group of scripts that is not Latin.
  mutating func scanScript(from first: ScannedScalar) {
    let group = ScriptGroup(block: first.block)
    var cost = costs[RunCost.scriptRun &+ group.rawValue]
    while index < bytes.count, bytes[index] >= 0x80 {
      let scalar = ScannedScalar(bytes, at: index)
      if scalar.isLatinLetter { break }
      let block = scalar.block
      if ScriptGroup(block: block) != group { break }
      cost &+= costs[RunCost.scriptBlock &+ block]
      index &+= scalar.length
    }
    sums.tokens &+= cost
    if group.isEastAsian { sums.cjk &+= cost } else { sums.otherScripts &+= cost }
    previous = group.hasWords ? .word : .other
  }
}

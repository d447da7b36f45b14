package import Files
package import PromptCache
package import PromptCompiler
import PromptSkeleton
import PromptTemplate
package import SampleRows
import SourceText

/// Measures a compiled template against its rows.
package enum StabilityAnalysis {
  /// The report; without rows, what constant text alone tells.
  ///
  /// - Parameters:
  ///   - isHashing: Whether the report has the hashes of prefixes.
  ///   - progress: Told the number of rows now and then.
  /// - Throws: `FileError` where the rows cannot be read.
  package static func measure(
    _ compiled: CompiledTemplate, rows source: RowSource?, family: TokenizerFamily,
    isHashing: Bool = true, progress: (Int) -> Void = { _ in }
  ) throws(FileError) -> StabilityReport {
    var meter = StabilityMeter(compiled, family: family)
    var witnesses = WitnessRows()
    if let source {
      var reader = try source.reader(wanting: meter.wantedMembers)
      while let outcome = try reader.next() {
        switch outcome {
        case .invalid(let diagnostic): meter.add(invalid: diagnostic)
        case .row(let row):
          meter.add(row)
          if WitnessRows.isCounted(row.number) { witnesses.add(row) }
          if row.number & 0x3FFF == 0 { progress(row.number) }
        }
      }
      try witnesses.fetch(neededRows(meter), from: source)
    }
    return ReportBuilder(meter: meter, witnesses: witnesses, family: family, isHashing: isHashing)
      .report()
  }

  private static func neededRows(_ meter: StabilityMeter) -> [Int] {
    var rows = [1]
    for track in meter.inputs where track.isWatched {
      if let row = track.witness { rows += [track.referenceRow ?? 1, row] }
      if let pair = track.violation { rows += [pair.first, pair.second] }
    }
    for track in meter.breakpoints {
      if let pair = track.firstBroken { rows += [pair.first, pair.second] }
      if let agreement = track.agreement { rows.append(agreement.row) }
    }
    return rows
  }
}

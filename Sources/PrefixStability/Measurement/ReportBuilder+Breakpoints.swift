import PromptCompiler
import PromptSkeleton
import SourceText

extension ReportBuilder {
  func breakpoints(
    _ estimates: [Estimate], _ reference: (bytes: [UInt8], starts: [(chunk: Int, offset: Int)])?
  ) -> [StabilityReport.Breakpoint] {
    var hash = SHA256()
    var hashed = 0
    let lengths = lengths(reference)
    return meter.breakpoints.indices.map { index in
      let track = meter.breakpoints[index]
      let end = meter.compiled.breakpoints[index].end
      let length = lengths[index]
      let isConstant = !meter.inputs.contains { $0.input.chunk < end }
      var digest: String?
      if isHashing, isConstant || (meter.rowCount > 0 && track.distinct == 1) {
        let bytes =
          isConstant ? constantBytes(to: end) : Array(reference?.bytes.prefix(length) ?? [])
        hash.update(Array(bytes[min(hashed, bytes.count)...]))
        hashed = bytes.count
        digest = hash.hexDigest()
      }
      return StabilityReport.Breakpoint(
        rows: track.rows, distinct: track.distinct, expected: expected(index), reads: track.reads,
        bytes: length, commonBytes: commonBytes(index, length), tokens: estimates[index],
        turns: track.turns, extendedTurns: track.extended, broken: broken(index),
        longestTurn: track.longestTurn, sha256: digest)
    }
  }

  /// The length of the first row's prefix at each breakpoint, of constant bytes without rows.
  private func lengths(
    _ reference: (bytes: [UInt8], starts: [(chunk: Int, offset: Int)])?
  ) -> [Int] {
    let ends = meter.compiled.breakpoints.map(\.end)
    if let reference {
      var next = 0
      return ends.map { end in
        while next < reference.starts.count, reference.starts[next].chunk < end { next += 1 }
        return next < reference.starts.count ? reference.starts[next].offset : reference.bytes.count
      }
    }
    var length = 0
    var start = meter.compiled.skeleton.prefixStart
    return ends.map { end in
      length += meter.compiled.constantLength(of: start..<max(start, end))
      start = max(start, end)
      return length
    }
  }

  /// The bytes of a prefix that no row can change.
  private func constantBytes(to end: Int) -> [UInt8] {
    let skeleton = meter.compiled.skeleton
    return (try? skeleton.renderPrefix(toChunk: end, .object([])) { _, _ in }) ?? []
  }

  /// How many prefixes there would be if nothing before the breakpoint changed with each request.
  private func expected(_ index: Int) -> Int {
    let breakpoint = meter.compiled.breakpoints[index]
    let before = meter.inputs.filter { $0.input.chunk < breakpoint.end }
    let lasting = before.map(\.input.lifetime).filter { $0 < .request }.max() ?? .static
    if breakpoint.section == .messages, meter.rowsWithSession > 0 {
      return meter.groupCount(.session) ?? meter.rowCount
    }
    let varies = before.contains { $0.input.lifetime == .request && $0.firstDifference != nil }
    return meter.groupCount(lasting) ?? (varies ? 1 : max(1, meter.breakpoints[index].distinct))
  }

  /// How many bytes the prefixes of all rows have in common.
  private func commonBytes(_ index: Int, _ length: Int) -> Int {
    guard let agreement = meter.breakpoints[index].agreement else { return length }
    let end = meter.compiled.breakpoints[index].end
    guard let first = witnesses[1]?.values, let other = witnesses[agreement.row]?.values,
      let left = rendered(first, to: end)?.bytes, let right = rendered(other, to: end)?.bytes
    else { return 0 }
    return CommonPrefix.length(of: left, right)
  }

  private func broken(_ index: Int) -> StabilityReport.Broken? {
    let end = meter.compiled.breakpoints[index].end
    guard let rows = meter.breakpoints[index].firstBroken,
      let first = witnesses[rows.first]?.values, let second = witnesses[rows.second]?.values,
      let left = rendered(first, to: end), let right = rendered(second, to: end)
    else { return nil }
    let offset = CommonPrefix.length(of: left.bytes, right.bytes)
    guard let visit = left.starts.lastIndex(where: { $0.offset <= offset }) else { return nil }
    let chunk = left.starts[visit].chunk
    let start = left.starts[visit].offset
    let (leftText, rightText) = (
      text(from: start, in: left), text(from: start, in: right)
    )
    let input = meter.inputs.firstIndex { $0.input.chunks.contains(chunk) }
    let place = input.map { context(of: meter.inputs[$0].input, chunk: chunk) }
    return StabilityReport.Broken(
      rows: rows, prefixOffset: offset, input: input, chunk: chunk,
      values: Pair(leftText, rightText),
      cause: ChangeClassifier.classify(
        left: leftText, right: rightText, context: place ?? ChangeContext()))
  }

  /// The text of the chunk that starts at an offset.
  private func text(
    from start: Int, in prefix: (bytes: [UInt8], starts: [(chunk: Int, offset: Int)])
  ) -> [UInt8] {
    let end = prefix.starts.first { $0.offset > start }?.offset ?? prefix.bytes.count
    return PromptTokens.unescaped(prefix.bytes[min(start, end)..<end])
  }
}

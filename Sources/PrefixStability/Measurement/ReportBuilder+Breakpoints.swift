import PromptCompiler
import PromptSkeleton
import SourceText

extension ReportBuilder {
  func breakpoints(
    _ estimates: [Estimate], _ reference: RenderedPrefix?
  ) -> [StabilityReport.Breakpoint] {
    var hash = SHA256()
    var hashed = 0
    let lengths = lengths(reference)
    return meter.breakpoints.indices.map { index in
      let track = meter.breakpoints[index]
      let end = meter.compiled.breakpoints[index].end
      let length = lengths[index]
      let isConstant = !meter.inputs.contains { $0.input.isBefore(end) }
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
        turns: track.turns, extendedTurns: track.extended,
        isOfConversations: track.isOfConversations, broken: broken(index),
        longestTurn: track.longestTurn, sha256: digest)
    }
  }

  /// The length of the first row's prefix at each breakpoint, of constant bytes without rows.
  private func lengths(
    _ reference: RenderedPrefix?
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
    let before = meter.inputs.filter { $0.input.isBefore(breakpoint.end) }
    let lasting = before.map(\.input.lifetime).filter { $0 < .request }.max() ?? .static
    if breakpoint.section == .messages, meter.breakpoints[index].isOfConversations {
      return meter.seen.count(of: .session) ?? meter.rowCount
    }
    let varies = before.contains { $0.input.lifetime == .request && $0.firstDifference != nil }
    return meter.seen.count(of: lasting) ?? (varies ? 1 : max(1, meter.breakpoints[index].distinct))
  }

  /// How many bytes the prefixes of all rows have in common.
  private func commonBytes(_ index: Int, _ length: Int) -> Int {
    guard let agreement = meter.breakpoints[index].agreement else { return length }
    let end = meter.compiled.breakpoints[index].end
    guard let first = witnesses[1]?.values, let other = witnesses[agreement.row]?.values,
      let left = rendered(meter.lists.cached(first), to: end)?.bytes,
      let right = rendered(meter.lists.cached(other), to: end)?.bytes
    else { return 0 }
    return CommonPrefix.length(of: left, right)
  }
}

import CacheSimulation
import PromptCache
import PromptCompiler

/// The rows of a workload as the exact planner takes them.
struct LayoutRows {
  /// The positions of the template at which a breakpoint can stand, up to the one at which
  /// conversations grow; behind that nothing is ever the same again.
  let carriers: [Int]
  let rows: PlannerRows

  /// How many earlier turns of a conversation may still be in reach of the next breakpoint.
  private static let turnLimit = 24

  init(_ workload: Workload, _ compiled: CompiledTemplate, _ model: Model) {
    let all = compiled.positions.indices.filter { compiled.canCarryBreakpoint($0) }
    let growing = Self.growingCarrier(workload, all)
    let carriers = all.filter { $0 <= growing ?? .max }
    var rows = PlannerRows(candidateCount: carriers.count)
    let lookback = model.provider.lookback ?? .max
    var turns: [UInt64: [PlannerRows.Boundary]] = [:]
    for row in workload.rows {
      let request = workload.request(row, .point)
      let chain = PrefixChain(request)
      let boundaries = carriers.map { Self.boundary(workload.end(of: $0, in: row), in: chain) }
      var extended: [PlannerRows.Boundary] = []
      if growing != nil, let session = row.session, let last = boundaries.last {
        let earlier = turns[session] ?? []
        extended = earlier.filter {
          last.steps - $0.steps < lookback && chain.hashes.contains($0.prefix)
        }
        extended.sort { $0.tokens > $1.tokens }
        turns[session] = earlier.suffix(Self.turnLimit - 1) + [last]
      }
      rows.append(
        milliseconds: row.milliseconds,
        promptTokens: (chain.tokens.last ?? 0) + request.trailingTokens, candidates: boundaries,
        extending: extended)
    }
    self.carriers = carriers
    self.rows = rows
  }

  /// The last carrier whose prefix some later turn of the same conversation continues.
  private static func growingCarrier(_ workload: Workload, _ carriers: [Int]) -> Int? {
    var latest: [UInt64: [UInt64]] = [:]
    var growing: Int?
    for row in workload.rows {
      guard let session = row.session else { continue }
      let chain = PrefixChain(workload.request(row, .point))
      let prefixes = carriers.map { boundary(workload.end(of: $0, in: row), in: chain).prefix }
      if let before = latest.updateValue(prefixes, forKey: session) {
        for (index, carrier) in carriers.enumerated()
        where carrier > growing ?? -1 && before[index] != prefixes[index]
          && chain.hashes.contains(before[index])
        {
          growing = carrier
        }
      }
    }
    return growing
  }

  /// The prefix of the first blocks.
  private static func boundary(_ count: Int, in chain: PrefixChain) -> PlannerRows.Boundary {
    guard count > 0, count <= chain.hashes.count else { return .init(prefix: 0, tokens: 0) }
    return .init(
      prefix: chain.hashes[count - 1], tokens: chain.tokens[count - 1],
      steps: chain.steps[count - 1])
  }
}

import PromptCache
import TestSupport

@testable import CacheSimulation

/// A small random planning problem, and the same problem as requests for the simulator.
struct PlannerInstance: CustomStringConvertible {
  let model: Model
  private(set) var rows: PlannerRows
  private var requests: [CacheRequest] = []
  /// The position of each candidate in each request; nil where the block is missing.
  private var places: [[Int]] = []
  private let blockCount: Int

  /// A few rows with blocks of growing variety, some missing, and perhaps a conversation's turns.
  init(using random: inout SplitMix, model: Model) {
    self.model = model
    blockCount = 1 + Int(random.next() % 3)
    let hasTurns = random.next() % 3 == 0
    let isLong = random.next() % 4 == 0
    let candidates = blockCount + (hasTurns ? 1 : 0)
    rows = PlannerRows(candidateCount: candidates)
    let sizes = isLong ? [20_000, 45_000, 51_000] : [1, 200, 511, 512, 700, 3000]
    let gaps = [0, 400, 1000, 60_000, 299_000, 300_000, 301_000, 3_600_000, 3_700_000]
    var time = 0
    var turns: [UInt64: [PlannerRows.Boundary]] = [:]
    for _ in 0..<(1 + Int(random.next() % 6)) {
      time += gaps[Int(random.next() % UInt64(gaps.count))]
      var positions: [CachePosition] = []
      var boundaries: [PlannerRows.Boundary] = []
      var place: [Int] = []
      var hash = PrefixHash()
      var tokens = 0
      func add(_ content: UInt64, _ size: Int) {
        positions.append(CachePosition(content: content, tokens: size, section: .tools))
        hash.combine(content)
        tokens += size
      }
      for block in 0..<blockCount {
        let value = random.next() % UInt64(block + 1)
        let isMissing = block > 0 && random.next() % 5 == 0
        if !isMissing {
          let content = UInt64(block) * 100 + value + 1
          add(content, sizes[Int(content * 7 % UInt64(sizes.count))])
        }
        boundaries.append(.init(prefix: hash.value, tokens: tokens))
        place.append(positions.count - 1)
      }
      var earlier: [PlannerRows.Boundary] = []
      if hasTurns {
        let base = hash.value
        earlier = turns[base] ?? []
        for turn in 0...earlier.count { add(10_000 + UInt64(turn), sizes[turn % sizes.count]) }
        boundaries.append(.init(prefix: hash.value, tokens: tokens))
        turns[base, default: []].append(boundaries[boundaries.count - 1])
        place.append(positions.count - 1)
      }
      let tail = 50 + Int(random.next() % 50)
      rows.append(
        milliseconds: time, promptTokens: tokens + tail, candidates: boundaries,
        extending: earlier.reversed())
      requests.append(
        CacheRequest(milliseconds: time, positions: positions, marks: [], trailingTokens: tail))
      places.append(place)
    }
  }

  /// Every layout of at most four marks that the API takes.
  var layouts: [[PlannedMark]] {
    var layouts: [[PlannedMark]] = [[]]
    for candidate in 0..<rows.candidateCount {
      for layout in layouts where layout.count < 4 {
        for ttl in [CacheTTL.fiveMinutes, .oneHour] where layout.last.map({ $0.ttl >= ttl }) ?? true
        {
          layouts.append(layout + [PlannedMark(candidate: candidate, ttl: ttl)])
        }
      }
    }
    return layouts
  }

  /// What all prompts cost with a layout, by the simulator.
  func cost(of layout: [PlannedMark]) -> USD {
    var simulator = CacheSimulator(model: model)
    guard let costs = CostModel(model) else { return .zero }
    var cost = USD.zero
    for (request, place) in zip(requests, places) {
      var request = request
      for mark in layout where request.marks.last?.position != place[mark.candidate] {
        request.marks.append(CacheMark(position: place[mark.candidate], ttl: mark.ttl))
      }
      cost += costs.cost(of: simulator.play(request).usage)
    }
    return cost
  }

  var description: String {
    requests.enumerated().map { index, request in
      "\(request.milliseconds)ms \(request.positions.map { ($0.content, $0.tokens) }) "
        + "\(places[index]) +\(request.trailingTokens)"
    }.joined(separator: "; ")
  }
}

import PromptCache
import PromptCompiler

/// The rows of a template as requests to a model, to be played through its cache as they are, or as
/// they would be.
struct PlayedRows {
  private let model: Model
  private let costs: CostModel
  private let arrivals: ArrivalTrack
  private let order: [Int]
  /// Row after row, one for each breakpoint: the number of its prefix, as it is and if it lasted.
  private let numbers: [Int32]
  private let lastingNumbers: [Int32]
  private let prefixCount: Int
  /// Row after row, the tokens up to each breakpoint and of the whole prompt.
  private let tokens: [Int32]
  private let passing: [Int]
  /// Whether the provider caches the end of each request by itself.
  private let hasTail: Bool
  /// A prefix that all rows share, if it is cached besides those at the breakpoints: where the
  /// provider caches all that is before the end by itself, the blocks from the start.
  var head: Head?
  /// The breakpoint that tells whether a turn's end extends that of the turn before: the last one in
  /// the messages.
  private let tailWitness: Int?
  /// Where no breakpoint tells: whether the messages bring earlier turns back.
  private let hasHistory: Bool
  private let framing: Int
  let tailTTL: CacheTTL

  /// Turns of a conversation that are looked back at.
  private static let turnLimit = 4

  /// The breakpoints of a play: one entry each, nil for one that is left out.
  typealias Layout = [CacheTTL?]

  struct Head {
    var tokens: Int
    var ttl: CacheTTL
  }

  /// What becomes of the rows.
  enum Change {
    case none
    /// Every variable before a breakpoint keeps to its lifetime.
    case lasting
    /// Each row waits for the responses before it; where rows do not say when they are sent, none of
    /// them comes too late.
    case patient
  }

  /// What a play came to.
  struct Outcome {
    /// US dollars per thousand requests that go on as the rows do: what all of them share and read is
    /// written for the first time once in the thousand, however few rows there are.
    var cost: Double
    /// The same of the rows alone.
    var sampleCost: Double
    /// By breakpoint, how many rows read behind the breakpoint before it.
    var reads: [Int]
  }

  init(_ compiled: CompiledTemplate, _ report: StabilityReport, model: Model, costs: CostModel) {
    let arrivals = report.arrivals
    let overhead = compiled.overhead(for: model)
    hasTail = compiled.isCachedUnmarked(by: model)
    tailWitness = compiled.breakpoints.lastIndex { $0.section == .messages }
    hasHistory = report.historyStart != nil
    framing = overhead.framing
    tailTTL = model.provider.ttls.first ?? .fiveMinutes
    if model.scheme == .automatic {
      head = Head(tokens: report.lengths.shared + overhead.tools, ttl: tailTTL)
    }
    self.model = model
    self.costs = costs
    self.arrivals = arrivals
    order = arrivals.order
    passing = report.lengths.passing
    let isInConversation = hasHistory || report.breakpoints.contains(where: \.isOfConversations)
    var known: [UInt64: Int32] = [:]
    func number(_ hash: UInt64) -> Int32 {
      if let number = known[hash] { return number }
      let number = Int32(known.count)
      known[hash] = number
      return number
    }
    var numbers: [Int32] = []
    var lasting: [Int32] = []
    var tokens: [Int32] = []
    for row in 0..<arrivals.count {
      for breakpoint in 0..<arrivals.width {
        let prefix = arrivals.prefix(row, breakpoint)
        numbers.append(number(prefix.hash))
        lasting.append(number(isInConversation ? prefix.lastingHash : prefix.aloneHash))
      }
      for end in 0...arrivals.width {
        let count = report.lengths.tokens(
          row: Int(arrivals.numbers[row]), end, size: arrivals.size(row, end))
        tokens.append(Int32(clamping: count + overhead.tools))
      }
    }
    self.numbers = numbers
    lastingNumbers = lasting
    self.tokens = tokens
    prefixCount = known.count
  }

  /// Whether values that do not keep to their lifetimes make prefixes of their own, or break turns.
  var isLasting: Bool {
    numbers == lastingNumbers
      && (0..<arrivals.count).allSatisfy { row in
        arrivals.turn(before: row) == nil
          || (0..<arrivals.width).allSatisfy { arrivals.prefix(row, $0).growth != nil }
      }
  }

  /// Plays all rows.
  func play(_ layout: Layout, _ change: Change = .none) -> Outcome {
    let kept = layout.indices.filter { layout[$0] != nil }
    let fresh = PrefixPlayer(
      model: model,
      ttls: (head.map { [$0.ttl] } ?? []) + layout.compactMap { $0 } + (hasTail ? [tailTTL] : []),
      prefixCount: prefixCount + 1 + (hasTail ? arrivals.count : 0),
      wait: change == .patient ? 0 : CacheSwitches().millisecondsToFirstByte)
    var player = fresh
    let isTimeless = change == .patient && !arrivals.isDated
    var request = PrefixPlayer.Request()
    var growth: [Int?] = []
    var total = USD.zero
    var reads = layout.map { _ in 0 }
    var headReads = 0
    var first: (request: PrefixPlayer.Request, cost: USD)?
    for row in order {
      request.milliseconds = isTimeless ? 0 : Int(arrivals.times[row])
      request.boundaries.removeAll(keepingCapacity: true)
      if let head {
        request.boundaries.append(.init(prefix: prefixCount, tokens: head.tokens))
      }
      for index in kept { request.boundaries.append(boundary(row, index, change)) }
      let tail = tail(row)
      request.promptTokens = max(tail.tokens, request.boundaries.last?.tokens ?? 0) + framing
      if hasTail { request.boundaries.append(tail) }
      fill(&request.earlier, &growth, row, kept, change)
      let usage = player.play(request)
      let cost = costs.cost(of: usage)
      total += cost
      if first == nil { first = (request, cost) }
      if usage.read > 0 { headReads += 1 }
      var before = 0
      for (place, index) in kept.enumerated() {
        if usage.read > before { reads[index] += 1 }
        before = request.boundaries[place + (head == nil ? 0 : 1)].tokens
      }
    }
    let perThousand = 1000 / Double(max(1, order.count))
    let sample = total.dollars * perThousand
    guard let first, order.count > 1,
      let shared = sharedBoundary(kept, change, reads: reads, headReads: headReads)
    else { return Outcome(cost: sample, sampleCost: sample, reads: reads) }
    var warm = fresh
    warm.hold(
      first.request.boundaries[shared].prefix, breakpoint: shared, by: first.request.milliseconds)
    let coldStart = first.cost.dollars - costs.cost(of: warm.play(first.request)).dollars
    return Outcome(
      cost: (total.dollars - coldStart) * perThousand + coldStart, sampleCost: sample,
      reads: reads)
  }

  /// The last of a request's boundaries that all rows share and all but the first read.
  private func sharedBoundary(
    _ kept: [Int], _ change: Change, reads: [Int], headReads: Int
  ) -> Int? {
    let others = order.count - 1
    let place = kept.indices.last { place in
      reads[kept[place]] >= others
        && order.allSatisfy {
          boundary($0, kept[place], change).prefix == boundary(order[0], kept[place], change).prefix
        }
    }
    if let place { return place + (head == nil ? 0 : 1) }
    return head != nil && headReads >= others ? 0 : nil
  }

  private func boundary(_ row: Int, _ index: Int, _ change: Change) -> PrefixPlayer.Boundary {
    let place = row &* arrivals.width &+ index
    let length = Int(tokens[row &* (arrivals.width + 1) &+ index])
    if change == .lasting {
      return .init(prefix: Int(lastingNumbers[place]), tokens: max(0, length - passing[index]))
    }
    return .init(prefix: Int(numbers[place]), tokens: length)
  }

  /// The end of a row's request, which no other row has.
  private func tail(_ row: Int) -> PrefixPlayer.Boundary {
    let length = Int(tokens[row &* (arrivals.width + 1) &+ arrivals.width])
    return .init(prefix: prefixCount + 1 + row, tokens: length)
  }

  /// What the turns before a row left behind, the longest first.
  private func fill(
    _ earlier: inout [PrefixPlayer.Earlier], _ growth: inout [Int?], _ row: Int, _ kept: [Int],
    _ change: Change
  ) {
    earlier.removeAll(keepingCapacity: true)
    guard arrivals.turn(before: row) != nil else { return }
    let lookback = model.provider.lookback ?? .max
    growth.removeAll(keepingCapacity: true)
    growth.append(contentsOf: repeatElement(0, count: arrivals.width))
    var extends = hasTail
    let first = head == nil ? 0 : 1
    var later = row
    for _ in 0..<Self.turnLimit {
      guard let turn = arrivals.turn(before: later) else { return }
      if extends {
        extends =
          tailWitness.map { arrivals.prefix(later, $0).growth != nil || change == .lasting }
          ?? hasHistory
        if extends { earlier.append(.init(tail(turn), breakpoint: kept.count + first)) }
      }
      // Where only ends of messages are looked for, those are all that is left behind.
      if hasTail, model.scheme == .markedOrImplicit {
        later = turn
        continue
      }
      for (place, index) in kept.enumerated().reversed() {
        guard let before = growth[index] else { continue }
        let step = arrivals.prefix(later, index).growth ?? (change == .lasting ? 1 : nil)
        growth[index] = step.map { before + $0 }
        guard let total = growth[index], total < lookback else { continue }
        let left = boundary(turn, index, change)
        if left.tokens <= boundary(row, index, change).tokens {
          earlier.append(.init(left, breakpoint: place + first))
        }
      }
      later = turn
    }
  }
}

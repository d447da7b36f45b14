import PromptCache
import PromptCompiler
import PromptSkeleton
import SampleRows
import SourceText

/// Reads rows one by one and keeps what tells whether prefixes stay the same.
///
/// Compares the values that a prefix depends on rather than rendered prefixes, which is the same
/// question at a fraction of the work; whole prefixes are rendered for the few rows that a report
/// shows, and for conversations whose values changed.
struct StabilityMeter {
  let compiled: CompiledTemplate
  private(set) var inputs: [InputTrack]
  private(set) var breakpoints: [BreakpointTrack]
  private(set) var rowCount = 0
  private(set) var rowsWithSession = 0
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var problemCount = 0
  private(set) var outputTokens = OutputLengths()
  private(set) var budgets: [BudgetTrack]
  private var conversations = Conversations()
  private var tenants: Set<UInt64> = []
  private var users: Set<UInt64> = []
  private var sessions: Set<UInt64> = []

  /// How many problems of rows are kept to be shown; the rest is counted.
  static let problemLimit = 20

  init(_ compiled: CompiledTemplate, family: TokenizerFamily) {
    self.compiled = compiled
    let end = Self.endOfWatch(compiled)
    inputs = RowInput.inputs(of: compiled).map { InputTrack($0, isWatched: $0.chunk < end) }
    budgets = BudgetTrack.tracks(of: compiled, family: family)
    breakpoints = compiled.breakpoints.map {
      BreakpointTrack(ttl: $0.ttl == .oneHour ? 3_600_000 : 300_000)
    }
  }

  /// The chunk from which on values are expected to vary: that of the last message, unless a
  /// breakpoint stands behind it.
  private static func endOfWatch(_ compiled: CompiledTemplate) -> Int {
    let last = compiled.positions.last?.message
    let message = compiled.positions.first { $0.message != nil && $0.message == last }
    let end = message?.chunks.lowerBound ?? compiled.skeleton.chunks.count
    return max(end, compiled.breakpoints.map(\.end).max() ?? 0)
  }

  /// The members that rows are asked for.
  var wantedMembers: [String] { compiled.skeleton.variables.map(\.name) }

  mutating func add(invalid diagnostic: Diagnostic) {
    problemCount += 1
    if diagnostics.count < Self.problemLimit { diagnostics.append(diagnostic) }
  }

  mutating func add(_ row: Row) {
    rowCount += 1
    var problems: [Diagnostic] = []
    let facts = row.facts(problems: &problems)
    for problem in problems { add(invalid: problem) }
    if let tokens = facts.outputTokens { outputTokens.add(tokens) }
    var differences: [(input: Int, bytes: [UInt8])] = []
    for index in inputs.indices {
      if let bytes = inputs[index].difference(in: row), inputs[index].isWatched {
        differences.append((index, bytes))
      }
    }
    for index in budgets.indices { budgets[index].add(row) }
    let groups = groups(of: facts)
    checkLifetimes(groups, differences, row)
    let previous = facts.session.flatMap { session -> Conversations.Turn? in
      rowsWithSession += 1
      return conversations.turn(before: row, session: ByteHash.of(session), at: facts.at)
    }
    addToBreakpoints(row, differences, facts.at, previous)
  }

  private mutating func addToBreakpoints(
    _ row: Row, _ differences: [(input: Int, bytes: [UInt8])], _ time: Int64?,
    _ previous: Conversations.Turn?
  ) {
    var hash = ByteHash()
    var next = 0
    for index in breakpoints.indices {
      let end = compiled.breakpoints[index].end
      while next < differences.count, inputs[differences[next].input].input.chunk < end {
        let (input, bytes) = differences[next]
        hash.combine(bytes)
        hash.combine([UInt8(truncatingIfNeeded: input), UInt8(truncatingIfNeeded: input >> 8)])
        next += 1
      }
      if next > 0 {
        let (input, bytes) = differences[0]
        let agreeing = zip(bytes, inputs[input].reference).prefix { $0 == $1 }.count
        breakpoints[index].noteDifference(input: input, bytes: agreeing, row: row.number)
      }
      let turn = previous.map { self.turn(from: $0, to: row, breakpoint: index) }
      breakpoints[index].add(hash: hash.value, at: time, turn: turn ?? .first)
    }
  }

  /// Whether a row's prefix at a breakpoint is that of the turn before, or longer.
  private func turn(
    from previous: Conversations.Turn, to row: Row, breakpoint: Int
  ) -> BreakpointTrack.Turn {
    let end = compiled.breakpoints[breakpoint].end
    let isSame = inputs.allSatisfy { track in
      track.input.chunk >= end || areSame(track.input, previous.row, row)
    }
    if isSame { return .extends(previous.time, nil) }
    guard let earlier = prefix(of: previous.row, to: end), let later = prefix(of: row, to: end),
      later.starts(with: earlier)
    else { return .breaks(Pair(previous.row.number, row.number)) }
    let rows = Pair(previous.row.number, row.number)
    let added =
      compiled.breakpoints[breakpoint].section == .messages
      ? PrefixPositions.count(in: later) - PrefixPositions.count(in: earlier) : 0
    return .extends(previous.time, (added, rows))
  }

  private func areSame(_ input: RowInput, _ left: Row, _ right: Row) -> Bool {
    if let raw = left.raw(input.slot), right.isRaw(input.slot, equalTo: Array(raw)) { return true }
    guard case .bytes(let first) = InputValue.of(input, in: left),
      case .bytes(let second) = InputValue.of(input, in: right)
    else { return false }
    return first == second
  }

  private func prefix(of row: Row, to end: Int) -> [UInt8]? {
    guard let values = try? row.values() else { return nil }
    return try? compiled.skeleton.renderPrefix(toChunk: end, values) { _, _ in }
  }

  /// Holds every value against the first one of its tenant, user, session or day.
  private mutating func checkLifetimes(
    _ groups: [Lifetime: UInt64], _ differences: [(input: Int, bytes: [UInt8])], _ row: Row
  ) {
    for index in inputs.indices where inputs[index].isWatched {
      let input = inputs[index].input
      guard input.lifetime < .request, let group = groups[input.lifetime] else { continue }
      let bytes = differences.first { $0.input == index }?.bytes ?? inputs[index].reference
      if input.use == .list, input.lifetime == .session { continue }
      inputs[index].check(bytes, row: row.number, group: group)
    }
  }

  /// The group in which a variable of each lifetime has one value, as far as the row tells.
  private mutating func groups(of facts: RowFacts) -> [Lifetime: UInt64] {
    var groups: [Lifetime: UInt64] = [.static: 0]
    if let time = facts.at { groups[.daily] = UInt64(bitPattern: time / 86_400_000) }
    if let tenant = facts.tenant {
      let key = ByteHash.of(tenant)
      groups[.tenant] = key
      tenants.insert(key)
    }
    if let user = facts.user {
      let key = ByteHash.of(user) ^ (groups[.tenant] ?? 0)
      groups[.user] = key
      users.insert(key)
    }
    if let session = facts.session {
      let key = ByteHash.of(session)
      groups[.session] = key
      sessions.insert(key)
    }
    return groups
  }

  /// How many groups of a lifetime the rows have; nil where they do not say.
  func groupCount(_ lifetime: Lifetime) -> Int? {
    switch lifetime {
    case .static, .daily: 1
    case .tenant: tenants.isEmpty ? nil : tenants.count
    case .user: users.isEmpty ? nil : users.count
    case .session: sessions.isEmpty ? nil : sessions.count
    case .request: rowCount
    }
  }
}

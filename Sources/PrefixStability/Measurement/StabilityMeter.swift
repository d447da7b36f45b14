import ChangeCauses
import PromptCache
import PromptCompiler
import PromptSkeleton
import SampleRows
import SourceText

/// Reads rows one by one and keeps what tells whether prefixes stay the same.
///
/// Compares the values that a prefix depends on rather than rendered prefixes, and where they differ
/// the prints of what they render to, which is the same question at a fraction of the work; whole
/// prefixes are rendered for the few rows that a report shows, and for conversations whose values
/// changed.
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
  private(set) var emptyParts: EmptyPartTrack
  private(set) var markers: MarkerTrack
  private(set) var arrivals: ArrivalTrack
  let lists: SplicedLists
  private var conversations = Conversations()
  private var unnamed: UnnamedConversations
  /// Where the breakpoints' prefixes end, and the last of them in the messages.
  private let ends: [Int]
  private let lastInMessages: Int?
  /// Made when the first row differs.
  private var prints: PrefixPrints?
  /// What tells the prefixes of a row that has the values of the first one.
  private let sameHashes: [UInt64]
  /// The first breakpoint behind all places of each input, or the last; none that stands in for a later
  /// one.
  private let breakpointsBehind: [Int]
  private(set) var seen = SeenGroups()
  /// The first chunk of the messages.
  private let messagesStart: Int
  /// Whether the messages bring earlier turns back, as far as the template tells.
  private let mayHaveHistory: Bool
  /// The variables in the order in which they are first used, and how many of them each breakpoint
  /// and the whole request has.
  private let slots: [Int]
  private let slotEnds: [Int]

  /// How many problems of rows are kept to be shown; the rest is counted.
  static let problemLimit = 20

  init(_ compiled: CompiledTemplate, family: TokenizerFamily) {
    self.compiled = compiled
    let end = Self.endOfWatch(compiled)
    let inputs = RowInput.inputs(of: compiled)
    lists = SplicedLists(compiled, inputs)
    unnamed = UnnamedConversations(compiled, inputs)
    let prefixEnd = compiled.breakpoints.map(\.end).max() ?? 0
    self.inputs = inputs.map {
      InputTrack($0, isInPrefix: $0.isBefore(prefixEnd), isWatched: $0.isBefore(end))
    }
    ends = compiled.breakpoints.map(\.end)
    lastInMessages = compiled.breakpoints.lastIndex { $0.section == .messages }
    sameHashes = compiled.breakpoints.map { _ in 0 }
    breakpointsBehind = inputs.map { input in
      compiled.breakpoints.firstIndex { end in
        !end.isStandIn && input.chunks.allSatisfy { $0 < end.end }
      } ?? compiled.breakpoints.count - 1
    }
    budgets = BudgetTrack.tracks(of: compiled, family: family)
    emptyParts = EmptyPartTrack(compiled)
    markers = MarkerTrack(compiled, inputs)
    arrivals = ArrivalTrack(breakpointCount: compiled.breakpoints.count)
    breakpoints = compiled.breakpoints.map { BreakpointTrack(ttl: $0.milliseconds) }
    let messages = compiled.positions.filter { $0.section == .messages }
    messagesStart = messages.first?.chunks.lowerBound ?? .max
    mayHaveHistory = messages.contains(where: \.isHistory)
    var slots: [(slot: Int, chunk: Int)] = []
    for input in inputs {
      guard let chunk = input.prefixChunk, !slots.contains(where: { $0.slot == input.slot })
      else { continue }
      slots.append((input.slot, chunk))
    }
    self.slots = slots.map(\.slot)
    slotEnds =
      compiled.breakpoints.map { breakpoint in slots.count { $0.chunk < breakpoint.end } }
      + [slots.count]
  }

  /// The chunk from which on values are expected to vary: that of the last message, unless a
  /// breakpoint stands behind it, or it has text that requests could share.
  private static func endOfWatch(_ compiled: CompiledTemplate) -> Int {
    let last = compiled.positions.last?.message
    let first = compiled.positions.firstIndex { $0.message != nil && $0.message == last }
    guard let first, !compiled.isLastMessageShared else { return compiled.skeleton.chunks.count }
    let end = compiled.positions[first].chunks.lowerBound
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
    var differences: [RowDifference] = []
    for index in inputs.indices {
      if let bytes = inputs[index].difference(in: row), inputs[index].isInPrefix {
        let print = inputs[index].print(of: bytes)
        differences.append(
          RowDifference(value: .init(input: index, print: print), bytes: bytes))
      }
    }
    for index in budgets.indices { budgets[index].add(row) }
    emptyParts.add(row)
    markers.add(row)
    let groups = RowGroups(facts)
    var prefixes = RowPrefixes(all: differences, differences: differences, hashes: sameHashes)
    if !differences.isEmpty {
      prefixes.hashes = hashes(differences.lazy.map(\.value))
      // One value alone cannot come to the same bytes, and one that did not is known to differ.
      if differences.count > 1,
        differences.contains(where: { inputs[$0.input].firstDifference == nil }),
        let show = prints?.show(differences)
      {
        prefixes.differences = zip(differences, show).filter { difference, shows in
          shows || inputs[difference.input].firstDifference != nil
        }.map(\.0)
      }
    }
    for difference in prefixes.differences {
      if inputs[difference.input].mayAgreeInGroups {
        inputs[difference.input].expectAgreement(seen.agreements(ofRows: rowCount - 1))
      }
      inputs[difference.input].note(difference, row: row.number)
    }
    checkLifetimes(groups, prefixes, row)
    seen.add(groups)
    addToBreakpoints(row, prefixes, facts.at, place(of: row, groups.session, at: facts.at))
  }

  /// What tells a row's prefixes from others by the values that are not those of the first row.
  private mutating func hashes(_ others: some Sequence<PrefixPrints.Value>) -> [UInt64] {
    if prints == nil { prints = PrefixPrints(compiled, inputs) }
    return prints?.hashes(inputs, with: others) ?? sameHashes
  }

  /// Where a row stands in its conversation.
  private struct Place {
    /// What tells the conversation from others; nil for a row of none.
    var conversation: UInt64?
    var previous: Conversations.Turn?
    /// What was found at the last breakpoint of the messages, where that told the conversation.
    var found: BreakpointTrack.Turn?
  }

  private mutating func place(of row: Row, _ session: UInt64?, at time: Int64?) -> Place {
    if let session {
      rowsWithSession += 1
      let previous = conversations.turn(before: row, session: session, at: time)
      return Place(conversation: session, previous: previous)
    }
    guard let last = lastInMessages, !unnamed.isEmpty else { return Place() }
    let earlier = unnamed.turn(before: row)
    let found = earlier.map { turn(from: $0, to: row, breakpoint: last) }
    let goesOn = found?.growth != nil || earlier.map { slides(from: $0, to: row, last) } ?? false
    return Place(
      conversation: unnamed.add(row, at: time, goesOn: goesOn),
      previous: goesOn ? earlier : nil, found: goesOn ? found : nil)
  }

  /// Whether a row goes on from the one before it but for the first elements of a list, which a
  /// window over the history has left behind.
  private func slides(
    from previous: Conversations.Turn, to row: Row, _ breakpoint: Int
  ) -> Bool {
    guard let first = try? previous.row.values(), let second = try? row.values() else {
      return false
    }
    return unnamed.windows(from: lists.cached(first), to: lists.cached(second)).contains {
      added(from: $0, to: second, breakpoint) != nil
    }
  }

  private mutating func addToBreakpoints(
    _ row: Row, _ found: RowPrefixes, _ time: Int64?, _ place: Place
  ) {
    let (differences, hashes) = (found.differences, found.hashes)
    var prefixes: [ArrivalTrack.Prefix] = []
    let isFollowed = !arrivals.isFull
    let lasting =
      isFollowed
      ? lastingHashes(found, inConversation: place.conversation != nil)
      : (inTurn: hashes, alone: hashes)
    var next = 0
    for index in breakpoints.indices {
      let end = ends[index]
      while next < differences.count, inputs[differences[next].input].input.isBefore(end) {
        next += 1
      }
      // How many elements a list has parts prefixes only behind the elements that they share.
      let parting = differences[..<next].first { inputs[$0.input].input.use != .repetition }
      if hashes[index] != 0, let difference = parting ?? differences[..<next].first,
        breakpoints[index].mayPart(at: difference.input)
      {
        let agreeing = CommonPrefix.length(of: difference.bytes, inputs[difference.input].reference)
        breakpoints[index].noteDifference(
          input: difference.input, bytes: agreeing, row: row.number)
      }
      let found = index == lastInMessages ? place.found : nil
      let turn = found ?? place.previous.map { self.turn(from: $0, to: row, breakpoint: index) }
      breakpoints[index].add(hash: hashes[index], at: time, turn: turn ?? .first)
      if !isFollowed { continue }
      prefixes.append(
        .init(
          hash: hashes[index], lastingHash: lasting.inTurn[index], aloneHash: lasting.alone[index],
          growth: turn?.growth))
    }
    if !isFollowed { return }
    arrivals.add(
      row: row.number, at: time, prefixes: prefixes, sizes: sizes(of: row),
      conversation: place.conversation)
  }

  /// What tells the prefixes that a row would have if every value kept to its lifetime: those of a
  /// single request left out, others as the first row of the same tenant, user, session or day
  /// has them. Whether rows of a conversation are its turns is known only when all are read.
  private mutating func lastingHashes(
    _ found: RowPrefixes, inConversation: Bool
  ) -> (inTurn: [UInt64], alone: [UInt64]) {
    let isInTurn = inConversation || mayHaveHistory
    let inTurn = hashes(lastingValues(found, isInTurn: isInTurn), found)
    return (inTurn, isInTurn ? hashes(lastingValues(found, isInTurn: false), found) : inTurn)
  }

  /// The same values as a row's have the same prefixes.
  private mutating func hashes(
    _ values: [PrefixPrints.Value], _ found: RowPrefixes
  ) -> [UInt64] {
    if values.isEmpty { return sameHashes }
    return values.elementsEqual(found.all.lazy.map(\.value)) ? found.hashes : hashes(values)
  }

  private func lastingValues(
    _ found: RowPrefixes, isInTurn: Bool
  ) -> [PrefixPrints.Value] {
    var values: [PrefixPrints.Value] = []
    var next = 0
    for index in inputs.indices where inputs[index].isInPrefix {
      while next < found.all.count, found.all[next].input < index { next += 1 }
      let isOther = next < found.all.count && found.all[next].input == index
      if isPassing(inputs[index].input, inConversation: isInTurn) { continue }
      if let print = inputs[index].lastingPrint(isOther ? found.all[next].print : nil) {
        values.append(.init(input: index, print: print))
      }
    }
    return values
  }

  /// Whether a value is there for a single request: what history brings back is not.
  func isPassing(_ input: RowInput, inConversation: Bool) -> Bool {
    input.lifetime == .request && (input.chunk < messagesStart || !inConversation)
  }

  /// The first chunk of the first list of messages that may bring earlier turns back; nil where
  /// there is none.
  ///
  /// One that all rows have the same and that is not empty holds examples, unless it is called a
  /// history; so does one whose messages only change their order, or only those that it begins with.
  var historyStart: Int? {
    compiled.positions.first { position in
      position.isHistory
        && !inputs.contains { position.chunks.contains($0.input.chunk) && isOfExamples($0) }
    }?.chunks.lowerBound
  }

  private func isOfExamples(_ track: InputTrack) -> Bool {
    if isNoHistory(track) { return true }
    guard rowCount > 1, track.input.use == .list, let value = track.sharedValue,
      value != Array("[]".utf8)
    else { return false }
    return !isCalledHistory(track.input)
  }

  /// Whether rows change a list as no conversation does: only the order of its messages, or only the
  /// first of them where no row goes on from another one. One that is called a history may.
  func isNoHistory(_ track: InputTrack) -> Bool {
    guard track.firstDifference != nil else { return false }
    let isUnlikely =
      track.isReordered
      || track.endsAlike && rowCount >= Self.tellingRows && rowsWithSession == 0
        && breakpoints.allSatisfy { $0.turns == 0 }
    return isUnlikely && !isCalledHistory(track.input)
  }

  /// How many rows it takes to tell that none goes on from another one.
  private static let tellingRows = 4

  private func isCalledHistory(_ input: RowInput) -> Bool {
    let path = input.path.description
    return NameLexicon.meaning(ofPath: path)?.kind == .appendedText
      || ["messages", "turns"].contains { path.hasSuffix($0) }
  }

  /// The bytes of a row's values up to each breakpoint, and of all.
  private func sizes(of row: Row) -> [Int] {
    var size = 0
    var next = 0
    return slotEnds.map { end in
      while next < end {
        size += row.raw(slots[next])?.count ?? 0
        next += 1
      }
      return size
    }
  }

  /// Whether a row's prefix at a breakpoint is that of the turn before, or longer.
  private func turn(
    from previous: Conversations.Turn, to row: Row, breakpoint: Int
  ) -> BreakpointTrack.Turn {
    let isSame = inputs.indices.allSatisfy { index in
      !inputs[index].input.isBefore(ends[breakpoint])
        || areSame(inputs[index].input, previous.row, row)
    }
    if isSame { return .extends(previous.time, nil) }
    let rows = Pair(previous.row.number, row.number)
    guard let first = try? previous.row.values(), let second = try? row.values(),
      let added = added(from: first, to: second, breakpoint)
    else { return .breaks(rows) }
    return .extends(previous.time, (added, rows))
  }

  /// How many positions a prefix adds to another one that it begins with, in some form of the
  /// messages; nil where it does not.
  private func added(from first: PromptValue, to second: PromptValue, _ breakpoint: Int) -> Int? {
    let end = compiled.breakpoints[breakpoint].end
    for form in lists.forms {
      guard let earlier = prefix(lists.folded(first, to: form), to: end),
        let later = prefix(lists.folded(second, to: form), to: end), later.starts(with: earlier)
      else { continue }
      return compiled.breakpoints[breakpoint].section == .messages
        ? PrefixPositions.count(in: later) - PrefixPositions.count(in: earlier) : 0
    }
    return nil
  }

  private func areSame(_ input: RowInput, _ left: Row, _ right: Row) -> Bool {
    if let raw = left.raw(input.slot), right.isRaw(input.slot, equalTo: Array(raw)) { return true }
    guard case .bytes(let first) = InputValue.of(input, in: left),
      case .bytes(let second) = InputValue.of(input, in: right)
    else { return false }
    return first == second
  }

  private func prefix(_ values: PromptValue, to end: Int) -> [UInt8]? {
    try? compiled.skeleton.renderPrefix(toChunk: end, values) { _, _ in }
  }

  /// Holds every value against the first one of its tenant, user, session or day, but for those that
  /// only together with others come to the same bytes as in the first row.
  private mutating func checkLifetimes(_ groups: RowGroups, _ prefixes: RowPrefixes, _ row: Row) {
    let hasHidden = prefixes.differences.count < prefixes.all.count
    for index in inputs.indices where inputs[index].isInPrefix {
      let lifetime = inputs[index].input.lifetime
      let difference = prefixes.differences.first { $0.input == index }
      if hasHidden, difference == nil, prefixes.all.contains(where: { $0.input == index }) {
        inputs[index].leaveGroup()
        continue
      }
      if inputs[index].isAskedForAgreement { inputs[index].checkAgreement(difference, groups) }
      // A session makes lists of messages longer.
      if lifetime == .request
        || lifetime == .session && inputs[index].input.isOfList
          && inputs[index].input.chunk >= messagesStart
      {
        continue
      }
      inputs[index].check(
        difference, row: row.number, group: groups[lifetime],
        prefix: prefixes.hashes[breakpointsBehind[index]])
    }
  }
}

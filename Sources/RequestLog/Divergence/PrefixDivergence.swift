import JSONText
import PromptCache

/// The first position at which a request no longer repeats the cached part of an earlier one.
struct PrefixDivergence: Sendable {
  var member: PrefixMember
  /// The member of the value that differs; nil where the value was compared as one.
  var name: [UInt8]?
  /// The element of the list; nil where the value is no list, or only one side has a list.
  var leftElement: Int?
  var rightElement: Int?
  /// The content block of the message; nil where the message differs in something else.
  var block: Int?
  /// How many positions, from the start of the prefix, are the same.
  var position: Int

  /// Compares everything that the earlier request cached; all of it where nothing was marked.
  ///
  /// Returns nil where the later request repeats all of that.
  static func first(
    between earlier: CapturedRequest, and later: CapturedRequest, in scope: Scope = .everything
  ) -> LocatedDifference? {
    first(between: earlier, and: later, in: scope) {
      LocatedDifference($0, between: earlier, and: later)
    }
  }

  /// The first position with other bytes, cheaper to find than a located difference.
  ///
  /// What stands there may still say the same.
  static func unlocated(
    between earlier: CapturedRequest, and later: CapturedRequest
  ) -> PrefixDivergence? {
    first(between: earlier, and: later, in: .everything) { $0 }
  }

  /// Whether two requests differ in what some models render ahead of the tools.
  static func dependsOnModel(
    between earlier: CapturedRequest, and later: CapturedRequest
  ) -> Bool {
    let (left, right) = (earlier.text(.thinking), later.text(.thinking))
    if left?.form != right?.form || left?.digest != right?.digest { return true }
    let locate = { LocatedDifference($0, between: earlier, and: later) }
    return firstInOutputConfig(earlier, later, isFormat: false, 0, locate) != nil
  }

  private static func first<Found>(
    between earlier: CapturedRequest, and later: CapturedRequest, in scope: Scope,
    _ locate: (PrefixDivergence) -> Found?
  ) -> Found? {
    let effective = earlier.cachesAtMarkersOnly ? earlier.lastBreakpoint : nil
    var position = 0
    let layout = order(of: earlier, later)
    for (place, member) in layout.enumerated() {
      if let effective, place > layout.firstIndex(of: effective.member) ?? layout.count {
        return nil
      }
      if member.section == .messages {
        return firstInHistory(earlier, later, limit: effective, scope, &position, locate)
      }
      if member == .outputConfig || member == .outputFormat,
        let found = firstInOutputConfig(
          earlier, later, isFormat: member == .outputFormat, position, locate)
      {
        return found
      }
      if member == .outputConfig { continue }
      let left = earlier.text(member)
      let right = later.text(member)
      if left === right {
        position += positions(of: left)
        continue
      }
      let lastElement = effective?.member == member ? effective?.element : nil
      if let found = first(in: member, left, right, upTo: lastElement, &position, locate) {
        return found
      }
    }
    return nil
  }

  /// How much of two requests is compared.
  enum Scope: Sendable {
    case everything
    /// Only what stands before the first message of a conversation.
    case instructions
  }

  /// The order in which the members are compared: the cautious one, unless the provider reported
  /// that the later request read something, which it cannot have where thinking comes first.
  private static func order(
    of earlier: CapturedRequest, _ later: CapturedRequest
  ) -> [PrefixMember] {
    let isRead = later.record.usage.map { $0.read > 0 } ?? false
    let isCautious = CacheSwitches().thinkingIsRenderedFirst && !isRead
    return isCautious ? earlier.dialect.cautiousLayout : earlier.dialect.layout
  }

  /// Compares the members of `output_config` by themselves: a format stands with the messages.
  private static func firstInOutputConfig<Found>(
    _ earlier: CapturedRequest, _ later: CapturedRequest, isFormat: Bool, _ position: Int,
    _ locate: (PrefixDivergence) -> Found?
  ) -> Found? {
    let (left, right) = (earlier.text(.outputConfig), later.text(.outputConfig))
    if left === right || left?.form == right?.form && left?.digest == right?.digest { return nil }
    let members = (left?.objectMembers ?? []) + (right?.objectMembers ?? [])
    for (name, _) in members where name.elementsEqual("format".utf8) == isFormat {
      let found = PrefixDivergence(member: .outputConfig, name: name, position: position)
      if let found = locate(found) { return found }
    }
    return nil
  }

  private static func first<Found>(
    in member: PrefixMember, _ left: PrefixText?, _ right: PrefixText?, upTo last: Int?,
    _ position: inout Int, _ locate: (PrefixDivergence) -> Found?
  ) -> Found? {
    if (left?.form ?? .list) != .list || (right?.form ?? .list) != .list {
      let isSame = left?.form == right?.form && left?.digest == right?.digest
      let found = isSame ? nil : locate(PrefixDivergence(member: member, position: position))
      if found == nil { position += positions(of: left) }
      return found
    }
    let leftIndices = cachedIndices(left)
    let rightIndices = cachedIndices(right)
    for place in 0..<max(leftIndices.count, rightIndices.count) {
      let leftElement = place < leftIndices.count ? leftIndices[place] : nil
      let rightElement = place < rightIndices.count ? rightIndices[place] : nil
      if let last, leftElement ?? Int.max > last { return nil }
      if let left, let right, let leftElement, let rightElement,
        left.elements[leftElement].digest == right.elements[rightElement].digest
      {
        position += 1
        continue
      }
      let found = locate(
        PrefixDivergence(
          member: member, leftElement: leftElement, rightElement: rightElement, position: position))
      if let found { return found }
      position += 1
    }
    return nil
  }

  /// How many positions a member has: one that is no list is one, what only goes into the key none.
  private static func positions(of text: PrefixText?) -> Int {
    guard let text, text.member.section == .tools || text.member.section == .system else {
      return 0
    }
    return text.positionCount
  }

  /// The elements that are part of the key: all but deferred tools.
  private static func cachedIndices(_ text: PrefixText?) -> [Int] {
    guard let text else { return [] }
    return text.elements.indices.filter { !text.isDeferred(text.elements[$0]) }
  }

  private static func firstInHistory<Found>(
    _ earlier: CapturedRequest, _ later: CapturedRequest, limit: Breakpoint?, _ scope: Scope,
    _ position: inout Int, _ locate: (PrefixDivergence) -> Found?
  ) -> Found? {
    let member = earlier.history.member
    if earlier.history.form != .list || later.history.form != .list {
      let isSame =
        earlier.history.form == later.history.form
        && earlier.history.tail.digest == later.history.tail.digest
      return isSame || scope == .instructions
        ? nil : locate(PrefixDivergence(member: member, position: position))
    }
    let count = limit.map { $0.element + 1 } ?? earlier.history.count
    var index = 0
    if let base = later.history.base, earlier.history.base == nil, base === earlier.history.tail {
      index = scope == .instructions ? 0 : min(later.history.sharedCount, count)
      position += base.positions(ofElements: index)
    }
    while index < count {
      if scope == .instructions, !earlier.history.element(index).role.isInstruction { return nil }
      let blockLimit = limit?.element == index ? limit?.block : nil
      guard index < later.history.count else {
        return locate(PrefixDivergence(member: member, leftElement: index, position: position))
      }
      let left = earlier.history.element(index)
      let right = later.history.element(index)
      if left.digest != right.digest,
        let block = firstBlock(index, earlier.history, later.history, upTo: blockLimit),
        let found = locate(
          PrefixDivergence(
            member: member, leftElement: index, rightElement: index,
            block: block == wholeMessage ? nil : block, position: position + max(block, 0)))
      {
        return found
      }
      position += max(left.blockCount, 1)
      index += 1
    }
    return nil
  }

  private static let wholeMessage = -1

  /// The first block of a message that differs, `wholeMessage` where something else does.
  private static func firstBlock(
    _ index: Int, _ earlier: PrefixHistory, _ later: PrefixHistory, upTo last: Int?
  ) -> Int? {
    guard earlier.element(index).envelope == later.element(index).envelope else {
      return wholeMessage
    }
    let left = Array(earlier.blocks(of: index))
    let right = Array(later.blocks(of: index))
    for block in 0..<max(left.count, right.count) {
      if let last, block > last { return nil }
      guard block < left.count, block < right.count, left[block].digest == right[block].digest
      else { return block }
    }
    return nil
  }
}

import CacheSimulation
import PrefixStability
import PromptCache
import PromptCompiler
import PromptSkeleton
import SourceText

/// Cuts a row's rendered request into the blocks of its template, position by position.
///
/// Blocks without values are cut and counted once for all rows.
struct RowBlocks {
  private let compiled: CompiledTemplate
  private let tokens: PromptTokens
  private let family: TokenizerFamily
  private let toolTokens: Int
  private let keys: [Workload.BlockKey]
  private var constant: [Int32?]
  private let constantCounts: [TokenCount?]
  private var visits: [(chunk: Int, offset: Int)] = []

  init(_ compiled: CompiledTemplate, family: TokenizerFamily, toolTokens: Int) {
    self.compiled = compiled
    self.family = family
    self.toolTokens = toolTokens
    let tokens = PromptTokens(compiled, family: family)
    self.tokens = tokens
    let ends = MessageEnds(compiled)
    keys = compiled.positions.indices.map { index in
      let position = compiled.positions[index]
      return Workload.BlockKey(
        content: 0, section: CachePosition.Section(position.section),
        kind: CachePosition.Kind(type: position.kind), message: position.message ?? 0,
        endsMessage: ends.contains(index))
    }
    constant = Array(repeating: nil, count: compiled.positions.count)
    constantCounts = compiled.positions.map { position in
      var count = TokenCount(family: family)
      for chunk in position.chunks {
        switch compiled.skeleton.chunks[chunk] {
        case .constant: if let known = tokens.constant(chunk) { count += known }
        case .marker, .separator: break
        case .hole, .when, .each, .splice: return nil
        }
      }
      return count
    }
  }

  /// The blocks of a row, and how many of them stand before each candidate's end.
  ///
  /// - Parameter total: Takes the tokens of the whole request, if they are wanted.
  /// - Throws: `RenderError` where the template cannot be rendered for the values.
  mutating func read(
    _ values: PromptValue, into workload: inout Workload, total: inout TokenCount?
  ) throws(RenderError) -> (blocks: [Int32], ends: [Int32]) {
    let skeleton = compiled.skeleton
    var visits = visits
    visits.removeAll(keepingCapacity: true)
    let output = try skeleton.renderPrefix(toChunk: skeleton.chunks.count, values) {
      visits.append(($0, $1))
    }
    self.visits = visits
    var blocks: [Int32] = []
    var ends: [Int32] = []
    blocks.reserveCapacity(keys.count)
    ends.reserveCapacity(keys.count)
    var next = 0
    for (index, position) in compiled.positions.enumerated() {
      while next < visits.count, visits[next].chunk < position.chunks.lowerBound { next += 1 }
      let first = next
      while next < visits.count, visits[next].chunk < position.chunks.upperBound { next += 1 }
      let start = first < visits.count ? visits[first].offset : output.count
      let end = next < visits.count ? visits[next].offset : output.count
      defer { ends.append(Int32(truncatingIfNeeded: blocks.count)) }
      if end <= start { continue }
      if let count = constantCounts[index] {
        if total != nil { total? += count }
        blocks.append(constantBlock(index, output[start..<end], count, &workload))
        continue
      }
      var key = keys[index]
      key.content = Self.hash(output[start..<end])
      var counted: TokenCount?
      let number = workload.number(of: key) {
        let count = count(first..<next, visits, output)
        counted = count
        return count.estimate.point + (index == 0 && key.section == .tools ? toolTokens : 0)
      }
      if total != nil { total? += counted ?? count(first..<next, visits, output) }
      blocks.append(number)
    }
    return (blocks, ends)
  }

  private mutating func constantBlock(
    _ index: Int, _ bytes: ArraySlice<UInt8>, _ count: TokenCount, _ workload: inout Workload
  ) -> Int32 {
    if let known = constant[index] { return known }
    var key = keys[index]
    key.content = Self.hash(bytes)
    let number = workload.number(of: key) {
      count.estimate.point + (index == 0 && key.section == .tools ? toolTokens : 0)
    }
    constant[index] = number
    return number
  }

  /// The tokens of the chunks that a row's block was rendered from.
  private func count(
    _ range: Range<Int>, _ visits: [(chunk: Int, offset: Int)], _ output: [UInt8]
  ) -> TokenCount {
    var count = TokenCount(family: family)
    for index in range {
      let (chunk, offset) = visits[index]
      if let known = tokens.constant(chunk) {
        count += known
        continue
      }
      switch compiled.skeleton.chunks[chunk] {
      case .hole, .splice:
        let end = index + 1 < visits.count ? visits[index + 1].offset : output.count
        count += tokens.count(output[offset..<end], inChunk: chunk)
      default: break
      }
    }
    return count
  }

  static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var hash = PrefixHash()
    hash.combine(bytes)
    return hash.value
  }
}

/// The positions that end a message at which OpenAI's API caches by itself: the last block of a
/// user message, and of the leading developer messages.
private struct MessageEnds {
  private let positions: Set<Int>

  init(_ compiled: CompiledTemplate) {
    var found: Set<Int> = []
    for (index, position) in compiled.positions.enumerated() {
      let next = index + 1 < compiled.positions.count ? compiled.positions[index + 1] : nil
      switch position.section {
      case .tools: break
      case .system: if next?.section != .system { found.insert(index) }
      case .messages: if next?.message != position.message { found.insert(index) }
      }
    }
    positions = found
  }

  func contains(_ index: Int) -> Bool { positions.contains(index) }
}

extension CachePosition.Section {
  init(_ section: Position.Section) {
    switch section {
    case .tools: self = .tools
    case .system: self = .system
    case .messages: self = .messages
    }
  }
}

extension CachePosition.Kind {
  init(type: String?) {
    switch type {
    case "tool_use": self = .toolUse
    case "tool_result": self = .toolResult
    default: self = .block
    }
  }
}

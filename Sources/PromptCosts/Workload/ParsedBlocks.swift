import CacheSimulation
import JSONText
import PrefixStability
import PromptCache
import PromptCompiler
import PromptSkeleton
import SourceText

/// Cuts a row's rendered request into blocks by reading its JSON, as lists and repetitions need.
struct ParsedBlocks {
  private let compiled: CompiledTemplate
  private let estimator: TokenEstimator
  private let toolTokens: Int

  init(_ compiled: CompiledTemplate, family: TokenizerFamily, toolTokens: Int) {
    self.compiled = compiled
    self.toolTokens = toolTokens
    estimator = TokenEstimator(family: family)
  }

  /// Whether a template's blocks can only be told from the rendered request.
  static func areNeeded(for compiled: CompiledTemplate) -> Bool {
    compiled.skeleton.chunks.contains { chunk in
      switch chunk {
      case .each, .splice: true
      default: false
      }
    }
  }

  /// A block as it stands in the request.
  private struct Found {
    var key: Workload.BlockKey
    var value: JSONValue
    var end: Int
  }

  /// The blocks of a row, and how many of them stand before each candidate's end; nil where what
  /// comes out is no request.
  ///
  /// - Throws: `RenderError` where the template cannot be rendered for the values.
  mutating func read(
    _ values: PromptValue, into workload: inout Workload, total: inout TokenCount?
  ) throws(RenderError) -> (blocks: [Int32], ends: [Int32])? {
    let skeleton = compiled.skeleton
    var visits: [(chunk: Int, offset: Int)] = []
    let output = try skeleton.renderPrefix(toChunk: skeleton.chunks.count, values) {
      visits.append(($0, $1))
    }
    guard let first = output.first, first == UInt8(ascii: ",") else { return nil }
    var body = output
    body[0] = UInt8(ascii: "{")
    guard let document = try? JSONDocument(parsing: body) else { return nil }
    let found = blocks(of: document.root)
    let numbers = found.enumerated().map { index, block -> Int32 in
      var counted: TokenCount?
      let number = workload.number(of: block.key) {
        let count = tokens(of: block)
        counted = count
        return count.estimate.point + (index == 0 && block.key.section == .tools ? toolTokens : 0)
      }
      if total != nil { total? += counted ?? tokens(of: block) }
      return number
    }
    return (numbers, ends(found, visits, length: output.count))
  }

  /// For each position of the template the number of blocks up to its end.
  private func ends(
    _ found: [Found], _ visits: [(chunk: Int, offset: Int)], length: Int
  ) -> [Int32] {
    var before: Int32 = 0
    return compiled.positions.map { position in
      if let place = visits.lastIndex(where: { position.chunks.contains($0.chunk) }) {
        let offset = place + 1 < visits.count ? visits[place + 1].offset : length
        var count = Int(before)
        while count < found.count, found[count].end <= offset { count += 1 }
        before = Int32(truncatingIfNeeded: count)
      }
      return before
    }
  }

  private func blocks(of root: JSONValue) -> [Found] {
    var found: [Found] = []
    func add(
      _ value: JSONValue, _ section: CachePosition.Section, role: String = "", message: Int = 0,
      kind: CachePosition.Kind = .block
    ) {
      var hash = PrefixHash()
      hash.combine(role.utf8)
      if value.kind == .string {
        // A plain string stands for one text block. Source: Anthropic, Messages API.
        hash.combine(Array("{\"text\":".utf8) + value.rawBytes + Array(",\"type\":\"text\"}".utf8))
      } else {
        hash.combine(value.rawBytes)
      }
      found.append(
        Found(
          key: .init(
            content: hash.value, section: section, kind: kind, message: message,
            endsMessage: false),
          value: value, end: value.range.upperBound))
    }
    for tool in root.list("tools") { add(tool, .tools) }
    for block in root.list("system") { add(block, .system) }
    var isLeading = true
    for (index, message) in root.list("messages").enumerated() {
      let role = message["role"]?.string ?? ""
      isLeading = isLeading && (role == "system" || role == "developer")
      let section = isLeading ? CachePosition.Section.system : .messages
      guard let content = message["content"] else {
        add(message, section, role: role, message: index)
        continue
      }
      let isResult = role == "tool"
      if content.kind == .array {
        for block in content.elements {
          let type = block["type"]?.string
          add(
            block, section, role: role, message: index,
            kind: isResult ? .toolResult : CachePosition.Kind(type: type))
        }
      } else {
        add(content, section, role: role, message: index, kind: isResult ? .toolResult : .block)
      }
      if role == "user" || isResult || isLeading, let place = found.indices.last {
        found[place].key.endsMessage = true
      }
    }
    return found
  }

  private func tokens(of block: Found) -> TokenCount {
    if block.key.section == .tools { return estimator.count(block.value.rawBytes) }
    return BlockText.count(block.value, estimator)
  }
}

extension JSONValue {
  fileprivate func list(_ name: String) -> [JSONValue] {
    self[name].map { Array($0.elements) } ?? []
  }
}

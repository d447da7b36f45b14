import JSONText
package import PromptCache
package import PromptCompiler
import PromptSkeleton
import SourceText

/// Estimates the tokens of a compiled template's prefixes, counting constant text only once.
package struct PromptTokens: Sendable {
  private let compiled: CompiledTemplate
  package let estimator: TokenEstimator
  private let family: TokenizerFamily
  /// The tokens of each constant chunk that the model reads, nil where there are none.
  private let constants: [TokenCount?]
  private let isText: [Bool]
  /// Where each breakpoint's prefix ends, and the end of the request.
  private let ends: [Int]

  package init(_ compiled: CompiledTemplate, family: TokenizerFamily) {
    self.compiled = compiled
    self.family = family
    let estimator = TokenEstimator(family: family)
    var constants = [TokenCount?](repeating: nil, count: compiled.skeleton.chunks.count)
    var isText = [Bool](repeating: true, count: compiled.skeleton.chunks.count)
    for (index, position) in compiled.positions.enumerated() {
      for chunk in position.chunks { isText[chunk] = position.kind == "text" }
      compiled.forEachConstantText(ofPosition: index) { chunk, bytes in
        let count = estimator.count(bytes)
        constants[chunk] = constants[chunk].map { $0 + count } ?? count
      }
    }
    self.estimator = estimator
    self.constants = constants
    self.isText = isText
    ends = compiled.breakpoints.map(\.end) + [compiled.skeleton.chunks.count]
  }

  /// The tokens of a constant chunk; nil where the model reads nothing of it or it varies.
  package func constant(_ chunk: Int) -> TokenCount? { constants[chunk] }

  /// The tokens of what a row put in the place of a chunk.
  package func count(_ rendered: ArraySlice<UInt8>, inChunk chunk: Int) -> TokenCount {
    if case .splice = compiled.skeleton.chunks[chunk] { return splicedCount(rendered) }
    return isText[chunk] ? estimator.count(Self.unescaped(rendered)) : estimator.count(rendered)
  }

  /// The tokens of what the model reads of a spliced list's elements.
  private func splicedCount(_ rendered: ArraySlice<UInt8>) -> TokenCount {
    // The comma before the first element belongs to the list around it.
    let elements = rendered.drop { $0 == UInt8(ascii: ",") }
    let list = [UInt8(ascii: "[")] + elements + [UInt8(ascii: "]")]
    guard let document = try? JSONDocument(parsing: list) else { return estimator.count(rendered) }
    var count = TokenCount(family: family)
    for element in document.root.elements { count += BlockText.count(element, estimator) }
    return count
  }

  /// The tokens of a text.
  func count(_ text: [UInt8]) -> Int { estimator.count(text).estimate.point }

  /// The tokens up to each breakpoint and of the whole request, with only constant text counted.
  func constantCounts() -> [TokenCount] {
    var count = TokenCount(family: family)
    var next = compiled.skeleton.prefixStart
    return ends.map { end in
      while next < end {
        if let constant = constants[next] { count += constant }
        next += 1
      }
      return count
    }
  }

  /// The tokens up to each breakpoint and of the whole request for one row; nil where the row
  /// cannot be rendered.
  func counts(_ values: PromptValue) -> [TokenCount]? {
    var visits: [(chunk: Int, offset: Int)] = []
    let last = compiled.skeleton.chunks.count
    let output = try? compiled.skeleton.renderPrefix(toChunk: last, values) { chunk, offset in
      visits.append((chunk, offset))
    }
    guard let output else { return nil }
    var counts: [TokenCount] = []
    var count = TokenCount(family: family)
    var next = 0
    for (index, visit) in visits.enumerated() {
      while next < ends.count - 1, visit.chunk >= ends[next] {
        counts.append(count)
        next += 1
      }
      if let constant = constants[visit.chunk] {
        count += constant
        continue
      }
      switch compiled.skeleton.chunks[visit.chunk] {
      case .hole, .splice:
        let end = index + 1 < visits.count ? visits[index + 1].offset : output.count
        count += self.count(output[visit.offset..<end], inChunk: visit.chunk)
      default: break
      }
    }
    while counts.count < ends.count { counts.append(count) }
    return counts
  }

  /// The text that escaped bytes stand for.
  static func unescaped(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    guard bytes.contains(0x5C) else { return Array(bytes) }
    return ([0x22] + bytes + [0x22]).withUnsafeBytes { JSONString.decoded($0) }
  }
}

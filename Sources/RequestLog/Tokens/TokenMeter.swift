import JSONText
import PromptCache
import SourceText

/// Estimates tokens and prices of parts of requests.
final class TokenMeter {
  let catalog: ModelCatalog
  private var references: [String: ModelReference] = [:]
  private var estimators: [TokenizerFamily: TokenEstimator] = [:]
  private let compactor = WireCompactor()

  /// Longer parts are judged by this many of their bytes.
  private static let sampleSize = 256 << 10
  /// What an image may cost; its bytes say little about it.
  private static let imageTokens = Estimate(low: 85, point: 1500, high: 5000)

  init(catalog: ModelCatalog) { self.catalog = catalog }

  func reference(_ model: String?) -> ModelReference? {
    guard let model else { return nil }
    if let known = references[model] { return known }
    let found = catalog.resolve(model)
    if references.count < 1000 { references[model] = found }
    return found
  }

  /// The tokens of one block for a model.
  func tokens(of block: PrefixBlock, _ raw: ArraySlice<UInt8>, model: String?) -> Estimate {
    let estimator = estimator(for: model)
    var sample = Sample(count: TokenCount(family: estimator.family))
    add(block, raw, estimator, &sample)
    return sample.estimate
  }

  /// The tokens of a value that is counted as it is written, without its white space.
  func tokens(ofJSON raw: ArraySlice<UInt8>, model: String?) -> Estimate {
    let estimator = estimator(for: model)
    var sample = Sample(count: TokenCount(family: estimator.family))
    addJSON(raw, estimator, &sample)
    return sample.estimate
  }

  /// The tokens of a text.
  func tokens(ofText text: [UInt8], model: String?) -> Estimate {
    let estimator = estimator(for: model)
    var sample = Sample(count: TokenCount(family: estimator.family))
    count(text, estimator, &sample)
    return sample.estimate
  }

  private func estimator(for model: String?) -> TokenEstimator {
    let family = reference(model)?.family ?? .generic
    if let known = estimators[family] { return known }
    let estimator = TokenEstimator(family: family)
    estimators[family] = estimator
    return estimator
  }

  /// The tokens of a range of positions, from 0, of a request.
  func tokens(of request: CapturedRequest, positions: Range<Int>) -> Estimate {
    let estimator = estimator(for: request.model)
    var sample = Sample(count: TokenCount(family: estimator.family))
    var position = 0
    for member in request.dialect.layout
    where member.section == .tools || member.section == .system || member.section == .messages {
      guard position < positions.upperBound else { break }
      if member == request.history.member {
        addHistory(request.history, &position, positions, estimator, &sample)
      } else if let text = request.text(member) {
        for element in text.elements where !text.isDeferred(element) {
          if positions.contains(position) {
            add(text.blocks[element.firstBlock], text.rawBytes(element), estimator, &sample)
          }
          position += 1
        }
      }
    }
    return sample.estimate
  }

  /// US dollars that tokens cost more where they are not read from the cache.
  ///
  /// - Parameter isMarked: Whether a breakpoint covers them, so that they are written anew.
  func lostCost(
    _ tokens: Estimate, of request: CapturedRequest, isMarked: Bool = true
  ) -> Double? {
    guard let model = reference(request.model)?.model, let costs = CostModel(model) else {
      return nil
    }
    let prices = costs.prices(of: tokens.point)
    guard let read = prices.read else { return nil }
    let isWritten =
      switch CacheKeeping(of: request, self) {
      case .markers: isMarked && !request.breakpoints.isEmpty && !writesNothing(request)
      case .messageEnds: !request.breakpoints.isEmpty || request.marksImplicitly
      case .anything: false
      }
    let isLong = request.lastBreakpoint?.marker.isLong == true
    let paid =
      isWritten ? costs.writePrice(isLong: isLong, promptTokens: tokens.point) : prices.input
    return ((paid - read) * tokens.point).dollars
  }

  /// Whether the provider reports that a request wrote nothing.
  private func writesNothing(_ request: CapturedRequest) -> Bool {
    request.record.usage.map { $0.reportsWrites && $0.written == 0 } ?? false
  }

  private struct Sample {
    var count: TokenCount
    var images = Estimate.zero
    var counted = 0
    var skipped = 0

    var estimate: Estimate {
      let base = count.estimate
      guard skipped > 0, counted > 0 else { return base + images }
      let factor = Double(counted + skipped) / Double(counted)
      return Estimate(
        low: Int(Double(base.low) * factor * 0.8), point: Int(Double(base.point) * factor),
        high: Int(Double(base.high) * factor * 1.2)) + images
    }
  }

  private func addHistory(
    _ history: PrefixHistory, _ position: inout Int, _ positions: Range<Int>,
    _ estimator: TokenEstimator, _ sample: inout Sample
  ) {
    for index in 0..<history.count {
      guard position < positions.upperBound else { return }
      let (text, element) = history.located(index)
      if element.blockCount == 0 {
        if positions.contains(position) {
          count(compacted(text.rawBytes(element)), estimator, &sample)
        }
        position += 1
      }
      for block in text.blocks[element.blockRange] {
        if positions.contains(position) { add(block, text.rawBytes(block), estimator, &sample) }
        position += 1
      }
    }
  }

  private func add(
    _ block: PrefixBlock, _ raw: ArraySlice<UInt8>, _ estimator: TokenEstimator,
    _ sample: inout Sample
  ) {
    switch block.kind {
    case .image:
      sample.images = sample.images + Self.imageTokens
    case .string, .text, .thinking, .toolResult:
      guard sample.counted < Self.sampleSize else {
        sample.skipped += raw.count
        return
      }
      guard let value = try? JSONDocument(parsing: Array(raw)).root else { return }
      count(MessageText.text(of: value), estimator, &sample)
    default:
      addJSON(raw, estimator, &sample)
    }
  }

  /// Adds a value as it is written, media in it by what media usually cost.
  private func addJSON(
    _ raw: ArraySlice<UInt8>, _ estimator: TokenEstimator, _ sample: inout Sample
  ) {
    let media = MediaRuns.removed(from: compacted(raw))
    for _ in 0..<media.count { sample.images = sample.images + Self.imageTokens }
    count(media.text, estimator, &sample)
  }

  private func compacted(_ raw: ArraySlice<UInt8>) -> [UInt8] {
    raw.withUnsafeBytes { bytes in
      _ = compactor.compact(bytes)
      return Array(compactor.bytes)
    }
  }

  private func count(_ text: [UInt8], _ estimator: TokenEstimator, _ sample: inout Sample) {
    guard sample.counted < Self.sampleSize else {
      sample.skipped += text.count
      return
    }
    let piece = text.prefix(Self.sampleSize)
    sample.counted += piece.count
    sample.skipped += text.count - piece.count
    sample.count += estimator.count(piece)
  }
}

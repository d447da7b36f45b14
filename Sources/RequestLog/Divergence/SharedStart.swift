import PromptCache
import SourceText

/// The part of a text that two requests share in the position at which they differ.
///
/// A cache that goes by tokens reads it all the same; one that goes by blocks or messages loses it.
struct SharedStart {
  private let position: Int
  private let bytes: [UInt8]

  init(_ found: LocatedDifference) {
    position = found.divergence.position
    let difference = found.difference
    bytes =
      difference.kind == .text ? Array((difference.left ?? []).prefix(difference.offset)) : []
  }

  /// The tokens that a request's provider still reads; none where it keeps whole positions only.
  ///
  /// OpenAI before GPT-5.6, Gemini and DeepSeek store a prompt at intervals of tokens (OpenAI and
  /// DeepSeek: prompt caching guides), which are shorter than what the estimate leaves open.
  func tokens(for request: CapturedRequest, _ meter: TokenMeter) -> Estimate {
    let model = meter.reference(request.model)?.model
    guard !request.cachesAtMarkersOnly, model?.scheme ?? .automatic == .automatic,
      !bytes.isEmpty
    else { return .zero }
    let shared = meter.tokens(ofText: bytes, model: request.model)
    let before = meter.tokens(of: request, positions: 0..<position)
    return (before + shared).high < model?.minimum?.low ?? 1024 ? .zero : shared
  }
}

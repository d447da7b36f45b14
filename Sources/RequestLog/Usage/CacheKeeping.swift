import PromptCache

/// At which places of a request its provider keeps what stands before them.
enum CacheKeeping {
  /// At markers only.
  case markers
  /// At markers and, unless told otherwise, at the end of the latest message (OpenAI from GPT-5.6
  /// on).
  case messageEnds
  /// Wherever the provider likes: whatever two requests share is taken to be kept.
  case anything

  init(of request: CapturedRequest, _ meter: TokenMeter) {
    let isOpenAI = request.dialect == .openAIChat || request.dialect == .openAIResponses
    if request.cachesAtMarkersOnly {
      self = .markers
    } else if isOpenAI, meter.reference(request.model)?.model?.scheme == .markedOrImplicit,
      !request.body.continuesStoredContext
    {
      self = .messageEnds
    } else {
      self = .anything
    }
  }
}

extension CapturedRequest {
  /// A place up to which a request writes, and for how many seconds.
  typealias Write = (position: Int, seconds: Double)

  /// What a request writes to the cache, in the order of the prefix.
  func writes(_ keeping: CacheKeeping) -> [Write] {
    let marked = breakpoints.sorted { $0.position < $1.position }
    switch keeping {
    case .anything: return [(positionCount, 600)]
    case .markers: return marked.map { ($0.position, $0.marker.seconds) }
    case .messageEnds:
      let implicit = marksImplicitly ? messageEnds(limit: 1).first : nil
      var writes: [Write] = marked.suffix(implicit == nil ? 4 : 3).map {
        ($0.position, max($0.marker.seconds, CacheMarker.thirtyMinutes.seconds))
      }
      if let implicit, !writes.contains(where: { $0.position == implicit }) {
        writes.append((implicit, CacheMarker.thirtyMinutes.seconds))
      }
      return writes.sorted { $0.position < $1.position }
    }
  }

  /// How many of the first positions the cache keeps for a request that repeats so many of them.
  ///
  /// Only where a prefix was written, and was long enough to be, is there something to read.
  func keptPositions(ofShared shared: Int, _ lengths: LengthChecks) -> Int {
    let keeping = CacheKeeping(of: self, lengths.meter)
    if case .anything = keeping { return shared }
    return lengths.longest(of: writes(keeping).map(\.position), upTo: shared, in: self)
  }
}

extension LengthChecks {
  /// The last of the positions at which a prefix of a request can have been written; 0 for none.
  func longest(of positions: [Int], upTo limit: Int, in request: CapturedRequest) -> Int {
    positions.filter { $0 <= limit }.sorted(by: >).first { position in
      if case .below(_, _, isCertain: true) = verdict(request, positions: position) { return false }
      return true
    } ?? 0
  }
}

import PromptCache

/// At which places of a request its provider keeps what stands before them.
enum CacheKeeping {
  /// At markers only.
  case markers
  /// Wherever the provider likes: whatever two requests share is taken to be kept.
  case anything

  init(of request: CapturedRequest) {
    self = request.cachesAtMarkersOnly ? .markers : .anything
  }
}

extension CapturedRequest {
  /// How many of the first positions the cache keeps for a request that repeats so many of them.
  ///
  /// Only where a prefix was written, and was long enough to be, is there something to read.
  func keptPositions(ofShared shared: Int, _ lengths: LengthChecks) -> Int {
    switch CacheKeeping(of: self) {
    case .anything: shared
    case .markers: lengths.longest(of: breakpoints.map(\.position), upTo: shared, in: self)
    }
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

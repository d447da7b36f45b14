import JSONText
package import SourceText

/// Two request bodies as the cache sees them.
package struct RequestDiff: Sendable {
  package var left: Side
  package var right: Side
  /// Where the cached part of the left body ends being repeated; nil where all of it is.
  package var finding: LogFinding?
  /// The tokens of the left body's cached part that the right one repeats.
  package var kept: Estimate
  /// The positions of the left body's cached part, and how many of them are repeated.
  package var cachedPositions: Int
  package var keptPositions: Int
  /// Whether the left body asks for no caching, so that all of it was compared.
  package var isUnmarked: Bool
  /// The length of the left body's marked part, where it is too short for its model to cache any of it.
  package var shortfall: Shortfall?

  /// A length in tokens below the least that a model caches.
  package struct Shortfall: Sendable {
    package var tokens: Estimate
    package var minimum: Int
  }

  /// One of the bodies in a few numbers.
  package struct Side: Sendable {
    package var path: String
    package var dialect: APIDialect
    package var model: String?
    package var positions: Int
    package var breakpoints: Int
  }

  /// Why two files could not be compared.
  package struct Failure: Error, Sendable {
    package var file: SourceFile
    package var offset: Int?
    /// A lower-case phrase without a final period.
    package var reason: String
  }

  /// Compares two files with one body each, or a wrapper around one.
  package init(
    _ left: SourceFile, _ right: SourceFile, options: LogOptions = LogOptions()
  ) throws(Failure) {
    let earlier = try Self.request(left, index: 0)
    let later = try Self.request(right, index: 1)
    guard earlier.dialect == later.dialect else {
      throw Failure(
        file: right, offset: nil,
        reason: "the bodies are for two APIs, \(earlier.dialect.rawValue) and "
          + later.dialect.rawValue)
    }
    let meter = TokenMeter(catalog: options.catalog)
    let isMarked = earlier.cachesAtMarkersOnly && !earlier.breakpoints.isEmpty
    cachedPositions = isMarked ? earlier.lastBreakpoint?.position ?? 0 : earlier.positionCount
    isUnmarked = earlier.cachesAtMarkersOnly && !isMarked
    let lengths = LengthChecks(meter: meter)
    shortfall = isMarked ? lengths.shortfall(earlier) : nil
    if shortfall != nil { cachedPositions = 0 }
    keptPositions = cachedPositions
    var sharedTokens = Estimate.zero
    if let found = PrefixDivergence.first(between: earlier, and: later) {
      let shared = min(found.divergence.position, cachedPositions)
      keptPositions = isUnmarked ? shared : earlier.keptPositions(ofShared: shared, lengths)
      sharedTokens = SharedStart(found).tokens(for: earlier, meter)
      let builder = DivergenceFindings(
        meter: meter, hash: DivergenceFindings.hash(for: earlier, options), redacts: options.redacts
      )
      finding = builder.finding(
        found, from: earlier, to: later, kept: keptPositions, isCached: shortfall == nil)
    }
    kept = meter.tokens(of: earlier, positions: 0..<keptPositions) + sharedTokens
    self.left = Side(earlier)
    self.right = Side(later)
  }

  private static func request(
    _ file: SourceFile, index: Int
  ) throws(Failure) -> CapturedRequest {
    let result: Result<CapturedRequest?, JSONSyntaxError> = file.bytes.withUnsafeBytes { bytes in
      do throws(JSONSyntaxError) {
        return .success(try BodyLint.request(in: bytes, path: file.path))
      } catch {
        return .failure(error)
      }
    }
    switch result {
    case .success(var request?):
      request.index = index
      return request
    case .success(nil):
      throw Failure(file: file, offset: nil, reason: "no request body stands in the file")
    case .failure(let error):
      throw Failure(file: file, offset: error.offset, reason: error.message)
    }
  }
}

extension RequestDiff.Side {
  init(_ request: CapturedRequest) {
    path = request.place.path
    dialect = request.dialect
    model = request.model
    positions = request.positionCount
    breakpoints = request.breakpoints.count
  }
}

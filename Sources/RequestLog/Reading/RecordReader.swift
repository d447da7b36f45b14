import JSONText

/// Turns the objects of a log into requests, whatever wrapper they come in.
final class RecordReader {
  private let analyzer: RequestAnalyzer
  private let store: PrefixStore
  private var batches = BatchJoin()
  private(set) var unreadable = UnreadableRecords()

  init(analyzer: RequestAnalyzer, store: PrefixStore) {
    self.analyzer = analyzer
    self.store = store
  }

  /// Reads the value that fills `bytes`, which start at `offset` of their file.
  func read(_ bytes: UnsafeRawBufferPointer, offset: Int, place: RequestPlace) {
    do throws(JSONSyntaxError) {
      let scanner = JSONScanner(bytes)
      let start = scanner.whitespaceEnd(from: 0)
      guard start < bytes.count else { return }
      guard bytes[start] == 0x7B else {
        try readOther(bytes, from: start, offset: offset, place: place)
        return
      }
      let draft = try BodyReader(bytes, store: store).read(at: start)
      let end = scanner.whitespaceEnd(from: draft.range.upperBound)
      if end < bytes.count { throw JSONSyntaxError(.textAfterValue, at: end) }
      if !add(draft, in: bytes, offset: offset, place: place) {
        try readContainer(draft, in: bytes, offset: offset, place: place)
      }
    } catch {
      unreadable.add(
        UnreadableRecord(
          place: place, offset: offset + error.offset, reason: error.message, isFailure: true))
    }
  }

  /// The requests of a list, each element a record of its own.
  private func readOther(
    _ bytes: UnsafeRawBufferPointer, from start: Int, offset: Int, place: RequestPlace
  ) throws(JSONSyntaxError) {
    guard bytes[start] == 0x5B else {
      let end = try JSONScanner(bytes).valueEnd(from: start)
      _ = end
      unreadable.add(
        UnreadableRecord(place: place, reason: "a value that is no object", isFailure: false))
      return
    }
    try forEachElement(bytes, from: start, of: place) { range, place in
      self.read(
        UnsafeRawBufferPointer(rebasing: bytes[range]), offset: offset + range.lowerBound,
        place: place)
    }
  }

  /// Calls a closure with the bytes and the place of each element of the list at `start`.
  ///
  /// - Parameter place: Where the first of the bytes stands.
  private func forEachElement(
    _ bytes: UnsafeRawBufferPointer, from start: Int, of place: RequestPlace,
    _ body: (Range<Int>, RequestPlace) -> Void
  ) throws(JSONSyntaxError) {
    let scanner = JSONScanner(bytes)
    var index = scanner.whitespaceEnd(from: start + 1)
    if index < bytes.count, bytes[index] == 0x5D { return }
    var place = place
    var counted = 0
    while true {
      let end = try scanner.valueEnd(from: index)
      // Only what no element before has counted: else the time would be quadratic in the list.
      let before = UnsafeRawBufferPointer(rebasing: bytes[..<index])
      while let found = SharedBytes.lineFeed(in: before, from: counted) {
        place.line += 1
        counted = found + 1
      }
      counted = index
      body(index..<end, place)
      index = scanner.whitespaceEnd(from: end)
      let byte = index < bytes.count ? bytes[index] : 0
      if byte == 0x5D { return }
      guard byte == 0x2C else { throw JSONSyntaxError(.expectedCommaOrBracket, at: index) }
      index = scanner.whitespaceEnd(from: index + 1)
    }
  }

  /// Adds the request of a draft, where one stands in it or in what it wraps.
  private func add(
    _ draft: BodyDraft, in bytes: UnsafeRawBufferPointer, offset: Int, place: RequestPlace
  ) -> Bool {
    guard let (body, wrappers) = RequestBuilder.body(in: draft, wrappers: []) else { return false }
    var record = RecordFacts(body, wrappers: wrappers, in: bytes)
    if let result = batches.response(named: record.name) {
      record.readResponse(result.root, depth: 0)
    }
    add(body, record, in: bytes, offset: offset, place: place)
    return true
  }

  private func add(
    _ body: BodyDraft, _ record: RecordFacts, in bytes: UnsafeRawBufferPointer, offset: Int,
    place: RequestPlace
  ) {
    if let reason = RequestBuilder.refusal(body, record.address) {
      unreadable.add(UnreadableRecord(place: place, reason: reason, isFailure: false))
    } else if let request = RequestBuilder.request(
      body, record, in: bytes, offset: offset, index: analyzer.requestCount, place: place)
    {
      analyzer.add(request)
    } else {
      unreadable.add(
        UnreadableRecord(
          place: place, reason: "a body without the messages of its API", isFailure: false))
    }
  }

  /// Objects that hold many requests, or something else altogether.
  private func readContainer(
    _ draft: BodyDraft, in bytes: UnsafeRawBufferPointer, offset: Int, place: RequestPlace
  ) throws(JSONSyntaxError) {
    if let list = Self.list(of: draft, in: bytes) {
      try forEachElement(bytes, from: list.lowerBound, of: place) { range, place in
        self.read(
          UnsafeRawBufferPointer(rebasing: bytes[range]), offset: offset + range.lowerBound,
          place: place)
      }
      return
    }
    let slice = UnsafeRawBufferPointer(rebasing: bytes[draft.range])
    guard let document = try? JSONDocument(parsing: Array(slice)) else { return }
    if let exchange = HTTPExchange(document.root) {
      readExchange(exchange, place: place)
      return
    }
    let isResult = batches.add(result: document.root) { usage, name in
      analyzer.report(usage, for: name)
    }
    if isResult { return }
    unreadable.add(
      UnreadableRecord(
        place: place, reason: ShapeName.ofRecord(draft, document.root, in: bytes),
        isFailure: false))
  }

  /// The list that a container keeps its records in: a batch, a HAR log, a cassette.
  private static func list(of draft: BodyDraft, in bytes: UnsafeRawBufferPointer) -> Range<Int>? {
    for name in ["requests", "interactions", "http_interactions", "entries", "records", "items"] {
      if let value = draft.value(name, in: bytes), bytes[value.lowerBound] == 0x5B { return value }
    }
    if let log = draft.value("log", in: bytes), bytes[log.lowerBound] == 0x7B {
      return entries(in: log, bytes)
    }
    return nil
  }

  private static func entries(in log: Range<Int>, _ bytes: UnsafeRawBufferPointer) -> Range<Int>? {
    let slice = UnsafeRawBufferPointer(rebasing: bytes[log])
    guard let document = try? JSONDocument(parsing: Array(slice)),
      let entries = document.root["entries"], entries.kind == .array
    else { return nil }
    return (log.lowerBound + entries.range.lowerBound)..<(log.lowerBound + entries.range.upperBound)
  }

  /// A request whose body stands in a string: a HAR entry or an interaction of a cassette.
  private func readExchange(_ exchange: HTTPExchange, place: RequestPlace) {
    exchange.body.withUnsafeBytes { bytes in
      let scanner = JSONScanner(bytes)
      let start = scanner.whitespaceEnd(from: 0)
      do throws(JSONSyntaxError) {
        guard start < bytes.count, bytes[start] == 0x7B else {
          unreadable.add(
            UnreadableRecord(
              place: place, reason: "an exchange whose request is no JSON object",
              isFailure: false))
          return
        }
        let draft = try BodyReader(bytes, store: store).read(at: start)
        guard let (body, _) = RequestBuilder.body(in: draft, wrappers: []) else {
          unreadable.add(
            UnreadableRecord(
              place: place, reason: "an exchange that asks no model for text", isFailure: false))
          return
        }
        add(body, exchange.record, in: bytes, offset: 0, place: place)
      } catch {
        unreadable.add(
          UnreadableRecord(
            place: place, reason: "the body of an exchange is not JSON: \(error.message)",
            isFailure: true))
      }
    }
  }
}

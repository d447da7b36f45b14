import JSONText

/// Turns the objects of a log into requests, whatever wrapper they come in.
final class RecordReader {
  private let store: PrefixStore
  private let take: (CapturedRequest) -> Void
  private let report: (CacheUsage, String) -> Bool
  private var batches = BatchJoin()
  private(set) var unreadable = UnreadableRecords()
  /// The position in the log of the next request.
  private var nextIndex = 0

  /// - Parameters:
  ///   - take: Told of each request.
  ///   - report: Told the usage of a request by its name; false where that is yet to come.
  init(
    store: PrefixStore, take: @escaping (CapturedRequest) -> Void,
    report: @escaping (CacheUsage, String) -> Bool
  ) {
    (self.store, self.take, self.report) = (store, take, report)
  }

  /// Reads a record whose first request is at a position in the log; returns how many it holds.
  func read(_ record: LogRecord, from index: Int) -> Int {
    nextIndex = index
    record.bytes.withUnsafeBytes { read($0, offset: record.offset, place: record.place) }
    return nextIndex - index
  }

  /// How many requests a record holds, for which it is read and forgotten.
  static func requestCount(in record: LogRecord) -> Int {
    let reader = RecordReader(store: PrefixStore(), take: { _ in }, report: { _, _ in false })
    return reader.read(record, from: 0)
  }

  /// Reads the value that fills `bytes`, which start at `offset` of their file.
  private func read(_ bytes: UnsafeRawBufferPointer, offset: Int, place: RequestPlace) {
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
      var place = place
      place.line += bytes[..<min(error.offset, bytes.count)].count { $0 == 0x0A }
      refuse(
        UnreadableRecord(
          place: place, offset: offset + error.offset, reason: error.message, isFailure: true))
    }
  }

  /// Notes a record that holds no request that could be analysed.
  func refuse(_ record: UnreadableRecord) { unreadable.add(record) }

  /// The requests of a list, each element a record of its own.
  private func readOther(
    _ bytes: UnsafeRawBufferPointer, from start: Int, offset: Int, place: RequestPlace
  ) throws(JSONSyntaxError) {
    guard bytes[start] == 0x5B else {
      let end = try JSONScanner(bytes).valueEnd(from: start)
      _ = end
      refuse(
        UnreadableRecord(place: place, reason: "a value that is no object", isFailure: false))
      return
    }
    try readElements(bytes, from: start, offset: offset, place: place)
  }

  /// Reads the elements of the list at `start` in the order of their times; positions are those in the
  /// list. An element without a time keeps its place behind the one before it.
  private func readElements(
    _ bytes: UnsafeRawBufferPointer, from start: Int, offset: Int, place: RequestPlace
  ) throws(JSONSyntaxError) {
    var elements: [(range: Range<Int>, place: RequestPlace, time: Double)] = []
    func slice(_ range: Range<Int>) -> UnsafeRawBufferPointer {
      UnsafeRawBufferPointer(rebasing: bytes[range])
    }
    var failure: JSONSyntaxError?
    do throws(JSONSyntaxError) {
      try forEachElement(bytes, from: start, of: place) { range, place in
        let time = RecordTime.seconds(ofRecord: slice(range))
        elements.append((range, place, time ?? elements.last?.time ?? -.infinity))
      }
    } catch {
      failure = error
    }
    var order = Array(elements.indices)
    var positions: [Int] = []
    if !zip(elements, elements.dropFirst()).allSatisfy({ $0.time <= $1.time }) {
      order.sort { (elements[$0].time, $0) < (elements[$1].time, $1) }
      positions = [nextIndex]
      for (range, place, _) in elements {
        let record = LogRecord(bytes: Array(slice(range)), offset: 0, place: place)
        positions.append(positions[positions.count - 1] + Self.requestCount(in: record))
      }
    }
    for index in order {
      if !positions.isEmpty { nextIndex = positions[index] }
      let (range, place, _) = elements[index]
      read(slice(range), offset: offset + range.lowerBound, place: place)
    }
    nextIndex = positions.last ?? nextIndex
    if let failure { throw failure }
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
      if index < bytes.count, bytes[index] == 0x5D {
        throw JSONSyntaxError(.trailingComma, at: index)
      }
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
      refuse(UnreadableRecord(place: place, reason: reason, isFailure: false))
    } else if let request = RequestBuilder.request(
      body, record, in: bytes, offset: offset, index: nextIndex, place: place)
    {
      nextIndex += 1
      take(request)
    } else {
      refuse(
        UnreadableRecord(
          place: place, reason: "a body without the messages of its API", isFailure: false))
    }
  }

  /// Objects that hold many requests, or something else altogether.
  private func readContainer(
    _ draft: BodyDraft, in bytes: UnsafeRawBufferPointer, offset: Int, place: RequestPlace
  ) throws(JSONSyntaxError) {
    if let list = Self.list(of: draft, in: bytes) {
      try readElements(bytes, from: list.lowerBound, offset: offset, place: place)
      return
    }
    let slice = UnsafeRawBufferPointer(rebasing: bytes[draft.range])
    guard let document = try? JSONDocument(parsing: Array(slice)) else { return }
    if let exchange = HTTPExchange(document.root) {
      readExchange(exchange, place: place)
      return
    }
    if batches.add(result: document.root, report: report) { return }
    refuse(
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
          refuse(
            UnreadableRecord(
              place: place, reason: "an exchange whose request is no JSON object",
              isFailure: false))
          return
        }
        let draft = try BodyReader(bytes, store: store).read(at: start)
        guard let (body, _) = RequestBuilder.body(in: draft, wrappers: []) else {
          refuse(
            UnreadableRecord(
              place: place, reason: "an exchange that asks no model for text", isFailure: false))
          return
        }
        add(body, exchange.record, in: bytes, offset: 0, place: place)
      } catch {
        refuse(
          UnreadableRecord(
            place: place, reason: "the body of an exchange is not JSON: \(error.message)",
            isFailure: true))
      }
    }
  }
}

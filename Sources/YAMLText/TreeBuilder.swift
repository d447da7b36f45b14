import CYAML
import SourceText

/// Turns libyaml's events into the arena of one document.
struct TreeBuilder: ~Copyable {
  let file: SourceFile
  let limits: YAMLLimits
  var marks: MarkCursor
  var records: [NodeRecord] = []
  var properties: [NodeProperties] = []
  var text: [UInt8] = []
  /// The collections around the next node, outermost first.
  var open: [OpenCollection] = []
  /// By name; later aliases mean the latest definition.
  var anchors: [[UInt8]: Anchor] = [:]
  /// What the tree holds so far with every alias written out.
  var expansion = Expansion()
  /// Where the content read so far ends; line breaks and comments behind it do not count.
  var contentEnd = 0
  private var documents = 0
  private var isFinished = false

  init(_ file: SourceFile, input: InputCheck, limits: YAMLLimits) {
    self.file = file
    self.limits = limits
    marks = MarkCursor(file.bytes, input: input)
  }

  func storage() -> YAMLStorage {
    YAMLStorage(file: file, records: records, properties: properties, text: text)
  }

  mutating func build() throws(YAMLFailure) {
    guard !file.bytes.isEmpty else { return }
    records.reserveCapacity(min(file.bytes.count / 16 + 8, 4096))
    text.reserveCapacity(min(file.bytes.count, 1 << 20))
    unsafe try file.bytes.withUnsafeBufferPointer { input throws(YAMLFailure) in
      guard var parser = unsafe EventParser(input) else {
        throw YAMLFailure(.limitExceeded, "out of memory", at: file.span(0..<0))
      }
      while !isFinished {
        let isRead = unsafe try parser.withNextEvent { event throws(YAMLFailure) in
          unsafe try add(event)
        }
        if !isRead { throw unsafe YAMLFailure(problemOf: parser.state, in: file, marks: &marks) }
      }
    }
  }

  private mutating func add(_ event: yaml_event_t) throws(YAMLFailure) {
    switch unsafe event.type {
    case YAML_SCALAR_EVENT: unsafe try addScalar(event)
    case YAML_MAPPING_START_EVENT: unsafe try openMapping(event)
    case YAML_SEQUENCE_START_EVENT: unsafe try openSequence(event)
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT: unsafe closeCollection(event)
    case YAML_ALIAS_EVENT: unsafe try addAlias(event)
    case YAML_DOCUMENT_START_EVENT: unsafe try startDocument(event)
    case YAML_DOCUMENT_END_EVENT: try ScannerGuard.checkDirectives(in: file, from: contentEnd)
    case YAML_STREAM_END_EVENT: isFinished = true
    default: break
    }
  }

  private mutating func startDocument(_ event: yaml_event_t) throws(YAMLFailure) {
    let start = unsafe marks.offset(ofIndex: event.start_mark.index)
    documents += 1
    guard documents == 1 else {
      throw YAMLFailure(
        .invalidYAML, "more than one document", at: YAMLFailure.span(at: start, in: file),
        remedy: "Keep one document in each file.")
    }
    contentEnd = unsafe marks.offset(ofIndex: event.end_mark.index)
  }
}

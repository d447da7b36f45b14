import SourceText

/// The parsed document that all handles of its nodes share.
final class YAMLStorage: Sendable {
  let file: SourceFile
  /// The nodes in pre-order; empty for a file without a document.
  let records: [NodeRecord]
  let properties: [NodeProperties]
  /// The decoded bytes of all scalars, tags and anchors, one after another.
  let text: [UInt8]

  init(
    file: SourceFile, records: [NodeRecord], properties: [NodeProperties], text: [UInt8]
  ) {
    self.file = file
    self.records = records
    self.properties = properties
    self.text = text
  }

  /// The index of the first record behind a node and its descendants.
  func index(after index: Int) -> Int {
    let record = records[index]
    return record.shape.isCollection ? Int(record.second) : index + 1
  }
}

package import SourceText

/// One node of a YAML document: a small handle that keeps the whole document alive.
///
/// An alias never shows as a node: it is followed to what it stands for, and `aliasSpan` tells.
package struct YAMLNode: Sendable {
  let storage: YAMLStorage
  private let target: UInt32
  private let written: UInt32
  private let outerAlias: UInt32

  var index: Int { Int(target) }
  /// The record at the node's place in its parent: that of the alias where it is one.
  private var place: Int { Int(written) }
  /// The record of the first alias on the way from the root; 0 where there was none.
  var alias: Int { Int(outerAlias) }

  /// The handle of a record, an alias followed to its target.
  init(storage: YAMLStorage, index: Int, alias: Int) {
    self.storage = storage
    let record = storage.records[index]
    let isAlias = record.shape == .alias
    written = UInt32(index)
    target = isAlias ? record.first : written
    outerAlias = isAlias && alias == 0 ? written : UInt32(alias)
  }

  package enum Kind: Sendable {
    case scalar, sequence, mapping
  }

  package enum Style: Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded, block, flow
  }

  var record: NodeRecord { storage.records[index] }

  package var kind: Kind {
    switch record.shape {
    case .blockSequence, .flowSequence: .sequence
    case .blockMapping, .flowMapping: .mapping
    default: .scalar
    }
  }

  package var style: Style {
    switch record.shape {
    case .plain, .alias: .plain
    case .singleQuoted: .singleQuoted
    case .doubleQuoted: .doubleQuoted
    case .literal: .literal
    case .folded: .folded
    case .blockSequence, .blockMapping: .block
    case .flowSequence, .flowMapping: .flow
    }
  }

  package var file: SourceFile { storage.file }

  /// The node's own bytes, quotes and brackets and the header of a block scalar included.
  ///
  /// A block collection reaches from its first entry to the end of its last content. A block scalar
  /// ends with its last line's text: line breaks behind it, though they may belong to its value, do
  /// not count. The tag and the anchor stand outside. A missing node is empty and stands behind the
  /// indicator or the content before it.
  package var range: Range<Int> { record.range }

  /// Not exact where an alias leads to the node: others may rest on these bytes.
  package var span: SourceSpan { file.span(range, isExact: alias == 0) }

  /// Where the node stands in its parent: its own bytes, or those of the alias that it is.
  ///
  /// Within one parent these places follow one another, as the nodes' own bytes need not.
  package var placeSpan: SourceSpan {
    file.span(storage.records[place].range, isExact: alias == 0 || alias == place)
  }

  /// From the place of this node through that of a later one in the same parent.
  package func span(through last: YAMLNode) -> SourceSpan {
    var span = placeSpan
    span.range =
      span.range.lowerBound..<max(span.range.upperBound, last.placeSpan.range.upperBound)
    return span
  }

  /// Whether the node or one below it has an anchor, which aliases elsewhere may mean.
  package var hasAnchors: Bool {
    storage.records[index..<storage.index(after: index)].contains { record in
      record.properties != 0
        && !storage.properties[Int(record.properties) - 1].anchor.isEmpty
    }
  }

  /// Where the alias stands through which this node was reached, itself or with a node around it.
  ///
  /// Where aliases were nested, this is the outermost one.
  package var aliasSpan: SourceSpan? {
    alias == 0 ? nil : file.span(storage.records[alias].range)
  }

  private var properties: NodeProperties? {
    let reference = Int(record.properties)
    return reference == 0 ? nil : storage.properties[reference - 1]
  }

  /// The tag as resolved, such as `tag:yaml.org,2002:str` or `!local`; nil where none is written.
  package var tag: [UInt8]? {
    guard let range = properties?.tag, !range.isEmpty else { return nil }
    return Array(storage.text[range])
  }

  /// The name of the anchor written at the node.
  package var anchor: [UInt8]? {
    guard let range = properties?.anchor, !range.isEmpty else { return nil }
    return Array(storage.text[range])
  }

  /// Where the node's tag and anchor stand.
  package var propertiesSpan: SourceSpan? {
    properties.map { file.span($0.source) }
  }
}

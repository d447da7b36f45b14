package import SourceText

/// One node of a YAML document: a small handle that keeps the whole document alive.
///
/// An alias never shows as a node: it is followed to what it stands for, and `aliasSpan` tells.
package struct YAMLNode: Sendable {
  let storage: YAMLStorage
  let index: Int
  /// The record of the first alias on the way from the root; 0 where there was none.
  let alias: Int

  /// The handle of a record, an alias followed to its target.
  init(storage: YAMLStorage, index: Int, alias: Int) {
    self.storage = storage
    let record = storage.records[index]
    if record.shape == .alias {
      self.index = Int(record.first)
      self.alias = alias == 0 ? index : alias
    } else {
      self.index = index
      self.alias = alias
    }
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

  package var span: SourceSpan { file.span(range) }

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

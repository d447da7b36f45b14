import CYAML
import SourceText

extension TreeBuilder {
  mutating func addScalar(_ event: yaml_event_t) throws(YAMLFailure) {
    let scalar = unsafe event.data.scalar
    var start = unsafe marks.offset(ofIndex: event.start_mark.index)
    var end = unsafe marks.offset(ofIndex: event.end_mark.index)
    let shape = unsafe NodeShape(scalar.style)
    let before = text.count
    let names = unsafe takeNames(anchor: scalar.anchor, tag: scalar.tag, start, upTo: end)
    if let names { start = names.contentStart }
    let value = text.count
    unsafe text.append(contentsOf: UnsafeBufferPointer(start: scalar.value, count: scalar.length))
    if shape.isBlockScalar {
      end = endOfBlockScalar(start..<end, value: value)
    } else if start == end, names == nil {
      start = placeOfMissingNode(start)
      end = start
    }
    try append(
      NodeRecord(
        shape: shape, start: UInt32(start), end: UInt32(end), first: UInt32(value),
        second: UInt32(text.count), properties: names?.reference ?? 0,
        outerIndentation: UInt32((open.last?.indentation ?? -1) + 1)),
      adding: Expansion(nodes: 1, bytes: text.count - before))
    contentEnd = end
    if let anchor = names?.anchor {
      anchors[anchor] = Anchor(
        record: records.count - 1, expansion: Expansion(nodes: 1, bytes: text.count - before))
    }
  }

  mutating func openMapping(_ event: yaml_event_t) throws(YAMLFailure) {
    let mapping = unsafe event.data.mapping_start
    let start = unsafe marks.offset(ofIndex: event.start_mark.index)
    let token = unsafe marks.offset(ofIndex: event.end_mark.index)
    guard unsafe mapping.style == YAML_FLOW_MAPPING_STYLE else {
      return unsafe try openCollection(
        .blockMapping, names: (mapping.anchor, mapping.tag), start, contentStart: token,
        indentation: Int(clamping: event.end_mark.column))
    }
    // A single pair in a flow sequence starts at its key or its `?`, and has no bracket.
    let isBracketed = start < token && file.bytes[token - 1] == UInt8(ascii: "{")
    unsafe try openCollection(
      .flowMapping, names: (mapping.anchor, mapping.tag), start,
      contentStart: isBracketed ? token - 1 : start, isBracketed: isBracketed)
  }

  mutating func openSequence(_ event: yaml_event_t) throws(YAMLFailure) {
    let sequence = unsafe event.data.sequence_start
    let start = unsafe marks.offset(ofIndex: event.start_mark.index)
    let token = unsafe marks.offset(ofIndex: event.end_mark.index)
    if unsafe sequence.style == YAML_FLOW_SEQUENCE_STYLE {
      return unsafe try openCollection(
        .flowSequence, names: (sequence.anchor, sequence.tag), start, contentStart: token - 1,
        isBracketed: true)
    }
    // A sequence at the column of the key that holds it starts no indentation of its own, and its
    // mark lies behind its first `-`.
    if token < file.bytes.count, file.bytes[token] == UInt8(ascii: "-") {
      unsafe try openCollection(
        .blockSequence, names: (sequence.anchor, sequence.tag), start, contentStart: token,
        indentation: Int(clamping: event.end_mark.column))
    } else {
      unsafe try openCollection(
        .blockSequence, names: (sequence.anchor, sequence.tag), start, contentStart: token - 1)
    }
  }

  private mutating func openCollection(
    _ shape: NodeShape,
    names: (anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?),
    _ start: Int,
    contentStart: Int,
    indentation: Int? = nil,
    isBracketed: Bool = false
  ) throws(YAMLFailure) {
    let before = expansion
    let textBefore = text.count
    let names = unsafe takeNames(anchor: names.anchor, tag: names.tag, start, upTo: contentStart)
    let offset = max(contentStart, 0)
    try append(
      NodeRecord(
        shape: shape, start: UInt32(offset), end: UInt32(offset), first: 0,
        properties: names?.reference ?? 0),
      adding: Expansion(nodes: 1, bytes: text.count - textBefore))
    open.append(
      OpenCollection(
        record: records.count - 1, indentation: indentation ?? open.last?.indentation ?? -1,
        isBracketed: isBracketed, anchor: names?.anchor, expansionBefore: before))
    if let anchor = names?.anchor { anchors[anchor] = Anchor(record: records.count - 1) }
    contentEnd = isBracketed ? offset + 1 : offset
  }

  mutating func closeCollection(_ event: yaml_event_t) {
    guard let closed = open.popLast() else { return }
    if closed.isBracketed { contentEnd = unsafe marks.offset(ofIndex: event.end_mark.index) }
    let isMapping = unsafe event.type == YAML_MAPPING_END_EVENT
    records[closed.record].end = UInt32(contentEnd)
    records[closed.record].first = UInt32(isMapping ? closed.children / 2 : closed.children)
    records[closed.record].second = UInt32(records.count)
    let height = closed.height + 1
    if let anchor = closed.anchor, anchors[anchor]?.record == closed.record {
      anchors[anchor] = Anchor(
        record: closed.record, expansion: expansion - closed.expansionBefore, height: height)
    }
    raiseHeight(to: height)
  }

  mutating func addAlias(_ event: yaml_event_t) throws(YAMLFailure) {
    let start = unsafe marks.offset(ofIndex: event.start_mark.index)
    let end = unsafe marks.offset(ofIndex: event.end_mark.index)
    let name = unsafe bytes(of: event.data.alias.anchor)
    let span = file.span(start..<end)
    guard let anchor = anchors[name] else {
      throw YAMLFailure(
        .invalidYAML,
        "no anchor '\(excerpt(of: name))' stands before this alias",
        at: span, remedy: "Quote the text if no alias is meant.")
    }
    guard let added = anchor.expansion else {
      throw YAMLFailure(
        .invalidYAML, "the alias stands for a node that contains it", at: span,
        notes: [.init("the node starts here", span: startSpan(of: anchor.record))])
    }
    try append(
      NodeRecord(
        shape: .alias, start: UInt32(start), end: UInt32(end), first: UInt32(anchor.record)),
      adding: added, height: anchor.height)
    contentEnd = end
  }

  private func startSpan(of record: Int) -> SourceSpan {
    let start = Int(records[record].start)
    return file.span(start..<min(start + 1, file.bytes.count))
  }

  /// Appends a node to the arena and to the collection around it, unless a limit forbids it.
  private mutating func append(
    _ record: NodeRecord, adding added: Expansion, height: Int = 1
  ) throws(YAMLFailure) {
    expansion.nodes += added.nodes
    expansion.bytes += added.bytes
    let depth = open.count + height
    let problem: String? =
      if depth > limits.depth {
        "the nesting is deeper than \(limits.depth) levels"
      } else if records.count >= limits.nodes {
        "the file has more than \(limits.nodes) nodes"
      } else if expansion.nodes > limits.expandedNodes {
        "the file has more than \(limits.expandedNodes) nodes with its aliases written out"
      } else if expansion.bytes > limits.expandedBytes {
        "the file has more than \(limits.expandedBytes) bytes of text"
      } else {
        nil
      }
    if let problem {
      let range = record.range
      throw YAMLFailure(
        .limitExceeded, problem,
        at: range.isEmpty
          ? YAMLFailure.span(at: range.lowerBound, in: file) : file.span(range))
    }
    if !open.isEmpty { open[open.count - 1].children += 1 }
    raiseHeight(to: height)
    records.append(record)
  }

  private mutating func raiseHeight(to height: Int) {
    guard let last = open.indices.last else { return }
    open[last].height = max(open[last].height, height)
  }
}

extension NodeShape {
  init(_ style: yaml_scalar_style_t) {
    self =
      switch style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE: .literal
      case YAML_FOLDED_SCALAR_STYLE: .folded
      default: .plain
      }
  }
}

package import SourceText

/// The parts of a document whose meaning in YAML is not the one that they would get here.
///
/// A tag that makes something else of a node, such as `!!binary` or `!!set`, and a key `<<`, which
/// merges another mapping: what is meant would not be what is sent, so each prevents the analysis.
package func unreadMeaningDiagnostics(in document: YAMLDocument) -> [Diagnostic] {
  unreadTags(in: document.storage) + mergeKeys(in: document.storage)
}

private func unreadTags(in storage: YAMLStorage) -> [Diagnostic] {
  if storage.properties.isEmpty { return [] }
  return storage.records.indices.compactMap { index in
    guard storage.records[index].properties != 0 else { return nil }
    let node = YAMLNode(storage: storage, index: index, alias: 0)
    guard let tag = node.unreadTag, let span = node.propertiesSpan else { return nil }
    return YAMLFailure(
      .invalidYAML, "the tag '\(excerpt(of: tag))' is not read here", at: span,
      remedy: "Remove the tag, and write what is meant as text, a list or a mapping."
    ).diagnostic
  }
}

private func mergeKeys(in storage: YAMLStorage) -> [Diagnostic] {
  let mark = Array("<<".utf8)
  let isMarked = storage.records.contains { record in
    record.shape == .plain && record.second - record.first == 2
      && storage.text[Int(record.first)..<Int(record.second)] == mark[...]
  }
  guard isMarked else { return [] }
  return storage.records.indices.flatMap { index -> [Diagnostic] in
    YAMLNode(storage: storage, index: index, alias: 0).entries.compactMap { key, _ in
      guard key.isMergeKey else { return nil }
      return YAMLFailure(
        .invalidYAML, "the merge key '<<' is not read here", at: key.placeSpan,
        remedy: "Write the entries out, or quote the key if it is meant as text."
      ).diagnostic
    }
  }
}

extension YAMLNode {
  /// Whether a key merges the entries of its value into the mapping around it.
  package var isMergeKey: Bool {
    record.shape == .plain && tag == nil && scalarBytes.elementsEqual("<<".utf8)
  }

  /// The node's tag as people write it, where it asks for something that the node does not become.
  var unreadTag: [UInt8]? {
    guard let tag, tag != Array("!".utf8) else { return nil }
    guard tag.starts(with: YAMLResolution.coreTagPrefix) else { return tag }
    let name = tag[YAMLResolution.coreTagPrefix.count...]
    let isRead =
      switch kind {
      case .mapping: name.elementsEqual("map".utf8)
      case .sequence: name.elementsEqual("seq".utf8)
      case .scalar:
        name.elementsEqual("str".utf8)
          || name.elementsEqual(YAMLResolution(plain: scalarBytes).coreTagName.utf8)
      }
    return isRead ? nil : Array("!!".utf8) + name
  }
}

package import SourceText

/// The mapping keys of a document that an earlier key of the same mapping repeats.
///
/// Keys are compared by their decoded bytes; keys that are collections are not compared.
package func duplicateKeyDiagnostics(in document: YAMLDocument) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  let storage = document.storage
  var seen = SeenKeys()
  for index in storage.records.indices {
    let shape = storage.records[index].shape
    guard shape == .blockMapping || shape == .flowMapping else { continue }
    let mapping = YAMLNode(storage: storage, index: index, alias: 0)
    if mapping.count < 2 { continue }
    seen.startMapping(count: mapping.count)
    for (key, _) in mapping.entries where key.kind == .scalar {
      if let first = seen.first(like: key) {
        diagnostics.append(duplicateKey(key, first: first))
      }
    }
  }
  return diagnostics
}

/// The keys of one mapping so far, each kept at its first occurrence.
private struct SeenKeys {
  private var few: [(text: ArraySlice<UInt8>, key: YAMLNode)] = []
  private var many: [ArraySlice<UInt8>: YAMLNode] = [:]
  /// Comparing a few keys with one another is cheaper than hashing them.
  private var areFew = true

  mutating func startMapping(count: Int) {
    areFew = count <= 16
    few.removeAll(keepingCapacity: true)
    many.removeAll()
  }

  /// The first key with the same text; nil if this is the first, which is then remembered.
  mutating func first(like key: YAMLNode) -> YAMLNode? {
    let text = key.scalarBytes
    if areFew {
      for earlier in few.indices
      where few[earlier].text.count == text.count && few[earlier].text == text {
        return few[earlier].key
      }
      few.append((text, key))
      return nil
    }
    if let first = many[text] { return first }
    many[text] = key
    return nil
  }
}

private func duplicateKey(_ key: YAMLNode, first: YAMLNode) -> Diagnostic {
  Diagnostic(
    rule: .duplicateKey, severity: .error,
    message: "duplicate key '\(excerpt(of: key.scalarBytes))'", span: key.aliasSpan ?? key.span,
    notes: [.init("the first one is here", span: first.aliasSpan ?? first.span)],
    remedy: "Rename or remove one of them.")
}

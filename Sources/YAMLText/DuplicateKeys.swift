package import SourceText

/// The mapping keys of a document that an earlier key of the same mapping repeats.
///
/// Keys are compared by their decoded bytes; keys that are collections are not compared.
package func duplicateKeyDiagnostics(in document: YAMLDocument) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  let storage = document.storage
  for index in storage.records.indices {
    let shape = storage.records[index].shape
    guard shape == .blockMapping || shape == .flowMapping else { continue }
    var seen: [ArraySlice<UInt8>: YAMLNode] = [:]
    for (key, _) in YAMLNode(storage: storage, index: index, alias: 0).entries
    where key.kind == .scalar {
      if let first = seen[key.scalarBytes] {
        diagnostics.append(duplicateKey(key, first: first))
      } else {
        seen[key.scalarBytes] = key
      }
    }
  }
  return diagnostics
}

private func duplicateKey(_ key: YAMLNode, first: YAMLNode) -> Diagnostic {
  Diagnostic(
    rule: .duplicateKey, severity: .error,
    message: "duplicate key '\(excerpt(of: key.scalarBytes))'", span: key.aliasSpan ?? key.span,
    notes: [.init("the first one is here", span: first.aliasSpan ?? first.span)],
    remedy: "Rename or remove one of them.")
}

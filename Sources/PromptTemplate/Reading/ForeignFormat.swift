import YAMLText

/// Files of other tools that have prompts in YAML, known by their keys.
enum ForeignFormat {
  /// Keys that stand together at the top of a file, and whose it is then.
  private static let signatures: [(keys: [String], name: String)] = [
    (["template_format"], "a Semantic Kernel prompt"),
    (["template"], "a Semantic Kernel prompt"),
    (["execution_settings"], "a Semantic Kernel prompt"),
    (["type", "instructions"], "a Semantic Kernel agent"),
    (["prompts", "providers"], "a promptfoo configuration"),
    (["prompts", "targets"], "a promptfoo configuration"),
    (["prompts", "tests"], "a promptfoo configuration"),
    (["providers", "tests"], "a promptfoo configuration"),
    (["redteam"], "a promptfoo configuration"),
    (["app", "workflow"], "a Dify application"),
    (["app", "kind"], "a Dify application"),
    (["agent"], "a SWE-agent configuration"),
    (["_type"], "a LangChain prompt"),
    (["chat_history"], "a Cohere chat"),
  ]

  /// What a document is, and the key that tells; nil for one that may be a template.
  static func recognise(_ root: YAMLNode) -> (name: String, key: YAMLNode)? {
    guard root.kind == .mapping, root["messages"] == nil else { return nil }
    for signature in signatures where signature.keys.allSatisfy({ root[$0] != nil }) {
      let first = root.entries.first { signature.keys.contains($0.key.scalarText) }
      if let key = first?.key { return (signature.name, key) }
    }
    return nil
  }

  /// Whether a document is the bare list of messages that other tools keep in a file.
  static func isMessageList(_ root: YAMLNode) -> Bool {
    root.kind == .sequence && root.count > 0
      && root.elements.allSatisfy { $0.kind == .mapping && $0["role"] != nil }
  }
}

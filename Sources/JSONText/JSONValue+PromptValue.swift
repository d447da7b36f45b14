package import PromptSkeleton

extension JSONValue {
  /// The value as holes take it.
  ///
  /// - Throws: `JSONValueError` for what I-JSON (RFC 7493) forbids because readers disagree on it.
  package func promptValue() throws(JSONValueError) -> PromptValue {
    try promptValue(integerLimit: .max)
  }

  /// The same, where integers past a limit are refused.
  func promptValue(integerLimit: UInt) throws(JSONValueError) -> PromptValue {
    try arena.withNodes { bytes, nodes throws(JSONValueError) in
      try PromptValueReader(bytes: bytes, nodes: nodes, integerLimit: integerLimit)
        .value(at: index)
    }
  }
}

/// Why a well-formed JSON value has no single meaning, and where.
package struct JSONValueError: Error, Sendable, Hashable {
  package var offset: Int
  package var reason: Reason

  package init(_ reason: Reason, at offset: Int) {
    self.offset = offset
    self.reason = reason
  }

  /// A lower-case phrase without a final period.
  package var message: String {
    switch reason {
    case .loneSurrogate: "half of a surrogate pair is no Unicode text"
    case .duplicateKey: "the key stands twice in one object"
    case .numberOutOfRange: "the number is too large to be kept exactly"
    }
  }

  package enum Reason: UInt8, Sendable {
    case loneSurrogate
    case duplicateKey
    case numberOutOfRange
  }
}

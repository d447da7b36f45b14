package import PromptSkeleton

extension JSONValue {
  /// The value as holes take it.
  ///
  /// - Throws: `JSONValueError` for what I-JSON (RFC 7493) forbids because readers disagree on it.
  package func promptValue() throws(JSONValueError) -> PromptValue {
    switch kind {
    case .null: return .null
    case .true: return .bool(true)
    case .false: return .bool(false)
    case .string:
      if let offset = loneSurrogateOffsets.first {
        throw JSONValueError(.loneSurrogate, at: offset)
      }
      return .string(string)
    case .number: return try promptNumber()
    case .array:
      var values: [PromptValue] = []
      for element in elements { values.append(try element.promptValue()) }
      return .array(values)
    case .object:
      if let duplicate = firstDuplicateKey() {
        throw JSONValueError(.duplicateKey, at: duplicate.second.range.lowerBound)
      }
      var values: [PromptValue.Member] = []
      for (key, value) in members {
        if let offset = key.loneSurrogateOffsets.first {
          throw JSONValueError(.loneSurrogate, at: offset)
        }
        values.append(PromptValue.Member(key.string, try value.promptValue()))
      }
      return .object(values)
    }
  }

  private func promptNumber() throws(JSONValueError) -> PromptValue {
    if node.traits.contains(.isInteger) {
      if let integer { return .integer(integer) }
    } else if let double, double.isFinite {
      return .number(double)
    }
    throw JSONValueError(.numberOutOfRange, at: range.lowerBound)
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

/// The way from a document's root to one value, as RFC 6901 writes it.
package struct JSONPointer: Sendable, Hashable, CustomStringConvertible {
  /// The bytes of each step: a member's name, or an element's position in decimal.
  package var steps: [[UInt8]]

  package init(steps: [[UInt8]]) {
    self.steps = steps
  }

  /// Reads `/tools/0/name`; the empty text is the whole document.
  ///
  /// Returns nil where a step does not start with `/` or a `~` is not `~0` or `~1`.
  package init?(_ text: String) {
    steps = []
    var remaining = Array(text.utf8)[...]
    while let first = remaining.popFirst() {
      guard first == 0x2F || !steps.isEmpty else { return nil }
      if first == 0x2F {
        steps.append([])
      } else if first == 0x7E {
        guard let escaped = remaining.popFirst(), escaped == 0x30 || escaped == 0x31 else {
          return nil
        }
        steps[steps.count - 1].append(escaped == 0x30 ? 0x7E : 0x2F)
      } else {
        steps[steps.count - 1].append(first)
      }
    }
  }

  /// The way to a value; a key counts as the value that it names.
  package init(to value: JSONValue) {
    steps = []
    var current = JSONValue(arena: value.arena, index: 0)
    while current.index < value.index {
      switch current.kind {
      case .object:
        guard
          let (key, inner) = current.members.first(where: { $0.value.node.next > value.index })
        else { return }
        steps.append(key.stringBytes())
        current = inner
      case .array:
        guard
          let (position, inner) = current.elements.enumerated().first(where: {
            $0.element.node.next > value.index
          })
        else { return }
        steps.append(Array(String(position).utf8))
        current = inner
      default:
        return
      }
    }
  }

  /// The value that the pointer names, or nil where there is none.
  package func resolve(in document: JSONDocument) -> JSONValue? {
    var current = document.root
    for step in steps {
      let next: JSONValue? =
        switch current.kind {
        case .object: current.members.reduce(nil) { $1.key.isString(step) ? $1.value : $0 }
        case .array: Self.position(step).flatMap { current[$0] }
        default: nil
        }
      guard let next else { return nil }
      current = next
    }
    return current
  }

  /// The array position that a step names: digits without a leading zero.
  private static func position(_ step: [UInt8]) -> Int? {
    guard step.allSatisfy({ $0 &- 0x30 < 10 }), step.count == 1 || step.first != 0x30 else {
      return nil
    }
    return Int(String(decoding: step, as: UTF8.self))
  }

  package var description: String {
    var text: [UInt8] = []
    for step in steps {
      text.append(0x2F)
      for byte in step {
        switch byte {
        case 0x7E: text += "~0".utf8
        case 0x2F: text += "~1".utf8
        default: text.append(byte)
        }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension JSONValue {
  /// The way from the root of the document to this value.
  package var pointer: JSONPointer { JSONPointer(to: self) }
}

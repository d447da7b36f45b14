/// The way to a value: a variable and the members and elements below it, `tenant.rules[0]`.
public struct ValuePath: Sendable, CustomStringConvertible {
  /// The variable's name.
  public var root: String
  public var steps: [Step]

  public init(_ root: String, _ steps: [Step] = []) {
    self.root = root
    self.steps = steps
  }

  public enum Step: Sendable {
    case member(String)
    /// Counts from 0.
    case element(Int)
  }

  public var description: String {
    steps.reduce(into: root) { text, step in
      switch step {
      case .member(let name): text += "." + name
      case .element(let index): text += "[\(index)]"
      }
    }
  }

  /// The value at the end of the steps below a root value, or nil where one of them is absent.
  public func resolve(below value: PromptValue) -> PromptValue? {
    var current = value
    for step in steps {
      switch (step, current) {
      case (.member(let name), .object):
        guard let next = current.member(name) else { return nil }
        current = next
      case (.element(let index), .array(let elements)) where elements.indices.contains(index):
        current = elements[index]
      default:
        return nil
      }
    }
    return current
  }
}

/// Paths are the same if their bytes are: `String ==` takes names for equal that rows keep apart.
extension ValuePath: Hashable {
  public static func == (left: ValuePath, right: ValuePath) -> Bool {
    left.root.hasSameBytes(as: right.root) && left.steps == right.steps
  }

  public func hash(into hasher: inout Hasher) {
    root.withBytes { hasher.combine(bytes: $0) }
    for step in steps {
      switch step {
      case .member(let name): name.withBytes { hasher.combine(bytes: $0) }
      case .element(let index): hasher.combine(index)
      }
    }
  }
}

extension ValuePath.Step: Equatable {
  public static func == (left: ValuePath.Step, right: ValuePath.Step) -> Bool {
    switch (left, right) {
    case (.member(let name), .member(let other)): name.hasSameBytes(as: other)
    case (.element(let index), .element(let other)): index == other
    default: false
    }
  }
}

extension ValuePath: ExpressibleByStringLiteral {
  /// The path that a hole would write so: `"ticket.tags[0]"`.
  public init(stringLiteral text: String) {
    let parts = text.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == "." || $0 == "[" })
    self.init(String(parts.first ?? ""))
    for part in parts.dropFirst() {
      if part.last == "]", let index = Int(part.dropLast()) {
        steps.append(.element(index))
      } else {
        steps.append(.member(String(part)))
      }
    }
  }
}

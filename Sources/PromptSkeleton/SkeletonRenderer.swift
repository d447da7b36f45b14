/// Fills a skeleton's holes and writes the bytes.
///
/// One pass over the chunks; a value is inert and never scanned for holes.
struct SkeletonRenderer {
  let skeleton: Skeleton
  /// Whether breakpoint markers are written: yes in a body, no in a prefix.
  let writesMarkers: Bool
  var output: [UInt8] = []
  /// What the names of the `each` blocks around the current chunk stand for, outermost first.
  var bindings: [PromptValue.Member] = []
  private let values: PromptValue

  init(skeleton: Skeleton, values: PromptValue, writesMarkers: Bool) {
    self.skeleton = skeleton
    self.values = values
    self.writesMarkers = writesMarkers
  }

  /// Renders a range of chunks; a `when` or `each` in it stops at the range's end.
  mutating func render(
    _ range: Range<Int>, observer: (_ chunk: Int, _ outputOffset: Int) -> Void
  ) throws(RenderError) {
    var index = range.lowerBound
    while index < range.upperBound {
      observer(index, output.count)
      let next = index + 1
      switch skeleton.chunks[index] {
      case .constant(let bytes): output += bytes
      case .marker(let bytes): if writesMarkers { output += bytes }
      case .hole(let hole): try write(hole)
      case .separator: writeSeparator(after: output.last)
      case .splice(let path):
        for element in try list(at: path) {
          writeSeparator(after: output.last)
          try write(element, of: path)
        }
      case .when(let path, let count):
        if !isTruthy(path) { index = range.end(of: count, from: next) - 1 }
      case .each(let path, let name, let count):
        let end = range.end(of: count, from: next)
        for element in try list(at: path) {
          bindings.append(PromptValue.Member(name, element))
          try render(next..<end, observer: observer)
          bindings.removeLast()
        }
        index = end - 1
      }
      index += 1
    }
  }

  /// Writes what stands in a hole's place, escaped for the JSON string around it.
  mutating func write(_ hole: Hole) throws(RenderError) {
    guard let value = value(at: hole.path) ?? hole.fallback else {
      throw RenderError(path: hole.path, reason: .missing)
    }
    switch (hole.encoding, value) {
    case (.text, .string(let text)): JSONBytes.appendEscaped(text.utf8, to: &output)
    case (.text, .integer(let number)): output += String(number).utf8
    case (.text, .bool(let flag)): output += (flag ? "true" : "false").utf8
    case (.text, _):
      let wanted = "a string, an integer or a boolean (or the 'json' encoder)"
      throw RenderError(
        path: hole.path, reason: .wrongKind(found: value.kindName, wanted: wanted))
    case (.json, _):
      JSONBytes.appendEscaped(try canonical(value, for: hole.path), to: &output)
    }
  }

  /// Writes an element of a spliced list as canonical JSON.
  mutating func write(_ element: PromptValue, of path: ValuePath) throws(RenderError) {
    output += try canonical(element, for: path)
  }

  /// Writes the comma between two elements; the byte before it tells whether one is due.
  mutating func writeSeparator(after byte: UInt8?) {
    if byte != UInt8(ascii: "[") { output.append(UInt8(ascii: ",")) }
  }

  private func canonical(_ value: PromptValue, for path: ValuePath) throws(RenderError) -> [UInt8] {
    var bytes: [UInt8] = []
    do throws(JSONBytes.JSONError) {
      try JSONBytes.appendCanonical(value, to: &bytes)
    } catch {
      switch error {
      case .notExact(let number): throw RenderError(path: path, reason: .notExact(number))
      }
    }
    return bytes
  }

  /// Whether what a `when` asks for is there and truthy.
  func isTruthy(_ path: ValuePath) -> Bool { value(at: path)?.isTruthy ?? false }

  /// The elements that an `each` or a `splice` asks for.
  func list(at path: ValuePath) throws(RenderError) -> [PromptValue] {
    switch value(at: path) {
    case .array(let elements): return elements
    case nil: throw RenderError(path: path, reason: .missing)
    case let other?:
      throw RenderError(path: path, reason: .wrongKind(found: other.kindName, wanted: "a list"))
    }
  }

  /// The innermost binding of the root's name, else the row's value.
  private func value(at path: ValuePath) -> PromptValue? {
    let bound = bindings.last { $0.name.hasSameBytes(as: path.root) }?.value
    guard let root = bound ?? values.member(path.root) ?? skeleton.fallback(of: path.root) else {
      return nil
    }
    return path.resolve(below: root)
  }
}

extension Skeleton {
  /// The declaration of a variable that a chunk asks for.
  package func variable(_ name: String) -> Variable? {
    variables.first { $0.name.hasSameBytes(as: name) }
  }

  fileprivate func fallback(of name: String) -> PromptValue? { variable(name)?.fallback }
}

extension Range<Int> {
  /// The index after a block of chunks; a block that claims too many ends with the range.
  package func end(of count: Int, from start: Int) -> Int {
    count < upperBound - start ? start + Swift.max(count, 0) : upperBound
  }
}

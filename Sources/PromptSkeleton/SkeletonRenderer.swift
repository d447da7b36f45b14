/// Fills a skeleton's holes and writes the bytes.
///
/// One pass over the chunks; a value is inert and never scanned for holes.
struct SkeletonRenderer {
  let skeleton: Skeleton
  /// Whether breakpoint markers are written: yes in a body, no in a prefix.
  let writesMarkers: Bool
  var output: [UInt8] = []
  private var values: PromptValue
  private var bindings: [PromptValue.Member] = []

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
      switch skeleton.chunks[index] {
      case .constant(let bytes): output += bytes
      case .marker(let bytes): if writesMarkers { output += bytes }
      case .hole(let hole): try write(hole)
      case .separator: writeSeparator()
      case .splice(let path): try writeElements(of: path)
      case .when(let path, let count):
        if !(value(at: path)?.isTruthy ?? false) { index += count }
      case .each(let path, let name, let count):
        let body = (index + 1)..<min(index + 1 + count, range.upperBound)
        for element in try list(at: path) {
          bindings.append(PromptValue.Member(name, element))
          try render(body, observer: observer)
          bindings.removeLast()
        }
        index += count
      }
      index += 1
    }
  }

  private mutating func write(_ hole: Hole) throws(RenderError) {
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

  private mutating func writeElements(of path: ValuePath) throws(RenderError) {
    for element in try list(at: path) {
      writeSeparator()
      output += try canonical(element, for: path)
    }
  }

  private mutating func writeSeparator() {
    if output.last != UInt8(ascii: "[") { output.append(UInt8(ascii: ",")) }
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

  private func list(at path: ValuePath) throws(RenderError) -> [PromptValue] {
    switch value(at: path) {
    case .array(let elements): return elements
    case nil: throw RenderError(path: path, reason: .missing)
    case let other?:
      throw RenderError(path: path, reason: .wrongKind(found: other.kindName, wanted: "a list"))
    }
  }

  /// The innermost binding of the root's name, else the row's value.
  private func value(at path: ValuePath) -> PromptValue? {
    let bound = bindings.last { $0.name.utf8.elementsEqual(path.root.utf8) }?.value
    guard let root = bound ?? values.member(path.root) ?? fallback(of: path.root) else { return nil }
    return path.resolve(below: root)
  }
  private func fallback(of name: String) -> PromptValue? {
    skeleton.variables.first { $0.name.utf8.elementsEqual(name.utf8) }?.fallback
  }
}

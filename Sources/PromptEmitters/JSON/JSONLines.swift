import PromptSkeleton

/// Writes JSON that people can read: one member a line, short lists of scalars on one.
struct JSONLines {
  private(set) var bytes: [UInt8] = []
  private var depth = 0
  private var isFirst = true

  /// An object or a list around what the body writes.
  mutating func nested(_ open: String, _ close: String, _ body: (inout JSONLines) -> Void) {
    bytes += open.utf8
    depth += 1
    isFirst = true
    body(&self)
    depth -= 1
    if !isFirst { newLine() }
    bytes += close.utf8
    isFirst = false
  }

  /// Starts the next element of a list.
  mutating func element() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    newLine()
    isFirst = false
  }

  /// Starts the next member of an object.
  mutating func member(_ name: String) {
    element()
    string(name)
    bytes += ": ".utf8
  }

  mutating func member(_ name: String, _ text: String) {
    member(name)
    string(text)
  }

  mutating func member(_ name: String, _ number: Int) {
    member(name)
    bytes += String(number).utf8
  }

  mutating func string(_ text: String) { JSONBytes.appendString(text.utf8, to: &bytes) }

  mutating func string(_ text: [UInt8]) { JSONBytes.appendString(text, to: &bytes) }

  /// JSON as it is, on the same line.
  mutating func raw(_ text: String) { bytes += text.utf8 }

  mutating func raw(_ text: [UInt8]) { bytes += text }

  private mutating func newLine() {
    bytes.append(UInt8(ascii: "\n"))
    bytes += [UInt8](repeating: UInt8(ascii: " "), count: depth * 2)
  }
}

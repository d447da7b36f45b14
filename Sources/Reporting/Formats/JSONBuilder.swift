import PromptSkeleton
import SourceText

/// Builds JSON text member by member, in the order of the calls.
///
/// A value may be a builder's `bytes` again; nothing is checked beyond where commas go.
package struct JSONBuilder {
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// The text of an object whose members a closure adds.
  package static func object(_ build: (inout JSONBuilder) -> Void) -> [UInt8] {
    var builder = JSONBuilder()
    build(&builder)
    return [UInt8(ascii: "{")] + builder.bytes + [UInt8(ascii: "}")]
  }

  /// The text of an array.
  ///
  /// - Parameter onLines: Puts each element on a line of its own, so that two outputs compare well.
  package static func array(_ elements: [[UInt8]], onLines: Bool = false) -> [UInt8] {
    var bytes = [UInt8(ascii: "[")]
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      if onLines { bytes.append(UInt8(ascii: "\n")) }
      bytes += element
    }
    if onLines, !elements.isEmpty { bytes.append(UInt8(ascii: "\n")) }
    bytes.append(UInt8(ascii: "]"))
    return bytes
  }

  package static func string(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    JSONBytes.appendString(text.utf8, to: &bytes)
    return bytes
  }

  /// A string from bytes that may not be UTF-8; what is not becomes U+FFFD.
  package static func string(_ text: [UInt8]) -> [UInt8] {
    string(String(decoding: text, as: UTF8.self))
  }

  /// A number with at most six digits behind the point.
  package static func number(_ value: Double) -> [UInt8] {
    var bytes: [UInt8] = []
    let rounded = (value * 1e6).rounded() / 1e6
    do throws(JSONBytes.JSONError) {
      try JSONBytes.appendCanonical(.number(rounded), to: &bytes)
    } catch {
      return null
    }
    return bytes
  }

  package static func integer(_ value: Int) -> [UInt8] { Array(String(value).utf8) }

  package static func bool(_ value: Bool) -> [UInt8] { Array((value ? "true" : "false").utf8) }

  package static let null = Array("null".utf8)

  /// Adds a member; nil becomes `null`.
  package mutating func add(_ name: String, _ value: [UInt8]?) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
    JSONBytes.appendString(name.utf8, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
    bytes += value ?? Self.null
  }

  package mutating func add(_ name: String, _ value: String?) {
    add(name, value.map { Self.string($0) })
  }

  package mutating func add(_ name: String, _ value: Int?) {
    add(name, value.map { Self.integer($0) })
  }

  package mutating func add(_ name: String, _ value: Bool?) {
    add(name, value.map { Self.bool($0) })
  }
}

import PromptSkeleton

/// Writes values as JSON without white space.
package enum JSONWriter {
  /// Keeps member order, duplicates and number spelling; writes each string in one way.
  ///
  /// Two values that differ only in white space and escapes give the same bytes.
  package static func compact(
    _ value: JSONValue, leavingOut names: [String] = []
  ) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(value.range.count)
    appendCompact(value, leavingOut: names, to: &output)
    return output
  }

  /// Appends the compact form without the members of these names, at any depth.
  package static func appendCompact(
    _ value: JSONValue, leavingOut names: [String] = [], to output: inout [UInt8]
  ) {
    let unwanted = names.map { Array($0.utf8) }
    value.arena.withNodes { bytes, nodes in
      var writer = CompactWriter(bytes: bytes, nodes: nodes, unwanted: unwanted)
      writer.write(value.index, to: &output)
    }
  }

  /// The canonical form of RFC 8785, which stays within what a double holds exactly.
  ///
  /// - Throws: `JSONValueError` for what canonical JSON cannot say.
  package static func canonical(_ value: JSONValue) throws(JSONValueError) -> [UInt8] {
    var output: [UInt8] = []
    let promptValue = try value.promptValue(integerLimit: 1 << 53)
    do throws(JSONBytes.JSONError) {
      try JSONBytes.appendCanonical(promptValue, to: &output)
    } catch {
      throw JSONValueError(.numberOutOfRange, at: value.range.lowerBound)
    }
    return output
  }
}

/// Writes nodes in their order, without recursion.
private struct CompactWriter {
  let bytes: UnsafeBufferPointer<UInt8>
  let nodes: UnsafeBufferPointer<JSONNode>
  let unwanted: [[UInt8]]
  private var open: [OpenContainer] = []

  init(
    bytes: UnsafeBufferPointer<UInt8>, nodes: UnsafeBufferPointer<JSONNode>, unwanted: [[UInt8]]
  ) {
    self.bytes = bytes
    self.nodes = nodes
    self.unwanted = unwanted
  }

  private struct OpenContainer {
    var end: Int
    var isObject: Bool
    var isEmpty = true
  }

  mutating func write(_ start: Int, to output: inout [UInt8]) {
    let end = Int(nodes[start].next)
    var index = start
    var isMemberValue = false
    while true {
      while let innermost = open.last, index >= innermost.end {
        output.append(innermost.isObject ? 0x7D : 0x5D)
        open.removeLast()
      }
      guard index < end else { return }
      let node = nodes[index]
      if let innermost = open.last, !isMemberValue {
        if innermost.isObject, isUnwanted(node) {
          index = Int(nodes[Int(node.next)].next)
          continue
        }
        if !innermost.isEmpty { output.append(0x2C) }
        open[open.count - 1].isEmpty = false
        if innermost.isObject {
          appendLeaf(node, to: &output)
          output.append(0x3A)
          isMemberValue = true
          index += 1
          continue
        }
      }
      isMemberValue = false
      index += 1
      switch node.kind {
      case .object, .array:
        output.append(node.kind == .object ? 0x7B : 0x5B)
        open.append(OpenContainer(end: Int(node.next), isObject: node.kind == .object))
      default:
        appendLeaf(node, to: &output)
      }
    }
  }

  private func isUnwanted(_ key: JSONNode) -> Bool {
    unwanted.contains { $0.withUnsafeBufferPointer { key.isString($0, in: bytes) } }
  }

  private func appendLeaf(_ node: JSONNode, to output: inout [UInt8]) {
    guard node.traits.contains(.hasEscapes) else {
      output.append(contentsOf: node.raw(in: bytes))
      return
    }
    output.append(0x22)
    JSONString.append(node.raw(in: bytes), as: .json, to: &output)
    output.append(0x22)
  }
}

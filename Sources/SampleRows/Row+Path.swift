import JSONText
package import PromptSkeleton

extension Row {
  /// The JSON of what a path leads to below a wanted member; nil where it leads nowhere.
  package func raw(_ position: Int, _ steps: [ValuePath.Step]) -> ArraySlice<UInt8>? {
    range(position, steps).map { buffer.bytes[$0] }
  }

  /// Whether a path leads to a string.
  package func isString(_ position: Int, _ steps: [ValuePath.Step]) -> Bool {
    range(position, steps).map { buffer.bytes[$0.lowerBound] == UInt8(ascii: "\"") } ?? false
  }

  /// Walks in place over bytes that were checked when the row was read.
  private func range(_ position: Int, _ steps: [ValuePath.Step]) -> Range<Int>? {
    guard let root = buffer.members[position] else { return nil }
    if steps.isEmpty { return root }
    return buffer.bytes.withUnsafeBytes { bytes in
      let scanner = JSONScanner(bytes)
      var range = root
      for step in steps {
        let next: Range<Int>? =
          switch step {
          case .member(let name): scanner.member(name, ofObjectAt: range.lowerBound)
          case .element(let index): scanner.element(index, ofArrayAt: range.lowerBound)
          }
        guard let next else { return nil }
        range = next
      }
      return range
    }
  }
}

extension JSONScanner {
  /// The value of the last member with a name, as `JSONValue` finds it.
  fileprivate func member(_ name: String, ofObjectAt start: Int) -> Range<Int>? {
    guard var cursor = try? JSONMemberCursor(self, at: start) else { return nil }
    var name = name
    return name.withUTF8 { name in
      var found: Range<Int>?
      while let member = try? cursor.next() {
        let key = UnsafeRawBufferPointer(rebasing: bytes[member.key].dropFirst().dropLast())
        let isFound =
          member.keyHasEscapes
          ? JSONString.decoded(UnsafeRawBufferPointer(rebasing: bytes[member.key]))
            .elementsEqual(name)
          : key.count == name.count && key.elementsEqual(name)
        if isFound { found = member.value }
      }
      return found
    }
  }

  fileprivate func element(_ position: Int, ofArrayAt start: Int) -> Range<Int>? {
    guard bytes[start] == UInt8(ascii: "[") else { return nil }
    var index = whitespaceEnd(from: start + 1)
    for passed in 0... {
      guard let end = try? valueEnd(from: index) else { return nil }
      if passed == position { return index..<end }
      let comma = whitespaceEnd(from: end)
      guard comma < bytes.count, bytes[comma] == UInt8(ascii: ",") else { return nil }
      index = whitespaceEnd(from: comma + 1)
    }
    return nil
  }
}

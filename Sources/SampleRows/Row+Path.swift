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
    guard var range = buffer.members[position] else { return nil }
    for step in steps {
      let next: Range<Int>? =
        switch step {
        case .member(let name): member(name, ofValueAt: range.lowerBound)
        case .element(let index): element(index, ofValueAt: range.lowerBound)
        }
      guard let next else { return nil }
      range = next
    }
    return range
  }

  /// The value of the last member with a name, as `JSONValue` finds it.
  private func member(_ name: String, ofValueAt start: Int) -> Range<Int>? {
    buffer.open(at: start)
    var name = name
    return name.withUTF8 { name in
      buffer.bytes.withUnsafeBytes { bytes in
        buffer.inner.last { member in
          let key = UnsafeRawBufferPointer(rebasing: bytes[member.key])
          if member.keyHasEscapes { return JSONString.decoded(key).elementsEqual(name) }
          return key.count == name.count + 2
            && UnsafeRawBufferPointer(rebasing: key[1...]).starts(with: name)
        }?.value
      }
    }
  }

  private func element(_ position: Int, ofValueAt start: Int) -> Range<Int>? {
    buffer.bytes.withUnsafeBytes { bytes in
      guard bytes[start] == UInt8(ascii: "[") else { return nil }
      let scanner = JSONScanner(bytes)
      var index = scanner.whitespaceEnd(from: start + 1)
      for passed in 0... {
        guard let end = try? scanner.valueEnd(from: index) else { return nil }
        if passed == position { return index..<end }
        let comma = scanner.whitespaceEnd(from: end)
        guard comma < bytes.count, bytes[comma] == UInt8(ascii: ",") else { return nil }
        index = scanner.whitespaceEnd(from: comma + 1)
      }
      return nil
    }
  }
}

/// How far two texts agree.
package enum CommonPrefix {
  /// The number of bytes from the start that are the same in both.
  package static func length(of left: [UInt8], _ right: [UInt8]) -> Int {
    left.withUnsafeBufferPointer { left in
      right.withUnsafeBufferPointer { right in
        let count = min(left.count, right.count)
        var index = 0
        while index < count, left[index] == right[index] { index &+= 1 }
        return index
      }
    }
  }
}

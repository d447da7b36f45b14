/// Which of the open containers are objects: one bit each, without allocation up to 64 levels.
struct JSONNesting {
  private(set) var depth = 0
  private var bits: UInt64 = 0
  private var outer: [UInt64] = []

  /// Whether the innermost container is an object.
  var isObject: Bool { bits & 1 != 0 }

  mutating func push(isObject: Bool) {
    if depth & 63 == 0, depth > 0 { outer.append(bits) }
    bits = bits &<< 1 | (isObject ? 1 : 0)
    depth &+= 1
  }

  mutating func pop() {
    depth &-= 1
    bits &>>= 1
    if depth & 63 == 0, depth > 0, let last = outer.popLast() { bits = last }
  }
}

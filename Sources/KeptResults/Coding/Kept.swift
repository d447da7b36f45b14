/// A value that results are made of.
///
/// What `write` writes, `init` reads. Only the build of the command that wrote a result reads it, so
/// that a change of both needs nothing else.
protocol Kept {
  func write(to encoding: inout ResultEncoding)
  init(from decoding: inout ResultDecoding) throws(ResultReader.Damage)
}

extension Int: Kept {
  func write(to encoding: inout ResultEncoding) { encoding.writer.integer(self) }

  init(from decoding: inout ResultDecoding) throws(ResultReader.Damage) {
    self = try decoding.reader.integer()
  }
}

extension Bool: Kept {
  func write(to encoding: inout ResultEncoding) { encoding.writer.integer(self ? 1 : 0) }

  init(from decoding: inout ResultDecoding) throws(ResultReader.Damage) {
    switch try decoding.reader.integer() {
    case 0: self = false
    case 1: self = true
    default: throw ResultReader.Damage()
    }
  }
}

extension Double: Kept {
  func write(to encoding: inout ResultEncoding) { encoding.writer.word(bitPattern) }

  init(from decoding: inout ResultDecoding) throws(ResultReader.Damage) {
    self.init(bitPattern: try decoding.reader.word())
  }
}

extension String: Kept {
  func write(to encoding: inout ResultEncoding) { encoding.writer.text(self) }

  init(from decoding: inout ResultDecoding) throws(ResultReader.Damage) {
    self = try decoding.reader.text()
  }
}

extension UInt8: Kept {
  func write(to encoding: inout ResultEncoding) { encoding.writer.integer(Int(self)) }

  init(from decoding: inout ResultDecoding) throws(ResultReader.Damage) {
    guard let byte = UInt8(exactly: try decoding.reader.integer()) else {
      throw ResultReader.Damage()
    }
    self = byte
  }
}

extension Optional: Kept where Wrapped: Kept {
  func write(to encoding: inout ResultEncoding) {
    (self != nil).write(to: &encoding)
    if let value = self { value.write(to: &encoding) }
  }

  init(from decoding: inout ResultDecoding) throws(ResultReader.Damage) {
    self = try Bool(from: &decoding) ? try Wrapped(from: &decoding) : nil
  }
}

extension Array: Kept where Element: Kept {
  func write(to encoding: inout ResultEncoding) {
    encoding.writer.integer(count)
    for element in self { element.write(to: &encoding) }
  }

  init(from decoding: inout ResultDecoding) throws(ResultReader.Damage) {
    let count = try decoding.reader.count()
    self = []
    reserveCapacity(count)
    for _ in 0..<count { append(try Element(from: &decoding)) }
  }
}

extension Kept where Self: RawRepresentable, RawValue: Kept {
  func write(to encoding: inout ResultEncoding) { rawValue.write(to: &encoding) }

  init(from decoding: inout ResultDecoding) throws(ResultReader.Damage) {
    guard let value = Self(rawValue: try RawValue(from: &decoding)) else {
      throw ResultReader.Damage()
    }
    self = value
  }
}

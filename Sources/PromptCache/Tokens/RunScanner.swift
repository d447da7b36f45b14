/// Cuts bytes into runs and adds up what each run costs.
///
/// A run is a Latin word, digits, ASCII marks, white space, or text of one other group of scripts.
/// Every byte is read a bounded number of times; no byte sequence is an error.
struct RunScanner: ~Copyable {
  let bytes: UnsafeBufferPointer<UInt8>
  let costs: UnsafeBufferPointer<Int>
  let weights: UnsafeBufferPointer<Int16>
  /// `ByteClass.table`.
  let classes: UnsafeBufferPointer<UInt8>
  /// The next byte to read.
  var index = 0
  var previous = RunKind.start
  var sums = RunSums()

  init(
    bytes: UnsafeBufferPointer<UInt8>,
    costs: UnsafeBufferPointer<Int>,
    weights: UnsafeBufferPointer<Int16>,
    classes: UnsafeBufferPointer<UInt8>
  ) {
    self.bytes = bytes
    self.costs = costs
    self.weights = weights
    self.classes = classes
  }

  mutating func scan() {
    while index < bytes.count {
      switch byteClass(at: index) {
      case ByteClass.upper, ByteClass.lower: scanWords()
      case ByteClass.digit: scanDigits()
      case ByteClass.mark: scanMarks()
      case ByteClass.beyondASCII:
        let scalar = ScannedScalar(bytes, at: index)
        if scalar.isLatinLetter { scanWords() } else { scanScript(from: scalar) }
      default: scanWhiteSpace()
      }
    }
  }

  @inline(__always)
  func byteClass(at index: Int) -> UInt8 { classes[Int(bytes[index])] }

  /// The class of the byte after a run; a newline's at the end of the text.
  @inline(__always)
  func classAfterRun(at index: Int) -> UInt8 {
    index < bytes.count ? byteClass(at: index) : ByteClass.newline
  }

  /// The weight of three neighbours inside a run.
  @inline(__always)
  func weight(_ first: UInt32, _ second: UInt32, _ third: UInt32) -> Int {
    let key = (first &* 37 &+ second) &* 37 &+ third
    return Int(weights[Int((key &* 2_654_435_761) &>> 21)])
  }
}

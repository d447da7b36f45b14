import SourceText

/// Half a SHA-256 digest: equal only for equal content, for all that can be made of it.
struct ContentDigest: Hashable {
  var high: UInt64
  var low: UInt64

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  init(_ hash: SHA256) { (high, low) = hash.leadingBits() }

  init(of bytes: [UInt8]) {
    var hash = SHA256()
    hash.update(bytes)
    self.init(hash)
  }
}

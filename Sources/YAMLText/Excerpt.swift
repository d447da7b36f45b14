/// The text of some bytes as a message quotes it, cut to 40 Unicode scalars.
func excerpt(of bytes: some Collection<UInt8>) -> String {
  let longest = 40
  let scalars = String(decoding: bytes.prefix(longest * 4), as: UTF8.self).unicodeScalars
  guard scalars.count > longest || bytes.count > longest * 4 else { return String(scalars) }
  return String(scalars.prefix(longest)) + "..."
}

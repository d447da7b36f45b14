package import PromptSkeleton
import SourceText

/// A digest that changes exactly when a prefix changes for some values.
package enum SkeletonDigest {
  /// The SHA-256 of a prefix in hexadecimal digits.
  ///
  /// Of a constant prefix it is the digest of the bytes that the provider caches. Anything else
  /// stands between two NUL bytes, which JSON text never has: a hole as its path and encoding,
  /// `ticket.id|text`; blocks as `when path count`, `each path name count`, `splice path`, and the
  /// comma that depends on what comes before as `,`. Markers are left out.
  package static func sha256(of chunks: ArraySlice<Chunk>) -> String {
    var hash = SHA256()
    for chunk in chunks {
      switch chunk {
      case .constant(let bytes): hash.update(bytes)
      case .marker: break
      case .hole(let hole): hash.update(named("\(hole.path)|\(hole.encoding.rawValue)"))
      case .separator: hash.update(named(","))
      case .splice(let path): hash.update(named("splice \(path)"))
      case .when(let path, let count): hash.update(named("when \(path) \(count)"))
      case .each(let path, let name, let count):
        hash.update(named("each \(path) \(name) \(count)"))
      }
    }
    return hash.hexDigest()
  }

  private static func named(_ text: String) -> [UInt8] { [0] + text.utf8 + [0] }
}

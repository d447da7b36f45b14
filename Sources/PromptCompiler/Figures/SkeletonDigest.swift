package import PromptSkeleton
import SourceText

/// A digest of a part of a skeleton that changes whenever its bytes change for some values.
///
/// Of constant bytes it is their SHA-256. Anything else stands between two NUL bytes, which JSON
/// text never has: a hole as its path and encoding, `ticket.id|text`; blocks as `when path` and
/// `each path name`, with `end` behind them; `splice path`; the comma that depends on what comes
/// before as `,`; and what stands in for absent values as `else` with the hole's default and
/// `default name` with the variable's, where it is first asked for. Markers are left out.
package struct SkeletonDigest {
  private let skeleton: Skeleton
  private var hash = SHA256()
  /// The names of the `each` blocks around the current chunk.
  private var bound: [String] = []
  /// The variables whose defaults are in the digest.
  private var seen: Set<[UInt8]> = []

  private init(_ skeleton: Skeleton) { self.skeleton = skeleton }

  /// The digest of some chunks in hexadecimal digits.
  package static func sha256(of skeleton: Skeleton, chunks: Range<Int>) -> String {
    var digest = SkeletonDigest(skeleton)
    digest.update(chunks)
    return digest.hash.hexDigest()
  }

  private mutating func update(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let next = index + 1
      switch skeleton.chunks[index] {
      case .constant(let bytes): hash.update(bytes)
      case .marker: break
      case .hole(let hole):
        name("\(hole.path)|\(hole.encoding.rawValue)")
        if let fallback = hole.fallback { name("else ", fallback) }
        ask(hole.path)
      case .separator: name(",")
      case .splice(let path):
        name("splice \(path)")
        ask(path)
      case .when(let path, let count):
        name("when \(path)")
        ask(path)
        let end = range.end(of: count, from: next)
        update(next..<end)
        name("end")
        index = end - 1
      case .each(let path, let element, let count):
        name("each \(path) \(element)")
        ask(path)
        let end = range.end(of: count, from: next)
        bound.append(element)
        update(next..<end)
        bound.removeLast()
        name("end")
        index = end - 1
      }
      index += 1
    }
  }

  /// Adds the default of the variable that a path starts from.
  private mutating func ask(_ path: ValuePath) {
    guard !bound.contains(where: { $0.hasSameBytes(as: path.root) }),
      let fallback = skeleton.variable(path.root)?.fallback,
      seen.insert(Array(path.root.utf8)).inserted
    else { return }
    name("default \(path.root) ", fallback)
  }

  private mutating func name(_ text: String, _ value: PromptValue? = nil) {
    hash.update([0] + text.utf8)
    if let value {
      var bytes: [UInt8] = []
      let isExact: Void? = try? JSONBytes.appendCanonical(value, to: &bytes)
      hash.update(isExact == nil ? PlainJSON.bytes(of: value) : bytes)
    }
    hash.update([0])
  }
}

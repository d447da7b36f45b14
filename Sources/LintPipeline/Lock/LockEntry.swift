import JSONText
package import PromptCompiler
import PromptSkeleton
import SourceText

/// A line of a lock: one breakpoint of one template for one tier.
package struct LockEntry: Sendable {
  package var key: Key
  var model: String
  var ttl: Skeleton.TTL
  /// The constant bytes of the prefix and their tokens.
  var bytes: Int
  var tokens: Int
  /// The digest of the whole prefix.
  var sha256: String
  /// The beginnings of the digests of the blocks since the breakpoint before.
  var blocks: [String]
  /// The line of the lock that it was read from.
  var span: SourceSpan?

  package struct Key: Sendable, Equatable {
    /// The template's path from the lock's folder.
    package var template: String
    package var tier: String
    /// Counts from 1.
    package var breakpoint: Int

    package static func == (left: Key, right: Key) -> Bool {
      left.template.hasSameBytes(as: right.template) && left.tier.hasSameBytes(as: right.tier)
        && left.breakpoint == right.breakpoint
    }
  }

  /// The entries of a compiled template.
  ///
  /// - Parameter path: The template's path from the lock's folder.
  package static func entries(
    of compiled: CompiledTemplate, figures: [PrefixFigures], path: String
  ) -> [LockEntry] {
    var first = 0
    return figures.enumerated().map { index, figures in
      let end = compiled.breakpoints[index].position + 1
      let blocks = compiled.positions[min(first, end)..<end].map { position in
        String(SkeletonDigest.sha256(of: compiled.skeleton, chunks: position.chunks).prefix(8))
      }
      first = end
      return LockEntry(
        key: Key(template: path, tier: compiled.tier ?? "", breakpoint: index + 1),
        model: compiled.skeleton.model, ttl: figures.ttl, bytes: figures.bytes,
        tokens: figures.tokens.point, sha256: figures.sha256, blocks: blocks)
    }
  }
}

extension LockEntry {
  /// The order of the lines.
  func precedes(_ other: LockEntry) -> Bool {
    if !key.template.hasSameBytes(as: other.key.template) {
      return key.template.utf8.lexicographicallyPrecedes(other.key.template.utf8)
    }
    if !key.tier.hasSameBytes(as: other.key.tier) {
      return key.tier.utf8.lexicographicallyPrecedes(other.key.tier.utf8)
    }
    if key.breakpoint != other.key.breakpoint { return key.breakpoint < other.key.breakpoint }
    return line.lexicographicallyPrecedes(other.line)
  }

  /// Whether two entries lock the same prefix in the same way; the figures are for people.
  func isSame(as other: LockEntry) -> Bool {
    key == other.key && hasSamePrefix(as: other) && ttl == other.ttl
  }

  /// Whether two entries lock the same bytes for the same model, wherever they stand.
  func hasSamePrefix(as other: LockEntry) -> Bool {
    sha256 == other.sha256 && model == other.model
  }

  /// Reads a line; nil where a part of it is missing or is not what it has to be.
  init?(_ root: JSONValue, at span: SourceSpan) {
    guard let template = root.text("template"), let breakpoint = root.number("breakpoint"),
      let model = root.text("model"), let ttl = root.text("ttl").flatMap(Skeleton.TTL.init),
      let bytes = root.number("bytes"), let tokens = root.number("tokens"),
      let sha256 = root.text("sha256"), sha256.utf8.count == 64,
      let blocks = root["blocks"], blocks.kind == .array
    else { return nil }
    key = Key(template: template, tier: root.text("tier") ?? "", breakpoint: breakpoint)
    self.model = model
    self.ttl = ttl
    self.bytes = bytes
    self.tokens = tokens
    self.sha256 = sha256
    self.blocks = blocks.elements.map { String(decoding: $0.stringBytes(), as: UTF8.self) }
    self.span = span
  }

  var line: [UInt8] {
    var line = Array("{\"template\":".utf8)
    JSONBytes.appendString(key.template.utf8, to: &line)
    if !key.tier.isEmpty {
      line += ",\"tier\":".utf8
      JSONBytes.appendString(key.tier.utf8, to: &line)
    }
    line += ",\"breakpoint\":\(key.breakpoint),\"model\":".utf8
    JSONBytes.appendString(model.utf8, to: &line)
    line += ",\"ttl\":\"\(ttl.rawValue)\",\"bytes\":\(bytes),\"tokens\":\(tokens)".utf8
    line += ",\"sha256\":\"\(sha256)\",\"blocks\":[".utf8
    line += blocks.map { "\"\($0)\"" }.joined(separator: ",").utf8
    return line + "]}".utf8
  }
}

extension JSONValue {
  fileprivate func text(_ name: String) -> String? {
    guard let value = self[name], value.kind == .string else { return nil }
    return String(decoding: value.stringBytes(), as: UTF8.self)
  }

  /// A member that is an integer and not negative.
  func number(_ name: String) -> Int? {
    self[name].flatMap { Int(String(decoding: $0.rawBytes, as: UTF8.self)) }
      .flatMap { $0 < 0 ? nil : $0 }
  }
}

import JSONText
package import PromptCompiler
package import PromptEmitters
import PromptSkeleton
import SourceText

/// A line of a lock: one breakpoint of one template for one tier.
package struct LockEntry: Sendable {
  package var key: Key
  var model: String
  var ttl: String
  /// The constant bytes of the prefix and their tokens.
  var bytes: Int
  var tokens: Int
  /// The digest of the whole prefix.
  var sha256: String
  /// The beginnings of the digests of the blocks since the breakpoint before.
  var blocks: [String]

  package struct Key: Sendable, Hashable {
    /// The template's path from the lock's folder.
    package var template: String
    package var tier: String
    /// Counts from 1.
    package var breakpoint: Int

    func precedes(_ other: Key) -> Bool {
      if template != other.template {
        return template.utf8.lexicographicallyPrecedes(other.template.utf8)
      }
      if tier != other.tier { return tier.utf8.lexicographicallyPrecedes(other.tier.utf8) }
      return breakpoint < other.breakpoint
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
        String(SkeletonDigest.sha256(of: compiled.skeleton.chunks[position.chunks]).prefix(8))
      }
      first = end
      return LockEntry(
        key: Key(template: path, tier: compiled.tier ?? "", breakpoint: index + 1),
        model: compiled.skeleton.model, ttl: figures.ttl.rawValue, bytes: figures.bytes,
        tokens: figures.tokens.point, sha256: figures.sha256, blocks: blocks)
    }
  }
}

extension LockEntry {
  /// Reads a line; nil where it is none.
  init?(line: [UInt8]) {
    guard let root = try? JSONDocument(parsing: line).root else { return nil }
    func text(_ name: String) -> String? {
      guard let value = root[name], value.kind == .string else { return nil }
      return String(decoding: value.stringBytes(), as: UTF8.self)
    }
    func number(_ name: String) -> Int? {
      root[name].flatMap { Int(String(decoding: $0.rawBytes, as: UTF8.self)) }
    }
    guard let template = text("template"), let breakpoint = number("breakpoint"),
      let model = text("model"), let sha256 = text("sha256")
    else { return nil }
    key = Key(template: template, tier: text("tier") ?? "", breakpoint: breakpoint)
    self.model = model
    self.sha256 = sha256
    ttl = text("ttl") ?? ""
    bytes = number("bytes") ?? 0
    tokens = number("tokens") ?? 0
    blocks =
      root["blocks"].map { list in
        list.kind == .array
          ? list.elements.map { String(decoding: $0.stringBytes(), as: UTF8.self) } : []
      } ?? []
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
    line += ",\"ttl\":\"\(ttl)\",\"bytes\":\(bytes),\"tokens\":\(tokens)".utf8
    line += ",\"sha256\":\"\(sha256)\",\"blocks\":[".utf8
    line += blocks.map { "\"\($0)\"" }.joined(separator: ",").utf8
    return line + "]}".utf8
  }
}

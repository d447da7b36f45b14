import PromptCompiler
import PromptSkeleton

/// The initializer of a skeleton as Swift source.
struct SkeletonSource: ~Copyable {
  let skeleton: Skeleton
  /// The constant that holds the chunks from the prefix on, if another skeleton has the same.
  let shared: String?

  init(_ skeleton: Skeleton, shared: String?) {
    self.skeleton = skeleton
    self.shared = shared
  }

  /// Writes a declaration and its value.
  func write(as declaration: String, to writer: inout SwiftWriter) {
    writer.line("\(declaration) = Skeleton(")
    writer.indented { body in
      body.literal("name: ", .string(skeleton.name), ",", isTextIndented: true)
      body.literal("model: ", .string(skeleton.model), ",", isTextIndented: true)
      body.line("endpoint: .\(skeleton.endpoint),")
      write(skeleton.variables, to: &body)
      if skeleton.chunks.isEmpty {
        body.line("chunks: [],")
      } else {
        body.line("chunks: [")
        let head = shared == nil ? skeleton.chunks.count : skeleton.prefixStart
        body.indented { Self.write(skeleton.chunks[..<head], to: &$0) }
        body.line("]" + (shared.map { " + \($0)" } ?? "") + ",")
      }
      body.line("prefixStart: \(skeleton.prefixStart),")
      body.collection(
        "breakpoints: ",
        skeleton.breakpoints.map { .init(code: ".init(end: \($0.end), ttl: .\($0.ttl))") }, ")")
    }
  }

  private func write(_ variables: [Skeleton.Variable], to writer: inout SwiftWriter) {
    let calls = variables.map { variable in
      [
        SwiftArgument("name: ", .string(variable.name)),
        SwiftArgument("lifetime: ", code: ".\(variable.lifetime)"),
      ] + Self.fallback(variable.fallback)
    }
    let list = calls.map { ".init(" + $0.map(\.code).joined(separator: ", ") + ")" }
    let whole = "variables: [" + list.joined(separator: ", ") + "],"
    if whole.unicodeScalars.count <= writer.room {
      writer.line(whole)
      return
    }
    writer.line("variables: [")
    writer.indented { body in
      for call in calls { body.call(".init(", call, calls.count > 1 ? ")," : ")") }
    }
    writer.line("],")
  }

  /// Writes the elements of a list of chunks.
  static func write(_ chunks: ArraySlice<Chunk>, to writer: inout SwiftWriter) {
    let closing = chunks.count > 1 ? ")," : ")"
    for chunk in chunks {
      switch chunk {
      case .constant(let bytes): write(bytes, as: "text", closing, to: &writer)
      case .marker(let bytes): write(bytes, as: "breakpoint", closing, to: &writer)
      case .separator: writer.line(".separator" + closing.dropFirst())
      case .hole(let hole):
        let arguments =
          [path(hole.path), SwiftArgument("lifetime: ", code: ".\(hole.lifetime)")]
          + fallback(hole.fallback)
        writer.call(hole.encoding == .text ? ".hole(" : ".json(", arguments, closing)
      case .splice(let list): writer.call(".splice(", [path(list)], closing)
      case .when(let condition, let count):
        writer.call(".when(", [path(condition), .init("count: ", code: "\(count)")], closing)
      case .each(let list, let name, let count):
        let arguments = [
          path(list), SwiftArgument("name: ", .string(name)),
          SwiftArgument("count: ", code: "\(count)"),
        ]
        writer.call(".each(", arguments, closing)
      }
    }
  }

  private static func path(_ path: ValuePath) -> SwiftArgument {
    SwiftArgument("", .string(path.description))
  }

  private static func fallback(_ value: PromptValue?) -> [SwiftArgument] {
    value.map { [SwiftArgument("fallback: ", $0)] } ?? []
  }

  private static func write(
    _ text: [UInt8], as function: String, _ closing: String, to writer: inout SwiftWriter
  ) {
    let text = PromptValue.string(String(decoding: text, as: UTF8.self))
    writer.call(".\(function)(", [SwiftArgument("", text)], closing)
  }
}

/// The chunks that several skeletons have in common from their prefix on.
struct SharedChunks {
  /// By the index of the first skeleton that has them.
  private(set) var shared: [(first: Int, chunks: ArraySlice<Chunk>)] = []
  private var firsts: [Int?] = []

  /// Tiers mostly differ in nothing but the model, which stands before the prefix.
  init(_ skeletons: [Skeleton]) {
    let digests = skeletons.map { skeleton in
      SkeletonDigest.sha256(of: skeleton, chunks: skeleton.prefixStart..<skeleton.chunks.count)
        + Self.markers(of: skeleton.chunks[skeleton.prefixStart...])
    }
    for (index, skeleton) in skeletons.enumerated() {
      if let first = digests.firstIndex(of: digests[index]), first < index {
        firsts.append(first)
      } else if digests.dropFirst(index + 1).contains(digests[index]) {
        shared.append((index, skeleton.chunks[skeleton.prefixStart...]))
        firsts.append(index)
      } else {
        firsts.append(nil)
      }
    }
  }

  /// The first skeleton that has the same chunks as another one; nil where no other has them.
  func first(ofSkeleton index: Int) -> Int? { firsts[index] }

  /// Where markers stand and what they say, which digests leave out.
  private static func markers(of chunks: ArraySlice<Chunk>) -> String {
    chunks.map { chunk in
      switch chunk {
      case .marker(let bytes): "m" + String(decoding: bytes, as: UTF8.self)
      case .constant, .separator, .hole, .splice, .when, .each: "c"
      }
    }.joined(separator: "\n")
  }
}

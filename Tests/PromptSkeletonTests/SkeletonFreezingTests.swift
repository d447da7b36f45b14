import PromptSkeleton
import Testing

@Suite("Freezing a skeleton")
struct SkeletonFreezingTests {
  private static let all: PromptValue = [
    "tenant": ["name": "A\"cme", "tools": [["name": "x"], ["name": "y"]], "items": ["p", "q"]],
    "session": ["history": [["role": "user"]]],
    "ticket": ["id": 7, "urgent": true, "lines": ["one\n", "two"]],
  ]

  @Test("gives the bytes of rendering everything at once", arguments: Lifetime.allCases)
  func bytesAgree(lifetime: Lifetime) throws {
    let skeleton = Skeleton.everyChunk
    let frozen = try skeleton.freeze(Self.all, through: lifetime)
    #expect(try frozen.render(Self.all) == skeleton.render(Self.all))
    for index in skeleton.breakpoints.indices {
      #expect(
        try frozen.renderPrefix(at: index, Self.all) == skeleton.renderPrefix(at: index, Self.all))
    }
  }

  @Test("leaves one constant between markers where nothing is open")
  func constantsJoin() throws {
    let frozen = try Skeleton.everyChunk.freeze(Self.all, through: .request)
    for chunk in frozen.chunks {
      switch chunk {
      case .constant, .marker: break
      default: Issue.record("\(chunk) is not known")
      }
    }
    #expect(frozen.variables.isEmpty)
  }

  @Test("asks only for what is still to come")
  func variablesShrink() throws {
    let frozen = try Skeleton.everyChunk.freeze(Self.all, through: .tenant)
    #expect(frozen.variables.map(\.name) == ["session", "ticket", "channel"])
    let other: PromptValue = ["tenant": "ignored", "session": ["history": []], "ticket": ["id": 1]]
    #expect(throws: RenderError.self) { try frozen.render(other) }
  }

  @Test("goes on from a frozen skeleton")
  func stages() throws {
    let tenant = try Skeleton.everyChunk.freeze(Self.all, through: .tenant)
    let session = try tenant.freeze(Self.all, through: .session)
    #expect(try session.render(Self.all) == Skeleton.everyChunk.render(Self.all))
  }

  @Test("reports what is missing at once, but not inside a part that may be left out")
  func missingValues() throws {
    #expect(throws: RenderError(path: "tenant.tools", reason: .missing)) {
      try Skeleton.everyChunk.freeze(["tenant": [:]], through: .tenant)
    }
    let chunks: [Chunk] = [
      .when("ticket.urgent", count: 2), .text("!"), .hole("tenant.phone", lifetime: .tenant),
    ]
    let skeleton = Skeleton(
      name: "", model: "", endpoint: .anthropicMessages,
      variables: [
        .init(name: "ticket", lifetime: .request), .init(name: "tenant", lifetime: .tenant),
      ],
      chunks: chunks, prefixStart: 0, breakpoints: [])
    let frozen = try skeleton.freeze(["tenant": [:]], through: .tenant)
    #expect(try frozen.render(["ticket": ["urgent": false]]).isEmpty)
    #expect(throws: RenderError(path: "tenant.phone", reason: .missing)) {
      try frozen.render(["ticket": ["urgent": true]])
    }
  }

  @Test(
    "keeps a block whose elements a later value asks for",
    arguments: [
      // The name of the elements is also that of a variable.
      [.when("w", count: 2), .each("l", name: "q", count: 1), .hole("q.x", lifetime: .tenant)],
      [
        .when("w", count: 3), .each("l", name: "m", count: 2), .each("m.n", name: "q", count: 1),
        .hole("q.x", lifetime: .tenant),
      ],
    ] as [[Chunk]])
  func elementsAskedForLater(chunks: [Chunk]) throws {
    let skeleton = Skeleton(
      name: "", model: "", endpoint: .anthropicMessages,
      variables: [
        .init(name: "w", lifetime: .request), .init(name: "l", lifetime: .tenant),
        .init(name: "q", lifetime: .request),
      ],
      chunks: chunks, prefixStart: 0, breakpoints: [])
    let incomplete: PromptValue = ["w": true, "l": [["n": [[:]]]], "q": ["x": "SECRET"]]
    let frozen = try skeleton.freeze(incomplete, through: .tenant)
    #expect(frozen.variables.map(\.name).contains("l"))
    #expect(throws: RenderError(path: "q.x", reason: .missing)) { try frozen.render(incomplete) }
    let left: PromptValue = ["w": false]
    #expect(try frozen.render(left).isEmpty)
    let complete: PromptValue = ["w": true, "l": [["x": "a", "n": [["x": "b"]]]]]
    #expect(
      try skeleton.freeze(complete, through: .tenant).render(complete)
        == skeleton.render(complete))
  }

  @Test("leaves a buffer as it was where rendering fails")
  func failedRendering() throws {
    var buffer = Array("kept".utf8)
    #expect(throws: RenderError.self) { try Skeleton.everyChunk.render([:], into: &buffer) }
    #expect(buffer == Array("kept".utf8))
  }
}

extension Skeleton {
  /// A skeleton with every kind of chunk, known ones inside unknown ones and the other way round.
  static let everyChunk = Skeleton(
    name: "every-chunk", model: "m", endpoint: .anthropicMessages,
    variables: [
      .init(name: "tenant", lifetime: .tenant),
      .init(name: "session", lifetime: .session),
      .init(name: "ticket", lifetime: .request),
      .init(name: "channel", lifetime: .request, fallback: "web"),
    ],
    chunks: [
      .text(#"{"model":"m""#),
      .text(#","tools":["#),
      .splice("tenant.tools"),
      .separator,
      .text(#"{"name":"last""#),
      .breakpoint(#","cache_control":{}"#),
      .text("}"),
      .text(#"],"system":["#),
      .when("ticket.urgent", count: 4),
      .separator,
      .text(#"{"text":"hurry, "#),
      .hole("tenant.name", lifetime: .tenant),
      .text("\"}"),
      .each("tenant.items", name: "item", count: 7),
      .separator,
      .text(#"{"text":""#),
      .hole("item", lifetime: .tenant),
      .text(" of "),
      .hole("ticket.id", lifetime: .request),
      .json("tenant", lifetime: .tenant),
      .text("\"}"),
      .each("ticket.lines", name: "tenant", count: 4),
      .separator,
      .text("\""),
      .hole("tenant", lifetime: .request),
      .text("\""),
      .when("tenant.absent", count: 2),
      .separator,
      .text("never"),
      .text(#"],"messages":["#),
      .splice("session.history"),
      .separator,
      .text("\""),
      .hole("channel", lifetime: .request),
      .hole("gone", lifetime: .request, fallback: ""),
      .text("\"]}"),
    ],
    prefixStart: 1,
    breakpoints: [.init(end: 7, ttl: .oneHour), .init(end: 31, ttl: .fiveMinutes)])
}

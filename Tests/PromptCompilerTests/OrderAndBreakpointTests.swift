import PromptCompiler
import PromptSkeleton
import PromptTemplate
import SourceText
import Testing

@Suite struct OrderAndBreakpointTests {
  private static let long = String(repeating: "An order can be returned in time. ", count: 150)
  private static let variables = """
    model: claude-haiku-5-5
    max_tokens: 16
    variables:
      tenant: {lifetime: tenant}
      user: {lifetime: user}

    """

  @Test func whatChangesLeastComesFirst() throws {
    let text = try CompiledText(
      Self.variables + """
        system:
          - "User {{ user }}."
          - First rule.
          - "Tenant {{ tenant }}."
          - Second rule.
        messages: [user: Hi]

        """)
    let body = try text.body(#"{"tenant":"T","user":"U"}"#)
    let places = try ["First rule.", "Second rule.", "Tenant T.", "User U."].map {
      try #require(body.firstRange(of: $0)).lowerBound
    }
    #expect(places == places.sorted())
    let moves = text.compiled.moves.map { [text.source($0.span), "\($0.from)", "\($0.to)"] }
    #expect(moves == [["First rule.", "1", "0"], ["Second rule.", "3", "1"]])
  }

  @Test(arguments: ["order: written\n", ""])
  func theWrittenOrderIsKeptWhereTheAuthorSaysSo(order: String) throws {
    let text = try CompiledText(
      Self.variables + order + """
        system:
          - "User {{ user }}."
          - Rule.
          \(order.isEmpty ? "- breakpoint" : "- Last rule.")
        messages: [user: Hi]

        """)
    let body = try text.body(#"{"user":"U"}"#)
    let user = try #require(body.firstRange(of: "User"))
    let rule = try #require(body.firstRange(of: "Rule."))
    #expect(user.lowerBound < rule.lowerBound)
    #expect(text.compiled.moves.isEmpty)
  }

  @Test(
    arguments: [
      ("- Rule.\n  - breakpoint", "5m"), ("- Rule.\n  - breakpoint: 5m", "5m"),
      ("- Rule.\n  - breakpoint: 1h", "1h"),
      ("- text: Rule.\n    cache_control: {type: ephemeral}", "5m"),
      ("- {type: text, text: Rule., cache_control: {type: ephemeral, ttl: 1h}}", "1h"),
    ])
  func bothSpellingsOfABreakpointAreTheSame(element: String, ttl: String) throws {
    let text = try CompiledText(
      "model: claude-haiku-5-5\nmax_tokens: 16\nsystem:\n  \(element)\nmessages: [user: Hi]\n")
    #expect(text.diagnostics.isEmpty)
    #expect(text.compiled.breakpoints.map(\.ttl.rawValue) == [ttl])
    let control = ttl == "5m" ? #"{"type":"ephemeral"}"# : #"{"type":"ephemeral","ttl":"1h"}"#
    let expected = #""system":[{"text":"Rule.","type":"text","cache_control":\#(control)}]"#
    let other = #""system":[{"type":"text","text":"Rule.","cache_control":\#(control)}]"#
    let body = try text.body()
    #expect(body.contains(expected) || body.contains(other))
  }

  @Test func breakpointsArePlacedWhereALifetimeEnds() throws {
    let text = try CompiledText(
      Self.variables + """
        tools:
          - {name: search, description: Search., input_schema: {type: object}}
        system:
          - "\(Self.long)"
          - "Tenant {{ tenant }}. \(Self.long)"
          - "User {{ user }}. \(Self.long)"
        messages:
          - user: "{{ question }}"

        """)
    #expect(text.compiled.breakpoints.map(\.lifetime) == [.static, .tenant, .user])
    #expect(text.compiled.breakpoints.allSatisfy { !$0.isWritten && $0.section == .system })
  }

  /// Examples that outlive a conversation stand between the constant text and the question.
  @Test(
    arguments: [
      "messages:\n  - splice: shots\n",
      "  - each: shots\n    as: shot\n    text: \"{{ shot }}\"\nmessages:\n",
      "  - splice: shots\nmessages:\n",
    ], ["claude-haiku-5-5", "gpt-5.6"])
  func aListAtTheEndOfALifetimeLeavesTheBreakpointToTheBlockBeforeIt(
    list: String, model: String
  ) throws {
    let text = try CompiledText(
      """
      model: \(model)
      max_tokens: 16
      variables:
        shots: {lifetime: static}
      system:
        - First.
        - "\(Self.long)"
      \(list)  - user: "{{ question }}"

      """)
    #expect(text.compiled.breakpoints.map(\.position) == [1])
    #expect(text.compiled.breakpoints.map(\.lifetime) == [.static])
  }

  @Test func nothingIsPlacedWhereItCannotPay() throws {
    let system = "system:\n  - Too short to be cached.\nmessages: [user: Hi]\n"
    let short = try CompiledText("model: claude-haiku-5-5\nmax_tokens: 16\n" + system)
    #expect(short.compiled.breakpoints.isEmpty)
    let long = "system:\n  - \"\(Self.long)\"\nmessages: [user: \"{{ q }}\"]\n"
    let off = try CompiledText("model: claude-haiku-5-5\nmax_tokens: 16\ncache: off\n" + long)
    #expect(off.compiled.breakpoints.isEmpty)
    let on = try CompiledText("model: claude-haiku-5-5\nmax_tokens: 16\n" + long)
    #expect(on.compiled.breakpoints.count == 1)
  }

  @Test func toolsKeepTheOrderOfTheirKeys() throws {
    let tool =
      #"{"name":"f","input_schema":{"type":"object","zebra":1,"properties":{"b":{},"a":{}}}}"#
    let text = try CompiledText(
      """
      model: claude-haiku-5-5
      max_tokens: 16
      tools:
        - file: f.json
        - name: g
          input_schema: {type: object, zebra: 1, properties: {b: {}, a: {}}}
      messages: [user: Hi]

      """, files: ["f.json": tool])
    let other =
      #"{"name":"g","input_schema":{"type":"object","zebra":1,"properties":{"b":{},"a":{}}}}"#
    #expect(try text.body().contains("\"tools\":[\(tool),\(other)]"))
  }

  /// The blocks of a body that ask for a breakpoint, by the first words of their texts.
  private func marked(_ body: String) -> [String] {
    let blocks = body.split(separator: "{\"text\":\"").dropFirst()
    return blocks.filter { $0.contains("cache_control") }.map { block in
      String(block.prefix { $0 != "\"" })
    }
  }

  @Test(
    arguments: [
      (#"{"v":true,"w":true}"#, ["Rule.", "VIP.", "Late."]),
      (#"{"v":true,"w":false}"#, ["Rule.", "VIP."]),
      (#"{"v":false,"w":true}"#, ["Rule.", "Late."]),
      (#"{"v":false,"w":false}"#, ["Rule."]),
    ])
  func aBreakpointStandsOnTheLastBlockThatARowHas(row: String, blocks: [String]) throws {
    let text = try CompiledText(
      """
      model: claude-haiku-5-5
      max_tokens: 16
      system:
        - First.
        - Rule.
        - {text: VIP., when: v}
        - {text: Late., when: w}
        - breakpoint
      messages: [user: Hi]

      """)
    #expect(text.diagnostics.isEmpty)
    #expect(text.compiled.breakpoints.map(\.isStandIn) == [true, true, false])
    #expect(try marked(text.body(row)) == blocks)
  }

  @Test(
    arguments: [
      (#"{"v":true}"#, ["Rule.", "Early.", "VIP."]), (#"{"v":false}"#, ["Rule."]),
    ])
  func aMessageThatARowLacksLeavesItsBreakpointToTheOneBefore(
    row: String, blocks: [String]
  ) throws {
    let text = try CompiledText(
      """
      model: claude-haiku-5-5
      max_tokens: 16
      messages:
        - user: Rule.
        - {user: [Early., breakpoint, VIP.], when: v}
        - breakpoint
        - assistant: Hi

      """)
    #expect(text.diagnostics.isEmpty)
    #expect(try marked(text.body(row)) == blocks)
    var depth: [Int] = []
    for (index, chunk) in text.compiled.skeleton.chunks.enumerated() {
      if case .when(_, let count) = chunk { depth += (index + 1)..<(index + 1 + count) }
    }
    #expect(
      text.compiled.breakpoints.allSatisfy {
        !depth.contains($0.end - 1) || !depth.contains($0.end)
      })
  }

  @Test func aBreakpointBehindAConditionKeepsTheOneBeforeIt() throws {
    let text = try CompiledText(
      """
      model: claude-haiku-5-5
      max_tokens: 16
      system:
        - Rule.
        - breakpoint: 1h
        - {text: VIP., when: v}
        - breakpoint
      messages: [user: Hi]

      """)
    #expect(text.diagnostics.isEmpty)
    #expect(text.compiled.breakpoints.map(\.ttl) == [.oneHour, .fiveMinutes])
    #expect(text.compiled.breakpoints.allSatisfy { !$0.isStandIn })
  }

  @Test(
    arguments: [
      ("  - splice: history\n  - breakpoint", ""),
      ("  - user: [splice: parts, breakpoint]", ""),
      ("  - user: [splice: parts]\n  - breakpoint", ""),
      ("  - {each: turns, as: turn, user: \"{{ turn }}\"}\n  - breakpoint", ""),
      ("  - splice: history\n  - {user: Hi, when: v}\n  - breakpoint", ""),
      ("  - user: Hi", "cache_control: {type: ephemeral}\n"),
    ])
  func automaticCachingTakesABreakpointAtTheEndOfTheRequest(
    messages: String, head: String
  ) throws {
    let text = try CompiledText(
      "model: claude-haiku-5-5\nmax_tokens: 16\n\(head)messages:\n\(messages)\n")
    #expect(text.diagnostics.isEmpty)
    let row = #"{"history":[],"parts":[],"turns":[],"v":false}"#
    #expect(
      try text.body(row).hasPrefix(
        #"{"model":"claude-haiku-5-5","max_tokens":16,"cache_control":{"type":"ephemeral"},"#))
    let positions = text.compiled.positions.count
    #expect(text.compiled.breakpoints.map(\.position) == [positions - 1])
  }

  @Test func placedBreakpointsAreInTheBodyToo() throws {
    let text = try CompiledText(
      """
      model: claude-haiku-5-5
      max_tokens: 16
      variables:
        vip: {lifetime: tenant}
        history: {lifetime: session}
      system:
        - "\(Self.long)"
        - {text: "\(Self.long)", when: vip}
      messages:
        - splice: history
        - user: [splice: parts]

      """)
    let body = try text.body(#"{"vip":false,"history":[],"parts":[]}"#)
    #expect(body.contains(#""max_tokens":16,"cache_control""#))
    #expect(body.split(separator: "cache_control").count - 1 == 2)
    #expect(text.compiled.breakpoints.map(\.position) == [0, 1, 3])
  }

  @Test func markersOfIncludedAndNestedBlocksAreBreakpoints() throws {
    let text = try CompiledText(
      """
      model: claude-haiku-5-5
      max_tokens: 16
      tools: [file: tools.json]
      messages:
        - user:
            - type: tool_result
              tool_use_id: t
              content: [{type: text, text: a, cache_control: {type: ephemeral}}]

      """,
      files: [
        "tools.json": #"[{"name":"f","cache_control":{"type":"ephemeral","ttl":"1h"}}]"#
      ])
    #expect(text.diagnostics.isEmpty)
    #expect(text.compiled.breakpoints.map(\.ttl) == [.oneHour, .fiveMinutes])
    let body = try text.body()
    #expect(body.contains(#"{"name":"f","cache_control":{"type":"ephemeral","ttl":"1h"}}"#))
    #expect(
      body.contains(
        #"{"content":[{"text":"a","type":"text"}],"tool_use_id":"t","type":"tool_result","cache_control""#
      ))
  }

  /// A block of a message comes back in the history, where `splice` sorts its members; a tool does
  /// not, and its author's order is kept.
  @Test(arguments: [
    ("claude-opus-5", #"{"type":"text","text":"a"}"#, #"{"text":"a","type":"text"}"#),
    (
      "claude-opus-5",
      #"{"type":"tool_use","id":"t","name":"n","input":{"b":{"d":1.0,"c":-0},"a":[1e2,5]}}"#,
      #"{"id":"t","input":{"a":[100,5],"b":{"c":0,"d":1}},"name":"n","type":"tool_use"}"#
    ),
    (
      "gpt-5.6", #"{"type":"image_url","image_url":{"url":"u","detail":"low"}}"#,
      #"{"image_url":{"detail":"low","url":"u"},"type":"image_url"}"#
    ),
  ])
  func aBlockOfAMessageIsWrittenAsTheHistoryBringsItBack(
    model: String, block: String, written: String
  ) throws {
    let tool = #"{"name":"f","input_schema":{"type":"object","properties":{"b":{},"a":{}}}}"#
    let text = try CompiledText(
      """
      model: \(model)
      cache: off
      tools: [file: tools.json]
      messages:
        - splice: history
        - user: [file: block.json]

      """, files: ["block.json": block, "tools.json": "[\(tool)]"])
    let history = #"{"content":[\#(block)],"role":"user"}"#
    let body = try text.body(#"{"history":[]}"#)
    #expect(body.contains(#""messages":[{"content":[\#(written)],"role":"user"}]"#))
    #expect(body.contains(#"":{"type":"object","properties":{"b":{},"a":{}}}"#))
    let next = try text.body(#"{"history":[\#(history)]}"#)
    #expect(next.contains(#""messages":[{"content":[\#(written)],"role":"user"},"#))
  }

  @Test func aNumberThatADoubleCannotHoldStaysAsWritten() throws {
    let block = #"{"data":[12345678901234567890,9007199254740993,1e999],"type":"x"}"#
    let text = try CompiledText(
      "model: claude-opus-5\nmessages: [user: [file: block.json]]\ncache: off\n",
      files: ["block.json": block])
    #expect(try text.body().contains(block))
  }

  @Test func aListOfSystemBlocksIsSentToEveryAPI() throws {
    let text = try CompiledText(
      """
      model: gpt-4.1
      system: [splice: rules]
      messages: [user: Hi]

      """)
    let body = try text.body(#"{"rules":[{"type":"text","text":"Rule."}]}"#)
    #expect(body.contains(#"{"content":[{"text":"Rule.","type":"text"}],"role":"system"}"#))
  }
}

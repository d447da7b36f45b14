/// A template with rows, made from a seed: conditions, lists, values that may be absent or empty,
/// and breakpoints in every spelling, wherever the language takes them.
struct GeneratedTemplate {
  let text: String
  /// JSON lines.
  let rows: String

  init(seed: UInt64) {
    var maker = TemplateMaker(seed: seed)
    text = maker.template()
    rows = (0..<6).map { _ in maker.row() }.joined()
  }
}

private struct TemplateMaker {
  private var state: UInt64
  private var budget = 6
  private static let long = String(repeating: "An order can be returned in time. ", count: 90)

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  private mutating func next(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(count))
  }

  private mutating func chance(_ percent: Int) -> Bool { next(100) < percent }

  private mutating func pick(_ texts: [String]) -> String { texts[next(texts.count)] }

  mutating func template() -> String {
    let models = [
      "claude-haiku-5-5", "claude-haiku-5-5", "claude-haiku-5-5", "gpt-6-sol", "gpt-4.1",
    ]
    var lines = [
      chance(15)
        ? "tiers: {a: claude-haiku-5-5, b: \(pick(models))}" : "model: \(pick(models))",
      "max_tokens: 16",
      """
      variables:
        a: {lifetime: tenant}
        b: {lifetime: user, optional: true}
        d: {lifetime: static, value: Acme}
        e: {lifetime: tenant, default: ""}
        f: {lifetime: tenant}
        g: {lifetime: session, optional: true}
        l: {lifetime: session}
        o: {lifetime: session, optional: true}
      """,
    ]
    if chance(20) { lines.append("order: written") }
    if chance(10) { lines.append("cache: off") }
    if chance(15) { lines.append("cache_control: \(control())") }
    if chance(40) { lines += ["tools:"] + tools() }
    if chance(85) { lines += ["system:"] + blocks(indent: "  ", section: .system) }
    lines += ["messages:"] + messages()
    return lines.joined(separator: "\n") + "\n"
  }

  private enum Section { case system, user, assistant }

  private mutating func control() -> String {
    pick(["{type: ephemeral}", "{type: ephemeral, ttl: 1h}"])
  }

  private mutating func breakpoint(_ indent: String) -> [String] {
    guard budget > 0, chance(25) else { return [] }
    budget -= 1
    return [indent + pick(["- breakpoint", "- breakpoint: 1h"])]
  }

  private mutating func tools() -> [String] {
    var lines: [String] = []
    for index in 0...next(3) {
      if chance(15) {
        lines.append("  - splice: tools")
      } else {
        lines.append("  - name: tool\(index)")
        lines.append("    input_schema: {type: object}")
        if chance(30) { lines.append("    when: f") }
      }
      lines += breakpoint("  ")
    }
    return lines
  }

  private mutating func blocks(indent: String, section: Section) -> [String] {
    var lines: [String] = []
    for _ in 0...next(4) {
      let kind = next(10)
      if kind == 0 {
        lines.append(indent + "- splice: " + pick(["parts", "o"]))
      } else if kind == 1 {
        lines.append(indent + "- each: l")
        lines.append(indent + "  as: it")
        lines.append(indent + "  text: \"" + pick(["{{ it.t }}", "Item {{ it.t }}"]) + "\"")
      } else {
        let text = pick([
          Self.long, Self.long, "Rule.", "{{ a }}", "{{ b }}", "{{ d }}", "{{ e }}",
          "{{ b }}{{ e }}",
          "At {{ a }}.", "Now {{ c }}.", "{{ l | json }}",
        ])
        lines.append(
          indent + pick(["- text: ", "- type: text\n\(indent)  text: "]) + "\"\(text)\"")
        if chance(30) { lines.append(indent + "  when: " + pick(["f", "g", "b", "c"])) }
        if budget > 0, chance(10) {
          budget -= 1
          lines.append(indent + "  cache_control: \(control())")
        }
      }
      lines += breakpoint(indent)
    }
    return lines
  }

  private mutating func messages() -> [String] {
    var lines: [String] = []
    for index in 0...next(4) {
      switch next(8) {
      case 0:
        lines.append("  - splice: history")
        if chance(30) { lines.append("    when: f") }
      case 1:
        lines += ["  - each: l", "    as: it", "    user: \"Item {{ it.t }}\""]
      default:
        let role = index % 2 == 0 ? "user" : "assistant"
        if chance(40) {
          lines.append("  - \(role): \"Question {{ c }}\"")
        } else {
          lines.append("  - \(role):")
          lines += blocks(indent: "      ", section: role == "user" ? .user : .assistant)
        }
        if chance(25) { lines.append("    when: " + pick(["f", "g"])) }
      }
      lines += breakpoint("  ")
    }
    return lines
  }

  mutating func row() -> String {
    let block = #"{"text":"part","type":"text"}"#
    let message = #"{"content":[{"text":"earlier","type":"text"}],"role":"user"}"#
    var members = [
      #""a":"\#(pick(["T", "U", ""]))""#, #""c":"\#(pick(["x", "y", ""]))""#,
      #""f":\#(pick(["true", "false"]))"#,
      #""l":[\#(pick(["", #"{"t":"i"}"#, #"{"t":"i"},{"t":""}"#]))]"#,
      #""parts":[\#(pick(["", block, block + "," + block]))]"#,
      #""history":[\#(pick(["", message, message + "," + message]))]"#,
      #""tools":[\#(pick(["", #"{"input_schema":{"type":"object"},"name":"s"}"#]))]"#,
    ]
    if chance(50) { members.append(#""b":"\#(pick(["B", ""]))""#) }
    if chance(50) { members.append(#""e":"E""#) }
    if chance(50) { members.append(#""g":\#(pick(["1", "0"]))"#) }
    if chance(50) { members.append(#""o":[\#(pick(["", block]))]"#) }
    return "{" + members.joined(separator: ",") + "}\n"
  }
}

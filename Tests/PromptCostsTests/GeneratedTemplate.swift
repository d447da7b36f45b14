/// A template and rows made at random: tenants, conversations, times, lifetimes of entries.
struct GeneratedTemplate: CustomStringConvertible {
  private(set) var text = ""
  private(set) var rows: [String] = []
  let description: String
  /// The same without the time of day that stands before its breakpoints, if it has one.
  private(set) var fixedText = ""

  private static let models = [
    "claude-haiku-5-5", "claude-opus-5-5", "claude-sonnet-4-5", "claude-haiku-4-5",
  ]
  private static let gaps = [
    "close": [1100, 5000, 20_000], "minutes": [60_000, 290_000, 310_000],
    "hours": [600_000, 3_500_000, 3_700_000], "bursts": [0, 0, 500, 90_000],
  ]

  init(seed: Int, isVolatile: Bool = false) {
    var random = RandomNumbers(state: UInt64(seed))
    let model = random.element(of: Self.models)
    let hasTenants = random.chance(50)
    let isConversation = random.chance(40)
    let isDated = random.chance(60)
    let gap = random.element(of: Self.gaps.keys.sorted())
    description = "seed \(seed): \(model), \(gap)"
    var canBeLong = true
    func breakpoint(_ indentation: String) -> String {
      let isLong = canBeLong && random.chance(30)
      canBeLong = isLong
      return "\(indentation)- breakpoint\(isLong ? ": 1h" : "")\n"
    }
    text = "model: \(model)\nmax_tokens: 256\nvariables:\n  tenant: {lifetime: tenant}\n"
    text += "  history: {lifetime: session}\nsystem:\n"
    if isVolatile { text += "  - \"It is {{ clock }}.\"\n" }
    text += "  - \"\(Self.words(random.element(of: [300, 900, 3000])))\"\n"
    if !hasTenants || random.chance(60) { text += breakpoint("  ") }
    if hasTenants {
      text += "  - \"For {{ tenant }}: \(Self.words(random.element(of: [20, 800])))\"\n"
      if random.chance(70) { text += breakpoint("  ") }
    }
    text += "messages:\n"
    if isConversation { text += "  - splice: history\n" }
    text += "  - user:\n      - \"{{ q }}\"\n"
    if isConversation { text += breakpoint("      ") }
    fixedText = text.replacing("  - \"It is {{ clock }}.\"\n", with: "")
    var histories: [Int: [String]] = [:]
    let count = random.element(of: [2, 5, 20, 60])
    var time = 0
    for row in 0..<count {
      let session = Int(random.next() % UInt64(max(1, count / 4)))
      let tenant = session % 3
      var members = ["\"q\":\"\(Self.words(Int(3 + random.next() % 60))) \(row)\""]
      if isVolatile { members.append("\"clock\":\"\(Self.clock(time + row))\"") }
      if hasTenants {
        members.append("\"$tenant\":\"t\(tenant)\",\"tenant\":\"Tenant \(tenant)\"")
      }
      if isConversation {
        let history = histories[session, default: []]
        let asked = members[0].dropFirst(4)
        members.append("\"$session\":\"s\(session)\"")
        members.append("\"history\":[\(history.joined(separator: ","))]")
        histories[session] =
          history + [
            "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\(asked)}]}",
            "{\"role\":\"assistant\",\"content\":\"\(Self.words(Int(5 + random.next() % 40)))\"}",
          ]
      }
      if isDated { members.append("\"$at\":\"\(Self.clock(time))\"") }
      time += random.element(of: Self.gaps[gap] ?? [])
      rows.append("{\(members.joined(separator: ","))}")
    }
  }

  private static func words(_ count: Int) -> String {
    let some = ["the", "trip", "is", "booked", "by", "whoever", "travels", "and", "paid", "later"]
    return (0..<count).map { some[($0 * $0 + count) % some.count] }.joined(separator: " ")
  }

  /// Milliseconds since the first of November, as a time.
  private static func clock(_ time: Int) -> String {
    func digits(_ number: Int, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    let (day, minutes) = (1 + time / 86_400_000, time / 60_000)
    return "2026-11-\(digits(day, 2))T\(digits(minutes / 60 % 24, 2)):\(digits(minutes % 60, 2))"
      + ":\(digits(time / 1000 % 60, 2)).\(digits(time % 1000, 3))Z"
  }
}

/// Numbers that are the same on every run.
private struct RandomNumbers {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func chance(_ percent: UInt64) -> Bool { next() % 100 < percent }

  mutating func element<Element>(of list: [Element]) -> Element {
    list[Int(next() % UInt64(list.count))]
  }
}

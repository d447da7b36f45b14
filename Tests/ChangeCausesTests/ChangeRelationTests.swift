import PromptSkeleton
import Testing

@testable import ChangeCauses

@Suite struct ChangeRelationTests {
  private static let encodings: [ChangeExample] = [
    ChangeExample(.lineEnding, "one\r\ntwo\r\n", "one\ntwo\n"),
    ChangeExample(.lineEnding, "one\rtwo", "one\ntwo"),
    ChangeExample(.trailingWhitespace, "one  \ntwo", "one\ntwo"),
    ChangeExample(.trailingWhitespace, "one\ntwo\n", "one\ntwo"),
    ChangeExample(.trailingWhitespace, "Hello<end_of_turn>\n", "Hello<end_of_turn>"),
    ChangeExample(.trailingWhitespace, "", "  "),
    ChangeExample(.whitespace, "a  b", "a b"),
    ChangeExample(.whitespace, "  indented\nx", "\tindented\nx"),
    ChangeExample(.whitespace, "one\n\ntwo", "one\ntwo"),
    ChangeExample(.whitespace, "a\u{A0}b", "a b"),
    ChangeExample(.whitespace, "{\"a\": 1}", "{\"a\":1}"),
    ChangeExample(.byteOrderMark, "\u{FEFF}You are", "You are"),
    ChangeExample(.zeroWidth, "Acme\u{200B} Desk", "Acme Desk"),
    ChangeExample(.zeroWidth, "Acme Desk", "Acme De\u{AD}sk"),
    ChangeExample(.zeroWidth, "x\u{FEFF}y", "xy"),
    ChangeExample(.zeroWidth, "x\u{202E}y", "xy"),
    ChangeExample(.unicodeNormalization, "caf\u{E9} au lait", "cafe\u{301} au lait"),
    ChangeExample(.unicodeNormalization, "\u{C5}ngstr\u{F6}m", "A\u{30A}ngstro\u{308}m"),
    ChangeExample(
      .unicodeNormalization, "\u{D55C}\u{AD6D}", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}"),
    ChangeExample(.unicodeNormalization, "Acme 12", "Ａｃｍｅ １２"),
    ChangeExample(.unicodeNormalization, "an office", "an oﬃce"),
    ChangeExample(.unicodeNormalization, "ガイド", "ｶﾞｲﾄﾞ"),
    ChangeExample(.unicodeNormalization, "wait...", "wait…"),
    ChangeExample(.letterCase, "Acme Desk", "ACME desk"),
    ChangeExample(.letterCase, "\u{C4}rger", "\u{E4}rger"),
    ChangeExample(.letterCase, "6D1F0C52-0D2A", "6d1f0c52-0d2a"),
    ChangeExample(.jsonEscaping, "caf\\u00e9", "caf\u{E9}"),
    ChangeExample(.jsonEscaping, "{\"a\":\"x\\/y\"}", "{\"a\":\"x/y\"}"),
    ChangeExample(.jsonEscaping, "\\ud83d\\ude00!", "\u{1F600}!"),
    ChangeExample(.numberFormat, "limit 1.0 now", "limit 1 now"),
    ChangeExample(.numberFormat, "1,000 rows", "1000 rows"),
    ChangeExample(.numberFormat, "{\"n\":1.50}", "{\"n\":1.5}"),
    ChangeExample(.numberFormat, "{\"n\":100}", "{\"n\":1e2}"),
    ChangeExample(.numberFormat, "value 1e3 now", "value 1000 now"),
    ChangeExample(.numberFormat, "-0.5e-3", "-0.0005"),
    ChangeExample(.numberFormat, "3,5 km", "3.5 km"),
    ChangeExample(.numberFormat, "Price 1.50", "Price 1.5"),
    ChangeExample(.numberFormat, "{\"python\":3.10}", "{\"python\":3.1}"),
    ChangeExample(.whitespace, "[1, 200]", "[1,200]"),
    ChangeExample(.whitespace, "ids: 1,2", "ids: 1, 2"),
    ChangeExample(.whitespace, "f(1,2)", "f(1, 2)"),
    ChangeExample(.whitespace, "1-2", "1 - 2"),
    ChangeExample(.whitespace, "1/2", "1 / 2"),
    ChangeExample(.whitespace, "{\"a\":[1,2],\"b\":3}", "{\"a\": [1, 2], \"b\": 3}\n"),
    ChangeExample(.whitespace, "我 是", "我是"),
    ChangeExample(.whitespace, "yes — no", "yes—no"),
    ChangeExample(.whitespace, "see (a)", "see(a)"),
    ChangeExample(.zeroWidth, "می\u{200C}خواهم", "میخواهم"),
  ]

  @Test(arguments: encodings)
  func sameTextInOtherBytesIsAnEncoding(example: ChangeExample) {
    #expect(example.cause().kind == example.kind)
    let mirrored = ChangeExample(example.kind, example.right, example.left)
    #expect(mirrored.cause().kind == example.kind)
  }

  private static let orders: [ChangeExample] = [
    ChangeExample(.lineOrder, "one\ntwo\nthree", "three\none\ntwo"),
    ChangeExample(.lineOrder, "head\n- a\n- b\n- c\ntail", "head\n- c\n- a\n- b\ntail"),
    ChangeExample(
      .lineOrder, "<skill id=\"pdf\"/>\n<skill id=\"csv\"/>",
      "<skill id=\"csv\"/>\n<skill id=\"pdf\"/>"),
    ChangeExample(.lineOrder, "- a\n- b\n\nat 10:21", "- b\n- a\n\nat 10:45"),
    ChangeExample(.lineOrder, "a\r\nb\r\n", "b\r\na\r\n"),
    ChangeExample(.listOrder, "Tools: search, refund, lookup.", "Tools: lookup, search, refund."),
    ChangeExample(
      .listOrder, "tools are search, refund, lookup", "tools are refund, lookup, search"),
    ChangeExample(.listOrder, "a, b and c", "c, a and b"),
    ChangeExample(.listOrder, "x;y;z", "z;y;x"),
    ChangeExample(.listOrder, "[\"pdf\",\"csv\"]", "[\"csv\",\"pdf\"]"),
    ChangeExample(.listOrder, "alpha beta gamma", "gamma beta alpha"),
    ChangeExample(.listOrder, "<a>1</a><a>2</a>", "<a>2</a><a>1</a>"),
    ChangeExample(.listOrder, "item1, item2", "item2, item1"),
    ChangeExample(.listOrder, "{\"x\":[{\"n\":1},{\"n\":2}]}", "{\"x\":[{\"n\":2},{\"n\":1}]}"),
    ChangeExample(.keyOrder, "{\"a\": 1, \"b\": 2}", "{\"b\": 2, \"a\": 1}"),
    ChangeExample(.keyOrder, "args {\"a\":1,\"b\":[2]} end", "args {\"b\":[2],\"a\":1} end"),
    ChangeExample(.keyOrder, "{\n  \"a\": 1,\n  \"b\": 2\n}", "{\n  \"b\": 2,\n  \"a\": 1\n}"),
    ChangeExample(
      .keyOrder, "{\"o\":{\"a\":1,\"b\":2},\"p\":1}", "{\"p\":1,\"o\":{\"b\":2,\"a\":1}}"),
    ChangeExample(.keyOrder, "{'a': 1, 'b': 2}", "{'b': 2, 'a': 1}"),
    ChangeExample(.keyOrder, "a=1&b=2", "b=2&a=1"),
    ChangeExample(.keyOrder, "<t a=\"1\" b=\"2\"/>", "<t b=\"2\" a=\"1\"/>"),
    ChangeExample(.listOrder, "{'b', 'a', 'c'}", "{'a', 'b', 'c'}"),
    ChangeExample(.listOrder, "New York, Los Angeles, Rome", "Los Angeles, Rome, New York"),
    ChangeExample(.lineOrder, "## A\ntext\n\n## B\nmore", "## B\nmore\n\n## A\ntext"),
    ChangeExample(.lineOrder, "1. apples\n2. pears\n3. figs", "1. figs\n2. apples\n3. pears"),
    ChangeExample(.lineOrder, "[1] one doc\n[2] another", "[1] another\n[2] one doc"),
    ChangeExample(.lineOrder, "- 1) a\n- 2) b", "- 1) b\n- 2) a"),
    ChangeExample(.listOrder, "1. apples, 2. pears", "1. pears, 2. apples"),
    ChangeExample(.listOrder, "苹果、梨、桃", "梨、苹果、桃"),
    ChangeExample(.listOrder, "It knows x; y; z, so ask.", "It knows z; x; y, so ask."),
    ChangeExample(.listOrder, "It knows x | y | z, so ask.", "It knows z | x | y, so ask."),
    ChangeExample(
      .listOrder, "It knows red green blue, so ask.", "It knows blue red green, so ask."),
    ChangeExample(.listOrder, "Is it A; B; C? Ask.", "Is it C; A; B? Ask."),
    ChangeExample(.listOrder, "use **a, b, c** now", "use **c, a, b** now"),
    ChangeExample(.listOrder, "see *.swift, *.md, *.txt", "see *.txt, *.swift, *.md"),
    ChangeExample(.listOrder, "道具はpay, sell, buyを使う", "道具はbuy, pay, sellを使う"),
    ChangeExample(.listOrder, "使える道具は検索、返金、照会です", "使える道具は返金、照会、検索です"),
    ChangeExample(.listOrder, "ツール：検索・返金", "ツール：返金・検索"),
    ChangeExample(.listOrder, "red，green，blue", "blue，red，green"),
    ChangeExample(.listOrder, "a · b · c", "c · a · b"),
    ChangeExample(.listOrder, "read / write / exec", "exec / read / write"),
    ChangeExample(
      .keyOrder, "[{\"a\":1,\"b\":2},{\"a\":3,\"b\":4}]", "[{\"b\":2,\"a\":1},{\"b\":4,\"a\":3}]"),
  ]

  @Test(arguments: orders)
  func sameThingsInAnotherOrderAreAnOrder(example: ChangeExample) {
    #expect(example.cause().kind == example.kind)
    #expect(example.cause().basis == .relation)
    let mirrored = ChangeExample(example.kind, example.right, example.left)
    #expect(mirrored.cause().kind == example.kind)
  }

  /// What an escape hides in JSON is seen in the text that it stands for.
  @Test(arguments: encodings + orders + ShapeExamples.identifiers + SoftwareShapeExamples.all)
  func textInsideJSONIsReadAsWhatItSays(example: ChangeExample) {
    func inner(_ text: some Sequence<UInt8>) -> [UInt8] {
      var bytes = Array(#"[{"text":""#.utf8)
      JSONBytes.appendEscaped(text, to: &bytes)
      return bytes + #"","type":"text"}]"#.utf8
    }
    let alone = example.cause()
    let left = inner(example.left.utf8)
    let cause = ChangeClassifier.classify(left: left, right: inner(example.right.utf8))
    #expect(cause.kind == example.kind)
    #expect(cause.isSameJSON == alone.isSameJSON)
    let (frame, found) = (inner([]).count, inner(Array(example.left.utf8)[alone.left]))
    #expect(left[cause.left].elementsEqual(found[10..<(found.count - frame + 10)]))
  }

  private static let severalChanges: [ChangeExample] = [
    ChangeExample(
      .timestamp, "caf\u{E9} 2026-11-20T09:00:00Z", "cafe\u{301} 2026-11-20T09:00:01Z"),
    ChangeExample(.timestamp, "a\r\nat 2026-11-20T09:00:00Z", "a\nat 2026-11-20T09:00:01Z"),
    ChangeExample(.counter, "a \u{200B}b\nTurn 3 of 9", "a b\nTurn 4 of 9"),
    ChangeExample(.counter, "caf\u{E9}\r\n\u{200B}Turn 3", "cafe\u{301}\nTurn 4"),
    ChangeExample(.text, "caf\u{E9}\nsells tea", "cafe\u{301}\nsells jam"),
    ChangeExample(.unicodeNormalization, "caf\u{E9} au\r\nlait", "cafe\u{301} au\nlait"),
    ChangeExample(
      .appendedText, "caf\u{E9} au lait", "cafe\u{301} au lait, and milk for all of us"),
    ChangeExample(
      .timestamp, #"{"a":"x\r\ny","at":"2026-11-20T09:00:00Z"}"#,
      #"{"a":"x\ny","at":"2026-11-20T09:00:01Z"}"#),
    ChangeExample(.lineEnding, #"{"a":"x\r\ny","b":"z\r\n"}"#, #"{"a":"x\ny","b":"z\n"}"#),
    ChangeExample(.counter, #"{"a":"x\r\ny","n":1}"#, #"{"a":"x\ny","n":2}"#),
    ChangeExample(
      .person, #"{"a":"x\r\ny","user":{"name":"Ann"}}"#, #"{"a":"x\ny","user":{"name":"Bo"}}"#),
    ChangeExample(.listOrder, #"["x\ny","z"]"#, #"["z","x\ny"]"#),
    ChangeExample(.listMembership, #"["x\ny","z"]"#, #"["x\ny"]"#),
    ChangeExample(.keyOrder, #""{\"a\":1,\"b\":2}""#, #""{\"b\":2,\"a\":1}""#),
  ]

  @Test(arguments: severalChanges)
  func whatTextsSayOutranksHowTheyAreWritten(example: ChangeExample) {
    #expect(example.cause().kind == example.kind)
    let mirrored = ChangeExample(example.kind, example.right, example.left)
    #expect(mirrored.cause().kind == example.kind)
  }

  @Test func tokenBehindAnEncodingIsFoundOnBothSides() {
    let cause = ChangeExample(
      .timestamp, "caf\u{E9} 2026-11-20T09:00:00Z!", "cafe\u{301} 2026-11-20T09:00:01Z!"
    ).cause()
    #expect(cause.left == 6..<26)
    #expect(cause.right == 7..<27)
  }

  private static let growth: [ChangeExample] = [
    ChangeExample(.listMembership, "Tools: search, refund", "Tools: search, refund, lookup"),
    ChangeExample(.listMembership, "a, c", "a, b, c"),
    ChangeExample(
      .listMembership, "open: src/a.ts, src/b.ts", "open: src/b.ts, src/a.ts, README.md"),
    ChangeExample(.listMembership, "[\"a\",\"b\"]", "[\"a\",\"b\",\"c\"]"),
    ChangeExample(.listMembership, "- a\n- b\n", "- a\n- b\n- c\n"),
    ChangeExample(.listMembership, " M src/app.ts", " M src/app.ts\n?? notes.md"),
    ChangeExample(.listMembership, "- a\n- b\n- c", "- a\n- c"),
    ChangeExample(.listMembership, "1. a\n2. b\n3. c", "1. b\n2. c"),
    ChangeExample(.listMembership, "苹果、梨", "苹果、桃、梨"),
    ChangeExample(
      .listMembership, "[{\"name\":\"a\"},{\"name\":\"b\"}]",
      "[{\"name\":\"a\"},{\"name\":\"c\"},{\"name\":\"b\"}]"),
    ChangeExample(.appendedText, "Be kind.", "Be kind. The last call failed with exit 2"),
    ChangeExample(.appendedText, "", "Retrieved: the policy says no"),
    ChangeExample(.appendedText, "Run.", "Run.\n\n[context 61% used; consider compressing]"),
    ChangeExample(.insertedText, "Open the site.", "[browser: page]\nOpen the site."),
    ChangeExample(
      .insertedText, "One.\n\nThree is a rule.", "One.\n\nTwo came in between. Three is a rule."),
    ChangeExample(.text, "cat", "cats"),
  ]

  @Test(arguments: growth)
  func moreOfTheSameIsGrowth(example: ChangeExample) {
    #expect(example.cause().kind == example.kind)
    let mirrored = ChangeExample(example.kind, example.right, example.left)
    #expect(mirrored.cause().kind == example.kind)
  }

  private static let windows: [ChangeExample] = [
    ChangeExample(
      .listWindow, "user: one\nbot: two\nuser: three\nbot: four",
      "user: three\nbot: four\nuser: five\nbot: six"),
    ChangeExample(
      .listWindow,
      "[{\"role\":\"user\",\"content\":\"1\"},{\"role\":\"assistant\",\"content\":\"2\"},"
        + "{\"role\":\"user\",\"content\":\"3\"}]",
      "[{\"role\":\"assistant\",\"content\":\"2\"},{\"role\":\"user\",\"content\":\"3\"},"
        + "{\"role\":\"assistant\",\"content\":\"4\"}]"),
    ChangeExample(
      .listWindow,
      "[{\"role\":\"user\",\"content\":\"1\"},{\"role\":\"assistant\",\"content\":\"2\"},"
        + "{\"role\":\"user\",\"content\":\"3\"}]",
      "[{\"role\":\"assistant\",\"content\":\"2\"},{\"role\":\"user\",\"content\":\"3\"}]"),
    ChangeExample(.listWindow, "[11,12,13,14]", "[13,14,15,16]"),
  ]

  @Test(arguments: windows)
  func windowThatMovesAlongAListIsItsOwnKind(example: ChangeExample) {
    #expect(example.cause().kind == example.kind)
    let mirrored = ChangeExample(example.kind, example.right, example.left)
    #expect(mirrored.cause().kind == example.kind)
  }

  @Test func addedToolIsNamed() {
    func tool(_ name: String) -> String { #"{"description":"Does it.","name":"\#(name)"}"# }
    let cause = ChangeExample(
      .listMembership, "[\(tool("search")),\(tool("refund"))]",
      "[\(tool("search")),\(tool("ties")),\(tool("refund"))]"
    ).cause()
    #expect(cause.kind == .listMembership)
    #expect(cause.label == "the items of a list: 'ties'")
  }

  @Test func toolInThePlaceOfAnotherIsMembership() {
    let cause = ChangeExample(
      .listMembership, #"[{"name":"a"},{"name":"b"}]"#, #"[{"name":"a"},{"name":"c"}]"#
    ).cause()
    #expect(cause.kind == .listMembership)
    #expect(cause.label == "the items of a list: 'b' and 1 more")
  }

  @Test func newIDOfAnElementIsWhatItIs() {
    func list(_ id: String) -> String { #"[{"n":"a"},{"id":"\#(id)"}]"# }
    let (first, second) = (
      "c6f87718-6d76-407e-881e-d162ae000000", "0e7a9b1c-5a55-4c39-8f20-77b1c2d3e4f5"
    )
    #expect(ChangeExample(.uuid, list(first), list(second)).cause().kind == .uuid)
    #expect(ChangeExample(.text, list("tool1"), list("tool2")).cause().kind == .listMembership)
    func document(_ id: String, _ text: String) -> String {
      #"[{"id":"a"},{"id":"\#(id)","text":"\#(text)"}]"#
    }
    let cause = ChangeExample(.text, document(first, "on tea"), document(second, "on jam")).cause()
    #expect(cause.kind == .listMembership)
  }

  private static let unrelated: [ChangeExample] = [
    ChangeExample(.listOrder, "[\"read\", \"write\"]", "['read', 'write']"),
    ChangeExample(.listOrder, "'red', 'blue'", "\"red\", \"blue\""),
    ChangeExample(.listOrder, "\"a\", \"b\"", "a, b"),
    ChangeExample(.listOrder, "**a**, b", "a, **b**"),
    ChangeExample(.listOrder, "We pay at once, and you sign.", "We sign at once, and you may pay."),
    ChangeExample(.listOrder, "我们付款、你们签字", "我们付款、他们签字"),
    ChangeExample(.listOrder, "a, b, c", "\"a\", b, c"),
    ChangeExample(
      .listMembership, #"[{"name":"a","text":"x 10:21"}]"#, #"[{"name":"a","text":"x 10:22"}]"#),
    ChangeExample(.listWindow, "one\ntwo\nthree", "zero\ntwo\nthree"),
    ChangeExample(.lineOrder, "1. apples\n2. pears", "1. pears\n2. figs"),
    ChangeExample(.unicodeNormalization, "Ａcme", "Bcme"),
    ChangeExample(.lineOrder, "one\ntwo\ntwo", "two\none\none"),
    ChangeExample(.listOrder, "a, b, b", "b, a, a"),
    ChangeExample(.keyOrder, "{\"a\":1,\"b\":2}", "{\"a\":2,\"b\":1}"),
    ChangeExample(.unicodeNormalization, "caf\u{E9}", "caf\u{E8}"),
    ChangeExample(.letterCase, "Acme Desk", "acme dusk"),
    ChangeExample(.numberFormat, "1.5", "15"),
    ChangeExample(.numberFormat, "1e3", "100"),
    ChangeExample(.numberFormat, "1e-3", "-1e3"),
    ChangeExample(.numberFormat, "1,234", "1.234.5"),
    ChangeExample(.numberFormat, "Python 3.10", "Python 3.1"),
    ChangeExample(.numberFormat, "Go 1.20", "Go 1.2"),
    ChangeExample(.numberFormat, "iOS 18.10", "iOS 18.1"),
    ChangeExample(.numberFormat, "section 2.10", "section 2.1"),
    ChangeExample(.numberFormat, "numpy==1.10", "numpy==1.1"),
    ChangeExample(.numberFormat, "zip 01234", "zip 1234"),
    ChangeExample(.unicodeNormalization, "10²", "102"),
    ChangeExample(.unicodeNormalization, "10⁶ rows", "106 rows"),
    ChangeExample(.unicodeNormalization, "x²", "x2"),
    ChangeExample(.unicodeNormalization, "H₂O", "H2O"),
    ChangeExample(.unicodeNormalization, "1①", "11"),
    ChangeExample(.whitespace, "therapist", "the rapist"),
    ChangeExample(.whitespace, "10 5", "105"),
    ChangeExample(.whitespace, "now here", "nowhere"),
    ChangeExample(.whitespace, "été là", "étélà"),
    ChangeExample(.whitespace, "아버지가 방에", "아버지 가방에"),
    ChangeExample(.whitespace, "3. 5", "3.5"),
    ChangeExample(.whitespace, "- 5 items", "-5 items"),
    ChangeExample(.whitespace, "{\"a\": \"now here\"}", "{\"a\": \"nowhere\"}"),
    ChangeExample(
      .zeroWidth, "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", "\u{1F468}\u{1F469}\u{1F467}"),
    ChangeExample(.zeroWidth, "\u{1F469}\u{200D}\u{2695}\u{FE0F}", "\u{1F469}\u{2695}\u{FE0F}"),
  ]

  @Test(arguments: unrelated)
  func nearMissesAreNoRelation(example: ChangeExample) {
    #expect(example.cause().kind != example.kind)
  }

  @Test(arguments: [
    (#"{"a":1,"b":2} at 10:21"#, #"{"b":2,"a":1} at 10:21"#, "the order of keys"),
    (
      #"{"a":1,"b":2} at 10:21"#, #"{"b":2,"a":1} at 10:22"#, "the order of keys, and a time of day"
    ),
    (
      #"{"o":{"a":1,"b":2},"t":"2026-11-20T09:00:00Z"}"#,
      #"{"o":{"b":2,"a":1},"t":"2026-11-20T09:00:07Z"}"#, "the order of keys, and a timestamp"
    ),
    (#"{"a":1,"b":2} Ada"#, #"{"b":2,"a":1} asks Bob"#, "the order of keys, and other text"),
    (
      "{\"a\":1,\"b\":2}\n{\"a\":3,\"b\":4}", "{\"b\":2,\"a\":1}\n{\"b\":4,\"a\":3}",
      "the order of keys, and more"
    ),
    (
      #"{"a":1,"b":2} [1,2]"#, #"{"b":2,"a":1} [2,1]"#,
      "the order of keys, and the order of list items"
    ),
  ])
  func whatDiffersBehindAnOrderIsNamed(left: String, right: String, label: String) {
    #expect(ChangeExample(.keyOrder, left, right).cause().label == label)
  }

  @Test func illFormedBytesAreNeverCanonicallyEqual() {
    let cause = ChangeClassifier.classify(left: [0x61, 0xFF, 0x62], right: [0x61, 0xFE, 0x62])
    #expect(cause.kind == .text)
  }

  @Test func equalTextsGiveEmptyRanges() {
    let cause = ChangeClassifier.classify(left: [0x61], right: [0x61])
    #expect(cause.kind == .text)
    #expect(cause.left.isEmpty && cause.right.isEmpty)
  }
}

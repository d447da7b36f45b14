extension BrokenValue {
  /// A value of every kind that the linter tells apart.
  static let all: [BrokenValue] = moments + identifiers + figures + places + orders + encodings

  private static let moments = [
    BrokenValue(
      "timestamp", "It is now ", "now", "2026-11-20T09:00:00Z", "2026-11-20T09:00:07Z"),
    BrokenValue(
      "timestamp", "Sent: ", "sent", "Fri, 20 Nov 2026 09:00:00 GMT",
      "Fri, 20 Nov 2026 09:04:31 GMT"),
    BrokenValue("date", "Today is ", "today", "2026-11-20", "2026-11-21"),
    BrokenValue("date", "Today is ", "today", "20 November 2026", "21 November 2026"),
    BrokenValue("date", "Date: ", "date", "11/20/2026", "11/21/2026"),
    BrokenValue("date", "今日は", "date", "2026年11月20日", "2026年11月21日"),
    BrokenValue("time", "The time is ", "time", "10:31 AM", "2:05 PM"),
    BrokenValue("relative-time", "Last login: ", "last_login", "3 minutes ago", "2 hours ago"),
    BrokenValue("epoch-seconds", "now=", "now", 1_795_165_200, 1_795_165_207),
    BrokenValue("epoch-milliseconds", "now=", "now", 1_795_165_200_123, 1_795_165_207_456),
    BrokenValue(
      "epoch-microseconds", "now=", "now", 1_795_165_200_123_456, 1_795_165_207_456_789),
  ]

  private static let identifiers = [
    BrokenValue(
      "uuid", "Request ", "request_id", "6d1f0c52-0d2a-4c0e-9b0e-6a1d2c3b4e5f",
      "0e7a9b1c-5a55-4c39-8f20-77b1c2d3e4f5"),
    BrokenValue(
      "uuid", "Trace ", "trace", "6d1f0c520d2a4c0e9b0e6a1d2c3b4e5f",
      "0e7a9b1c5a554c398f2077b1c2d3e4f5"),
    BrokenValue(
      "ulid", "Run ", "run", "01JZ8Q2M4A6B8C0D2E4F6G8H0J", "01JZ8Q7X9CB8C0D2E4F6G8H0JK"),
    BrokenValue(
      "ksuid", "Event ", "event", "2fXK9dPqLmN3vRtYwZaBcDeFgH1", "2fXK9eQrMnP4wStZxAbCdEfGhJ2"),
    BrokenValue("nanoid", "Key ", "key", "V1StGXR8_Z5jdHi6B-myT", "aW3kLp9_QzX2-tYvR7nBc"),
    BrokenValue(
      "object-id", "Document ", "document", "507f1f77bcf86cd799439011",
      "507f191e810c19729de860ea"),
    BrokenValue("snowflake", "Message ", "message", "175928847299117063", "175928847301834752"),
    BrokenValue("prefixed-id", "Request ", "request", "req_8fj2kL0s", "req_9xk3mQ1t"),
    BrokenValue(
      "jwt", "Token ", "token",
      "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P",
      "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI5ODc2NTQzMjEwIn0.dBjftJeZ4CVPmB92K27uhbUJU1p1r_wW1g"),
    BrokenValue("base64", "Blob ", "blob", "SGVsbG8gV29ybGQhIQ==", "R29vZGJ5ZSBNb29uISE="),
    BrokenValue(
      "hex-digest", "Digest ", "digest",
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
    BrokenValue("git-hash", "At commit ", "commit", "3f2a9c1", "b81d07a"),
    BrokenValue("email", "Reply to ", "reply_to", "ann@example.com", "bob@example.com"),
    BrokenValue("person", "You talk to ", "user_name", "Ada Lovelace", "Grace Hopper"),
    BrokenValue("tenant", "You work for ", "tenant_name", "Acme", "Zeta"),
  ]

  private static let figures = [
    BrokenValue("counter", "This is turn ", "turn", 3, 4),
    BrokenValue(
      "token-budget", "Tokens left: ", "tokens_left", "11204/128000", "13377/128000"),
    BrokenValue("percentage", "Context used: ", "used", "61%", "62%"),
    BrokenValue("money", "Spent so far: ", "spent", "$12.50", "$13.75"),
    BrokenValue("score", "Match score ", "score", "0.83", "0.79"),
    BrokenValue("version", "Client ", "client", "1.14.2", "1.15.0"),
  ]

  private static let places = [
    BrokenValue("ip-address", "Client address ", "address", "10.0.3.7", "10.0.12.19"),
    BrokenValue(
      "mac-address", "Interface ", "interface", "00:1a:2b:3c:4d:5e", "00:1a:2b:9c:01:77"),
    BrokenValue("port", "The server listens on ", "server", "localhost:53122", "localhost:49822"),
    BrokenValue(
      "hostname", "Running on ", "host", "ip-10-0-3-7.ec2.internal", "ip-10-0-12-19.ec2.internal"),
    BrokenValue(
      "path", "Working directory: ", "cwd", "/home/ann/work", "/home/ann/work/packages/agent"),
    BrokenValue(
      "url", "Page: ", "page", "https://shop.example/orders?id=7",
      "https://shop.example/returns?id=9"),
  ]

  private static let orders = [
    BrokenValue("line-order", "Skills: ", "skills", "- pdf\n- csv\n- web", "- web\n- pdf\n- csv"),
    BrokenValue(
      "list-order", "Tools: ", "tools", "search, refund, lookup", "lookup, search, refund"),
    BrokenValue(
      "key-order", "Settings: ", "settings", #"{"city":"Oslo","vat":25}"#,
      #"{"vat":25,"city":"Oslo"}"#),
  ]

  private static let encodings = [
    BrokenValue("line-ending", "Rules: ", "rules", "one\ntwo\nthree", "one\r\ntwo\r\nthree"),
    BrokenValue("trailing-whitespace", "Name: ", "label", "Acme Desk", "Acme Desk "),
    BrokenValue("byte-order-mark", "Rules: ", "rules", "Be kind.", "\u{FEFF}Be kind."),
    BrokenValue("zero-width", "Name: ", "label", "Acme Desk", "Acme\u{200B} Desk"),
    BrokenValue("unicode-normalization", "Name: ", "label", "Caf\u{E9} Lumen", "Cafe\u{301} Lumen"),
    BrokenValue("letter-case", "Name: ", "label", "Acme Desk", "ACME Desk"),
  ]
}

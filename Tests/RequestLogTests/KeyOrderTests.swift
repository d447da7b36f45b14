import RequestLog
import Testing

/// Keys in another order are not all that a finding names where more differs.
@Suite struct KeyOrderTests {
  private typealias Talk = ConversationTests

  private static let tool =
    #"{"name":"pay","input_schema":{"type":"object","properties":{"order":{"type":"string"}}}}"#

  @Test(arguments: [
    (
      #"{"input_schema":{"properties":{"order":{"type":"string"}},"type":"object"},"name":"pay"}"#,
      ""
    ),
    (
      #"{"name":"pay","input_schema":{"properties":{"order":{"type":"number"}},"type":"object"}}"#,
      ", and 'input_schema/properties/order/type' differs as well"
    ),
    (
      #"{"input_schema":{"type":"object"},"name":"pay"}"#,
      ", and 'input_schema/properties' differs as well"
    ),
  ])
  func theNextDifferenceOfAToolIsNamed(changed: String, end: String) throws {
    let report = analyse(
      Talk.body(tools: Self.tool, Talk.user("Hi", marked: true)),
      Talk.body(
        tools: changed, Talk.user("Hi"), Talk.assistant("Yes?"), Talk.user("So", marked: true)))
    let finding = try #require(report.findings.first { $0.comparesValues })
    #expect(finding.cause == "key-order")
    #expect(
      finding.message.hasSuffix("a tool's definition has the same keys in another order" + end))
  }

  @Test func theNextDifferenceOfAnInputIsNamed() throws {
    let report = analyse(
      Talk.body(
        Talk.user("Hi"), Talk.toolUse("t1", #"{"a":1,"b":2}"#),
        Talk.toolResult("t1", "ok", marked: true)),
      Talk.body(
        Talk.user("Hi"), Talk.toolUse("t1", #"{"b":3,"a":1}"#), Talk.toolResult("t1", "ok"),
        Talk.assistant("Done"), Talk.user("So", marked: true)))
    let finding = try #require(report.findings.first { $0.comparesValues })
    #expect(
      finding.message.hasSuffix("the same keys come in another order, and 'b' differs as well"))
  }
}

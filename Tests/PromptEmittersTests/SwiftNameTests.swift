import PromptEmitters
import Testing

@Suite("Swift names")
struct SwiftNameTests {
  @Test(
    "of values",
    arguments: [
      ("ticket", "ticket"), ("ticket_id", "ticketId"), ("a-b.c d", "aBCD"), ("URL_path", "urlPath"),
      ("ID", "id"), ("größe", "gru00F6u00DFe"), ("🎫", "u1F3AB"), ("2fa", "value2fa"),
      ("", "value"), ("-", "value"), ("class", "`class`"), ("init", "initValue"),
      ("self", "selfValue"), ("promptValue", "promptValueValue"), ("await", "`await`"),
    ])
  func values(name: String, swift: String) {
    #expect(SwiftName.value(name) == swift)
  }

  @Test(
    "of the elements of lists",
    arguments: [
      ("docs", "item", "DocsItem"), ("documents", "document", "Document"),
      ("order_lines", "order_line", "OrderLine"), ("orders", nil, "OrdersItem"),
      ("list", "throws", "ListThrows"), ("Docs", "doc", "Doc"),
    ])
  func elements(list: String, name: String?, swift: String) {
    #expect(SwiftName.type(SwiftName.element(of: list, named: name)) == swift)
  }

  @Test(
    "of types",
    arguments: [
      ("ticket-triage", "TicketTriage"), ("class", "Class"), ("String", "StringValue"),
      ("type", "TypeValue"), ("2fa", "Value2fa"), ("", "Value"), ("for_tenant", "ForTenantValue"),
    ])
  func types(name: String, swift: String) {
    #expect(SwiftName.type(name) == swift)
  }
}

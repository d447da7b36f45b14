import PromptSkeleton
import Testing

@testable import ChangeCauses

@Suite struct ChangeContextTests {
  struct Named: Sendable, CustomTestStringConvertible {
    var kind: ChangeKind
    var variable: String?
    var before: String
    var left: String
    var right: String

    init(
      _ kind: ChangeKind, _ variable: String?, _ left: String, _ right: String, before: String = ""
    ) {
      self.kind = kind
      self.variable = variable
      self.before = before
      self.left = left
      self.right = right
    }

    var testDescription: String { "\(variable ?? before): \(left) | \(right)" }
  }

  private static let named: [Named] = [
    Named(.person, "user.name", "Ann Lee", "Bob Roy"),
    Named(.person, "user_name", "Al", "Alan"),
    Named(.person, "customer", "Ada", "Bo"),
    Named(.person, "user.preferences", "prefers mail", "likes calls"),
    Named(.person, nil, "Ann", "Bob", before: "You are talking to the user "),
    Named(.person, nil, "Hello Ann, welcome", "Hello Bob, welcome"),
    Named(.email, "user.email", "ann@example.com", "bob@example.com"),
    Named(.tenant, "tenant", "Acme", "Globex"),
    Named(.tenant, "tenant.rules", "Be brief", "Be kind"),
    Named(.tenant, "org.name", "Acme", "Globex"),
    Named(.tenant, "plan", "team", "free"),
    Named(.tenant, "tenant_id", "4711", "5822"),
    Named(.userID, "user_id", "4711", "5822"),
    Named(.userID, "userId", "u-4711", "u-5822"),
    Named(.sessionID, "session_id", "a91x", "b72y"),
    Named(.sessionID, "conversation.id", "a91x", "b72y"),
    Named(.requestID, "request_id", "78123", "99123"),
    Named(.requestID, "x-request-id", "a1b2c3d4e5", "f6a7b8c9d0"),
    Named(.counter, "turn", "1", "250"),
    Named(.tokenBudget, "remaining_tokens", "91000", "85500"),
    Named(.tokenBudget, nil, "91000", "85500", before: "Tokens remaining: "),
    Named(.money, "price", "12.50", "19.99"),
    Named(.score, "confidence", "0.5", "0.7"),
    Named(.port, "port", "53122", "49822"),
    Named(.hostname, "hostname", "worker-a", "worker-b"),
    Named(.path, "cwd", "work", "play"),
    Named(.gitHash, "commit", "3f2a9c1", "b81d07a"),
    Named(.version, "version", "1.2", "1.3"),
    Named(.locale, "locale", "en", "de"),
    Named(.locale, "language", "English", "German"),
    Named(.state, "git_status", "clean", "2 files changed"),
    Named(.retrievedContext, "memories", "likes tea", "moved to Rome"),
    Named(.randomToken, "nonce", "kjwqe", "zzpqr"),
    Named(.timestamp, "now", "noon", "dusk"),
    Named(.person, "customer.age", "34", "57"),
    Named(.userID, nil, "4711", "5822", before: "You talk to user "),
    Named(.flag, "user.is_admin", "true", "false"),
    Named(.number, "order.number_of_items_total_x", "4711", "5822"),
    Named(.text, "ticket.body", "My printer is broken", "Where is the invoice"),
    Named(.identifier, nil, "01234", "1234", before: "zip "),
    Named(.version, nil, "Go 1.20", "Go 1.2"),
    Named(.text, "history", "user: Hi", "Summary: all fine"),
    Named(.appendedText, "history", "user: Hi", "user: Hi\nassistant: Hello"),
    Named(.text, nil, "What is new?", "How are you?", before: "User: "),
  ]

  @Test(arguments: named)
  func namesSayWhatFormsDoNot(example: Named) {
    let cause = ChangeClassifier.classify(
      left: Array(example.left.utf8), right: Array(example.right.utf8),
      context: ChangeContext(variable: example.variable, before: Array(example.before.utf8)))
    #expect(cause.kind == example.kind)
  }

  @Test(arguments: [
    "table_name", "tool.name", "file_name", "repo.full_name", "branchName", "product.display_name",
    "function.name", "feature_name", "agent_name", "w.package_name",
  ])
  func aThingIsNoPerson(path: String) {
    #expect(ChangeExample(.text, "orders", "refunds").cause(of: path).kind == .text)
    #expect(VolatilityHint.forVariable(path) == nil)
  }

  @Test(arguments: [
    "name", "full_name", "displayName", "userName", "customer.name", "author_name",
    "patient.legal_name", "guest.name", "profile.full_name", "lead.full_name", "data.name",
    "first_name",
    "customer.table.name",
  ])
  func namesOfPersonsStayTheirs(path: String) {
    #expect(ChangeExample(.person, "Ada", "Bo").cause(of: path).kind == .person)
  }

  @Test(arguments: [
    ("Name: ", ChangeKind.person), ("The customer's name is ", .person), ("My name is ", .person),
    ("The table's name is ", .text), ("Tool name: ", .text), (#"{"function": {"name": ""#, .text),
  ])
  func wordsTellWhoseNameFollows(before: String, kind: ChangeKind) {
    #expect(ChangeExample(kind, "orders", "refunds").cause(before: before).kind == kind)
  }

  @Test(arguments: [
    (Lifetime.tenant, ChangeKind.tenant), (.user, .person), (.session, .text), (.static, .text),
  ])
  func declaredLifetimeSaysWhoseTextItIs(lifetime: Lifetime, kind: ChangeKind) {
    let cause = ChangeClassifier.classify(
      left: Array("Refunds go to the shop.".utf8), right: Array("Ask a manager.".utf8),
      context: ChangeContext(variable: "rules", lifetime: lifetime))
    #expect(cause.kind == kind)
  }

  @Test(arguments: [
    (ChangeKind.timestamp, "created_at", "2025-05-04T10:21:07Z", "2025-05-04T10:23:41Z"),
    (
      .uuid, "session_id", "6d1f0c52-0d2a-4c0e-9b0e-6a1d2c3b4e5f",
      "0e7a9b1c-5a55-4c39-8f20-77b1c2d3e4f5"
    ),
    (.letterCase, "user.name", "ann", "Ann"),
    (.listOrder, "user.tags", "a, b, c", "c, b, a"),
  ])
  func formsAndRelationsOutrankNames(
    kind: ChangeKind, variable: String, left: String, right: String
  ) {
    #expect(ChangeExample(kind, left, right).cause(of: variable).kind == kind)
  }

  @Test(arguments: [
    ("ticket.createdAt", ["ticket", "created", "at"]), ("USER_ID", ["user", "id"]),
    ("items[0].HTMLPage2", ["items", "html", "page"]), ("x-request-id", ["x", "request", "id"]),
    ("", []),
  ])
  func pathsAreTakenApartIntoWords(path: String, words: [String]) {
    #expect(NameWords.words(ofPath: path) == words)
  }
}

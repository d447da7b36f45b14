import Foundation
import PromptSkeleton

/// Prints the body of each row of a samples file, one a line, made by the generated code.
///
/// `Consumer NAME ROWS.jsonl`; `.ci/checks/plugin-consumer` compares it with `promptlint render`.
@main
struct Consumer {
  static func main() throws {
    let arguments = CommandLine.arguments
    let text = try String(contentsOfFile: arguments[2], encoding: .utf8)
    for line in text.split(separator: "\n") {
      let row = try JSONDecoder().decode(PromptValue.self, from: Data(line.utf8))
      let body = try self.body(of: arguments[1], row)
      FileHandle.standardOutput.write(Data(body + [UInt8(ascii: "\n")]))
    }
  }

  /// What an app does with its own values: bind what lasts, then make the request.
  private static func body(of name: String, _ row: PromptValue) throws -> [UInt8] {
    switch name {
    case "ticket-triage": return try triage(row, .routine)
    case "ticket-triage.hard": return try triage(row, .hard)
    case "code-review-agent":
      let repository = row["repository"]
      let bound = try Prompts.CodeReviewAgent.forTenant(
        repository: .init(
          name: repository["name"].text, branch: repository["branch"].text,
          conventions: repository["conventions"].text))
      return try bound.request(history: row["history"].list, turn: row["turn"].text)
    case "invoice-extraction":
      let document = row["document"]
      return try Prompts.InvoiceExtraction.request(
        document: .init(
          id: document["id"].text, received: document["received"].text,
          text: document["text"].text))
    case "research-agent": return try research(row)
    default: throw UnknownTemplate(name: name)
    }
  }

  private static func triage(
    _ row: PromptValue, _ tier: Prompts.TicketTriage.Tier
  ) throws -> [UInt8] {
    let tenant = row["tenant"]
    let ticket = row["ticket"]
    let bound = try Prompts.TicketTriage.forTenant(
      tier: tier,
      tenant: .init(
        name: tenant["name"].text, plan: tenant["plan"].text,
        rulesSince: tenant["rules_since"].text, rules: tenant["rules"].text))
    return try bound.request(
      ticket: .init(
        id: ticket["id"].text, received: ticket["received"].text, from: ticket["from"].text,
        subject: ticket["subject"].text, body: ticket["body"].text))
  }

  private static func research(_ row: PromptValue) throws -> [UInt8] {
    let project = row["project"]
    let bound = try Prompts.ResearchAgent.forSession(
      project: .init(
        title: project["title"].text, client: project["client"].text, aim: project["aim"].text,
        scope: project["scope"]))
    return try bound.request(
      history: row["history"].list, question: row["question"].text,
      notes: row["notes"].list.map { note in
        .init(
          id: note["id"].text, confidence: note["confidence"].text,
          statement: note["statement"].text, source: note["source"].text)
      },
      now: row["now"].text)
  }
}

struct UnknownTemplate: Error {
  var name: String
}

extension PromptValue {
  /// The value of a member; null where there is none.
  fileprivate subscript(_ name: String) -> PromptValue { member(name) ?? .null }

  /// The text of a string or an integer.
  fileprivate var text: String {
    switch self {
    case .string(let text): text
    case .integer(let number): String(number)
    default: ""
    }
  }

  fileprivate var list: [PromptValue] {
    if case .array(let elements) = self { elements } else { [] }
  }
}

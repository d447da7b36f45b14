import SourceText
import Testing

/// A value that a condition leaves out of a row's request need not be there.
@Suite struct LeftOutValueTests {
  @Test(
    arguments: [
      ("{}", "{when: customer, user: \"{{ customer.name }}\"}", "{customer: {name: Ada}}"),
      ("{}", "{when: c, user: \"{{ d }}\"}", "{c: true, d: x}"),
      ("{l: {optional: true}}", "{each: l, as: x, user: \"{{ x }}\"}", "{l: [a]}"),
      ("{l: {optional: true}}", "{each: l, as: x, user: \"{{ x }}\"}", "{l: null}"),
      ("{l: {optional: true}}", "{splice: l}", "{l: [{role: user, content: a}]}"),
    ])
  func needNoValue(variables: String, message: String, row: String) throws {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 5
        variables: \(variables)
        messages:
          - \(message)
          - user: Hi
        samples:
          - {}
          - \(row)

        """)
    let outcome = folder.lint()
    #expect(outcome.summary == "")
  }

  @Test(
    arguments: [
      ("{when: c, user: \"⟦{{ d }}⟧\"}", "{c: true}"),
      ("{when: c, user: \"⟦{{ c.name }}⟧\"}", "{c: {x: y}}"),
    ])
  func needAValueWhereTheConditionHolds(message: String, row: String) throws {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 5
        variables: {d: {lifetime: request}, c: {lifetime: request}}
        messages:
          - \(message)
          - user: Hi
        samples:
          - {c: false}
          - \(row)

        """)
    let found = folder.lint().findings("missing-value")
    #expect(found.map { folder.place(of: $0) } == folder.marks)
  }

  @Test func tellAnOptionalListOnce() throws {
    let folder = try LintFolder(
      template: """
        model: claude-haiku-5-5
        max_tokens: 5
        variables: {l: {optional: true, lifetime: request}}
        system:
          - file: policy.md
          - {each: l, as: x, text: "{{ x }}"}
          - Be brief.
          - breakpoint
        messages:
          - user: Hi
        samples:
          - {}
          - {l: [a]}

        """)
    try folder.write(SharedText.policy, to: "policy.md")
    let found = folder.lint().prefixFindings
    #expect(Set(found.map { folder.place(of: $0) }).count == found.count)
    #expect(!found.isEmpty)
  }
}

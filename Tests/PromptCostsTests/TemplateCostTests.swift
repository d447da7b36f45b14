import CostReporting
import PromptCache
import SourceText
import Testing

@testable import PromptCosts

@Suite struct TemplateCostTests {
  private static let policy = String(
    repeating: "Answer briefly and cite the section you used. ", count: 200)

  private func triage(
    header: String = "model: claude-haiku-5-5", rows: Int = 40, gap: Int = 10
  ) throws -> TemplateFixture {
    try TemplateFixture(
      """
      \(header)
      max_tokens: 256
      variables:
        ticket: {lifetime: request}
      system:
        - "\(Self.policy)"
        - breakpoint
      messages:
        - user: "{{ ticket }}"
      """,
      rows: (0..<rows).map { row in
        let second = row * gap
        let clock = "\(pad(second / 3600)):\(pad(second / 60 % 60)):\(pad(second % 60))"
        return
          #"{"$at":"2026-11-20T\#(clock)Z","$output_tokens":100,"ticket":"Ticket number \#(row)"}"#
      })
  }

  private func pad(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// One row writes the prefix, all others read it: with P tokens of policy and n rows, P are
  /// written and (n - 1) x P read.
  @Test func rowsAreSimulatedAtTheirTimes() throws {
    let cost = try #require(triage().report().models.first?.cost(.asWritten))
    #expect(cost.requests == 40)
    #expect(cost.readers == 39)
    #expect(cost.usage.read == 39 * cost.usage.shortWrite)
    #expect(cost.usage.output == 4000)
    // Ten minutes apart, every entry is dead before the next row: each writes.
    let slow = try #require(triage(gap: 600).report().models.first)
    let written = try #require(slow.cost(.asWritten))
    #expect(written.usage.read == 0)
    #expect(written.usage.shortWrite == 40 * cost.usage.shortWrite)
    // For an hour they live: 39 reads again.
    #expect(slow.cost(.ttl(.oneHour))?.readers == 39)
  }

  /// Rates of any size are written without a crash.
  @Test(arguments: [(1e9, "1000000000"), (0.25, "0.25"), (1e-300, "1e-300")])
  func ratesAreWritten(rate: Double, text: String) throws {
    let report = try triage(rows: 2).report { $0.workload.arrivals = .poisson(perSecond: rate) }
    let output = String(decoding: CostText().output(for: report), as: UTF8.self)
    #expect(output.contains("at random, \(text) a second"))
  }

  @Test func rowsThatMakeNoRequestAreToldAndNotCounted() throws {
    let fixture = try TemplateFixture(
      """
      model: claude-haiku-5-5
      max_tokens: 1
      messages:
        - user: "{{ a }}"
      """,
      rows: [
        #"{"a":"x"}"#, #"{"b":"x"}"#, #"{"a":"#, #"{"a":"x","$at":"noon"}"#, #"{"a":"\ud800"}"#,
      ])
    let problems = try fixture.report().problems
    #expect(try fixture.report().requests == 2)
    #expect(problems.invalidRows == 3)
    #expect(problems.count == 4)
    #expect(
      problems.findings.map { LineTable($0.span.file).position(at: $0.span.range.lowerBound).line }
        == [2, 3, 4, 5])
    #expect(problems.findings[0].rule == "missing-value")
    #expect(problems.findings[0].message == "row 2: no value for 'a'")
    let (compiled, reference) = try fixture.compiled()
    let workload = try WorkloadReader.read(
      compiled, rows: fixture.rows, reference: reference)
    #expect(workload.problems.count == 4)
  }

  /// A template without samples that needs values has no requests, and that is no fault of a row.
  @Test func withoutRowsNothingIsWrongWithThem() throws {
    let fixture = try triage()
    let report = try TemplateCosts(fixture.template, rows: nil, catalog: .builtIn).report()
    #expect(report.requests == 0)
    #expect(report.problems.count == 0)
  }

  @Test func boundsAreAroundThePoint() throws {
    for model in try triage().report().models {
      for cost in model.strategies {
        #expect(cost.cost.low <= cost.cost.point && cost.cost.point <= cost.cost.high)
        #expect(cost.cost.low < cost.cost.high)
      }
    }
  }

  @Test func anUnknownModelIsUnpriced() throws {
    let report = try triage().report { $0.models = ["claude-haiku-5-5", "somebody-s-model"] }
    #expect(report.models.map(\.isPriced) == [true, false])
    let text = String(decoding: CostText().output(for: report), as: UTF8.self)
    #expect(text.contains("somebody-s-model\n  unpriced"))
  }

  /// With C1 for a request to the first tier and C2 to the last, tiering costs C1 + e x C2 and
  /// loses where that is more than C2: from e = 1 - C1/C2 on.
  @Test func aTieredClassifier() throws {
    let fixture = try triage(
      header: "tiers: {routine: claude-haiku-5-5, hard: claude-sonnet-5-5}", rows: 1000, gap: 1)
    let report = try fixture.report { $0.escalation = 0.2 }
    let routine = try #require(report.models.first?.cost(.asWritten)?.perThousand.point)
    let hard = try #require(report.models.last?.cost(.asWritten)?.perThousand.point)
    let tiers = try #require(report.tiers)
    #expect(tiers.direct.point == hard)
    // A fifth of the rows writes the prefix of the last tier once, as all rows do: at most that
    // write more than a fifth of the cost.
    #expect(tiers.mixed.point > routine + 0.2 * hard)
    #expect(tiers.mixed.point < routine + 0.2 * hard + 0.05 * hard)
    let losing = try #require(tiers.losesFrom)
    #expect(abs(Double(losing) / 100 - (1 - routine / hard)) < 0.02)
  }

  /// A prompt of more than 100,000 tokens makes Haiku 5.5 five times as dear, all of it.
  @Test func thePriceLimitRepricesTheWholeRequest() throws {
    let long = String(repeating: "the report says that ", count: 30_000)
    let fixture = try TemplateFixture(
      """
      model: claude-haiku-5-5
      max_tokens: 256
      cache: off
      messages:
        - user: "{{ text }}"
      """, rows: [#"{"$output_tokens":100,"text":"\#(long)"}"#])
    let model = try #require(fixture.report().models.first)
    let cost = try #require(model.cost(.uncached))
    #expect(model.priceLimit == 100_000)
    #expect(cost.aboveLimit == 1)
    // Input 0.50 and answer 2.50 per million.
    let expected = Double(cost.usage.uncached) * 0.5e-6 + 100 * 2.5e-6
    #expect(abs(cost.cost.point - expected) < 1e-9)
  }

  @Test func budgetsAreHeldAgainstTheTemplateAsWritten() throws {
    let fixture = try triage()
    let costs = TemplateCosts(fixture.template, rows: fixture.rows, catalog: .builtIn)
    #expect(try costs.excesses(of: [Budget(.money(1), per: .run)]).isEmpty)
    let found = try costs.excesses(of: [Budget(.tokens(50), per: .row)])
    #expect(found.map(\.excess.count) == [40])
  }

  @Test func theTableIsTheSameForTheSameInput() throws {
    let first = try CostText().output(for: triage().report())
    let second = try CostText().output(for: triage().report())
    #expect(first == second)
  }
}

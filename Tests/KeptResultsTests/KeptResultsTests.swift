import Files
import LintPipeline
import TestSupport
import Testing

/// What earlier runs found is what this run would find.
@Suite struct KeptResultsTests {
  @Test func everyKindOfFindingComesBackAsItWas() throws {
    let folder = try MemoryFolder.ofRulePages()
    try folder.write(Self.policy, to: "shared/policy.md")
    try folder.write(Self.twoClocks, to: "shared/t.prompt.yaml")
    let fresh = folder.fresh()
    // No report prints which fixes empty a block together, and what two values say they do.
    #expect(fresh.findings.contains { $0.contains("Fix.Share(") })
    #expect(folder.remembered().reports == fresh.reports)
    let second = folder.remembered()
    #expect(second.reports == fresh.reports)
    #expect(second.findings == fresh.findings)
    #expect(second.lintedAnew < fresh.lintedAnew / 3, "\(second.lintedAnew) of \(fresh.lintedAnew)")
  }

  @Test func nothingIsLintedTwiceWhereAllIsWell() throws {
    let folder = try MemoryFolder()
    #expect(folder.remembered().lintedAnew == 40)
    #expect(folder.remembered().lintedAnew == 0)
    try folder.write(
      "model: claude-haiku-5-5\nmessages: [{user: Hi}]\n", to: "small/t7.prompt.yaml")
    #expect(folder.remembered().lintedAnew == 1)
    #expect(folder.remembered().reports == folder.fresh().reports)
  }

  @Test func aRunThatLintsTwiceTakesWhatItFoundItself() throws {
    let folder = try MemoryFolder()
    #expect(folder.rememberedTwice().lintedAnew == 0)
    #expect(folder.rememberedTwice().reports == folder.fresh().reports)
  }

  @Test func aFewTemplatesAreNotWorthAMemory() throws {
    let folder = try MemoryFolder(templates: 5)
    #expect(folder.remembered().lintedAnew == 0)
    #expect(!FileSystem.exists(folder.resultsPath))
  }

  /// What a template's result hangs on, besides its own bytes.
  enum Change: CaseIterable {
    case include, includeGone, samples, samplesBeside, link, root
    case models, modelData, lock, strictness
  }

  @Test(arguments: Change.allCases) func aChangeIsSeen(change: Change) throws {
    let folder = try MemoryFolder()
    try folder.write(Self.policy, to: "policy.md")
    try folder.write(Self.policy, to: "a/policy.md")
    try folder.write("As of 2026-11-20:\n" + Self.policy, to: "a/other.md")
    try folder.directory.link("a/linked.md", to: "policy.md")
    try folder.write(Self.rows, to: "a/rows.jsonl")
    try folder.write(Self.template("policy.md", samples: "rows.jsonl"), to: "a/t.prompt.yaml")
    try folder.write(Self.template("linked.md"), to: "a/u.prompt.yaml")
    try folder.write(Self.template("../policy.md"), to: "a/v.prompt.yaml")
    try folder.write(Self.models(price: 1), to: "models.json")
    var options: (inout LintPipeline.Options) -> Void = { _ in }
    if change == .modelData { options = { $0.models = folder.directory.path + "/models.json" } }
    let before = folder.remembered(options)
    #expect(folder.remembered(options).lintedAnew == 0)
    switch change {
    case .include: try folder.write("As of 2026-11-20:\n" + Self.policy, to: "a/policy.md")
    case .includeGone: folder.directory.remove("a/policy.md")
    case .samples: try folder.write(Self.rows + Self.rows, to: "a/rows.jsonl")
    case .samplesBeside: try folder.write(Self.rows, to: "a/u.samples.jsonl")
    case .link:
      folder.directory.remove("a/linked.md")
      try folder.directory.link("a/linked.md", to: "other.md")
    case .root: try folder.write("", to: "a/.promptlint.yaml")
    case .models: options = { $0.models = folder.directory.path + "/models.json" }
    case .modelData: try folder.write(Self.models(price: 9), to: "models.json")
    case .lock: try folder.write(Self.lock, to: "promptlint.lock")
    case .strictness: options = { $0.isLocked = true }
    }
    let after = folder.remembered(options)
    #expect(after.reports == folder.fresh(options).reports)
    #expect(after.reports != before.reports)
  }

  @Test func anotherBuildOfTheCommandTakesNothing() throws {
    let folder = try MemoryFolder()
    _ = folder.remembered()
    #expect(folder.remembered(program: "another build").lintedAnew == 40)
    #expect(folder.remembered(program: "another build").lintedAnew == 0)
  }

  @Test func whatCouldNotBeAnalysedIsTriedAgain() throws {
    let folder = try MemoryFolder()
    try folder.write(Self.template("gone.md"), to: "a/t.prompt.yaml")
    try folder.write("model: [", to: "a/u.prompt.yaml")
    _ = folder.remembered()
    let second = folder.remembered()
    #expect(second.lintedAnew == 2)
    #expect(second.reports == folder.fresh().reports)
  }

  @Test func samplesThatAreLongToHashAreReadAgain() throws {
    let folder = try MemoryFolder()
    try folder.write(Self.policy, to: "a/policy.md")
    try folder.write(Self.template("policy.md", samples: "rows.jsonl"), to: "a/t.prompt.yaml")
    try folder.write(String(repeating: Self.rows, count: 30_000), to: "a/rows.jsonl")
    _ = folder.remembered()
    #expect(folder.remembered().lintedAnew == 1)
  }

  /// Damage leaves less to take, and never another result.
  @Test func damageIsNoticed() throws {
    let folder = try MemoryFolder()
    try folder.write(Self.policy, to: "a/policy.md")
    try folder.write(Self.template("policy.md"), to: "a/t.prompt.yaml")
    let fresh = folder.fresh()
    _ = folder.remembered()
    let whole = try FileReader.bytes(of: folder.resultsPath)
    var random = SplitMix(state: 7)
    for round in 0..<60 {
      var bytes = whole
      if round.isMultiple(of: 2) {
        bytes.removeLast(random.below(bytes.count))
      } else {
        bytes[random.below(bytes.count)] ^= 1 << UInt8(random.below(8))
      }
      try FileSystem.write(bytes, to: folder.resultsPath)
      #expect(folder.remembered().reports == fresh.reports, "round \(round)")
    }
  }

  /// A block that says nothing but two values, each of which has a fix that moves its part.
  private static let twoClocks = """
    model: claude-haiku-5-5
    max_tokens: 5
    system:
      - |
        Date: {{ date }}
        Time: {{ time }}
      - file: policy.md
      - breakpoint
    messages:
      - user: "{{ question }}"
    samples:
      - {date: "2026-11-20", time: "10:00", question: Where is it?}
      - {date: "2026-11-21", time: "10:01", question: When will it come?}

    """

  private static let policy = String(repeating: "Answer from this policy only.\n", count: 200)

  private static let rows = """
    {"now": "10:00", "question": "Where is it?"}
    {"now": "10:01", "question": "When will it come?"}

    """

  private static func template(_ include: String, samples: String? = nil) -> String {
    """
    model: claude-haiku-5-5
    max_tokens: 5
    system:
      - file: \(include)
      - breakpoint
    messages:
      - user: "{{ question }} It is {{ now }}."

    """ + (samples.map { "samples: \($0)\n" } ?? "")
  }

  private static func models(price: Int) -> String {
    #"{"as_of":"2026-11-20","providers":{"anthropic":{"models":["#
      + #"{"id":"claude-haiku-5-5","usd":[\#(price),2,3,0.1,5]}]}}}"#
  }

  /// A lock of a prefix that no template has.
  private static let lock = """
    {"format":"promptlint-lock","version":1}
    {"template":"gone.prompt.yaml"}

    """
}

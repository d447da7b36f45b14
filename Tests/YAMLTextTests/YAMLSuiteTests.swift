import SourceText
import TestSupport
import Testing
import YAMLText

@Suite(.enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.absence)))
struct YAMLSuiteTests {
  @Test func theSuiteIsComplete() {
    #expect(YAMLSuite.cases.count == 402)
    #expect(Set(SuiteDeviation.byID.keys).isSubset(of: YAMLSuite.cases.map(\.id)))
  }

  @Test(arguments: YAMLSuite.cases)
  func treeReproducesTheEvents(of entry: YAMLSuite.Case) {
    #expect(
      outcome(of: entry) == SuiteDeviation.byID[entry.id]?.outcome ?? expectedOutcome(of: entry))
  }

  @Test(arguments: YAMLSuite.cases)
  func everyScalarIsMappedExactly(in entry: YAMLSuite.Case) {
    guard let document = try? YAMLDocument.parse(SourceFile(path: entry.id, bytes: entry.input))
    else { return }
    for scalar in document.writtenNodes where scalar.kind == .scalar {
      ScalarMapCheck.check(scalar)
    }
  }

  @Test(arguments: YAMLSuite.cases)
  func spansNestAndFollowOneAnother(in entry: YAMLSuite.Case) {
    guard let document = try? YAMLDocument.parse(SourceFile(path: entry.id, bytes: entry.input))
    else { return }
    SpanCheck.check(document)
  }

  private func expectedOutcome(of entry: YAMLSuite.Case) -> SuiteOutcome {
    if entry.isInvalid { return .refused }
    return entry.documentCount > 1 ? .refusedAsManyDocuments : .agrees
  }

  private func outcome(of entry: YAMLSuite.Case) -> SuiteOutcome {
    do {
      let document = try YAMLDocument.parse(SourceFile(path: entry.id, bytes: entry.input))
      if entry.isInvalid { return .accepted }
      let events = EventNotation.lines(ofEvents: entry.events)
      return EventNotation.lines(of: document) == events ? .agrees : .differs
    } catch {
      let isInvalid = entry.isInvalid
      let hasMany = error.diagnostic.message == "more than one document"
      return hasMany && !isInvalid ? .refusedAsManyDocuments : .refused
    }
  }
}

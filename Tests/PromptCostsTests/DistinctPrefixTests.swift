import PromptCache
import PromptCompiler
import PromptSkeleton
import SampleRows
import TestSupport
import Testing

@testable import PrefixStability

/// Prefixes are counted by their bytes, whatever values those are made of.
@Suite struct DistinctPrefixTests {
  private static let template = """
    model: claude-haiku-5-5
    max_tokens: 256
    order: written
    system:
      - "{{ a }}{{ b }}"
      - {text: "{{ c }}", when: x}
      - {text: "{{ d }}", when: y}
      - breakpoint
      - "{{ a }} {{ c }}"
      - {splice: m}
      - {splice: n}
      - breakpoint
    messages:
      - user: "{{ a }} and {{ q }}"
        when: x
      - user: Go on.
    """

  /// Values of few letters, so that rows often come to the same bytes.
  private static func rows(_ seed: Int) -> [String] {
    var random = SplitMix(state: UInt64(seed))
    func text() -> String {
      String((0..<Int(random.next() % 3)).map { _ in random.next() % 3 == 0 ? "e" : "f" })
    }
    func list() -> String {
      let blocks = (0..<Int(random.next() % 3)).map { _ in
        #"{"type":"text","text":"\#(text())."}"#
      }
      return "[" + blocks.joined(separator: ",") + "]"
    }
    return (0..<60).map { row in
      let texts = ["a", "b", "c", "d"].map { #""\#($0)":"\#(text())""# }
      let flags = ["x", "y"].map { #""\#($0)":\#(random.next() % 2 == 0)"# }
      let lists = ["m", "n"].map { #""\#($0)":\#(list())"# }
      return "{" + (texts + flags + lists + [#""q":"\#(row)""#]).joined(separator: ",") + "}"
    }
  }

  @Test(arguments: 1...40)
  func asManyAsAreRendered(seed: Int) throws {
    let fixture = try TemplateFixture(Self.template, rows: Self.rows(seed))
    let (compiled, reference) = try fixture.compiled()
    let report = try StabilityAnalysis.measure(
      compiled, rows: fixture.rows, family: reference.family)
    #expect(report.diagnostics.isEmpty)
    var rendered = compiled.breakpoints.map { _ in Set<[UInt8]>() }
    var reader = try fixture.rows.reader()
    while case .row(let row)? = try reader.next() {
      for index in rendered.indices {
        rendered[index].insert(try compiled.skeleton.renderPrefix(at: index, row.values()))
      }
    }
    #expect(report.breakpoints.map(\.distinct) == rendered.map(\.count))
    #expect(rendered.allSatisfy { 1 < $0.count && $0.count < 60 })
  }

  @Test func aPrintIsThatOfItsPartsWhereverTheyAreCut() {
    let bytes = Array("Answer from the return policy only, and say so.".utf8)
    for cut in bytes.indices {
      var print = BytePrint(bytes[..<cut])
      print.append(BytePrint(bytes[cut...]))
      #expect(print == BytePrint(bytes))
    }
    #expect(BytePrint([]).isEmpty)
    #expect(BytePrint([0]) != BytePrint([]))
  }
}

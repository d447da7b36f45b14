import SourceText
import YAMLText

extension TemplateReader {
  mutating func readSamples(_ node: YAMLNode) {
    switch node.kind {
    case .sequence:
      template.samples = .inline(InlineSamples(list: node, isTestData: false))
    case .scalar where node.isNull: break
    case .scalar:
      template.samples = .file(path: node.scalarText, span: node.span, isDefault: false)
    default:
      fail("'samples' takes a path or a list of rows", at: node.span)
    }
  }

  mutating func readTestData(_ node: YAMLNode) {
    guard !node.isNull, expect(.sequence, node, for: "testData") else { return }
    template.samples = .inline(InlineSamples(list: node, isTestData: true))
  }

  /// What follows a template's name in the names of its samples, in the order to look for them.
  package static let sampleSuffixes = [".samples.jsonl", ".samples.csv", ".samples.yaml"]

  /// Looks for `<name>.samples.{jsonl,csv,yaml}` beside a template that names no samples.
  mutating func findDefaultSamples() {
    guard case .none = template.samples else { return }
    let name = Self.name(of: file)
    for suffix in Self.sampleSuffixes {
      let path = name + suffix
      if includes.hasSamples(path, from: file) {
        template.samples = .file(path: path, span: file.span(0..<0), isDefault: true)
        return
      }
    }
  }
}

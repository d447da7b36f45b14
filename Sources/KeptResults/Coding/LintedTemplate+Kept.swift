import LintPipeline
import PromptSkeleton
import SourceText

/// Without what keeps a file from being analysed: such a result is not kept.
extension LintedTemplate: Kept {
  func write(to encoding: inout ResultEncoding) {
    findings.write(to: &encoding)
    summaries.write(to: &encoding)
    suppressedCount.write(to: &encoding)
  }

  init(from decoding: inout ResultDecoding) throws(ResultReader.Damage) {
    self.init()
    findings = try [Diagnostic](from: &decoding)
    summaries = try [TemplateSummary](from: &decoding)
    suppressedCount = try Int(from: &decoding)
  }
}

extension TemplateSummary: Kept {
  func write(to encoding: inout ResultEncoding) {
    path.write(to: &encoding)
    name.write(to: &encoding)
    tier.write(to: &encoding)
    model.write(to: &encoding)
    order.write(to: &encoding)
    breakpoints.write(to: &encoding)
    rows.write(to: &encoding)
    cost.write(to: &encoding)
  }

  init(from decoding: inout ResultDecoding) throws(ResultReader.Damage) {
    self.init(
      path: try String(from: &decoding),
      name: try String(from: &decoding),
      tier: try String?(from: &decoding),
      model: try String?(from: &decoding),
      order: try String(from: &decoding),
      breakpoints: try [Breakpoint](from: &decoding),
      rows: try Int(from: &decoding),
      cost: try CostChange?(from: &decoding))
  }
}

extension TemplateSummary.Breakpoint: Kept {
  func write(to encoding: inout ResultEncoding) {
    line.write(to: &encoding)
    ttl.write(to: &encoding)
    lifetime.write(to: &encoding)
    bytes.write(to: &encoding)
    tokens.write(to: &encoding)
    rows.write(to: &encoding)
    distinct.write(to: &encoding)
    commonPrefixBytes.write(to: &encoding)
    isTooShort.write(to: &encoding)
    pays.write(to: &encoding)
    sha256.write(to: &encoding)
  }

  init(from decoding: inout ResultDecoding) throws(ResultReader.Damage) {
    self.init(
      line: try Int?(from: &decoding),
      ttl: try String(from: &decoding),
      lifetime: try Lifetime(from: &decoding),
      bytes: try Int(from: &decoding),
      tokens: try Estimate?(from: &decoding),
      rows: try Int(from: &decoding),
      distinct: try Int(from: &decoding),
      commonPrefixBytes: try Int(from: &decoding),
      isTooShort: try Bool(from: &decoding),
      pays: try Bool?(from: &decoding),
      sha256: try String?(from: &decoding))
  }
}

extension Lifetime: Kept {}

import SourceText

extension PrefixFacts: Kept {
  func write(to encoding: inout ResultEncoding) {
    variable.write(to: &encoding)
    cause.write(to: &encoding)
    evidence.write(to: &encoding)
    breakpoint.write(to: &encoding)
    rows.write(to: &encoding)
    values.write(to: &encoding)
    prefixOffset.write(to: &encoding)
    tokensLost.write(to: &encoding)
    cost.write(to: &encoding)
  }

  init(from decoding: inout ResultDecoding) throws(ResultReader.Damage) {
    self.init(
      variable: try String?(from: &decoding),
      cause: try String?(from: &decoding),
      evidence: try Evidence?(from: &decoding),
      breakpoint: try Int?(from: &decoding),
      rows: try Pair<Int>?(from: &decoding),
      values: try Pair<[UInt8]?>?(from: &decoding),
      prefixOffset: try Int?(from: &decoding),
      tokensLost: try Estimate?(from: &decoding),
      cost: try CostChange?(from: &decoding))
  }
}

extension Pair: Kept where Element: Kept {
  func write(to encoding: inout ResultEncoding) {
    first.write(to: &encoding)
    second.write(to: &encoding)
  }

  init(from decoding: inout ResultDecoding) throws(ResultReader.Damage) {
    self.init(try Element(from: &decoding), try Element(from: &decoding))
  }
}

extension Evidence: Kept {}

extension Estimate: Kept {
  func write(to encoding: inout ResultEncoding) {
    low.write(to: &encoding)
    point.write(to: &encoding)
    high.write(to: &encoding)
  }

  init(from decoding: inout ResultDecoding) throws(ResultReader.Damage) {
    self.init(
      low: try Int(from: &decoding), point: try Int(from: &decoding),
      high: try Int(from: &decoding))
  }
}

extension CostChange: Kept {
  func write(to encoding: inout ResultEncoding) {
    now.write(to: &encoding)
    fixed.write(to: &encoding)
  }

  init(from decoding: inout ResultDecoding) throws(ResultReader.Damage) {
    self.init(now: try Double(from: &decoding), fixed: try Double(from: &decoding))
  }
}

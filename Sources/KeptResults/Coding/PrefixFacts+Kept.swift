import SourceText

extension PrefixFacts: Kept {
  func write(to encoding: inout ResultEncoding) {
    variable.write(to: &encoding)
    cause.write(to: &encoding)
    evidence.write(to: &encoding)
    breakpoint.write(to: &encoding)
    (rows != nil).write(to: &encoding)
    if let rows {
      rows.first.write(to: &encoding)
      rows.second.write(to: &encoding)
    }
    (values != nil).write(to: &encoding)
    if let values {
      for value in [values.first, values.second] {
        (value != nil).write(to: &encoding)
        if let value { encoding.writer.run(value) }
      }
    }
    prefixOffset.write(to: &encoding)
    tokensLost.write(to: &encoding)
    cost.write(to: &encoding)
  }

  init(from decoding: inout ResultDecoding) throws(ResultReader.Damage) {
    self.init(
      variable: try String?(from: &decoding),
      cause: try String?(from: &decoding),
      evidence: try Evidence?(from: &decoding),
      breakpoint: try Int?(from: &decoding))
    if try Bool(from: &decoding) {
      rows = Pair(try Int(from: &decoding), try Int(from: &decoding))
    }
    if try Bool(from: &decoding) {
      values = Pair(
        try Bool(from: &decoding) ? try decoding.reader.run() : nil,
        try Bool(from: &decoding) ? try decoding.reader.run() : nil)
    }
    prefixOffset = try Int?(from: &decoding)
    tokensLost = try Estimate?(from: &decoding)
    cost = try CostChange?(from: &decoding)
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

import SourceText

extension Diagnostic: Kept {
  func write(to encoding: inout ResultEncoding) {
    rule.name.write(to: &encoding)
    severity.write(to: &encoding)
    message.write(to: &encoding)
    span.write(to: &encoding)
    notes.write(to: &encoding)
    remedy.write(to: &encoding)
    fix.write(to: &encoding)
    prefix.write(to: &encoding)
  }

  init(from decoding: inout ResultDecoding) throws(ResultReader.Damage) {
    self.init(
      rule: RuleID(try String(from: &decoding)),
      severity: try Severity(from: &decoding),
      message: try String(from: &decoding),
      span: try SourceSpan(from: &decoding),
      notes: try [Note](from: &decoding),
      remedy: try String?(from: &decoding),
      fix: try Fix?(from: &decoding),
      prefix: try PrefixFacts?(from: &decoding))
  }
}

extension Severity: Kept {}

extension Diagnostic.Note: Kept {
  func write(to encoding: inout ResultEncoding) {
    message.write(to: &encoding)
    span.write(to: &encoding)
  }

  init(from decoding: inout ResultDecoding) throws(ResultReader.Damage) {
    self.init(try String(from: &decoding), span: try SourceSpan?(from: &decoding))
  }
}

extension SourceSpan: Kept {
  func write(to encoding: inout ResultEncoding) {
    encoding.number(of: file).write(to: &encoding)
    range.lowerBound.write(to: &encoding)
    range.count.write(to: &encoding)
    isExact.write(to: &encoding)
  }

  init(from decoding: inout ResultDecoding) throws(ResultReader.Damage) {
    let file = try decoding.file(try Int(from: &decoding))
    let (lower, count) = (try Int(from: &decoding), try Int(from: &decoding))
    guard lower >= 0, count >= 0, lower <= file.bytes.count, count <= file.bytes.count - lower
    else { throw ResultReader.Damage() }
    self.init(file: file, range: lower..<(lower + count), isExact: try Bool(from: &decoding))
  }
}

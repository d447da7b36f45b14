import SourceText

extension Fix: Kept {
  func write(to encoding: inout ResultEncoding) {
    summary.write(to: &encoding)
    safety.write(to: &encoding)
    replacements.write(to: &encoding)
    share.write(to: &encoding)
  }

  init(from decoding: inout ResultDecoding) throws(ResultReader.Damage) {
    self.init(
      summary: try String(from: &decoding),
      safety: try Safety(from: &decoding),
      replacements: try [Replacement](from: &decoding))
    share = try Share?(from: &decoding)
  }
}

extension Fix.Safety: Kept {}

extension Fix.Replacement: Kept {
  func write(to encoding: inout ResultEncoding) {
    span.write(to: &encoding)
    bytes.write(to: &encoding)
  }

  init(from decoding: inout ResultDecoding) throws(ResultReader.Damage) {
    self.init(span: try SourceSpan(from: &decoding), bytes: try [UInt8](from: &decoding))
  }
}

extension Fix.Share: Kept {
  func write(to encoding: inout ResultEncoding) {
    place.write(to: &encoding)
    count.write(to: &encoding)
    rest.write(to: &encoding)
  }

  init(from decoding: inout ResultDecoding) throws(ResultReader.Damage) {
    self.init(
      of: try SourceSpan(from: &decoding), count: try Int(from: &decoding),
      rest: try [Fix.Replacement](from: &decoding))
  }
}

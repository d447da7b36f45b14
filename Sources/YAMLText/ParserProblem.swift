import CYAML
import SourceText

extension YAMLFailure {
  /// What libyaml found wrong, at the place in bytes.
  init(problemOf parser: yaml_parser_t, in file: SourceFile, marks: inout MarkCursor) {
    let problem = unsafe Self.text(parser.problem) ?? "unreadable"
    switch unsafe parser.error {
    case YAML_READER_ERROR:
      let offset = unsafe min(Int(clamping: parser.problem_offset), file.bytes.count)
      let value = unsafe Int(parser.problem_value)
      self.init(readerProblem: problem, value: value, at: offset, in: file)
    case YAML_SCANNER_ERROR, YAML_PARSER_ERROR:
      let offset = unsafe marks.offset(ofIndex: parser.problem_mark.index)
      var notes: [Diagnostic.Note] = []
      if let context = unsafe Self.text(parser.context) {
        let start = unsafe marks.offset(ofIndex: parser.context_mark.index)
        notes.append(.init(context, span: Self.span(at: start, in: file)))
      }
      self.init(.invalidYAML, problem, at: Self.span(at: offset, in: file), notes: notes)
    default:
      self.init(.limitExceeded, "out of memory", at: file.span(0..<0))
    }
  }

  private init(readerProblem problem: String, value: Int, at offset: Int, in file: SourceFile) {
    self.init(.invalidEncoding, problem, at: Self.span(at: offset, in: file))
  }

  private static func text(_ string: UnsafePointer<CChar>?) -> String? {
    guard let string = unsafe string else { return nil }
    return unsafe String(cString: string)
  }

  /// The span of the Unicode scalar at an offset; empty at the file's end.
  static func span(at offset: Int, in file: SourceFile) -> SourceSpan {
    guard offset < file.bytes.count else { return file.span(file.bytes.count..<file.bytes.count) }
    let end = offset + UTF8Text.width(ofLeadByte: file.bytes[offset])
    return file.span(offset..<min(end, file.bytes.count))
  }
}

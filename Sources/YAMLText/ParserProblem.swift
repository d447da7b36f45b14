import CYAML
import SourceText

extension YAMLFailure {
  /// What libyaml found wrong, at the place in bytes.
  init(problemOf parser: yaml_parser_t, in file: SourceFile, marks: inout MarkCursor) {
    switch unsafe parser.error {
    case YAML_READER_ERROR:
      let offset = unsafe Int(clamping: parser.problem_offset)
      self.init(forbidden: unsafe Int(parser.problem_value), at: offset, in: file)
    case YAML_SCANNER_ERROR, YAML_PARSER_ERROR:
      let problem = unsafe ParserProblem(
        problem: Self.text(parser.problem), context: Self.text(parser.context),
        offset: marks.offset(ofIndex: parser.problem_mark.index),
        contextOffset: marks.offset(ofIndex: parser.context_mark.index))
      self.init(problem, in: file)
    default:
      self.init(.limitExceeded, "out of memory", at: file.span(0..<0))
    }
  }

  /// A character that a YAML file may not hold; the bytes are known to be UTF-8.
  private init(forbidden value: Int, at offset: Int, in file: SourceFile) {
    let digits = String(max(value, 0), radix: 16, uppercase: true)
    let padding = String(repeating: "0", count: max(4 - digits.utf8.count, 0))
    self.init(
      .invalidEncoding, "the character U+\(padding)\(digits) is not allowed",
      at: Self.span(at: offset, in: file),
      remedy: "Remove it, or write it as an escape in double quotes.")
  }

  private init(_ problem: ParserProblem, in file: SourceFile) {
    let wording = ProblemWording(problem, in: file.bytes)
    let span = Self.span(at: problem.offset, in: file)
    let contextSpan = Self.span(at: problem.contextOffset, in: file)
    guard let context = problem.context, span != contextSpan else {
      self.init(.invalidYAML, wording.message, at: span, remedy: wording.remedy)
      return
    }
    let note =
      wording.isAboutContext
      ? Diagnostic.Note("noticed here", span: span) : Diagnostic.Note(context, span: contextSpan)
    self.init(
      .invalidYAML, wording.message, at: wording.isAboutContext ? contextSpan : span, notes: [note],
      remedy: wording.remedy)
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

/// A problem as libyaml states it, its marks turned into byte offsets.
struct ParserProblem {
  let problem: String?
  /// What was being read, such as `while parsing a block mapping`.
  let context: String?
  let offset: Int
  /// Where that started.
  let contextOffset: Int
}

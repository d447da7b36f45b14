package import SourceText

/// A comment of a YAML file.
package struct YAMLComment: Sendable {
  package let file: SourceFile
  /// Its bytes from the `#` to the end of the line, without the line break.
  package let range: Range<Int>
  /// Whether nothing but blanks stands before it on its line.
  package let standsAlone: Bool

  package var span: SourceSpan { file.span(range) }

  /// What stands behind the `#`, blanks included.
  package var text: String { String(decoding: file.bytes[range].dropFirst(), as: UTF8.self) }
}

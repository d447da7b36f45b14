/// A place in a file as people and their tools count it, all parts from 1.
package struct SourcePosition: Sendable, Hashable {
  package var line: Int
  /// Counts Unicode scalars: what a terminal, an editor's status line and SARIF show.
  package var column: Int
  /// Counts UTF-16 code units: what the Language Server Protocol wants.
  package var utf16Column: Int
  /// Counts bytes of UTF-8: what byte-oriented formats want.
  package var byteColumn: Int

  package init(line: Int, column: Int, utf16Column: Int, byteColumn: Int) {
    self.line = line
    self.column = column
    self.utf16Column = utf16Column
    self.byteColumn = byteColumn
  }
}

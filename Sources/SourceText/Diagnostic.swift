/// One finding: what is wrong, where, why it matters and what to do.
package struct Diagnostic: Sendable {
  package var rule: RuleID
  package var severity: Severity
  /// A lower-case phrase without a final period that names what was found.
  package var message: String
  package var span: SourceSpan
  /// Other places and facts that belong to the finding, in the order to print them.
  package var notes: [Note]
  /// What to do about it, as an imperative sentence; nil where the message says it all.
  package var remedy: String?
  /// A change of the source that resolves the finding, where one can be computed.
  package var fix: Fix?
  /// What was measured or proved about the cached prefix, for findings about one.
  package var prefix: PrefixFacts?
  /// True where the file or a part of it could not be analysed because of this: exit status 2.
  package var preventsAnalysis: Bool

  package init(
    rule: RuleID,
    severity: Severity,
    message: String,
    span: SourceSpan,
    notes: [Note] = [],
    remedy: String? = nil,
    fix: Fix? = nil,
    prefix: PrefixFacts? = nil,
    preventsAnalysis: Bool = false
  ) {
    self.rule = rule
    self.severity = severity
    self.message = Self.bounded(message)
    self.span = span
    self.notes = notes
    self.remedy = remedy.map(Self.bounded)
    self.fix = fix
    self.prefix = prefix
    self.preventsAnalysis = preventsAnalysis
  }

  /// A further fact about a finding, with the place it speaks of where there is one.
  package struct Note: Sendable {
    package var message: String
    package var span: SourceSpan?

    package init(_ message: String, span: SourceSpan? = nil) {
      self.message = Diagnostic.bounded(message)
      self.span = span
    }
  }

  /// The most bytes of a text that a report shows.
  private static let longestText = 1000

  /// A text whose middle is left out where it is too long, as a name in it may be.
  private static func bounded(_ text: String) -> String {
    guard text.utf8.count > longestText else { return text }
    let bytes = Array(text.utf8)
    var head = longestText / 2
    while head > 0, UTF8Text.isContinuation(bytes[head]) { head -= 1 }
    var tail = bytes.count - longestText / 4
    while tail < bytes.count, UTF8Text.isContinuation(bytes[tail]) { tail += 1 }
    return String(decoding: bytes[..<head], as: UTF8.self) + " ... "
      + String(decoding: bytes[tail...], as: UTF8.self)
  }
}

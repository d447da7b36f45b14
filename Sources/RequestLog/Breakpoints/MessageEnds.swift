import JSONText

/// The places at which OpenAI writes and looks for entries by itself, from GPT-5.6 on.
///
/// They are the ends of user messages, of runs of tool results, and of the developer messages that
/// a request begins with. Source: OpenAI, prompt caching guide.
extension CapturedRequest {
  /// How many developer or system messages the history begins with.
  var leadingInstructions: Int {
    (0..<history.count).first { !history.element($0).role.isInstruction } ?? history.count
  }

  /// Whether the end of a message is such a place.
  func isMessageEnd(_ index: Int, leading: Int) -> Bool {
    if index < leading { return index + 1 == leading }
    if history.element(index).role == .user { return true }
    return isToolResult(index) && !(index + 1 < history.count && isToolResult(index + 1))
  }

  private func isToolResult(_ index: Int) -> Bool {
    let role = history.element(index).role
    guard role == .none, history.member == .input else { return role == .tool }
    return history.rawBytes(of: index).withUnsafeBytes { $0.contains(Self.resultType) }
  }

  private static let resultType = Array("\"function_call_output\"".utf8)

  /// The positions of the latest message ends, from the last.
  func messageEnds(limit: Int) -> [Int] {
    let leading = leadingInstructions
    let before = positionCount - history.positionCount
    var ends: [Int] = []
    for index in (0..<history.count).reversed() where isMessageEnd(index, leading: leading) {
      ends.append(before + history.positions(ofElements: index + 1))
      if ends.count == limit { break }
    }
    return ends
  }

  /// Whether the provider sets a breakpoint at the end of the latest message by itself.
  var marksImplicitly: Bool {
    body.value("prompt_cache_options")?["mode"]?.isString("explicit") != true
  }

  /// The positions at which entries are looked for: the first 2 and the latest 50 markers, the end
  /// of the latest message and of 20 earlier ones, and the end of the leading instructions.
  var entryLookups: Set<Int> {
    let marked = breakpoints.map(\.position).sorted()
    var lookups = Set(marked.prefix(2) + marked.suffix(50))
    guard marksImplicitly else { return lookups }
    lookups.formUnion(messageEnds(limit: 21))
    if leadingInstructions > 0 { lookups.insert(instructionPositions) }
    return lookups
  }
}

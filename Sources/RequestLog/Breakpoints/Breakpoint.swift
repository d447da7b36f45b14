/// A place up to which a request asks the provider to cache.
struct Breakpoint: Sendable {
  var member: PrefixMember
  var element: Int
  var block: Int
  var marker: CacheMarker
  /// Set by the provider at the last block that can carry one, for a marker of the whole request.
  var isAutomatic: Bool
  /// The number of positions before and at it, from 1.
  var position: Int
}

extension CapturedRequest {
  /// The explicit breakpoints in the order of the prefix, then the automatic one.
  static func findBreakpoints(in request: CapturedRequest) -> [Breakpoint] {
    var found: [Breakpoint] = []
    var positions = 0
    for member in request.dialect.layout {
      guard member.section == .tools || member.section == .system || member.section == .messages
      else { continue }
      if member == request.history.member {
        request.appendHistoryBreakpoints(after: &positions, to: &found)
      } else if let text = request.text(member) {
        for index in text.notable {
          guard let marker = text.blocks[text.elements[index].firstBlock].marker else { continue }
          found.append(
            Breakpoint(
              member: member, element: index, block: 0, marker: marker, isAutomatic: false,
              position: positions + text.positions(ofElements: index + 1)))
        }
        positions += text.positionCount
      }
    }
    if let automatic = request.automaticBreakpoint(positions) { found.append(automatic) }
    return found
  }

  private func appendHistoryBreakpoints(after positions: inout Int, to found: inout [Breakpoint]) {
    for index in history.notable {
      let start = positions + history.positions(ofElements: index)
      let blocks = history.blocks(of: index)
      let messageMarker = dialect == .openAIChat ? history.element(index).messageMarker : nil
      for (offset, block) in blocks.enumerated() {
        let isLast = offset == blocks.count - 1
        guard let marker = block.marker ?? (isLast ? messageMarker : nil) else { continue }
        found.append(
          Breakpoint(
            member: history.member, element: index, block: offset, marker: marker,
            isAutomatic: false, position: start + offset + 1))
      }
    }
    positions += history.positionCount
  }

  /// The breakpoint of a top-level `cache_control`, which Amazon Bedrock's own API does not know:
  /// the last block that can carry a marker.
  private func automaticBreakpoint(_ positions: Int) -> Breakpoint? {
    guard dialect == .anthropicMessages, let marker = body.automaticMarker else { return nil }
    var position = positions
    for index in (0..<history.count).reversed() {
      let blocks = history.blocks(of: index)
      for (offset, block) in blocks.enumerated().reversed()
      where block.kind != .thinking && block.kind != .redactedThinking
        && block.end - block.start > 26
        || block.kind == .string && block.end - block.start > 2
      {
        return Breakpoint(
          member: history.member, element: index, block: offset, marker: marker, isAutomatic: true,
          position: position - blocks.count + offset + 1)
      }
      position -= max(blocks.count, 1)
    }
    return nil
  }
}

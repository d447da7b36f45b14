import ChangeCauses
import PrefixStability
import SourceText

/// The parts of two values that a finding shows: the same stretch of both, around their first
/// differing byte.
enum PairedExcerpt {
  /// The most bytes that are shown of a value, ellipses counted.
  private static let limit = 60
  /// The most bytes before the difference that are quoted where the values go on behind it.
  private static let lead = 24
  private static let ellipsis = Array("…".utf8)

  /// Both values from one start on, whole scalars only, with an ellipsis where they are cut.
  ///
  /// They begin with the token that changed where it begins near, and show more of what is before
  /// the difference where little is behind it.
  static func pair(of values: Pair<[UInt8]>, cause: ChangeCause) -> Pair<[UInt8]> {
    let longest = max(values.first.count, values.second.count)
    guard longest > limit else { return values }
    let either = values.first.count == longest ? values.first : values.second
    var offset = CommonPrefix.length(of: values.first, values.second)
    // Before the difference both values are equal, so either tells where a scalar starts.
    while offset > 0, offset < longest, UTF8Text.isContinuation(either[offset]) { offset -= 1 }
    let token = min(cause.left.lowerBound, cause.right.lowerBound)
    var start = offset - token <= lead && token <= offset ? token : offset - lead
    start = min(start, longest - limit + ellipsis.count)
    if start <= ellipsis.count { start = 0 }
    start = min(start, offset)
    while start < offset, UTF8Text.isContinuation(either[start]) { start += 1 }
    return Pair(cut(values.first, from: start), cut(values.second, from: start))
  }

  private static func cut(_ value: [UInt8], from start: Int) -> [UInt8] {
    let lead = start > 0 ? ellipsis : []
    var end = min(value.count, start + limit - lead.count)
    if end < value.count { end -= ellipsis.count }
    while end > start, end < value.count, UTF8Text.isContinuation(value[end]) { end -= 1 }
    return lead + value[min(start, end)..<end] + (end < value.count ? ellipsis : [])
  }
}

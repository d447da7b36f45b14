import Files
import Reporting

/// One line on a terminal that says what is being done, once that takes longer than a second.
final class ProgressLine {
  private let isShown = Terminal.isTerminal(.error)
  private let start = Terminal.milliseconds
  private var last: Int64 = 0
  private var isOnScreen = false

  func show(_ text: String) {
    guard isShown else { return }
    let now = Int64(Terminal.milliseconds)
    guard now - Int64(start) > 1000, now - last > 100 else { return }
    last = now
    isOnScreen = true
    let width = max(20, (Terminal.width(of: .error) ?? 80) - 1)
    try? Terminal.write(
      Array("\r\u{1B}[K\(VisibleText.plain(text).prefix(width))".utf8), to: .error)
  }

  func clear() {
    guard isOnScreen else { return }
    isOnScreen = false
    try? Terminal.write(Array("\r\u{1B}[K".utf8), to: .error)
  }
}

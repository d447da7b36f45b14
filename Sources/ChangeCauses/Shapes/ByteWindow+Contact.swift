/// Addresses and numbers of people.
extension ByteWindow {
  /// Chinese, Japanese and Korean stand beside an address without a gap, and are no part of it.
  func email(at index: Int) -> Int? {
    guard self[index] < 0x80 || (0xC3...0xDF).contains(self[index]) else { return nil }
    let local = end(
      of: {
        ByteClass.isTokenByte($0) || $0 == 0x2E || $0 == 0x2B || $0 == 0x25 || $0 == 0x27
          || $0 >= 0x80
      }, from: index)
    guard local > index, self[local] == 0x40, self[index] != 0x27 else { return nil }
    var end = end(
      of: { ByteClass.isTokenByte($0) || $0 == 0x2E || $0 >= 0x80 }, from: local + 1)
    while end > local, self[end - 1] == 0x2E || self[end - 1] >= 0x80 { end -= 1 }
    let label = start(of: ByteClass.isLetter, before: end)
    return end - label >= 2 && self[label - 1] == 0x2E && label - 1 > local ? end : nil
  }

  /// A name before an address between angle brackets: `Ann Lee <ann@example.com>`.
  func mailbox(at index: Int) -> Int? {
    guard ByteClass.isLetterOrWide(self[index]) || self[index] == 0x22 else { return nil }
    let name = end(
      of: {
        ByteClass.isLetterOrWide($0) || $0 == 0x20 || $0 == 0x2E || $0 == 0x2D || $0 == 0x27
          || $0 == 0x22
      },
      from: index)
    guard self[name] == 0x3C, self[name - 1] == 0x20, let end = email(at: name + 1),
      self[end] == 0x3E
    else { return nil }
    return end + 1
  }

  /// `+49 30 123456`, `(415) 555-0123`, `415-555-0123`, `555-0123`, `030/9553010`, `06 78 31 89 46`.
  func phoneNumber(at index: Int) -> Int? {
    let isArea =
      self[index] == 0x28
      && (digits(at: index + 1, 2...5).map { self[$0.end] == 0x29 } ?? false)
    let isMarked = self[index] == 0x2B || isArea
    guard isMarked || ByteClass.isDigit(self[index]) else { return nil }
    guard let end = trimmedEnd(of: isPhoneByte, from: isMarked ? index + 1 : index) else {
      return nil
    }
    var stop = end
    while stop > index, !ByteClass.isDigit(self[stop - 1]) { stop -= 1 }
    let digits = TokenProfile(self, index..<max(stop, index)).digits
    guard (7...15).contains(digits), isTokenEnd(stop) else { return nil }
    if isMarked { return stop }
    // Without a mark only the North American grouping is told from other figures, and groups behind a
    // zero.
    if self[index] == 0x30, self[index + 1] != 0x30, let first = self.digits(at: index, 2...5) {
      return (9...12).contains(digits) && !ByteClass.isDigit(self[first.end]) ? stop : nil
    }
    guard let area = self.digits(at: index, 3...3) else { return nil }
    let joint = self[area.end]
    guard joint == 0x2D || joint == 0x2E else { return nil }
    if joint == 0x2D, let line = self.digits(at: area.end + 1, 4...4), isTokenEnd(line.end),
      self[line.end] != 0x2D
    {
      return line.end
    }
    guard let exchange = self.digits(at: area.end + 1, 3...3), self[exchange.end] == joint,
      let line = self.digits(at: exchange.end + 1, 4...4), isTokenEnd(line.end)
    else { return nil }
    return line.end
  }

  private func isPhoneByte(_ byte: UInt8) -> Bool {
    ByteClass.isDigit(byte) || byte == 0x20 || byte == 0x2D || byte == 0x28 || byte == 0x29
      || byte == 0x2F || byte == 0x2E
  }
}

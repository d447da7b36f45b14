/// Addresses of machines and resources.
extension ByteWindow {
  /// An IPv4 or IPv6 address, bracketed or not, with a port or not.
  func ipAddress(at index: Int) -> Int? {
    if let end = ipv4(at: index) { return withPort(end) }
    if self[index] == 0x5B, let end = ipv6(at: index + 1), self[end] == 0x5D {
      return withPort(end + 1)
    }
    return ipv6(at: index)
  }

  private func ipv4(at index: Int) -> Int? {
    guard self[index - 1] != 0x2E, !isProductVersion(at: index) else { return nil }
    var next = index
    for octet in 0..<4 {
      if octet > 0 {
        guard self[next] == 0x2E else { return nil }
        next += 1
      }
      guard let number = digits(at: next, 1...3), number.value <= 255,
        self[next] != 0x30 || number.end == next + 1
      else { return nil }
      next = number.end
    }
    if self[next] == 0x2F, let mask = digits(at: next + 1, 1...2) { next = mask.end }
    let goesOn = self[next] == 0x2E && ByteClass.isDigit(self[next + 1])
    return isTokenEnd(next) && !goesOn ? next : nil
  }

  /// Whether a product goes before its version, as in `Chrome/136.0.0.0`.
  private func isProductVersion(at index: Int) -> Bool {
    guard self[index - 1] == 0x2F else { return false }
    let name = start(of: ByteClass.isTokenByte, before: index - 1)
    let before = self[name - 1]
    return ByteClass.isLetter(self[name])
      && (before == 0 || before == 0x28 || ByteClass.isSpace(before))
  }

  private func ipv6(at index: Int) -> Int? {
    let end = end(of: { ByteClass.isHexDigit($0) || $0 == 0x3A }, from: index)
    guard end - index >= 3, end - index <= 45, self[index - 1] != 0x3A else { return nil }
    var groups = 0
    var gaps = 0
    var length = 0
    var hasLongGroup = false
    for position in index..<end {
      if self[position] == 0x3A {
        if self[position - 1] == 0x3A, position > index { gaps += 1 }
        if length > 0 { groups += 1 }
        length = 0
      } else {
        length += 1
        if length > 2 { hasLongGroup = true }
        if length > 4 { return nil }
      }
    }
    if length > 0 { groups += 1 }
    guard isTokenEnd(end) else { return nil }
    if gaps == 1 {
      // `a::b` is a name with its scope.
      return groups <= 7 && bytes[index..<end].contains(where: ByteClass.isDigit) ? end : nil
    }
    return gaps == 0 && groups == 8 && hasLongGroup ? end : nil
  }

  private func withPort(_ index: Int) -> Int {
    guard self[index] == 0x3A, let port = digits(at: index + 1, 1...5), isTokenEnd(port.end) else {
      return index
    }
    return port.end
  }

  /// `00:1a:2b:3c:4d:5e`, with eight pairs too, `00-1A-2B-3C-4D-5E`, `001a.2b3c.4d5e`.
  func macAddress(at index: Int) -> Int? {
    pairs(at: index, counts: [6, 8]) ?? groups(at: index, count: 3, digits: 4, separators: [0x2E])
  }

  /// The end of so many pairs of hex digits, as one of some counts, with colons or hyphens.
  func pairs(at index: Int, counts: [Int]) -> Int? {
    guard self[index + 2] == 0x3A || self[index + 2] == 0x2D else { return nil }
    for count in counts {
      if let end = groups(at: index, count: count, digits: 2, separators: [0x3A, 0x2D]) {
        return end
      }
    }
    return nil
  }

  private func groups(at index: Int, count: Int, digits: Int, separators: [UInt8]) -> Int? {
    let separator = self[index + digits]
    guard separators.contains(separator) else { return nil }
    var next = index
    for group in 0..<count {
      if group > 0 {
        guard self[next] == separator else { return nil }
        next += 1
      }
      for _ in 0..<digits {
        guard ByteClass.isHexDigit(self[next]) else { return nil }
        next += 1
      }
    }
    return isTokenEnd(next) && self[next] != separator ? next : nil
  }

  /// Labels with points whose last is a known domain, or `localhost`; with a port or not.
  func hostname(at index: Int) -> Int? { domain(at: index).map(withPort) }

  private func domain(at index: Int) -> Int? {
    if let end = end(ofLiteral: "localhost", at: index), isTokenEnd(end) { return end }
    let before = self[index - 1]
    guard before != 0x40, before != 0x2E, before != 0x2F || self[index - 2] == 0x2F else {
      return nil
    }
    var end = end(of: { ByteClass.isTokenByte($0) || $0 == 0x2E }, from: index)
    while end > index, self[end - 1] == 0x2E { end -= 1 }
    let label = start(of: ByteClass.isTokenByte, before: end)
    guard label > index + 1, self[label - 1] == 0x2E else { return nil }
    return TopLevelDomains.names.contains(bytes[label..<end]) ? end : nil
  }

  /// A scheme, `://` and all that a URL may hold; a host and a path; `git@host:path`.
  func url(at index: Int) -> Int? {
    let scheme = end(of: { ByteClass.isAlphanumeric($0) || $0 == 0x2B }, from: index)
    guard ByteClass.isLetter(self[index]) else {
      return end(ofLiteral: "//", at: index).flatMap(hostedPath)
    }
    if scheme - index >= 2, let rest = end(ofLiteral: "://", at: scheme) {
      return trimmedEnd(of: isURLByte, from: rest)
    }
    if let host = end(ofLiteral: "git@", at: index) {
      let colon = end(of: { ByteClass.isTokenByte($0) || $0 == 0x2E }, from: host)
      return self[colon] == 0x3A ? trimmedEnd(of: isURLByte, from: colon + 1) : nil
    }
    if end(ofLiteral: "data:", at: index) != nil {
      let comma = end(of: { isURLByte($0) && $0 != 0x2C }, from: index)
      let isText = self[comma] == 0x2C && end(ofLiteral: ";base64", at: comma - 7) != comma
      return isText ? trimmedEnd(of: isURLByte, from: comma + 1) : nil
    }
    return self[index - 1] == 0x2F || self[index - 1] == 0x5C ? nil : hostedPath(at: index)
  }

  /// `www.example.com/a`, `bit.ly/x`: a domain, a port or none, and a path.
  private func hostedPath(at index: Int) -> Int? {
    let host = end(of: { ByteClass.isTokenByte($0) || $0 == 0x2E }, from: index)
    guard self[host] == 0x2F || self[host] == 0x3A else { return nil }
    let label = start(of: ByteClass.isLetter, before: host)
    guard label > index + 1, self[label - 1] == 0x2E,
      TopLevelDomains.names.contains(bytes[label..<host])
        || TopLevelDomains.short.contains(bytes[label..<host])
    else { return nil }
    let port = withPort(host)
    return self[port] == 0x2F ? trimmedEnd(of: isURLByte, from: port + 1) : nil
  }

  private func isURLByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x22, 0x27, 0x3C, 0x3E, 0x5C, 0x60, 0x7B...0x7F: false
    default: true
    }
  }

  /// The end of a run without the punctuation that ends a sentence or closes a bracket around it.
  func trimmedEnd(of isMember: (UInt8) -> Bool, from index: Int) -> Int? {
    var end = end(of: isMember, from: index)
    while end > index {
      switch self[end - 1] {
      case 0x21, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D: end -= 1
      default: return end
      }
    }
    return nil
  }
}

/// The last labels by which a dotted name is told from a file name or a member access.
enum TopLevelDomains {
  static let names = WordTable(
    """
    com net org edu gov mil int io dev ai app cloud internal local localdomain lan corp home svc \
    cluster test example invalid co uk de fr nl be es it pt pl ch at se no fi dk ie eu us ca mx br \
    ar au nz jp cn kr in sg hk tw ru ua cz info biz tech online site box
    """)
  /// Those that files and members of programs end in as well; a path behind tells them apart.
  static let short = WordTable("ly gl gg tv me co")
}

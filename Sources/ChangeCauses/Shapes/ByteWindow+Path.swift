/// Places in a file system.
extension ByteWindow {
  /// `/srv/app`, `~/notes`, `../x`, `C:\Users\ann`, `\\host\share`, `src/a.ts`, `report.pdf`.
  func path(at index: Int) -> Int? {
    // A part of a longer path, URL, date or fraction starts none of its own.
    let before = self[index - 1]
    if before == 0x2F || before == 0x5C || before == 0x2E || before == 0x7E { return nil }
    // So does every JPEG file in Base64.
    if end(ofLiteral: "/9j/", at: index) != nil { return nil }
    if let end = spacedPath(at: index) ?? windowsPath(at: index) { return end }
    if let start = variableEnd(at: index) {
      return trimmedEnd(of: { isPathByte($0) || $0 == 0x5C }, from: start)
    }
    let isRooted =
      self[index] == 0x2F || self[index] == 0x7E && self[homeEnd(at: index)] == 0x2F
      || self[index] == 0x2E && (self[homeEnd(at: index)] == 0x2F && self[index + 1] != 0x2D)
      || end(ofLiteral: "../", at: index) != nil
    if isRooted {
      guard self[index] != 0x2F || self[index + 1] != 0x2F, before != 0x3C,
        !ByteClass.isAlphanumeric(before)
      else {
        return nil
      }
      return trimmedEnd(of: isPathByte, from: index).flatMap { $0 > index + 1 ? $0 : nil }
    }
    return relativePath(at: index)
  }

  /// The end of the name that a tilde leads to: of `~`, `~ann`.
  private func homeEnd(at index: Int) -> Int { end(of: ByteClass.isTokenByte, from: index + 1) }

  /// The end of a variable with the slash behind it: of `$HOME/`, `${HOME}/`, `%APPDATA%\`.
  private func variableEnd(at index: Int) -> Int? {
    let sign = self[index]
    guard sign == 0x24 || sign == 0x25 else { return nil }
    let start = self[index + 1] == 0x7B ? index + 2 : index + 1
    var end = end(of: ByteClass.isWord, from: start)
    guard end > start, ByteClass.isUpper(self[start]) else { return nil }
    if self[end] == 0x7D || self[end] == 0x25 { end += 1 }
    return self[end] == 0x2F || self[end] == 0x5C ? end + 1 : nil
  }

  /// A rooted path with blanks in its names, where it is all of a value or of what a label leads to.
  ///
  /// A name that goes on behind a blank has a slash behind it, or its next word a capital or digit:
  /// `/Users/ann/Library/Application Support/x`, `C:\\Program Files\\App`.
  private func spacedPath(at index: Int) -> Int? {
    let isUnix = self[index] == 0x2F || self[index] == 0x7E && self[index + 1] == 0x2F
    let isDrive =
      ByteClass.isLetter(self[index]) && self[index + 1] == 0x3A && self[index + 2] == 0x5C
    guard isUnix || isDrive, startsValue(index) else { return nil }
    let isQuoted = ByteClass.isQuote(self[index - 1])
    let limit = end(
      of: { !ByteClass.isLineBreak($0) && !(isQuoted && ByteClass.isQuote($0)) }, from: index)
    let path = bytes[index..<limit]
    let isSlash: (UInt8) -> Bool = { $0 == 0x2F || $0 == 0x5C }
    guard path.count(where: isSlash) >= 2, path.contains(0x20),
      let last = path.lastIndex(where: isSlash)
    else { return nil }
    for position in path.indices {
      let byte = path[position]
      let isName = isPathByte(byte) || isSlash(byte) || byte == 0x28 || byte == 0x29 || byte == 0x26
      if byte == 0x20 {
        let next = self[position + 1]
        let goesOn = position < last && !isSlash(next) && next != 0x20
        guard goesOn || ByteClass.isUpper(next) || ByteClass.isDigit(next) || next == 0x28 else {
          return nil
        }
      } else if !isName, byte != 0x3A || position != index + 1 {
        return nil
      }
    }
    return limit
  }

  /// Whether a value may start at an index: at the start of a line, a quotation, or behind a label.
  private func startsValue(_ index: Int) -> Bool {
    let before = self[index - 1]
    if index == 0 || ByteClass.isLineBreak(before) || ByteClass.isQuote(before) || before == 0x3D {
      return true
    }
    let label = start(of: ByteClass.isBlank, before: index)
    return label == 0 || self[label - 1] == 0x3A || self[label - 1] == 0x3D
      || ByteClass.isLineBreak(self[label - 1])
  }

  private func windowsPath(at index: Int) -> Int? {
    let isDrive =
      ByteClass.isLetter(self[index]) && self[index + 1] == 0x3A
      && (self[index + 2] == 0x5C || self[index + 2] == 0x2F && self[index + 3] != 0x2F)
    let isShare =
      self[index] == 0x5C && self[index + 1] == 0x5C
      && (ByteClass.isAlphanumeric(self[index + 2]) || self[index + 2] == 0x3F)
    guard isDrive || isShare else { return nil }
    let start = isShare && self[index + 2] == 0x3F ? index + 6 : index + 2
    return trimmedEnd(of: { isPathByte($0) || $0 == 0x5C }, from: start)
  }

  /// Names joined with slashes of which the last has an extension, or a name with a known one.
  private func relativePath(at index: Int) -> Int? {
    guard ByteClass.isWord(self[index]), let end = trimmedEnd(of: isPathByte, from: index) else {
      return nil
    }
    let name = start(of: { $0 != 0x2F }, before: end)
    let last = max(name, index)
    let stem = start(of: { $0 != 0x2E }, before: end)
    let hasExtension = stem > last + 1 && self[stem - 1] == 0x2E
    guard hasExtension else {
      let head = self.end(of: ByteClass.isTokenByte, from: index)
      return self[head] == 0x2F && SourceFolders.names.contains(bytes[index..<head]) ? end : nil
    }
    let ending = bytes[stem..<end]
    if FileExtensions.names.contains(ending) { return end }
    guard last > index, ending.count <= 6 else { return nil }
    return TokenProfile(self, stem..<end).lower > 0 ? end : nil
  }

  private func isPathByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x2B, 0x2D, 0x2E, 0x2F, 0x40, 0x5F, 0x7E, 0x25, 0x23: true
    default: ByteClass.isAlphanumeric(byte) || byte >= 0x80
    }
  }
}

/// The folders by which names joined with slashes are known as a path.
enum SourceFolders {
  static let names = WordTable(
    "src lib libs app apps packages pkg cmd internal bin build dist node_modules vendor tests scripts docs"
  )
}

/// The extensions by which a name alone is known as a file's.
enum FileExtensions {
  static let names = WordTable(
    """
    md txt pdf csv tsv json jsonl yaml yml toml xml html htm css js jsx ts tsx mjs py ipynb rs go \
    swift java kt c h cc cpp hpp cs rb php sh sql log lock ini cfg conf env png jpg jpeg gif svg webp \
    heic log bak tmp tgz 7z rar iso dmg exe msi apk mov webm ogg epub odt rtf eml ics vue scss bat \
    ps1 mp3 mp4 wav zip gz tar doc docx xls xlsx ppt pptx parquet proto
    """)
}

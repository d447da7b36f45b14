import JSONText

/// Rewrites a JSON value, already checked, as the cache sees it.
///
/// White space between tokens is dropped, each string is written in one way, and markers (members
/// named `cache_control` or `prompt_cache_breakpoint`) are left out; the order of members, duplicates
/// and the spelling of numbers stay. Inside free-form JSON (a schema, a tool's input) a member of such
/// a name is data and stays too.
final class WireCompactor {
  private var storage = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 12, alignment: 16)
  private var count = 0
  /// One entry for each open container: whether it is an object and whether something stands in it.
  private var open: [Container] = []

  private struct Container {
    var isObject: Bool
    var isFresh = true
  }

  deinit { storage.deallocate() }

  /// The bytes of the last value, valid until the next one.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: storage[..<count]) }

  var digest: WireDigest { WireDigest(of: bytes) }

  /// Puts the last value, a string, into the text block that it stands for.
  func wrapAsTextBlock() {
    let opening = Self.textBlockOpening
    reserve(count &+ opening.count &+ 1, keeping: count)
    guard let base = storage.baseAddress else { return }
    (base + opening.count).copyMemory(from: base, byteCount: count)
    opening.withUnsafeBytes { storage.copyMemory(from: $0) }
    count &+= opening.count
    emit(0x7D)
  }

  private static let textBlockOpening = Array("{\"type\":\"text\",\"text\":".utf8)

  /// What was met in passing.
  struct Facts {
    /// The raw range of the value of a marker of the value itself.
    var marker: Range<Int>?
    /// Whether a value further inside has one.
    var hasNestedMarker = false
    /// The range in `bytes` of the text of the `type` member, without quotes.
    var type: Range<Int>?
  }

  /// Compacts the value that fills `raw`, white space around it allowed.
  func compact(_ raw: UnsafeRawBufferPointer) -> Facts {
    reserve(raw.count &+ 16)
    count = 0
    open.removeAll(keepingCapacity: true)
    var facts = Facts()
    var freeFormDepth = Int.max
    var index = 0
    while index < raw.count {
      let byte = raw[index]
      switch byte {
      case 0x20, 0x0A, 0x0D, 0x09, 0x2C:
        index &+= 1
      case 0x7D, 0x5D:
        emit(byte)
        open.removeLast()
        if open.count < freeFormDepth { freeFormDepth = Int.max }
        index &+= 1
      case 0x7B, 0x5B:
        separate()
        emit(byte)
        open.append(Container(isObject: byte == 0x7B))
        index &+= 1
      case 0x22:
        guard open.last?.isObject == true else {
          separate()
          index = appendString(raw, from: index)
          continue
        }
        index = member(raw, from: index, &facts, &freeFormDepth)
      default:
        separate()
        index = appendToken(raw, from: index)
      }
    }
    return facts
  }

  /// Handles a key, its colon and what follows as far as it is not an open container.
  private func member(
    _ raw: UnsafeRawBufferPointer, from start: Int, _ facts: inout Facts, _ freeFormDepth: inout Int
  ) -> Int {
    let beforeKey = count
    let wasFresh = open[open.count &- 1].isFresh
    separate()
    let keyStart = count
    var index = appendString(raw, from: start)
    let key = UnsafeRawBufferPointer(rebasing: storage[keyStart..<count])
    let isFreeForm = open.count >= freeFormDepth
    let kind = isFreeForm ? KeyKind.plain : KeyKind(key)
    index = Self.colonEnd(raw, from: index)
    if kind == .marker {
      count = beforeKey
      open[open.count &- 1].isFresh = wasFresh
      let end = (try? JSONScanner(raw).valueEnd(from: index)) ?? raw.count
      if open.count == 1 { facts.marker = index..<end } else { facts.hasNestedMarker = true }
      return end
    }
    emit(0x3A)
    guard index < raw.count else { return index }
    let byte = raw[index]
    if byte == 0x22 {
      let textStart = count &+ 1
      index = appendString(raw, from: index)
      if kind == .type, open.count == 1 { facts.type = textStart..<(count &- 1) }
    } else if byte == 0x7B || byte == 0x5B {
      if kind == .freeForm, freeFormDepth == Int.max { freeFormDepth = open.count &+ 1 }
      emit(byte)
      open.append(Container(isObject: byte == 0x7B))
      index &+= 1
    } else {
      index = appendToken(raw, from: index)
    }
    return index
  }

  /// What a key says about its value.
  private enum KeyKind {
    case plain, marker, type, freeForm

    init(_ quoted: UnsafeRawBufferPointer) {
      switch quoted.count {
      case 6: self = quoted.elementsEqual("\"type\"".utf8) ? .type : .plain
      case 7: self = quoted.elementsEqual("\"input\"".utf8) ? .freeForm : .plain
      case 12: self = quoted.elementsEqual("\"parameters\"".utf8) ? .freeForm : .plain
      case 14: self = quoted.elementsEqual("\"input_schema\"".utf8) ? .freeForm : .plain
      case 15: self = quoted.elementsEqual("\"cache_control\"".utf8) ? .marker : .plain
      case 25: self = quoted.elementsEqual("\"prompt_cache_breakpoint\"".utf8) ? .marker : .plain
      default: self = .plain
      }
    }
  }

  private static func colonEnd(_ raw: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start
    while index < raw.count, raw[index] != 0x3A { index &+= 1 }
    index &+= 1
    while index < raw.count, raw[index] <= 0x20 { index &+= 1 }
    return index
  }

  /// Writes the comma that must stand before a further member or element.
  @inline(__always)
  private func separate() {
    guard let last = open.last else { return }
    if last.isFresh { open[open.count &- 1].isFresh = false } else { emit(0x2C) }
  }

  @inline(__always)
  private func emit(_ byte: UInt8) {
    storage[count] = byte
    count &+= 1
  }

  /// Copies a number or literal.
  private func appendToken(_ raw: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start
    while index < raw.count {
      let byte = raw[index]
      if byte <= 0x20 || byte == 0x2C || byte == 0x7D || byte == 0x5D { break }
      emit(byte)
      index &+= 1
    }
    return index
  }

  private func reserve(_ capacity: Int, keeping kept: Int = 0) {
    guard storage.count < capacity else { return }
    let larger = UnsafeMutableRawBufferPointer.allocate(
      byteCount: max(capacity, storage.count &* 2), alignment: 16)
    larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: storage[..<kept]))
    storage.deallocate()
    storage = larger
  }
}

extension WireCompactor {
  /// Copies the string at `start`, its escapes written in one way, and returns its end.
  @inline(__always)
  private func appendString(_ raw: UnsafeRawBufferPointer, from start: Int) -> Int {
    var index = start &+ 1
    emit(0x22)
    let length = raw.count
    while index < length {
      while index &+ 8 <= length {
        let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        storage.storeBytes(of: word, toByteOffset: count, as: UInt64.self)
        let special = Self.quotesAndBackslashes(in: UInt64(littleEndian: word))
        if special != 0 {
          let plain = special.trailingZeroBitCount &>> 3
          index &+= plain
          count &+= plain
          break
        }
        index &+= 8
        count &+= 8
      }
      guard index < length else { break }
      let byte = raw[index]
      if byte == 0x22 {
        emit(0x22)
        return index &+ 1
      }
      if byte == 0x5C {
        index = appendEscape(raw, from: index)
      } else {
        emit(byte)
        index &+= 1
      }
    }
    return length
  }

  @inline(__always)
  private static func quotesAndBackslashes(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = word ^ (ones &* 0x22)
    let backslashes = word ^ (ones &* 0x5C)
    let found = ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)
    return found & (ones &* 0x80)
  }

  /// Writes the escape at `start` as RFC 8785 has it; a lone surrogate stays as it is.
  private func appendEscape(_ raw: UnsafeRawBufferPointer, from start: Int) -> Int {
    let next = start &+ 1 < raw.count ? raw[start &+ 1] : 0x5C
    if next == 0x2F {
      emit(0x2F)
      return start &+ 2
    }
    guard next == 0x75, let unit = Self.codeUnit(raw, at: start) else {
      emit(0x5C)
      emit(next)
      return start &+ 2
    }
    var end = start &+ 6
    var value = unit
    if unit & 0xFC00 == 0xD800, let low = Self.codeUnit(raw, at: end), low & 0xFC00 == 0xDC00 {
      value = 0x10000 &+ ((unit & 0x3FF) &<< 10) &+ (low & 0x3FF)
      end &+= 6
    }
    guard let scalar = Unicode.Scalar(value) else {
      for offset in start..<end { emit(Self.lowercasedHex(raw[offset])) }
      return end
    }
    appendScalar(scalar, raw, start..<end)
    return end
  }

  private func appendScalar(
    _ scalar: Unicode.Scalar, _ raw: UnsafeRawBufferPointer, _ source: Range<Int>
  ) {
    let short: UInt8? =
      switch scalar.value {
      case 0x08: UInt8(ascii: "b")
      case 0x09: UInt8(ascii: "t")
      case 0x0A: UInt8(ascii: "n")
      case 0x0C: UInt8(ascii: "f")
      case 0x0D: UInt8(ascii: "r")
      case 0x22: 0x22
      case 0x5C: 0x5C
      default: nil
      }
    if let short {
      emit(0x5C)
      emit(short)
    } else if scalar.value < 0x20 {
      for offset in source { emit(Self.lowercasedHex(raw[offset])) }
    } else {
      for byte in Unicode.UTF8.encode(scalar) ?? .init() { emit(byte) }
    }
  }

  private static func lowercasedHex(_ byte: UInt8) -> UInt8 {
    (0x41...0x46).contains(byte) ? byte | 0x20 : byte
  }

  private static func codeUnit(_ raw: UnsafeRawBufferPointer, at start: Int) -> UInt32? {
    guard start &+ 6 <= raw.count, raw[start] == 0x5C, raw[start &+ 1] == 0x75 else { return nil }
    var unit: UInt32 = 0
    for index in (start &+ 2)..<(start &+ 6) {
      switch raw[index] {
      case let byte where byte &- 0x30 < 10: unit = unit &<< 4 | UInt32(byte &- 0x30)
      case let byte where (byte | 0x20) &- 0x61 < 6:
        unit = unit &<< 4 | UInt32((byte | 0x20) &- 0x57)
      default: return nil
      }
    }
    return unit
  }
}

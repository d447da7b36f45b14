package import PromptCompiler
package import PromptSkeleton
package import SampleRows
import SourceText

/// Finds the rows whose spliced lists bring breakpoints along that the API refuses, by themselves or
/// together with those of the template.
///
/// A row is rendered only where its JSON has one at all.
package struct MarkerTrack {
  private let compiled: CompiledTemplate
  /// The spliced lists by the chunk that each stands at.
  private var lists: [Int: RowInput] = [:]
  /// The breakpoint that automatic caching puts on the last block, a parameter before the prefix.
  private var automatic: Mark?
  private(set) var found: [StabilityReport.MarkerFault] = []

  package init(_ compiled: CompiledTemplate) {
    self.init(compiled, RowInput.inputs(of: compiled))
  }

  init(_ compiled: CompiledTemplate, _ inputs: [RowInput]) {
    self.compiled = compiled
    // Other providers mark with another member, and drop what is too many.
    guard compiled.skeleton.endpoint == .anthropicMessages else { return }
    for input in inputs where input.use == .list {
      for chunk in input.chunks { lists[chunk] = input }
    }
    automatic =
      compiled.skeleton.chunks[..<compiled.skeleton.prefixStart].lazy.compactMap(Mark.init).first
  }

  mutating func add(_ row: Row) {
    guard mayHaveMarkers(row), let values = try? row.values() else { return }
    var told: [StabilityReport.MarkerFault] = []
    for fault in faults(in: values, row: row.number) where !told.contains(where: fault.isLike) {
      told.append(fault)
      if let index = found.firstIndex(where: { $0.isLike(fault) }) {
        found[index].count += 1
      } else {
        found.append(fault)
      }
    }
  }

  /// The list of a row that brings a breakpoint along; nil where none does.
  package func path(in row: Row) -> ValuePath? {
    guard mayHaveMarkers(row), let values = try? row.values() else { return nil }
    return marks(in: values).all.lazy.compactMap { $0.list?.path }.first
  }

  /// What the API refuses of one row, as a sentence; nil where it takes it.
  ///
  /// - Parameters:
  ///   - row: One that was read for the skeleton's variables, in their order.
  ///   - limit: The most breakpoints that the API takes.
  package func problem(in row: Row, limit: Int) -> String? {
    guard mayHaveMarkers(row), let values = try? row.values() else { return nil }
    return faults(in: values, row: row.number).lazy.compactMap { $0.problem(limit: limit) }.first
  }

  private func mayHaveMarkers(_ row: Row) -> Bool {
    lists.values.contains { list in
      row.raw(list.slot).map(Self.hasMember) ?? false
    }
  }

  /// Whether a row's value has the member's name in it; its underscore is the rarest byte of it.
  private static func hasMember(_ raw: ArraySlice<UInt8>) -> Bool {
    raw.withUnsafeBytes { bytes in
      var start = lead
      while let found = ByteSearch.firstIndex(
        of: member[lead], in: bytes, from: start, to: bytes.count)
      {
        if bytes[(found - lead)...].starts(with: member) { return true }
        start = found + 1
      }
      return false
    }
  }

  private static let member = Array("\"cache_control\"".utf8)
  private static let lead = 6

  /// A breakpoint of the request: a list's, or the template's own.
  private struct Mark {
    var isLong: Bool
    var list: RowInput?
    var marker: SplicedMarker?

    init(_ marker: SplicedMarker, of list: RowInput) {
      isLong = marker.isLong
      self.list = list
      self.marker = marker
    }

    /// The template's own; nil for a chunk that is none.
    init?(_ chunk: Chunk) {
      guard case .marker(let bytes) = chunk else { return nil }
      isLong = ByteSearch.contains(Self.hour[...], in: bytes[...])
    }

    private static let hour = Array("\"1h\"".utf8)
  }

  /// The breakpoints of a request.
  private struct Marks {
    /// Those that blocks carry, in their order.
    var all: [Mark] = []
    /// The one of them that the last block carries, if that is of a list.
    var last: Mark?
  }

  private func marks(in values: PromptValue) -> Marks {
    var marks = Marks()
    var visits: [Int: Int] = [:]
    let skeleton = compiled.skeleton
    let rendered = try? skeleton.renderPrefix(toChunk: skeleton.chunks.count, values) { chunk, _ in
      if let list = lists[chunk], let kind = list.elements?.kind {
        let visit = visits[chunk, default: 0]
        visits[chunk] = visit + 1
        guard let value = self.value(of: list, visit, in: values) else { return }
        marks.all += SplicedMarker.all(in: value, of: kind).map { Mark($0, of: list) }
        if value.isTruthy {
          let isOnLast = SplicedMarker.isOnLastBlock(of: value, kind)
          marks.last = isOnLast ? marks.all.last { $0.marker?.fault == nil } : nil
        }
      } else if let mark = Mark(skeleton.chunks[chunk]) {
        marks.all.append(mark)
      } else if case .constant = skeleton.chunks[chunk], compiled.position(ofChunk: chunk) != nil {
        marks.last = nil
      }
    }
    return rendered == nil ? Marks() : marks
  }

  /// The list that is spliced in where its chunk is come to for another time.
  private func value(of list: RowInput, _ visit: Int, in values: PromptValue) -> PromptValue? {
    let path = list.rowPath
    let value = values.member(path.root) ?? compiled.skeleton.variables[list.slot].fallback
    guard let value = value.flatMap(path.resolve(below:)) else { return nil }
    if list.loops.isEmpty { return value }
    let elements = list.elements(of: value)
    return visit < elements.count ? elements[visit] : nil
  }

  private func faults(in values: PromptValue, row: Int) -> [StabilityReport.MarkerFault] {
    let marks = marks(in: values)
    var faults = marks.all.compactMap { mark in
      mark.marker?.fault.flatMap { fault(of: mark, .init($0), row) }
    }
    // On a block that has one, the automatic breakpoint is the same or an error.
    let ordered = marks.all + (marks.last == nil ? [automatic].compactMap(\.self) : [])
    if let short = ordered.firstIndex(where: { !$0.isLong }) {
      for mark in ordered[(short + 1)...] where mark.isLong {
        let found =
          fault(of: mark, .longBehindShort, row) ?? fault(of: ordered[short], .shortBeforeLong, row)
        if let found {
          faults.append(found)
          break
        }
      }
    }
    if let last = marks.last, let automatic, last.isLong != automatic.isLong {
      faults += [fault(of: last, .unlikeAutomatic(isLong: last.isLong), row)].compactMap(\.self)
    }
    if let last = marks.all.last(where: { $0.list != nil }) {
      let spliced = marks.all.count { $0.list != nil }
      let count = marks.all.count + (automatic == nil ? 0 : 1)
      faults += [fault(of: last, .count(count, spliced: spliced), row)].compactMap(\.self)
    }
    return faults
  }

  /// What is to be said of a list's breakpoint; nil for one of the template.
  private func fault(
    of mark: Mark, _ kind: StabilityReport.MarkerFault.Kind, _ row: Int
  ) -> StabilityReport.MarkerFault? {
    guard let list = mark.list, let marker = mark.marker else { return nil }
    return .init(
      kind: kind, input: list, place: "\(list.path)\(marker.place)", row: row, count: 1)
  }
}

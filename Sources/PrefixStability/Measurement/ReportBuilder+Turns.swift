import ChangeCauses
import JSONText
import PromptCompiler
import PromptSkeleton
import SourceText

extension ReportBuilder {
  /// Where the first two turns of one conversation part of which the later does not extend the
  /// earlier, and what is to blame.
  func broken(_ index: Int) -> StabilityReport.Broken? {
    let end = compiled.breakpoints[index].end
    guard let rows = meter.breakpoints[index].firstBroken,
      let first = witnesses[rows.first]?.values, let second = witnesses[rows.second]?.values,
      let (form, left, right, offset) = comparison(of: first, second, to: end)
    else { return nil }
    guard let visit = left.visit(at: offset), let other = right.visit(at: offset) else {
      return nil
    }
    let chunk = left.starts[visit].chunk
    let isSamePlace = chunk == right.starts[other].chunk
    let blame =
      isSamePlace
      ? (input: self.input(ofChunk: chunk).map { settled($0, rows) }, loss: nil)
      : blame(visit, left, answer: right.bytes[offset..<right.bytes(ofVisit: other).endIndex])
    let start = left.starts[visit].offset
    // The bytes that are sent, which another form of the history may have moved.
    let sent = rendered(meter.lists.cached(first), to: end)?.starts[visit].offset ?? start
    let place = compiled.origins[chunk].span(at: offset - start)
    let block = compiled.position(ofChunk: chunk).map { compiled.positions[$0].span }
    if !isSamePlace,
      let kept = kept(
        meter.lists.folded(first, to: form), meter.lists.folded(second, to: form), blame,
        breakpoint: index, history: self.input(ofChunk: right.starts[other].chunk))
    {
      return StabilityReport.Broken(
        rows: rows, prefixOffset: sent + offset - start, input: kept.input, span: place ?? block,
        loss: kept.loss, values: Pair(kept.values.first, kept.values.second), cause: kept.cause)
    }
    let change = blame.input.flatMap { index in
      let input = meter.inputs[index].input
      return self.change(of: input, rows, first, second, form)
        ?? (blame.loss == .value ? loss(of: input, in: first) : nil)
    }
    let values = change?.values ?? Pair(text(start, left), text(start, right))
    return StabilityReport.Broken(
      rows: rows, prefixOffset: sent + offset - start, input: blame.input, span: place ?? block,
      loss: blame.loss, values: values,
      cause: change?.cause
        ?? ChangeClassifier.classify(
          left: values.first ?? [], right: values.second ?? [],
          context: blame.input.map {
            context(of: meter.inputs[$0].input, chunk: meter.inputs[$0].input.chunk)
          } ?? ChangeContext()))
  }

  /// Two turns in the form in which they have the most in common, and how much that is.
  private func comparison(
    of first: PromptValue, _ second: PromptValue, to end: Int
  ) -> (form: SplicedLists.Form, left: RenderedPrefix, right: RenderedPrefix, offset: Int)? {
    let all = meter.lists.forms.compactMap { form in
      rendered(meter.lists.folded(first, to: form), to: end).flatMap { left in
        rendered(meter.lists.folded(second, to: form), to: end).map { right in
          (form, left, right, CommonPrefix.length(of: left.bytes, right.bytes))
        }
      }
    }
    return all.max { $0.3 < $1.3 }
  }

  private func input(ofChunk chunk: Int) -> Int? {
    meter.inputs.firstIndex { $0.input.chunks.contains(chunk) }
  }

  /// The list in place of what is taken of its elements, where two rows have them in another order.
  private func settled(_ member: Int, _ rows: Pair<Int>) -> Int {
    let list = meter.inputs[member].input.loops.first.flatMap { loop in
      meter.inputs.firstIndex {
        $0.input.use == .repetition && $0.input.loops.isEmpty && $0.input.path == loop.list
      }
    }
    return list.flatMap { isReordered(meter.inputs[$0].input, rows) ? $0 : nil } ?? member
  }

  /// Which value of a turn's own messages the next turn, whose history stands in their place, does
  /// not have; where it has them all, the text around them is what it lacks.
  private func blame(
    _ visit: Int, _ left: RenderedPrefix, answer: ArraySlice<UInt8>
  ) -> (input: Int?, loss: StabilityReport.Loss?) {
    let chunk = left.starts[visit].chunk
    let message = compiled.positions.first { $0.chunks.upperBound > chunk }?.message
    let chunks = compiled.positions.filter { $0.message == message && message != nil }
      .map(\.chunks)
    let inputs = left.starts.indices.compactMap { visit -> (visit: Int, input: Int)? in
      let chunk = left.starts[visit].chunk
      guard chunks.contains(where: { $0.contains(chunk) }) else { return nil }
      return input(ofChunk: chunk).map { (visit, $0) }
    }
    let behind = inputs.filter { $0.visit >= visit }
    let lost = behind.first { !ByteSearch.contains(left.bytes(ofVisit: $0.visit), in: answer) }
    if let lost { return (lost.input, .value) }
    return (behind.first?.input ?? inputs.last?.input, .text)
  }

  /// What the later turn's history has in the place of a block of the earlier turn's own message,
  /// and what is to blame with that in view; nil where it has no such block, or where what a single
  /// value of several is has no place in it.
  private func kept(
    _ first: PromptValue, _ second: PromptValue,
    _ blame: (input: Int?, loss: StabilityReport.Loss?), breakpoint: Int, history: Int?
  ) -> (
    input: Int?, loss: StabilityReport.Loss?, values: Pair<[UInt8]>, cause: ChangeCause
  )? {
    guard let index = blame.input, let values = blockTexts(first, second, breakpoint) else {
      return nil
    }
    let input = meter.inputs[index].input
    let isWhole = text(of: input, in: first) == values.first
    let cause = ChangeClassifier.classify(
      left: values.first, right: values.second,
      context: isWhole ? context(of: input, chunk: input.chunk) : ChangeContext())
    if cause.kind.group == .encoding, isWhole || blame.loss == .value {
      return (index, nil, values, cause)
    }
    switch blame.loss {
    case .text:
      let isList = history.map { meter.inputs[$0].input.use == .list } ?? false
      return (isList ? history : index, .text, values, cause)
    case .value where isWhole: return (index, .value, values, cause)
    case .value, nil: return nil
    }
  }

  /// The texts of the first block in which the messages of two turns differ; nil where it is no text
  /// in both, or their messages are not made of the same blocks, those behind the breakpoint apart.
  private func blockTexts(
    _ first: PromptValue, _ second: PromptValue, _ breakpoint: Int
  ) -> Pair<[UInt8]>? {
    let end = compiled.breakpoints[breakpoint].position
    let behind = compiled.positions[end...].dropFirst().count {
      $0.message == compiled.positions[end].message
    }
    let pairs = zip(messages(first), messages(second))
    guard let (own, later) = pairs.first(where: { $0.rawBytes != $1.rawBytes }),
      own["role"]?.rawBytes == later["role"]?.rawBytes
    else { return nil }
    let (blocks, others) = (Self.blocks(own), Self.blocks(later))
    guard [blocks.count, blocks.count - behind].contains(others.count),
      let (sent, kept) = zip(blocks, others).first(where: { $0.rawBytes != $1.rawBytes }),
      !blocks.contains(where: { $0.rawBytes == kept.rawBytes }),
      let left = Self.text(ofBlock: sent), let right = Self.text(ofBlock: kept), left != right
    else { return nil }
    return Pair(left, right)
  }

  private func messages(_ values: PromptValue) -> [JSONValue] {
    let body = rendered(values, to: compiled.skeleton.chunks.count)?.bytes ?? []
    let document = try? JSONDocument(parsing: [UInt8(ascii: "{")] + body.dropFirst())
    return document?.root["messages"].map { Array($0.elements) } ?? []
  }

  private static func blocks(_ message: JSONValue) -> [JSONValue] {
    guard let content = message["content"] else { return [] }
    return content.kind == .array ? Array(content.elements) : [content]
  }

  private static func text(ofBlock block: JSONValue) -> [UInt8]? {
    if block.kind == .string { return block.stringBytes() }
    return block["type"]?.isString("text") ?? false ? block["text"]?.stringBytes() : nil
  }

  /// How the value of an input differs between two turns; nil where it does not, or is not at fault
  /// by itself.
  private func change(
    of input: RowInput, _ rows: Pair<Int>, _ first: PromptValue, _ second: PromptValue,
    _ form: SplicedLists.Form
  ) -> (values: Pair<[UInt8]?>, cause: ChangeCause)? {
    if input.use == .list, input.loops.isEmpty {
      let lists = Pair(meter.lists.folded(first, to: form), meter.lists.folded(second, to: form))
      if let change = listChange(of: input, lists.first, lists.second) { return change }
      return ListChange(elements(of: input, lists.first), elements(of: input, lists.second)).map {
        (
          $0.values,
          ChangeClassifier.classify(
            left: $0.left ?? [], right: $0.right ?? [],
            context: context(of: input, chunk: input.chunk))
        )
      }
    }
    guard let variation = variation(of: input, rows: rows),
      variation.values.first != variation.values.second
    else { return nil }
    return (variation.values, variation.cause)
  }

  /// A value that both turns have, each in its own messages, and that the history of the later one
  /// has not.
  private func loss(
    of input: RowInput, in values: PromptValue
  ) -> (values: Pair<[UInt8]?>, cause: ChangeCause) {
    let value = text(of: input, in: values)
    return (Pair(value, nil), ChangeCause(.text, .none, left: value.indices, right: 0..<0))
  }

  /// The text of the chunk that starts at an offset.
  private func text(_ start: Int, _ prefix: RenderedPrefix) -> [UInt8] {
    let end = prefix.starts.first { $0.offset > start }?.offset ?? prefix.bytes.count
    return PromptTokens.unescaped(prefix.bytes[min(start, end)..<end])
  }
}

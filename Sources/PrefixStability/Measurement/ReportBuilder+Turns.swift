import ChangeCauses
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
      ? (input: self.input(ofChunk: chunk), loss: nil)
      : blame(visit, left, answer: right.bytes[offset..<right.bytes(ofVisit: other).endIndex])
    let start = left.starts[visit].offset
    // The bytes that are sent, which another form of the history may have moved.
    let sent = rendered(meter.lists.cached(first), to: end)?.starts[visit].offset ?? start
    let change = blame.input.flatMap { index in
      let input = meter.inputs[index].input
      return self.change(of: input, rows, first, second, form)
        ?? (blame.loss == .value ? loss(of: input, in: first) : nil)
    }
    let values = change?.values ?? Pair(text(start, left), text(start, right))
    let place = compiled.origins[chunk].span(at: offset - start)
    let block = compiled.position(ofChunk: chunk).map { compiled.positions[$0].span }
    return StabilityReport.Broken(
      rows: rows, prefixOffset: sent + offset - start, input: blame.input, span: place ?? block,
      loss: blame.loss, values: values,
      cause: change?.cause
        ?? ChangeClassifier.classify(
          left: values.first, right: values.second,
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

  /// How the value of an input differs between two turns; nil where it does not, or is not at fault
  /// by itself.
  private func change(
    of input: RowInput, _ rows: Pair<Int>, _ first: PromptValue, _ second: PromptValue,
    _ form: SplicedLists.Form
  ) -> (values: Pair<[UInt8]>, cause: ChangeCause)? {
    if input.use == .list, input.loops.isEmpty {
      let lists = Pair(meter.lists.folded(first, to: form), meter.lists.folded(second, to: form))
      if let change = listChange(of: input, lists.first, lists.second) { return change }
      return ListChange(elements(of: input, lists.first), elements(of: input, lists.second)).map {
        (
          $0.values,
          ChangeClassifier.classify(
            left: $0.left, right: $0.right, context: context(of: input, chunk: input.chunk))
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
  ) -> (values: Pair<[UInt8]>, cause: ChangeCause) {
    let value = text(of: input, in: values)
    return (Pair(value, []), ChangeCause(.text, .none, left: value.indices, right: 0..<0))
  }

  /// The text of the chunk that starts at an offset.
  private func text(_ start: Int, _ prefix: RenderedPrefix) -> [UInt8] {
    let end = prefix.starts.first { $0.offset > start }?.offset ?? prefix.bytes.count
    return PromptTokens.unescaped(prefix.bytes[min(start, end)..<end])
  }
}

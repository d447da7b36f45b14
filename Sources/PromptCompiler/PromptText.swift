import PromptSkeleton
import PromptTemplate

extension CompiledTemplate {
  /// Calls a closure with the constant bytes of a position that the model reads, run by run.
  ///
  /// Of a text block that is its text, unescaped and without the frame; of a tool or another block
  /// the whole JSON, which is what there is to estimate by.
  package func forEachConstantText(
    ofPosition index: Int, _ body: (_ chunk: Int, _ bytes: ArraySlice<UInt8>) -> Void
  ) {
    let position = positions[index]
    for chunk in position.chunks {
      guard case .constant(let bytes) = skeleton.chunks[chunk] else { continue }
      guard position.kind == "text", case .constant(let runs) = origins[chunk] else {
        body(chunk, bytes[...])
        continue
      }
      for (number, run) in runs.enumerated() {
        switch run.source {
        case .frame: break
        case .literal(let literal): body(chunk, literal.bytes)
        case .construct:
          let end = number + 1 < runs.count ? runs[number + 1].start : bytes.count
          body(chunk, bytes[run.start..<end])
        }
      }
    }
  }
}

import PromptCompiler
import PromptSkeleton
import PromptTemplate
import SourceText
import Testing

/// Every byte of a skeleton knows where it came from.
@Suite struct ProvenanceTests {
  static let templates = [
    """
    model: claude-haiku-5-5
    max_tokens: 16
    system:
      - |
        Caf\u{E9} "Lumen" \\ back\tslash
          indented {{ a }} and on

      - >-
        folded
        text {{ a }}, more

        paragraph
      - 'it''s {{ b }}
        single'
      - "double \\u00e9 \\"q\\" \\
         {{ b }} \\n end"
      - plain text
        over lines {{ c }}
      - file: rules.md
      - {type: text, text: "{{ '{{' }} kept"}
      - breakpoint
    messages:
      - user: ["{{ q }}", {text: second}]

    """,
    "model: claude-haiku-5-5\r\nmax_tokens: 16\r\nsystem:\r\n  - |\r\n    one\r\n    two {{ a }}\r\n"
      + "messages:\r\n  - user: \"x\\ty {{ b }}\"\r\n",
  ]
  private static let files = ["rules.md": "Line \"one\"\r\nline two {{ c }} caf\u{E9}\n"]

  @Test(arguments: templates) func everyLiteralByteIsTheOneAtItsPlace(template: String) throws {
    let text = try CompiledText(template, files: Self.files)
    #expect(text.diagnostics.isEmpty)
    var checked = 0
    for (chunk, origin) in zip(text.compiled.skeleton.chunks, text.compiled.origins) {
      guard case .constant(let bytes) = chunk, case .constant(let runs) = origin else { continue }
      for (index, run) in runs.enumerated() {
        guard case .literal(let literal) = run.source else { continue }
        let end = index + 1 < runs.count ? runs[index + 1].start : bytes.count
        var escaped: [UInt8] = []
        JSONBytes.appendEscaped(literal.bytes, to: &escaped)
        #expect(escaped == Array(bytes[run.start..<end]))
        for offset in literal.bytes.indices {
          let place = offset - literal.bytes.startIndex
          let span = literal.span(of: place..<(place + 1))
          let source = Array(span.file.bytes[span.range])
          let byte = literal.bytes[offset]
          let isSame = source.contains(byte)
          let isEscape = source.first == UInt8(ascii: "\\") || source.starts(with: "{{".utf8)
          let isBreak = byte == 0x0A && source.contains(0x0D)
          let isFold = byte == 0x20 && (source.contains(0x0A) || source.contains(0x0D))
          #expect(isSame || isEscape || isBreak || isFold, "byte \(byte) from \(source)")
          checked += 1
        }
      }
    }
    #expect(checked > 10)
  }

  @Test(arguments: templates) func everyHoleIsItsText(template: String) throws {
    let text = try CompiledText(template, files: Self.files)
    for case .hole(let hole) in text.compiled.origins {
      #expect(text.source(hole.span) == "{{ \(hole.path) }}")
    }
  }

  /// Changing one variable alone moves the first byte of the prefix that it is blamed for.
  @Test(arguments: templates) func aVariableIsBlamedForTheFirstByteThatItMoves(
    template: String
  ) throws {
    let text = try CompiledText(template, files: Self.files)
    let skeleton = text.compiled.skeleton
    let end = skeleton.chunks.count
    let base = skeleton.variables.map { PromptValue.Member($0.name, .string("v")) }
    var starts: [Int: Int] = [:]
    let before = try skeleton.renderPrefix(toChunk: end, .object(base)) { starts[$0] = $1 }
    for (slot, variable) in skeleton.variables.enumerated() {
      var members = base
      members[slot] = .init(variable.name, .string("w"))
      let after = try skeleton.renderPrefix(toChunk: end, .object(members)) { _, _ in }
      let first = zip(before, after).prefix { $0 == $1 }.count
      let chunk = skeleton.chunks.firstIndex { chunk in
        if case .hole(let hole) = chunk { hole.path.root == variable.name } else { false }
      }
      #expect(first == starts[try #require(chunk)])
    }
  }
}

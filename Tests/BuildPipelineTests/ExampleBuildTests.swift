import BuildPipeline
import Files
import FoundationEssentials
import LintPipeline
import PromptCompiler
import PromptEmitters
import PromptSkeleton
import SampleRows
import TemplateRequests
import Testing

/// Holds what is built of the example prompts against what is linted, for every row.
///
/// FoundationEssentials is here because an app reads skeletons with its `JSONDecoder`.
@Suite("Example prompts")
struct ExampleBuildTests {
  private static let folder =
    FilePath.parent(of: FilePath.parent(of: FilePath.parent(of: #filePath))) + "/prompts"
  private static let inputs = BuildInputs(paths: [folder])

  @Test("are all built")
  func complete() {
    #expect(Self.inputs.isComplete)
    #expect(Self.inputs.templates.count >= 8)
  }

  @Test("give the same bytes frozen lifetime by lifetime", arguments: inputs.templates.indices)
  func frozenBytes(index: Int) throws {
    try forEachRow(of: Self.inputs.templates[index]) { skeleton, values in
      var frozen = skeleton
      for lifetime in Lifetime.allCases where lifetime < .request {
        frozen = try frozen.freeze(values, through: lifetime)
      }
      #expect(frozen.variables.allSatisfy { $0.lifetime == .request })
      #expect(try frozen.render(values) == skeleton.render(values))
      for breakpoint in skeleton.breakpoints.indices {
        #expect(
          try frozen.renderPrefix(at: breakpoint, values)
            == skeleton.renderPrefix(at: breakpoint, values))
      }
    }
  }

  @Test("give the same bytes read back from JSON", arguments: inputs.templates.indices)
  func decodedBytes(index: Int) throws {
    let template = Self.inputs.templates[index]
    let decoded = try template.emitted.variants.map { variant in
      try JSONDecoder().decode(
        Skeleton.self, from: Data(SkeletonJSON.bytes(of: variant, source: template.path)))
    }
    var rows = 0
    try forEachRow(of: template) { skeleton, values in
      let read = try #require(decoded.first { $0.model == skeleton.model })
      #expect(try read.render(values) == skeleton.render(values))
      for breakpoint in skeleton.breakpoints.indices {
        #expect(
          try read.renderPrefix(at: breakpoint, values)
            == skeleton.renderPrefix(at: breakpoint, values))
      }
      rows += 1
    }
    #expect(rows > 0)
  }

  private func forEachRow(
    of template: BuildInputs.Template, _ body: (Skeleton, PromptValue) throws -> Void
  ) throws {
    for variant in template.emitted.variants {
      let source = try CompiledSource.load(template.path, tier: variant.compiled.tier).get()
      var reader = try #require(source.rows).reader()
      while let outcome = try reader.next() {
        guard case .row(let row) = outcome else { continue }
        try body(variant.skeleton, try row.values())
      }
    }
  }
}

import PromptCompiler
import PromptSkeleton
import PromptTemplate
import SourceText

extension TemplateSource {
  /// Reports the names of a template that would become the same.
  func checkNames(reporting diagnostics: inout [Diagnostic]) {
    var values = NameScope()
    var types = NameScope()
    for variable in variables {
      let span =
        emitted.template.variable(variable.original)?.nameSpan ?? span(ofChunk: variable.chunk)
      values.add(variable.name, for: variable.original, at: span, reporting: &diagnostics)
      if let structure = variable.type.structure {
        types.add(structure.name, for: structure.path, at: span, reporting: &diagnostics)
        check(structure, reporting: &diagnostics)
      }
    }
    var cases = NameScope()
    for (tier, model) in zip(tiers, emitted.template.models) {
      let original = tier.variant.compiled.tier ?? ""
      cases.add(tier.name, for: original, at: model.span, reporting: &diagnostics)
    }
  }

  private func check(
    _ structure: SwiftType.Structure, reporting diagnostics: inout [Diagnostic]
  ) {
    var values = NameScope()
    var types = NameScope()
    for property in structure.properties {
      let span = span(ofChunk: property.chunk)
      values.add(property.name, for: property.member, at: span, reporting: &diagnostics)
      if let nested = property.type.structure {
        types.add(nested.name, for: nested.path, at: span, reporting: &diagnostics)
        check(nested, reporting: &diagnostics)
      }
    }
  }

  /// The place in the template of a hole or a structure.
  private func span(ofChunk chunk: Int) -> SourceSpan {
    guard let origins = emitted.variants.first?.compiled.origins, origins.indices.contains(chunk)
    else { return emitted.template.file.span(0..<0) }
    switch origins[chunk] {
    case .hole(let hole): return hole.span
    case .structure(let reference): return reference.span
    case .constant, .marker, .separator: return emitted.template.file.span(0..<0)
    }
  }
}

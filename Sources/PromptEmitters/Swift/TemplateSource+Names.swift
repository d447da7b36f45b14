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
      let span = span(of: variable.original, member: nil)
      values.add(variable.name, for: variable.original, at: span, reporting: &diagnostics)
      if let structure = variable.type.structure {
        types.add(structure.name, for: structure.path, at: span, reporting: &diagnostics)
        check(structure, of: variable.original, reporting: &diagnostics)
      }
    }
    var cases = NameScope()
    for (tier, model) in zip(tiers, emitted.template.models) {
      let original = tier.variant.compiled.tier ?? ""
      cases.add(tier.name, for: original, at: model.span, reporting: &diagnostics)
      cases.add(
        Self.constant(tier.name), for: original, at: model.span, reporting: &diagnostics)
    }
  }

  private func check(
    _ structure: SwiftType.Structure, of variable: String,
    reporting diagnostics: inout [Diagnostic]
  ) {
    var values = NameScope()
    var types = NameScope()
    for property in structure.properties {
      let span = span(of: variable, member: property.member)
      values.add(property.name, for: property.member, at: span, reporting: &diagnostics)
      if let nested = property.type.structure {
        types.add(nested.name, for: nested.path, at: span, reporting: &diagnostics)
        check(nested, of: variable, reporting: &diagnostics)
      }
    }
  }

  /// A place in the template that names a variable or a member.
  private func span(of variable: String, member: String?) -> SourceSpan {
    if member == nil, let declared = emitted.template.variable(variable) {
      return declared.nameSpan
    }
    for origin in emitted.variants.first?.compiled.origins ?? [] {
      let (path, span): (ValuePath, SourceSpan)
      switch origin {
      case .hole(let hole): (path, span) = (hole.path, hole.span)
      case .structure(let reference): (path, span) = (reference.path, reference.span)
      case .constant, .marker, .separator: continue
      }
      if let member {
        let names = path.steps.contains { step in
          if case .member(let name) = step { name.utf8.elementsEqual(member.utf8) } else { false }
        }
        if names { return span }
      } else if path.root.utf8.elementsEqual(variable.utf8) {
        return span
      }
    }
    return emitted.template.file.span(0..<0)
  }
}

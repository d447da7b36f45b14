import PromptCompiler
import PromptSkeleton
import PromptTemplate
import SourceText

/// The Swift source of one template.
struct TemplateSource {
  let emitted: EmittedTemplate
  let name: String
  let variables: [BoundVariable]
  let tiers: [(name: String, variant: EmittedTemplate.Variant)]

  /// Works out names and types; nil where there is nothing to write.
  init?(_ emitted: EmittedTemplate, reporting diagnostics: inout [Diagnostic]) {
    guard let first = emitted.variants.first else { return nil }
    self.emitted = emitted
    name = SwiftName.type(emitted.template.name)
    // The compiled skeleton, for its chunks are those that have origins.
    let shapes = ValueShape.shapes(of: first.compiled.skeleton)
    variables = zip(first.skeleton.variables, shapes).map { variable, shape in
      BoundVariable(variable, shape: shape, declaration: emitted.template.variable(variable.name))
    }
    tiers = emitted.variants.compactMap { variant in
      variant.compiled.tier.map { (SwiftName.value($0), variant) }
    }
    checkNames(reporting: &diagnostics)
  }

  func write(to writer: inout SwiftWriter) {
    writer.documentation("The requests of \(Self.code(emitted.source)).")
    if tiers.isEmpty, let variant = emitted.variants.first { describe(variant, to: &writer) }
    writer.block("enum \(name)") { body in
      if tiers.isEmpty { writeSkeleton(to: &body) }
      writeStages(to: &body)
      if !tiers.isEmpty { writeTiers(to: &body) }
      for variable in variables {
        guard let structure = variable.type.structure else { continue }
        body.gap()
        writeStructure(structure, to: &body)
      }
    }
  }

  /// A list of the cached prefixes in the documentation comment.
  func describe(_ variant: EmittedTemplate.Variant, to writer: inout SwiftWriter) {
    guard !variant.figures.isEmpty else { return }
    writer.line("///")
    writer.documentation("Cached prefixes:")
    for (index, figures) in variant.figures.enumerated() {
      let size =
        "\(NumberText.integer(figures.bytes)) bytes, \(NumberText.integer(figures.tokens.low)) to "
        + "\(NumberText.integer(figures.tokens.high)) tokens"
      let values = figures.isConstant ? "" : " without its values"
      writer.documentationItem(
        "\(index + 1).",
        "The same \(Self.phrase(figures.lifetime)), for \(figures.ttl.rawValue): \(size)\(values).")
    }
  }

  private func writeTiers(to writer: inout SwiftWriter) {
    let shared = SharedChunks(tiers.map(\.variant.skeleton))
    writer.gap()
    writer.documentation("The models that the template names.")
    writer.block("enum Tier: String, CaseIterable, Sendable") { body in
      for (index, tier) in tiers.enumerated() {
        body.gap()
        body.documentation(Self.code(tier.variant.skeleton.model) + ".")
        describe(tier.variant, to: &body)
        let raw = tier.variant.compiled.tier ?? ""
        if tier.name == raw {
          body.line("case \(tier.name)")
        } else {
          body.line("case \(tier.name) = \(SwiftLiteral.string(raw))")
        }
        if index == tiers.count - 1 { body.gap() }
      }
      body.documentation("The request with everything that is static put in.")
      body.block("var skeleton: Skeleton") { getter in
        getter.line("switch self {")
        for tier in tiers { getter.line("case .\(tier.name): Skeletons.\(tier.name)") }
        getter.line("}")
      }
      body.gap()
      body.block("private enum Skeletons") { constants in
        for (index, tier) in tiers.enumerated() {
          constants.gap()
          let first = shared.first(ofSkeleton: index).map { "Prompt.\(tiers[$0].name)" }
          SkeletonSource(tier.variant.skeleton, shared: first).write(
            as: "static let \(tier.name)", to: &constants)
        }
      }
      guard !shared.shared.isEmpty else { return }
      body.gap()
      body.documentation("What the requests of several tiers have in common.")
      body.block("private enum Prompt") { constants in
        for prompt in shared.shared {
          constants.gap()
          constants.line("static let \(tiers[prompt.first].name): [Chunk] = [")
          constants.indented { SkeletonSource.write(prompt.chunks, to: &$0) }
          constants.line("]")
        }
      }
    }
  }

  private func writeSkeleton(to writer: inout SwiftWriter) {
    guard let skeleton = emitted.variants.first?.skeleton else { return }
    writer.documentation("The request with everything that is static put in.")
    SkeletonSource(skeleton, shared: nil).write(as: "static let skeleton", to: &writer)
  }

  private func writeStructure(_ structure: SwiftType.Structure, to writer: inout SwiftWriter) {
    writer.documentation("What the template uses of \(Self.code(structure.path)).")
    writer.block("struct \(structure.name): PromptEncodable, Sendable") { body in
      for property in structure.properties {
        let mark = property.isOptional ? "?" : ""
        body.line("var \(property.name): \(property.type.spelling)\(mark)")
      }
      body.gap()
      body.block("var promptValue: PromptValue") { getter in
        getter.collection(
          ".members(",
          structure.properties.map {
            let access = $0.isOptional ? "?." : "."
            return SwiftArgument(
              "\(SwiftLiteral.string($0.member)): ", code: "\($0.name)\(access)promptValue")
          }, ")")
      }
      for property in structure.properties {
        guard let nested = property.type.structure else { continue }
        body.gap()
        writeStructure(nested, to: &body)
      }
    }
  }

  static func code(_ text: String) -> String {
    "`" + (text.isEmpty ? " " : String(text.map { $0 == "`" ? "'" : $0 })) + "`"
  }

  /// For whom values of a lifetime are the same.
  static func phrase(_ lifetime: Lifetime) -> String {
    switch lifetime {
    case .static: "in all requests"
    case .daily: "for a day"
    case .tenant: "for a tenant"
    case .user: "for a user"
    case .session: "in a session"
    case .request: "in one request"
    }
  }
}

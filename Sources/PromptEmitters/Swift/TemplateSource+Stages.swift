import PromptSkeleton

extension TemplateSource {
  /// Writes the functions that bind values: one for each lifetime that has any, nested in the type
  /// that the one before returns.
  func writeStages(to writer: inout SwiftWriter) {
    writer.gap()
    let bound = Lifetime.allCases.filter { lifetime in
      lifetime < .request && variables.contains { $0.lifetime == lifetime }
    }
    guard let first = bound.first else {
      writeRequest(isStatic: true, to: &writer)
      return
    }
    writeBinding(first, isStatic: true, to: &writer)
    for (index, lifetime) in bound.enumerated() {
      writer.gap()
      writer.documentation("What is the same \(Self.phrase(lifetime)).")
      writer.block("struct \(Self.stage(lifetime)): Sendable") { body in
        body.documentation("The request with \(Self.owner(lifetime)) values put in.")
        body.line("let skeleton: Skeleton")
        body.gap()
        if index + 1 < bound.count {
          writeBinding(bound[index + 1], isStatic: false, to: &body)
        } else {
          writeRequest(isStatic: false, to: &body)
        }
      }
    }
  }

  private func writeBinding(
    _ lifetime: Lifetime, isStatic: Bool, to writer: inout SwiftWriter
  ) {
    let values = variables.filter { $0.lifetime == lifetime }
    let stage = Self.stage(lifetime)
    writer.documentation(
      "Encodes the values that are the same \(Self.phrase(lifetime)), once for all its requests.")
    describe(values, to: &writer)
    let function = stage.prefix(1).lowercased() + stage.dropFirst()
    writer.function(
      "\(isStatic ? "static " : "")func \(function)(", parameters(values, isStatic: isStatic),
      ") throws(RenderError) -> \(stage) {")
    writer.indented { body in
      body.collection("let values = PromptValue.members(", values.map(\.pair), ")")
      body.line(
        "return \(stage)(skeleton: try \(skeleton(isStatic: isStatic))"
          + ".freeze(values, through: .\(lifetime)))")
    }
    writer.line("}")
  }

  private func writeRequest(isStatic: Bool, to writer: inout SwiftWriter) {
    let values = variables.filter { $0.lifetime == .request }
    writer.documentation("The body of one request, in UTF-8.")
    describe(values, to: &writer)
    writer.function(
      "\(isStatic ? "static " : "")func request(", parameters(values, isStatic: isStatic),
      ") throws(RenderError) -> [UInt8] {")
    writer.indented { body in
      if values.isEmpty {
        body.line("try \(skeleton(isStatic: isStatic)).render([:])")
      } else {
        body.collection("let values = PromptValue.members(", values.map(\.pair), ")")
        body.line("return try \(skeleton(isStatic: isStatic)).render(values)")
      }
    }
    writer.line("}")
  }

  private func parameters(_ values: [BoundVariable], isStatic: Bool) -> [SwiftArgument] {
    (isStatic && !tiers.isEmpty ? [SwiftArgument("tier: ", code: "Tier")] : [])
      + values.map(\.parameter)
  }

  private func skeleton(isStatic: Bool) -> String {
    isStatic && !tiers.isEmpty ? "tier.skeleton" : "skeleton"
  }

  private func describe(_ values: [BoundVariable], to writer: inout SwiftWriter) {
    let remarks = values.compactMap { value in
      value.remark.map { "\(SwiftName.plain(value.name)): \($0)" }
    }
    guard !remarks.isEmpty else { return }
    writer.line("///")
    if remarks.count == 1 {
      writer.documentationItem("- Parameter", remarks[0])
    } else {
      writer.line("/// - Parameters:")
      for remark in remarks { writer.documentationItem("  -", remark) }
    }
  }

  /// Whose the values of a lifetime are.
  private static func owner(_ lifetime: Lifetime) -> String {
    switch lifetime {
    case .static: "the deployment's"
    case .daily: "the day's"
    case .tenant: "a tenant's"
    case .user: "a user's"
    case .session: "a session's"
    case .request: "a request's"
    }
  }

  private static func stage(_ lifetime: Lifetime) -> String {
    switch lifetime {
    case .static: "ForDeployment"
    case .daily: "ForDay"
    case .tenant: "ForTenant"
    case .user: "ForUser"
    case .session: "ForSession"
    case .request: "Request"
    }
  }
}

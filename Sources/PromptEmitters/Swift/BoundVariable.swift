import PromptSkeleton
import PromptTemplate
import SourceText

/// A variable of a template as generated code takes it.
struct BoundVariable {
  /// The name in the template.
  let original: String
  let name: String
  let lifetime: Lifetime
  let type: SwiftType
  /// The chunk that asks for it first.
  let chunk: Int
  private let budget: Variable.Budget?
  private let whenAbsent: WhenAbsent

  /// What the generated function does where the caller leaves the variable out.
  private enum WhenAbsent {
    /// It does not compile.
    case required
    /// The parameter has this default.
    case literal(PromptValue)
    /// The parameter is nil, and the template's default comes in.
    case fallback
    /// The parameter is nil, and the value is absent.
    case absent
  }

  init(_ variable: Skeleton.Variable, shape: ValueShape, declaration: Variable?) {
    original = variable.name
    name = SwiftName.value(variable.name)
    lifetime = variable.lifetime
    chunk = shape.firstChunk
    type = SwiftType(shape, named: variable.name, path: variable.name)
    budget = declaration?.budget
    if let fallback = variable.fallback {
      whenAbsent = Self.whenAbsent(fallback, type)
    } else {
      let isOptional = declaration?.isOptional ?? false || SwiftType.isOptional(type, shape)
      whenAbsent = isOptional ? .absent : .required
    }
  }

  /// `name: Type`, with the default value where there is one.
  var parameter: SwiftArgument {
    switch whenAbsent {
    case .required: SwiftArgument("\(name): ", code: type.spelling)
    case .literal(let value): SwiftArgument("\(name): \(type.spelling) = ", value)
    case .fallback, .absent: SwiftArgument("\(name): ", code: "\(type.spelling)? = nil")
    }
  }

  /// The pair for the values that are rendered.
  var pair: SwiftArgument {
    let access =
      switch whenAbsent {
      case .required, .literal: "."
      case .fallback, .absent: "?."
      }
    return SwiftArgument(
      "\(SwiftLiteral.string(original)): ", code: "\(name)\(access)promptValue")
  }

  /// What the documentation says of the parameter; nil where its name says it all.
  var remark: String? {
    var parts: [String] = []
    if SwiftName.plain(name) != original {
      parts.append("\(TemplateSource.code(original)) in the template")
    }
    if let budget {
      parts.append("at most \(NumberText.integer(budget.limit)) \(budget.unit.rawValue)")
    }
    switch whenAbsent {
    case .required, .literal: break
    case .fallback: parts.append("the template's default where it is left out")
    case .absent: parts.append("it may be left out")
    }
    guard let first = parts.first else { return nil }
    let text = ([first.prefix(1).uppercased() + first.dropFirst()] + parts.dropFirst())
    return text.joined(separator: "; ") + "."
  }

  /// How a default can stand in the function's head: as a literal that gives the same bytes and is
  /// as truthy.
  private static func whenAbsent(_ value: PromptValue, _ type: SwiftType) -> WhenAbsent {
    switch (type, value) {
    case (.value, _), (.list(.value), .array), (.text, .string): .literal(value)
    case (.text, .integer(let number)): .literal(.string(String(number)))
    case (.text, .bool(let flag)): .literal(.string(flag ? "true" : "false"))
    case (.text, _): .required
    case (.flag, _): .literal(.bool(value.isTruthy))
    case (.list, _), (.structure, _): .fallback
    }
  }
}

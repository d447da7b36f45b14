import PromptSkeleton
import PromptTemplate

/// A variable of a template as generated code takes it.
struct BoundVariable {
  /// The name in the template.
  var original: String
  var name: String
  var lifetime: Lifetime
  var type: SwiftType
  var budget: Variable.Budget?
  private var defaultLiteral: String?
  private var isOptional: Bool

  init(_ variable: Skeleton.Variable, shape: ValueShape, declaration: Variable?) {
    original = variable.name
    name = SwiftName.value(variable.name)
    lifetime = variable.lifetime
    type = SwiftType(shape, named: variable.name, path: variable.name)
    budget = declaration?.budget
    isOptional = declaration?.isOptional ?? false
    if let fallback = variable.fallback {
      defaultLiteral = Self.literal(fallback, type)
      if defaultLiteral == nil { isOptional = true }
    }
  }

  /// `name: Type`, with the default value where there is one.
  var parameter: String {
    if let defaultLiteral { return "\(name): \(type.spelling) = \(defaultLiteral)" }
    return "\(name): \(type.spelling)" + (isOptional ? "? = nil" : "")
  }

  /// The pair for the values that are rendered.
  var pair: String {
    let access = isOptional && defaultLiteral == nil ? "?." : "."
    return "\(SwiftLiteral.string(original)): \(name)\(access)promptValue"
  }

  /// What the documentation says of the parameter.
  var remark: String {
    var text = TemplateSource.code(original)
    if let budget {
      text += ", at most \(TemplateSource.grouped(budget.limit)) \(budget.unit.rawValue)"
    }
    if isOptional, defaultLiteral == nil { text += "; it may be left out" }
    return text + "."
  }

  /// A default that has the same bytes as a literal of the type; nil if there is none.
  private static func literal(_ value: PromptValue, _ type: SwiftType) -> String? {
    switch (type, value) {
    case (.text, .string(let text)): SwiftLiteral.string(text)
    case (.text, .integer(let number)): "\"\(number)\""
    case (.text, .bool(let flag)): "\"\(flag)\""
    case (.flag, .bool(let flag)): "\(flag)"
    default: nil
    }
  }
}

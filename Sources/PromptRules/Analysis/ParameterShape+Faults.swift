import PromptTemplate
import SourceText

/// A part of a parameter that its API does not take.
struct ParameterFault {
  var message: String
  var span: SourceSpan
  var remedy: String
}

extension ParameterShape {
  /// What is wrong with a value and, where its kind is right, with what is inside of it.
  ///
  /// - Parameter name: The value's path from the parameter, for messages.
  func faults(in value: TemplateValue, named name: String) -> [ParameterFault] {
    guard isFit(value) else { return [misfit(value, name)] }
    switch (self, value) {
    case (.texts, .array(let elements, _)):
      return elements.enumerated().flatMap { index, element in
        ParameterShape.text.faults(in: element, named: "\(name)[\(index)]")
      }
    case (.open(let known), _):
      return known.flatMap { member in
        value.member(member.name).map {
          member.shape.faults(in: $0, named: "\(name).\(member.name)")
        } ?? []
      }
    case (.schema, .object(let written, _)): return Self.faults(inSchema: written, named: name)
    case (.members(let members), .object(let written, _)):
      return members.faults(in: written, of: value, named: name)
    case (.tagged(let kinds), .object(let written, _)):
      return Self.faults(in: written, of: value, named: name, kinds)
    case (.optional(let shape), _):
      return shape.isFit(value) ? shape.faults(in: value, named: name) : []
    default: return []
    }
  }

  func misfit(_ value: TemplateValue, _ name: String) -> ParameterFault {
    var found = value.fileRemedy == nil ? value.kindName : "a file that is not read"
    var remedy = value.fileRemedy ?? remedy
    switch self {
    case .choice(let texts), .optional(.choice(let texts)):
      guard let text = value.constantText else { break }
      found = "another text"
      remedy = Self.remedy(String(decoding: text, as: UTF8.self), texts) ?? remedy
    case .atLeast where ParameterShape.wholeNumber.isFit(value): found = "a smaller one"
    default: break
    }
    return ParameterFault(
      message: "'\(name)' takes \(description), and this is \(found)", span: value.span,
      remedy: remedy)
  }

  private static func faults(
    in written: [TemplateValue.Member], of value: TemplateValue, named name: String,
    _ kinds: [(type: String, members: Members)]
  ) -> [ParameterFault] {
    let shape = ParameterShape.choice(kinds.map(\.type))
    guard let type = value.member("type") else {
      return [
        ParameterFault(
          message: "'\(name)' has no 'type'", span: value.span,
          remedy: "Add 'type:' with \(shape.description).")
      ]
    }
    let faults = shape.faults(in: type, named: "\(name).type")
    guard faults.isEmpty, let text = type.constantText,
      var members = kinds.first(where: { text.elementsEqual($0.type.utf8) })?.members
    else { return faults }
    members.required.insert(("type", shape), at: 0)
    return members.faults(in: written, of: value, named: name)
  }

  fileprivate static func remedy(_ written: String, _ known: [String]) -> String? {
    NearestName.of(written, among: known).map { "Did you mean '\($0)'?" }
  }
}

extension ParameterShape.Members {
  fileprivate func faults(
    in written: [TemplateValue.Member], of value: TemplateValue, named name: String
  ) -> [ParameterFault] {
    let known = required + optional
    var faults = written.flatMap { member -> [ParameterFault] in
      if let match = known.first(where: { member.name.elementsEqual($0.name.utf8) }) {
        return match.shape.faults(in: member.value, named: "\(name).\(match.name)")
      }
      let written = String(decoding: member.name, as: UTF8.self)
      let names = known.map(\.name)
      return [
        ParameterFault(
          message: "'\(name)' cannot have '\(written)'\(kind(of: value))", span: member.nameSpan,
          remedy: ParameterShape.remedy(written, names)
            ?? "Remove it: only \(ParameterShape.list(names, "and")) can stand here.")
      ]
    }
    for member in required where value.member(member.name) == nil {
      faults.append(
        ParameterFault(
          message: "'\(name)' has no '\(member.name)'\(kind(of: value))", span: value.span,
          remedy: "Add '\(member.name):' with \(member.shape.description)."))
    }
    return faults
  }

  /// The type of a mapping whose members depend on it, for messages.
  private func kind(of value: TemplateValue) -> String {
    guard required.first?.name == "type", let type = value.member("type")?.constantText else {
      return ""
    }
    return " with the type '\(String(decoding: type, as: UTF8.self))'"
  }
}

extension ParameterShape {
  /// What is wrong in a JSON schema, as far as a `file:` that is not read and descriptions go.
  ///
  /// What a schema lists as data, such as a `default`, and its properties by the name of `file` are
  /// left alone.
  static func faults(
    inSchema members: [TemplateValue.Member], named name: String
  ) -> [ParameterFault] {
    members.flatMap { member -> [ParameterFault] in
      let keyword = String(decoding: member.name, as: UTF8.self)
      let path = "\(name).\(keyword)"
      switch keyword {
      case "description": return ParameterShape.text.faults(in: member.value, named: path)
      case "properties", "patternProperties", "$defs", "definitions":
        guard ParameterShape.open([]).isFit(member.value) else {
          return unread(member.value, path)
        }
        return member.value.members.flatMap { property in
          faults(
            inSubschema: property.value,
            named: "\(path).\(String(decoding: property.name, as: UTF8.self))")
        }
      case "items", "additionalProperties", "not", "anyOf", "oneOf", "allOf", "prefixItems":
        guard case .array(let elements, _) = member.value else {
          return faults(inSubschema: member.value, named: path)
        }
        return elements.enumerated().flatMap { index, element in
          faults(inSubschema: element, named: "\(path)[\(index)]")
        }
      case "enum", "required": return unread(member.value, path)
      default: return []
      }
    }
  }

  /// A schema within another one, which may be a boolean.
  private static func faults(
    inSubschema value: TemplateValue, named name: String
  ) -> [ParameterFault] {
    guard case .object = value else { return [] }
    return ParameterShape.schema.faults(in: value, named: name)
  }

  private static func unread(_ value: TemplateValue, _ name: String) -> [ParameterFault] {
    value.fileRemedy.map { _ in [ParameterShape.open([]).misfit(value, name)] } ?? []
  }
}

extension TemplateValue {
  fileprivate var members: [Member] {
    if case .object(let members, _) = self { members } else { [] }
  }
}

import PromptTemplate

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

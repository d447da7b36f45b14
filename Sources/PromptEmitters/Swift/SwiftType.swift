import PromptSkeleton

/// The Swift type that generated code asks for.
indirect enum SwiftType {
  /// `String`.
  case text
  /// `Bool`.
  case flag
  /// `PromptValue`: anything, or something that is asked for in ways that no other type serves.
  case value
  case list(SwiftType)
  case structure(Structure)

  /// A struct with a property for each member that the template uses.
  struct Structure {
    var name: String
    /// The path, as the template writes it.
    var path: String
    var properties: [Property]
  }

  struct Property {
    var name: String
    /// The name in the template.
    var member: String
    var type: SwiftType
    /// Whether it can be absent.
    var isOptional: Bool
    /// The chunk that asks for it first.
    var chunk: Int
  }

  /// The type's name as it is written in its scope.
  var spelling: String {
    switch self {
    case .text: "String"
    case .flag: "Bool"
    case .value: "PromptValue"
    case .list(let element): "[\(element.spelling)]"
    case .structure(let structure): structure.name
    }
  }

  /// The struct that has to be declared for it.
  var structure: Structure? {
    switch self {
    case .text, .flag, .value: nil
    case .list(let element): element.structure
    case .structure(let structure): structure
    }
  }

  /// Whether a `when` that asks for the value can be told no only by leaving it out.
  ///
  /// A struct is never empty; all other types have a value that is not truthy.
  static func isOptional(_ type: SwiftType, _ shape: ValueShape) -> Bool {
    if case .structure = type { shape.isCondition } else { false }
  }

  /// The type for a shape.
  ///
  /// A text is a `String` whatever rows hold (an integer has the same bytes), a condition alone a
  /// `Bool`. What is spliced is a list of `PromptValue`. A `PromptValue` is what goes through
  /// `json`, what is asked for both as a whole and in parts, and what is both a text and a
  /// condition, since the texts `0` and `false` are truthy and those values are not.
  init(_ shape: ValueShape, named name: String, path: String) {
    let hasParts = shape.elements != nil || !shape.members.isEmpty
    if shape.isJSON || (shape.isSpliced || hasParts || shape.isCondition) && shape.isText
      || shape.isSpliced && hasParts
    {
      self = .value
    } else if shape.isSpliced {
      self = .list(.value)
    } else if case .shape(let element, let elementName)? = shape.elements {
      guard shape.members.isEmpty else {
        self = .value
        return
      }
      let elementName = SwiftName.element(of: name, named: elementName)
      self = .list(SwiftType(element, named: elementName, path: path + "[]"))
    } else if !shape.members.isEmpty {
      let properties = shape.members.map { member in
        let type = SwiftType(member.shape, named: member.name, path: path + "." + member.name)
        return Property(
          name: SwiftName.value(member.name), member: member.name, type: type,
          isOptional: Self.isOptional(type, member.shape), chunk: member.shape.firstChunk)
      }
      self = .structure(
        Structure(name: SwiftName.type(name), path: path, properties: properties))
    } else if shape.isText {
      self = .text
    } else if shape.isCondition {
      self = .flag
    } else {
      self = .value
    }
  }
}

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

  /// The type for a shape.
  ///
  /// A text is a `String` whatever rows hold (an integer has the same bytes), a condition alone a
  /// `Bool`. What is spliced is a list of `PromptValue`; what goes through `json`, or is asked for
  /// both as a whole and in parts, is a `PromptValue`.
  init(_ shape: ValueShape, named name: String, path: String) {
    let isList = shape.elements != nil
    if shape.isJSON || (shape.isSpliced && (shape.isText || isList || !shape.members.isEmpty)) {
      self = .value
    } else if shape.isSpliced {
      self = .list(.value)
    } else if case .shape(let element, let elementName)? = shape.elements {
      guard !shape.isText, shape.members.isEmpty else {
        self = .value
        return
      }
      self = .list(
        SwiftType(element, named: elementName ?? name + "_element", path: path + "[]"))
    } else if !shape.members.isEmpty {
      guard !shape.isText else {
        self = .value
        return
      }
      let properties = shape.members.map { member in
        Property(
          name: SwiftName.value(member.name), member: member.name,
          type: SwiftType(member.shape, named: member.name, path: path + "." + member.name))
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

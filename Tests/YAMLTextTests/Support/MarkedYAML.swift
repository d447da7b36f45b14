import SourceText
import Testing
import YAMLText

/// YAML with a place marked by `«` and `»`, which are not part of it.
struct MarkedYAML {
  let file: SourceFile
  let range: Range<Int>

  init(_ marked: String) {
    var bytes: [UInt8] = []
    var start = 0
    var end = 0
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "«": start = bytes.count
      case "»": end = bytes.count
      default: bytes += Array(String(scalar).utf8)
      }
    }
    file = SourceFile(path: "marked.yaml", bytes: bytes)
    range = start..<end
  }

  /// The root of the tree, which must be there.
  func root(location: SourceLocation = #_sourceLocation) throws -> YAMLNode {
    try #require(try YAMLDocument.parse(file).root, sourceLocation: location)
  }
}

/// A file of some text.
func file(_ text: String) -> SourceFile { SourceFile(path: "t.yaml", bytes: Array(text.utf8)) }

/// The failure that parsing some text ends with.
func failure(
  _ text: String, limits: YAMLLimits = .standard, location: SourceLocation = #_sourceLocation
) throws -> Diagnostic {
  try failure(file(text), limits: limits, location: location)
}

/// The failure that parsing a file ends with.
func failure(
  _ file: SourceFile, limits: YAMLLimits = .standard, location: SourceLocation = #_sourceLocation
) throws -> Diagnostic {
  let error = #expect(throws: YAMLFailure.self, sourceLocation: location) {
    try YAMLDocument.parse(file, limits: limits)
  }
  return try #require(error, sourceLocation: location).diagnostic
}

/// The columns of a CSV file, and how its records become objects.
///
/// A name with dots stands for a member of a member, as a hole's path does; members of one value
/// come together where the first of them stands. A name stays whole where a part of it is empty or
/// a column itself, where it names a fact, and where it has very many parts.
struct CSVColumns {
  let count: Int
  /// Whether a column is a fact, which may be left empty.
  private let isFact: [Bool]
  private var root = Node()
  private static let mostParts = 16

  private struct Node {
    var members: [Member] = []
    /// Where in `members` a name stands.
    var places: [[UInt8]: Int] = [:]
  }

  private struct Member {
    /// The name as the start of a JSON member.
    var start: [UInt8]
    var content: Content
  }

  private enum Content {
    case field(Int)
    case members(Node)
  }

  /// - Parameter names: The names as JSON strings without their quotes, none of them twice.
  init(_ names: [[UInt8]]) {
    count = names.count
    isFact = names.map { $0.first == UInt8(ascii: "$") }
    let known = Set(names)
    for (index, name) in names.enumerated() {
      Self.add(Self.parts(of: name, known)[...], field: index, to: &root)
    }
  }

  private static func parts(of name: [UInt8], _ known: Set<[UInt8]>) -> [[UInt8]] {
    let dots = name.indices.filter { name[$0] == UInt8(ascii: ".") }
    let parts = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard name.first != UInt8(ascii: "$"), parts.count <= mostParts,
      !parts.contains(where: \.isEmpty),
      !dots.contains(where: { known.contains(Array(name[..<$0])) })
    else { return [name] }
    return parts.map { Array($0) }
  }

  private static func add(_ path: ArraySlice<[UInt8]>, field: Int, to node: inout Node) {
    guard let name = path.first else { return }
    let rest = path.dropFirst()
    if let place = node.places[name], case .members(var inner) = node.members[place].content {
      add(rest, field: field, to: &inner)
      node.members[place].content = .members(inner)
      return
    }
    var content = Content.field(field)
    if !rest.isEmpty {
      var inner = Node()
      add(rest, field: field, to: &inner)
      content = .members(inner)
    }
    node.places[name] = node.members.count
    let start = [UInt8(ascii: "\"")] + name + Array("\":".utf8)
    node.members.append(Member(start: start, content: content))
  }

  /// Writes a record that has a field for each column as an object.
  func appendObject(
    of fields: [CSVRecord.Field], in record: CSVRecord, to output: inout [UInt8]
  ) {
    append(root, of: fields, in: record, to: &output)
  }

  private func append(
    _ node: Node, of fields: [CSVRecord.Field], in record: CSVRecord, to output: inout [UInt8]
  ) {
    output.append(UInt8(ascii: "{"))
    var isFirst = true
    for member in node.members {
      if case .field(let index) = member.content, isFact[index], fields[index].range.isEmpty {
        continue
      }
      if !isFirst { output.append(UInt8(ascii: ",")) }
      isFirst = false
      output += member.start
      switch member.content {
      case .field(let index): record.appendJSON(fields[index], to: &output)
      case .members(let inner): append(inner, of: fields, in: record, to: &output)
      }
    }
    output.append(UInt8(ascii: "}"))
  }
}

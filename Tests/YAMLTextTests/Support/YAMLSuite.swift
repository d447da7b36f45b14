import TestSupport
import Testing

/// The cases of the YAML test suite, and what libyaml itself makes of each.
enum YAMLSuite {
  struct Case: Sendable, CustomTestStringConvertible {
    let id: String
    let name: String

    var testDescription: String { "\(id) \(name)" }

    var input: [UInt8] { YAMLSuite.bytes("\(id)/in.yaml") }
    var events: String { String(decoding: YAMLSuite.bytes("\(id)/test.event"), as: UTF8.self) }
    /// Whether the suite says that the input is not YAML.
    var isInvalid: Bool {
      SharedMaterial.bytes("suites/yaml-test-suite-data/\(id)/error") != nil
    }
    var documentCount: Int {
      events.split(separator: "\n").count { $0.hasPrefix("+DOC") }
    }
  }

  static let cases: [Case] = {
    let table = SharedMaterial.bytes("suites/yaml-test-suite-libyaml-0.2.5.tsv") ?? []
    return String(decoding: table, as: UTF8.self).split(separator: "\n").dropFirst().map { line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      return Case(id: String(columns[0]), name: String(columns.last ?? ""))
    }
  }()

  private static func bytes(_ path: String) -> [UInt8] {
    SharedMaterial.bytes("suites/yaml-test-suite-data/" + path) ?? []
  }
}

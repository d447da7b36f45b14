/// The name and version that reports carry.
package enum ToolIdentity {
  package static let name = "promptlint"
  package static let version = "0.1.0"
}

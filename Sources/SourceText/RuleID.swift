/// The kebab-case name of a rule: stable, printed with every finding, used in configuration.
package struct RuleID: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible {
  package let name: String

  package init(_ name: String) { self.name = name }
  package init(stringLiteral value: String) { self.name = value }

  package var description: String { name }
}

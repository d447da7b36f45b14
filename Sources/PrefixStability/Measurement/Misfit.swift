/// What a row has where something else belongs.
package struct Misfit: Sendable {
  /// The way from the row's value to the part that is meant, such as `[3].role`.
  package var place = ""
  /// What is there, as messages name it.
  package var found: String
  /// What belongs there; nil where the use of the input says so.
  package var wanted: String?
}

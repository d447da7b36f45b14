/// What kind of change made two texts differ, and the bytes that it was seen in.
package struct ChangeCause: Sendable, Hashable {
  package var kind: ChangeKind
  /// The kind for people, with its article and what else is known: "a UUID (version 4)".
  package var label: String
  /// The bytes of the left text that hold the changed value, widened to the token they belong to.
  ///
  /// Empty where that side has nothing at the difference.
  package var left: Range<Int>
  /// The bytes of the right text that hold the changed value.
  package var right: Range<Int>
  package var basis: Basis
  /// Whether both texts are one JSON value, with the same text around it, in two notations.
  package var isSameJSON = false

  /// Whether the texts say the same in other bytes: normalised where they come from, they are one.
  package var isSpelling: Bool {
    kind.group == .encoding || isSameJSON && kind == .keyOrder
  }

  /// The same, or the same things in another order.
  package var keepsContent: Bool { isSpelling || kind == .listOrder || kind == .lineOrder }

  /// How a kind was recognised, from the surest to the weakest.
  package enum Basis: Sendable, Hashable {
    /// Both texts are the same but for an order or an encoding.
    case relation
    /// The tokens at the difference have the kind's form.
    case shape
    /// The variable's name or the words before the value say so.
    case context
    /// Nothing did.
    case none
  }

  package init(
    _ kind: ChangeKind, _ basis: Basis, left: Range<Int>, right: Range<Int>, label: String? = nil
  ) {
    self.kind = kind
    self.label = label ?? kind.label
    self.left = left
    self.right = right
    self.basis = basis
  }
}

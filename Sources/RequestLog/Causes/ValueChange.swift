import ChangeCauses

/// What kind of value changed inside a text.
enum ValueChange {
  /// Asks the classifier that templates are judged by, too.
  static func cause(of difference: FirstDifference) -> ChangeCause? {
    guard let left = difference.left, let right = difference.right else { return nil }
    return ChangeClassifier.classify(
      left: left, right: right, firstDifference: difference.offset)
  }

  /// Whether a kind names what happened better than the place does.
  static func isTelling(_ kind: ChangeKind) -> Bool {
    switch kind.group {
    case .moment, .identifier, .figure, .place, .owner, .order, .encoding: true
    case .content: kind != .text
    }
  }

  /// What to do about a value of a kind in front of a breakpoint.
  static func remedy(_ kind: ChangeKind) -> String {
    switch kind.group {
    case .moment:
      "Put the moment behind the last breakpoint, into the newest turn, or give it per session."
    case .identifier:
      "Leave the id out of the prompt, or put it behind the last breakpoint."
    case .figure:
      "Put the changing figure behind the last breakpoint."
    case .place:
      "Put what depends on the machine or directory behind the last breakpoint."
    case .owner:
      "Put what is known about the user behind a breakpoint that covers only what all users share."
    case .order:
      "Sort the items before they are written, so that each request has them in one order."
    case .encoding:
      "Send the text again byte for byte as it was sent or received."
    case .content:
      "Put what changes behind the last breakpoint, and what does not in front of it."
    }
  }
}

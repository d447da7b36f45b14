extension TemplateValue {
  /// What to do about the value where a text belongs; nil where the message says enough.
  var textRemedy: String? {
    if case .atom = self { "Put it in quotes." } else { fileRemedy }
  }

  /// What to do about `file: PATH` where it is not read; nil for any other value.
  package var fileRemedy: String? {
    guard case .object(let members, _) = self, members.count == 1, case .text = member("file")
    else { return nil }
    return "'file:' is read as an element of 'tools', 'system' or a message only: write here what "
      + "the file holds, or put the whole element into a file."
  }
}

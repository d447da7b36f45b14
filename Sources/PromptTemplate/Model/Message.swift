package import SourceText

/// One element of `messages`.
package enum MessageElement: Sendable {
  case message(Message)
  case splice(PathReference, condition: PathReference?)
  case breakpoint(Element.Marker)
}

/// A message as written.
package struct Message: Sendable {
  package var role: Role
  package var roleSpan: SourceSpan
  package var content: [Element]
  package var span: SourceSpan
  package var condition: PathReference?
  package var repetition: Element.Repetition?
  /// The `output_config` of a system message that changes the effort and has no content.
  package var outputConfig: TemplateValue?

  package enum Role: String, Sendable, CaseIterable {
    case user
    case assistant
    case system
  }
}

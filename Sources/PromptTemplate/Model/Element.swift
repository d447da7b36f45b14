package import PromptSkeleton
package import SourceText

/// One element of `tools`, of `system` or of a message's content.
package struct Element: Sendable {
  package var content: Content
  /// The element as written, without its comment.
  package var span: SourceSpan
  /// The item of the list that is this element and no other, with all its keys; nil where a file
  /// brings several elements in.
  package var item: SourceSpan?
  package var condition: PathReference?
  package var repetition: Repetition?
  /// A `cache_control` on the element itself.
  package var marker: Marker?

  package init(content: Content, span: SourceSpan) {
    self.content = content
    self.span = span
  }

  package enum Content: Sendable {
    case text(TemplateText)
    /// A tool or block in the provider's own shape, without its `cache_control`.
    case value(TemplateValue)
    case splice(PathReference)
    case breakpoint(Marker)
  }

  /// A request for a breakpoint as written.
  package struct Marker: Sendable {
    package var ttl: Skeleton.TTL
    package var span: SourceSpan
  }

  /// `each: path` with `as: name`.
  package struct Repetition: Sendable {
    package var list: PathReference
    package var name: String
  }
}

/// A path that stands outside a text, as `when:`, `each:` and `splice:` have it.
package struct PathReference: Sendable {
  package var path: ValuePath
  package var span: SourceSpan
}

import PromptSkeleton
import PromptTemplate
import SourceText

/// A template's blocks in the order of the request, each breakpoint attached to its block.
struct RequestPlan {
  var tools: [PlannedBlock] = []
  var system: [PlannedBlock] = []
  var messages: [PlannedMessage] = []
  /// A breakpoint after a spliced list that ends the request: automatic caching places it.
  var trailingMarker: PlannedMarker?
  var moves: [BlockMove] = []

  /// Whether the author wrote any breakpoint.
  var hasWrittenMarker = false
}

/// A block and the breakpoint after it.
struct PlannedBlock {
  var element: Element
  var lifetime: Lifetime
  var marker: PlannedMarker?
}

/// An element of `messages`.
struct PlannedMessage {
  var content: Content

  enum Content {
    case message(Message, [PlannedBlock])
    case splice(PathReference, condition: PathReference?)
  }
}

/// A breakpoint that a block carries.
struct PlannedMarker {
  var ttl: Skeleton.TTL
  var span: SourceSpan
  var isWritten: Bool
}

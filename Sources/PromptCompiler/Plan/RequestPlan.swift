import PromptSkeleton
import PromptTemplate
import SourceText

/// A template's blocks in the order of the request, each breakpoint attached to its block.
struct RequestPlan {
  /// What the API that the request goes to takes breakpoints on.
  let carriers: BreakpointCarriers
  var tools: [PlannedBlock] = []
  var system: [PlannedBlock] = []
  var messages: [PlannedMessage] = []
  /// Where the blocks stand, in the order of the request; a position of the prefix each.
  private(set) var places: [Place] = []
  /// A breakpoint at the end of the request, whatever block a row has there: automatic caching
  /// places it.
  var trailingMarker: PlannedMarker?
  var moves: [BlockMove] = []

  /// Whether the author wrote any breakpoint.
  var hasWrittenMarker = false

  init(carriers: BreakpointCarriers) { self.carriers = carriers }

  /// Where a block of the plan stands.
  enum Place {
    case tool(Int)
    case system(Int)
    case block(message: Int, Int)
    /// A spliced list of messages.
    case messages(Int)
  }

  mutating func append(tool block: PlannedBlock) {
    places.append(.tool(tools.count))
    tools.append(block)
  }

  mutating func append(system block: PlannedBlock) {
    places.append(.system(system.count))
    system.append(block)
  }

  mutating func append(message: Message) {
    messages.append(PlannedMessage(content: .message(message, [])))
  }

  mutating func append(splice list: PathReference, condition: PathReference?) {
    places.append(.messages(messages.count))
    messages.append(PlannedMessage(content: .splice(list, condition: condition)))
  }

  /// Appends a block to the last message.
  mutating func append(toLastMessage block: PlannedBlock) {
    guard let last = messages.indices.last,
      case .message(let message, var blocks) = messages[last].content
    else { return }
    places.append(.block(message: last, blocks.count))
    blocks.append(block)
    messages[last].content = .message(message, blocks)
  }

  /// The block at a place; none where messages are spliced.
  subscript(_ place: Place) -> PlannedBlock? {
    switch place {
    case .tool(let index): tools[index]
    case .system(let index): system[index]
    case .block(let message, let index):
      if case .message(_, let blocks) = messages[message].content { blocks[index] } else { nil }
    case .messages: nil
    }
  }

  /// The message that a place is part of.
  func message(at place: Place) -> Message? {
    guard case .block(let index, _) = place, case .message(let message, _) = messages[index].content
    else { return nil }
    return message
  }

  /// Gives the block at a place a breakpoint.
  mutating func mark(_ place: Place, _ marker: PlannedMarker) {
    switch place {
    case .tool(let index): tools[index].marker = marker
    case .system(let index): system[index].marker = marker
    case .block(let index, let block):
      guard case .message(let message, var blocks) = messages[index].content else { return }
      blocks[block].marker = marker
      messages[index].content = .message(message, blocks)
    case .messages: break
    }
  }
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

  /// Whether it says how much effort to make from there on, and has no block.
  var isChangeOfEffort: Bool {
    if case .message(let message, _) = content { message.outputConfig != nil } else { false }
  }
}

/// A breakpoint that a block carries.
struct PlannedMarker {
  var ttl: Skeleton.TTL
  var span: SourceSpan
  var isWritten: Bool
  /// Whether the block carries it for the rows that lack a conditional block behind it.
  var isStandIn = false
}

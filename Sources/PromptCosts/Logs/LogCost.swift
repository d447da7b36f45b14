package import PromptCache
package import RequestLog

/// What the requests of a log cost, and where the tokens went.
package struct LogCost: Sendable {
  package var requests = 0
  /// Those of them that got an error for an answer, which cost nothing.
  package var failed = 0
  /// Requests to models without known prices, by the model's name.
  package var unpriced: [(model: String, count: Int)] = []
  /// Whether the log says when its requests were sent; else nothing expires.
  package var hasTimes = false
  package var simulated = Bill()
  /// What providers reported, for the requests of which they did.
  package var recorded = Bill()
  /// The simulation of those same requests.
  package var compared = Bill()
  package var sections: [Share] = []
  /// Definitions of tools, by name.
  package var tools: [Share] = []
  /// Results of tools, by the tool's name, each counted every time it was sent.
  package var results: [Share] = []
  /// By the number of the turn, from 1; the last one stands for all later ones.
  package var turns: [Share] = []
  /// Tool results that were sent many times over, the dearest first.
  package var oversized: [OversizedResult] = []
  package var oversizedCost = 0.0
  /// Calls that could have been made in one turn with the call before.
  package var serial: [SerialCalls] = []
  package var lanes: [LaneCost] = []
  package var tasks = Tasks()
  package var retries = Share(name: "retries")

  /// Tokens and money.
  package struct Bill: Sendable {
    package var requests = 0
    package var usage = TokenUsage()
    package var cost = MoneyRange(low: 0, point: 0, high: 0)
    package var aboveLimit = 0
  }

  /// What one part of the requests comes to.
  package struct Share: Sendable {
    package var name: String
    /// Tokens, each counted every time it was sent.
    package var tokens = 0
    package var cost = 0.0
    /// How many requests or blocks there were.
    package var count = 0

    mutating func add(_ tokens: Int, _ cost: Double) {
      self.tokens &+= tokens
      self.cost += cost
      count += 1
    }
  }

  /// A tool result and the requests that sent it.
  package struct OversizedResult: Sendable {
    package var tool: String
    package var tokens: Int
    package var first: RequestReference
    package var carriers: Int
    package var cost: Double
  }

  /// Calls of one conversation that waited for results that they did not need.
  package struct SerialCalls: Sendable {
    package var lane: Int
    package var first: RequestReference
    package var tools: [String]
    package var turns: Int
    package var cost: Double
  }

  package struct LaneCost: Sendable {
    package var number: Int
    package var first: RequestReference
    package var model: String
    package var requests: Int
    package var tokens: Int
    package var cost: Double
    /// The tokens at the start that an earlier conversation had sent too.
    package var sharedTokens: Int
    /// What reading those instead of writing them again would have saved.
    package var saving: Double
  }

  /// What the log groups its requests by: a session, a trace, else a conversation.
  package struct Tasks: Sendable {
    package var count = 0
    package var succeeded = 0
    package var failed = 0
    package var tokens = 0
    package var cost = 0.0

    /// All tasks are paid for by those that succeed; nil where none is known to.
    package var costPerSuccess: Double? { succeeded > 0 ? cost / Double(succeeded) : nil }
  }
}

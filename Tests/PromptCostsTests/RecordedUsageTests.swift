import CacheSimulation
import PromptCache
import RequestLog
import TestSupport
import Testing

@testable import PromptCosts

/// What providers recorded, against the simulation of the same requests.
@Suite(.enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.absence)))
struct RecordedUsageTests {
  private struct Tally {
    /// Requests to Anthropic's models with a mark and with cache counters.
    var compared = 0
    /// Those whose recorded prompt is within the bounds of its estimate.
    var measured = 0
    /// Of these: reads and writes within the bounds too.
    var agreed = 0
    /// Of these: read from entries that were there before the recording began.
    var warm = 0
  }

  /// Reads and writes within the bounds of the estimate, recording by recording.
  ///
  /// Left out are recordings whose tokens are not those of the body: shortened ones, and server tools,
  /// whose usage sums up several prompts; so are those whose bounds leave open whether they are long
  /// enough to be cached (a deferred tool that was found is part of the prompt). Framing and the
  /// preamble of tools are known roughly, so that a few dozen tokens less and a few hundred more are
  /// within the bounds.
  @Test func simulatedReadsAndWritesAgreeWithTheRecordings() throws {
    let bytes = try #require(SharedMaterial.bytes("corpus/logs/wire-requests.jsonl"))
    let reader = LogReader()
    var tally = Tally()
    var players: [String: LogPlayer] = [:]
    reader.observe { request in
      guard let model = request.model?.model, let usage = request.usage, usage.reportsCache,
        model.provider.id == "anthropic", !request.marks.isEmpty
      else { return }
      let recording = "\(model.id) \(request.group ?? "")"
      let player = players[recording] ?? LogPlayer(model, hasTimes: false)
      players[recording] = player
      let played = player.play(request, at: request.reference.index)
      func isWithin(_ recorded: Int, _ part: (TokenUsage) -> Int) -> Bool {
        let parts = [part(played.low), part(played.point), part(played.high)].sorted()
        return recorded >= parts[0] - 64 && recorded <= parts[2] + 640
      }
      func cached(_ usage: TokenUsage) -> Int { usage.read + usage.shortWrite + usage.longWrite }
      tally.compared += 1
      guard isWithin(usage.total, \.prompt) else { return }
      if case .belowMinimum(_, let least)? = played.outcome.miss, usage.total >= least { return }
      tally.measured += 1
      if isWithin(usage.read, \.read), isWithin(usage.written, { $0.shortWrite + $0.longWrite }) {
        tally.agreed += 1
      } else if usage.read > played.high.read, isWithin(usage.read + usage.written, cached) {
        tally.warm += 1
      }
    }
    reader.begin(path: "wire-requests.jsonl")
    bytes.withUnsafeBytes { reader.append($0) }
    reader.endFile()
    _ = reader.finish()
    #expect(tally.compared >= 65)
    #expect(tally.measured >= 45)
    #expect(tally.agreed + tally.warm == tally.measured, "\(tally)")
    #expect(tally.agreed * 5 >= tally.measured * 4, "\(tally)")
  }
}

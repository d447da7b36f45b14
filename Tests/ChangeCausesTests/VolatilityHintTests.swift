import PromptSkeleton
import Testing

@testable import ChangeCauses

@Suite struct VolatilityHintTests {
  @Test(arguments: [
    ("now", ChangeKind.timestamp, Lifetime.request), ("today", .date, .daily),
    ("current_date", .date, .daily), ("env.currentTime", .time, .request),
    ("ticket.created_at", .timestamp, .request), ("request_id", .requestID, .request),
    ("trace_id", .requestID, .request), ("uuid", .uuid, .request),
    ("nonce", .randomToken, .request),
    ("session.id", .sessionID, .session), ("conversationId", .sessionID, .session),
    ("cwd", .path, .session), ("env.working_directory", .path, .session), ("user", .person, .user),
    ("user.first_name", .person, .user), ("user.email", .email, .user),
    ("customer.address", .person, .user), ("turn", .counter, .request),
    ("remaining_tokens", .tokenBudget, .request), ("question", .text, .request),
    ("chat_history", .appendedText, .request), ("memories", .retrievedContext, .request),
    ("tenant", .tenant, .tenant), ("hostname", .hostname, .session),
    ("git_status", .state, .request),
  ])
  func volatileNamesGiveAKindAndALifetime(path: String, kind: ChangeKind, lifetime: Lifetime) {
    let hint = VolatilityHint.forVariable(path)
    #expect(hint?.kind == kind)
    #expect(hint?.lifetime == lifetime)
    #expect(hint?.reason == .name)
  }

  @Test(arguments: [
    "product", "product.name", "policy", "version", "path", "plan", "tone", "rules", "schema",
    "language",
    "max_items", "count", "name", "title", "instructions", "examples", "tools", "model", "brand",
    "update_policy", "timezone_rules", "usernames_allowed", "daytime_tone", "", "x",
  ])
  func constantNamesGiveNone(path: String) {
    #expect(VolatilityHint.forVariable(path) == nil)
  }

  @Test(arguments: [
    ("v1", "Current time: ", ChangeKind.time), ("v2", "The current date is ", .date),
    ("v3", "rules\nWorking directory: ", .path), ("v4", "Request id = ", .requestID),
    ("v5", "tokens remaining: ", .tokenBudget),
  ])
  func wordsBeforeAHoleGiveAHint(path: String, before: String, kind: ChangeKind) {
    let hint = VolatilityHint.forVariable(path, before: Array(before.utf8)[...])
    #expect(hint?.kind == kind)
    #expect(hint?.reason == .words)
  }

  @Test(arguments: [
    "You are the support triager of ", "Answer in ", "today.\nProduct: ", "user, ", "the time. ",
  ])
  func otherWordsGiveNone(before: String) {
    #expect(VolatilityHint.forVariable("v", before: Array(before.utf8)[...]) == nil)
  }

  @Test(arguments: [
    ("Today is 2026-11-20.", ChangeKind.date, "2026-11-20"),
    ("Current date: Friday, November 20, 2026", .date, "Friday, November 20, 2026"),
    (
      "The current date and time is 2026-11-20 10:21:07 UTC.", .timestamp, "2026-11-20 10:21:07 UTC"
    ),
    ("<env>\nToday's date: 11/20/2026\n</env>", .date, "11/20/2026"),
    ("Generated at 2026-11-20T10:21:07Z", .timestamp, "2026-11-20T10:21:07Z"),
    ("Current time: 10:21 AM PDT", .time, "10:21 AM PDT"),
    ("当前日期：2026年11月20日", .date, "2026年11月20日"),
    (
      "Session ID: 6d1f0c52-0d2a-4c0e-9b0e-6a1d2c3b4e5f", .uuid,
      "6d1f0c52-0d2a-4c0e-9b0e-6a1d2c3b4e5f"
    ),
    ("Working directory: /home/ann/acme", .path, "/home/ann/acme"),
    ("Be kind. Today is Friday, 20 November 2026.", .date, "Friday, 20 November 2026"),
    ("<current_date>2026-11-20</current_date>", .date, "2026-11-20"),
    ("Сегодня 20 ноября 2026 г.", .date, "20 ноября 2026"),
    ("As of today, 2026-11-20, prices hold.", .date, "2026-11-20"),
    ("The current year is 2026.", .date, "2026"),
    ("It is currently 2026.", .date, "2026"),
    ("{\"current_date\": \"2026-11-20\"}", .date, "2026-11-20"),
    ("The current quarter is Q4 2026.", .date, "Q4 2026"),
    ("Oggi è il 20 novembre 2026.", .date, "20 novembre 2026"),
    ("今日の日付：2026年11月20日", .date, "2026年11月20日"),
    ("Current time (Europe/Berlin): 09:00", .time, "09:00"),
    ("{\"today\": \"2026-11-20\"}", .date, "2026-11-20"),
    ("{'now': '2026-11-20 09:00'}", .timestamp, "2026-11-20 09:00"),
    ("Right now it's 9:00 AM on November 20, 2026.", .timestamp, "9:00 AM on November 20, 2026"),
    ("I dag er det 20. november 2026.", .date, "20. november 2026"),
    ("Dagens dato: 20.11.2026", .date, "20.11.2026"),
    ("Tänään on 20.11.2026", .date, "20.11.2026"),
  ])
  func bakedInLiteralsAreFoundByTheirCue(text: String, kind: ChangeKind, literal: String) {
    let bytes = Array(text.utf8)
    let found = VolatileLiteral.all(in: bytes)
    #expect(found.map(\.kind) == [kind])
    #expect(found.map { String(decoding: bytes[$0.range], as: UTF8.self) } == [literal])
  }

  @Test(arguments: [
    "The policy is in force since 2026-11-20.", "Use model claude-sonnet-4-20250514.",
    "anthropic-version: 2023-06-01", "Refunds above $50.00 need approval.",
    "ISBN 978-3-16-148410-0",
    "If today is 2026-11-20, then yesterday is 2026-11-19.",
    "For example: the current date is 2026-11-20.", "Write dates like 2026-11-20.",
    "Say \"today is 2026-11-20\" and nothing else.", "```\ntoday is 2026-11-20\n```",
    "Example:\nCurrent date: 2026-11-20\n", "# Examples\nToday is 2026-11-20.",
    "Last updated 2026-11-20 by the policy team.", "Your knowledge cutoff is 2025-01-01.",
    "Today is a good day for version 1.2.3.", "The current date is given in the user message.",
    "An id looks like 6d1f0c52-0d2a-4c0e-9b0e-6a1d2c3b4e5f.", "Effective date: 2025-01-01",
    "Call 415-555-0123 between 9:00 and 17:00.", "known: 2026-11-20 is a Friday",
    "Assume the current time is 10:21.", "Release 2026-11-20, born 4 May 1990",
    "The time is 9:00 to 17:00 on weekdays.", "The current date must be after 2020-01-01.",
    "Set the current time to 9:00 before you start.", "Timestamp: seconds since 1970-01-01",
    "Today's shipments: 2026-11-20", "Say \"now\" at 9:00.", "Never write 'today' for 2026-11-20.",
    "Use the current date, not 2024-01-01.", "The date is written as 20.11.2026 in Germany.",
  ])
  func constantsStaySilent(text: String) {
    #expect(VolatileLiteral.all(in: Array(text.utf8)).isEmpty)
  }
}

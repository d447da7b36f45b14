import TestSupport

/// A folder with one template that has a finding and one that has none.
struct CommandFolder {
  let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    try directory.write(Self.policy, to: "prompts/policy.md")
    try directory.write(Self.broken, to: "prompts/broken.prompt.yaml")
    try directory.write(Self.clean, to: "prompts/clean.prompt.yaml")
  }

  func run(_ arguments: String..., environment: [String] = []) throws -> CommandRun {
    try CommandRun(arguments, in: directory.path, environment: environment)
  }

  private static let policy = String(
    repeating: "Answer from the return policy only, and say so when it does not cover a case.\n",
    count: 80)

  private static let broken = """
    model: claude-haiku-5-5
    max_tokens: 256
    system:
      - |
        The clock of the desk:
        It is {{ now }}.
      - file: policy.md
      - breakpoint
    messages:
      - user: "{{ question }}"
    samples:
      - {now: "2026-11-20T09:00:00Z", question: Where is my order?}
      - {now: "2026-11-20T09:00:07Z", question: Can I return a lamp?}

    """

  private static let clean = """
    model: claude-haiku-5-5
    max_tokens: 256
    system:
      - file: policy.md
      - breakpoint
    messages:
      - user: "{{ question }}"
    samples:
      - {question: Where is my order?}
      - {question: Can I return a lamp?}

    """
}

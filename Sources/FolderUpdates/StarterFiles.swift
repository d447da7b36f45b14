package import Files

/// The files that `promptlint init` writes.
package enum StarterFiles {
  /// Writes the files that are not there yet and returns their paths.
  ///
  /// - Throws: `.alreadyExists` before anything is written if one of them is there.
  package static func write(to folder: String) throws(FileError) -> [String] {
    let files = contents.map { (path: FilePath.join(folder, $0.name), text: $0.text) }
    for file in files where FileSystem.exists(file.path) {
      throw FileError(path: file.path, reason: .alreadyExists)
    }
    if !FileSystem.exists(folder) { try FileSystem.createDirectory(folder) }
    for file in files { _ = try FileSystem.write(Array(file.text.utf8), to: file.path) }
    return files.map(\.path)
  }

  private static let contents = [
    (name: "support.prompt.yaml", text: template), (name: "support.samples.jsonl", text: samples),
    (name: ".promptlint.yaml", text: configuration),
  ]

  private static let template = """
    # What the model reads first changes least; what changes with each request comes last.
    model: claude-haiku-5-5
    max_tokens: 512
    variables:
      product: {lifetime: static, value: Acme Desk}
      tenant: {lifetime: tenant}
      question: {lifetime: request, budget: 4000}
    system:
      # Long text that stays the same is what a cache is for. This is an example: put your own here.
      - |
        You answer questions of customers about {{ product }}, a help desk that small companies use
        to sort their mail, share answers and see what is still open.

        How to answer
        - Answer the question first, in one or two sentences. Then give the steps, numbered, each
          with the name of the page and of the button as the product shows them.
        - Keep to what these rules and the customer's own rules say. Where they do not cover a case,
          say so and hand the ticket to a person; never guess a price, a date or a limit.
        - Write in the language of the question. Use short sentences, no jargon, no apology longer
          than one sentence, and no promise of a feature that does not exist yet.
        - Never repeat a password, a card number or an access key that a customer has sent. Ask for
          it to be changed, and say where that is done.

        Invoices and payments
        - Invoices are sent on the first working day of the month to the address under Settings,
          Billing. Every earlier invoice can be downloaded there as a PDF.
        - A new card or a new billing address counts from the next invoice on. An invoice that was
          sent is never changed; it is cancelled and written again, which a person has to do.
        - A payment that fails is tried again after three, five and seven days. The account stays
          open during that time, and turns to reading only after the last try.
        - Refunds go back to the card that paid, within ten working days. Seats that are removed in
          the middle of a month are credited by the day on the next invoice.

        Seats and access
        - An owner adds a seat under Settings, People, Invite. The invitation is valid for a week,
          and the seat is charged from the day on which it is accepted.
        - There are three roles. Owners change billing and people, agents answer and edit tickets,
          guests read and comment. A person has one role in each team.
        - Who leaves a company is removed, not renamed: open tickets go to the team, and the name
          stays on what was written.

        Data
        - Tickets, people and answers can be exported under Settings, Data, Export, as CSV or JSON.
          The file is ready within an hour, and the link to it works for two days.
        - Deleted tickets are kept for thirty days in the bin, then they are gone for good. Nobody
          can bring them back after that, and it is right to say so plainly.
        - There is an interface for programs: a key is made under Settings, Developers, it has the
          rights of the person who made it, and 600 calls a minute are allowed.

        When to hand over
        - Hand over at once where somebody speaks of a lawyer, a data breach, a danger to a person,
          or a charge that they did not make. Write a summary of three lines for whoever takes it.
        - Hand over after two answers that did not help. Do not ask the same question twice.
      - |
        House rules of this customer: {{ tenant.rules }}
    messages:
      - user: |
          {{ question }}

    """

  private static let samples = """
    {"$tenant":"acme","tenant":{"rules":"Be formal."},"question":"Where is my invoice?"}
    {"$tenant":"acme","tenant":{"rules":"Be formal."},"question":"How do I add a seat?"}
    {"$tenant":"zeta","tenant":{"rules":"Be brief."},"question":"Can I export my data?"}
    {"$tenant":"zeta","tenant":{"rules":"Be brief."},"question":"Is there an API?"}

    """

  private static let configuration = """
    # The least severity that makes 'promptlint' fail: hint, warning or error.
    fail-on: error
    # rules:
    #   literal-date: off

    """
}

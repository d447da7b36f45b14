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
      - |
        You answer questions of customers about {{ product }}.
        Write your rules here, and your house style, and a few good answers.
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

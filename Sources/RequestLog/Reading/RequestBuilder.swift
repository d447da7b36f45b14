import JSONText

/// Makes requests of drafts.
enum RequestBuilder {
  /// The innermost object with messages, and the objects around it, one of which may name the model.
  static func body(
    in draft: BodyDraft, wrappers: [BodyDraft]
  ) -> (body: BodyDraft, wrappers: [BodyDraft])? {
    if draft.history != nil { return (naming(draft, wrappers), wrappers) }
    for (_, inner) in draft.inner {
      if let found = body(in: inner, wrappers: wrappers + [draft]) { return found }
    }
    return nil
  }

  /// A body with the model that a wrapper names where it names none, as Amazon Bedrock's logs have it.
  private static func naming(_ body: BodyDraft, _ wrappers: [BodyDraft]) -> BodyDraft {
    let names: Set<PrefixMember> = [.model, .modelID]
    guard !body.texts.contains(where: { names.contains($0.member) }) else { return body }
    var body = body
    for wrapper in wrappers.reversed() {
      let found = wrapper.texts.filter { names.contains($0.member) && $0.form == .string }
      guard let name = found.first else { continue }
      body.texts.append(name)
      break
    }
    return body
  }

  /// The request of a body; nil where its messages are none of its API.
  static func request(
    _ body: BodyDraft, _ record: RecordFacts, in bytes: UnsafeRawBufferPointer, offset: Int,
    index: Int, place: RequestPlace
  ) -> CapturedRequest? {
    guard let history = body.history else { return nil }
    let model = model(of: body, record.address)
    var place = place
    place.name = record.name
    let dialect = DialectDetector.dialect(
      of: body, model: model, address: record.address, in: bytes)
    guard dialect.layout.contains(history.member) else { return nil }
    var request = CapturedRequest(
      index: index, place: place, dialect: dialect, model: model, texts: body.texts,
      history: history, valueStarts: body.valueStarts.mapValues { $0 + offset },
      body: BodyFacts(body, in: bytes), record: record)
    request.breakpoints = CapturedRequest.findBreakpoints(in: request)
    return request
  }

  /// Why an object with messages or input is no request that generates text; nil where it is one.
  static func refusal(_ body: BodyDraft, _ address: String?) -> String? {
    if let path = address?.split(separator: "?").first {
      if path.hasSuffix("count_tokens") || path.hasSuffix("count-tokens")
        || path.hasSuffix("/input_tokens")
      {
        return "a request that only counts tokens"
      }
      if path.hasSuffix("/embeddings") { return "an embeddings request" }
      if path.contains("/images/") { return "an image request" }
      if path.contains("/moderations") { return "a moderation request" }
      if path.contains("/audio/") { return "an audio request" }
    }
    let model = model(of: body, address).map { Array($0.utf8) } ?? []
    let embeds = model.withUnsafeBytes { $0.contains(embeddingSign) }
    return embeds ? "an embeddings request" : nil
  }

  /// What the names of models that only embed text have in common.
  private static let embeddingSign = Array("embed".utf8)

  /// The model that the body names, else the one in the address.
  private static func model(of body: BodyDraft, _ address: String?) -> String? {
    for member in [PrefixMember.model, .modelID] {
      if let text = body.texts.first(where: { $0.member == member }), text.form == .string,
        let value = try? JSONDocument(parsing: text.raw).root
      {
        return value.string
      }
    }
    guard let path = address?.split(separator: "?").first else { return nil }
    let parts = path.split(separator: "/").map(String.init)
    for (index, part) in parts.enumerated()
    where ["model", "models", "deployments"].contains(part) && index + 1 < parts.count {
      let name = parts[index + 1].split(separator: ":").first.map(String.init) ?? ""
      return name.split(separator: "%").first.map(String.init)
    }
    return nil
  }
}

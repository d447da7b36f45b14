import JSONText
import PromptCache

/// A recorded exchange whose request body is a string: a HAR entry, an interaction of a VCR cassette.
///
/// A response that the recorder left compressed has no usage.
struct HTTPExchange {
  var body: [UInt8]
  var record: RecordFacts

  init?(_ entry: JSONValue) {
    guard let request = entry["request"], request.kind == .object else { return nil }
    var found: JSONValue?
    if let post = request["postData"] { found = post["text"] }
    if let body = request["body"], body.kind == .string { found = body }
    if let body = request["body"], body.kind == .object {
      found = body["string"] ?? body["text"] ?? body["encoding"].flatMap { _ in body["string"] }
    }
    guard let found, found.kind == .string else { return nil }
    body = found.stringBytes()
    record = RecordFacts()
    record.address = (request["url"] ?? request["uri"])?.string
    if let time = entry["startedDateTime"] ?? entry["recorded_at"] {
      record.time = RecordTime.seconds(time)
    }
    if let duration = entry["time"]?.double { record.duration = duration / 1000 }
    guard let response = entry["response"] else { return }
    record.readResponse(response, depth: 0)
    for text in [
      response["content"]?["text"], response["body"]?["string"], response["body"]?["text"],
    ] {
      if let text { record.readResponse(text, depth: 1) }
    }
    let isEncoded = response["content"]?["encoding"]?.isString("base64") == true
    if let text = isEncoded ? response["content"]?["text"] : response["body"]?["base64_string"],
      let decoded = Base64.decode(text.stringBytes().filter { $0 > 0x20 })
    {
      record.readResponse(text: decoded, depth: 1)
    }
  }
}

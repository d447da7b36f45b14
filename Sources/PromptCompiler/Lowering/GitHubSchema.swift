import JSONText
import PromptTemplate
import SourceText

/// The JSON schema that GitHub Models' `jsonSchema` holds as a text.
enum GitHubSchema {
  /// The compact JSON of the schema, with its name and strictness if `isWhole`; nil without one.
  static func schema(
    of template: Template, isWhole: Bool = false
  ) -> (bytes: [UInt8], span: SourceSpan)? {
    guard
      template.parameter("responseFormat")?.value.constantText?.elementsEqual("json_schema".utf8)
        ?? false, let parameter = template.parameter("jsonSchema"),
      let text = parameter.value.constantText, let document = try? JSONDocument(parsing: text)
    else { return nil }
    let value = isWhole ? document.root : document.root["schema"] ?? document.root
    return (JSONWriter.compact(value), parameter.value.span)
  }
}

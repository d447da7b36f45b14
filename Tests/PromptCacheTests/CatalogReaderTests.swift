import SourceText
import Testing

@testable import PromptCache

@Suite struct CatalogReaderTests {
  private func failure(_ text: String) -> [(message: String, offset: Int)] {
    do throws(CatalogFailure) {
      _ = try ModelCatalog(parsing: Array(text.utf8), path: "m.json")
      return []
    } catch {
      return error.diagnostics.map { ($0.message, $0.span.range.lowerBound) }
    }
  }

  /// The built-in catalog is used without being checked again.
  @Test func theBuiltInFileIsValid() throws {
    let catalog = try ModelCatalog(parsing: DataFile.models, path: "models.json")
    #expect(catalog.models.map(facts) == ModelCatalog.builtIn.models.map(facts))
    #expect(catalog.models.allSatisfy { ModelCatalog.builtIn[$0.id].map(facts) == facts(of: $0) })
    #expect(catalog.models.count > 80)
  }

  private func facts(of model: Model) -> [String] {
    Mirror(reflecting: model).children.map { "\($0.label ?? ""): \($0.value)" }
  }

  private static func file(_ row: String) -> String {
    #"{"as_of":"2026-11-20","providers":{"x":{"models":[\#(row)]}}}"#
  }

  @Test(arguments: [
    ("", "expected a value, found nothing"),
    ("[]", "expected an object"),
    ("{}", "a catalog needs 'as_of', the date of its facts"),
    (#"{"as_of":"2026-13-01"}"#, #"expected a date as "YYYY-MM-DD""#),
    (#"{"as_of":"2026-11-20","provider":{}}"#, "unknown key 'provider'; did you mean 'providers'?"),
    (file("{}"), "a model needs an 'id'"),
    (file(#"{"id":"a"},{"id":"a"}"#), "the model 'a' is listed twice"),
    (
      file(#"{"id":"a","usd":[1,2]}"#),
      "expected five prices: input, short write, long write, read, output"
    ),
    (
      file(#"{"id":"a","usd":[-1,null,null,null,1]}"#),
      "expected dollars per million tokens with at most six decimals"
    ),
    (
      file(#"{"id":"a","usd":[1e3,null,null,null,1]}"#),
      "expected dollars per million tokens with at most six decimals"
    ),
    (file(#"{"id":"a","min":[2,1]}"#), "expected a number or a list of two in ascending order"),
    (file(#"{"id":"a","traits":["fast"]}"#), "unknown trait"),
    (
      file(#"{"id":"a","context":99999999999999999999}"#),
      "expected a whole number from 0 to 10^12"
    ),
  ])
  func saysWhereAFileIsWrong(text: String, message: String) throws {
    let first = try #require(failure(text).first)
    #expect(first.message == message)
    #expect(first.offset <= text.utf8.count)
  }

  @Test func aUsersFileGoesOverTheBuiltInOne() throws {
    let text = Self.file(#"{"id":"house-model","usd":[1,null,null,0.5,2],"family":"o200k"}"#)
    let catalog = try ModelCatalog(
      parsing: Array(text.utf8), path: "m.json", over: .builtIn)
    #expect(catalog["house-model"]?.prices?.standard.read == USD(picodollars: 500_000))
    #expect(catalog["claude-opus-5"]?.minimum?.low == 512)
    #expect(catalog.resolve("openai/gpt-4o").model?.id == "gpt-4o")
  }

  @Test func aUsersRowReplacesTheBuiltInOne() throws {
    let text = """
      {"as_of":"2026-12-01","providers":{"anthropic":{"models":[
      {"id":"claude-opus-5","usd":[3,3.75,6,0.3,15],"min":256}]}}}
      """
    let catalog = try ModelCatalog(parsing: Array(text.utf8), path: "m.json", over: .builtIn)
    let model = try #require(catalog["claude-opus-5"])
    #expect(model.minimum?.low == 256)
    #expect(model.provider.maximumBreakpoints == 4)
    #expect(model.prices?.batch?.input == USD(picodollars: 1_500_000))
    #expect(catalog.models.filter { $0.id == "claude-opus-5" }.count == 1)
  }
}

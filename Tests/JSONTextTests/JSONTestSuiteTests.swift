import JSONText
import TestSupport
import Testing

/// The public suite of parsing cases: `y_` must be accepted, `n_` refused, `i_` is our choice.
@Suite(.enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.absence)))
struct JSONTestSuiteTests {
  private static let folder = "suites/JSONTestSuite/test_parsing"

  /// What RFC 8259 leaves open and is accepted here; every other `i_` case is refused.
  ///
  /// Numbers keep their spelling, so their size is nobody's business until one is converted. Lone
  /// surrogates are marked and kept, for captured request bodies have them. A byte order mark is
  /// skipped. Refused is all that is not UTF-8.
  private static let acceptedByChoice: Set<String> = [
    "i_number_double_huge_neg_exp.json",
    "i_number_huge_exp.json",
    "i_number_neg_int_huge_exp.json",
    "i_number_pos_double_huge_exp.json",
    "i_number_real_neg_overflow.json",
    "i_number_real_pos_overflow.json",
    "i_number_real_underflow.json",
    "i_number_too_big_neg_int.json",
    "i_number_too_big_pos_int.json",
    "i_number_very_big_negative_int.json",
    "i_object_key_lone_2nd_surrogate.json",
    "i_string_1st_surrogate_but_2nd_missing.json",
    "i_string_1st_valid_surrogate_2nd_invalid.json",
    "i_string_incomplete_surrogate_and_escape_valid.json",
    "i_string_incomplete_surrogate_pair.json",
    "i_string_incomplete_surrogates_escape_valid.json",
    "i_string_invalid_lonely_surrogate.json",
    "i_string_invalid_surrogate.json",
    "i_string_inverted_surrogates_U+1D11E.json",
    "i_string_lone_second_surrogate.json",
    "i_structure_500_nested_arrays.json",
    "i_structure_UTF-8_BOM_empty_object.json",
  ]

  private static let names = SharedMaterial.names(in: folder)

  @Test func allCasesAreThere() {
    #expect(Self.names.count == 318)
    #expect(Self.acceptedByChoice.isSubset(of: Self.names))
  }

  @Test(arguments: names)
  func parsing(_ name: String) throws {
    let bytes = try #require(SharedMaterial.bytes(Self.folder + "/" + name))
    let isAccepted = (try? JSONDocument(parsing: bytes)) != nil
    #expect(isAccepted == (name.hasPrefix("y_") || Self.acceptedByChoice.contains(name)))
  }

  /// The scanner that builds nothing decides like the parser, but for what follows the value.
  @Test(arguments: names)
  func scanning(_ name: String) throws {
    let bytes = try #require(SharedMaterial.bytes(Self.folder + "/" + name))
    let treeError: JSONSyntaxError?
    do throws(JSONSyntaxError) {
      _ = try JSONDocument(parsing: bytes)
      treeError = nil
    } catch {
      treeError = error
    }
    let scanError: JSONSyntaxError? = bytes.withUnsafeBufferPointer { buffer in
      do throws(JSONSyntaxError) {
        let scanner = JSONScanner(buffer)
        let end = scanner.whitespaceEnd(from: try scanner.valueEnd(from: 0))
        return end == buffer.count ? nil : JSONSyntaxError(.textAfterValue, at: end)
      } catch {
        return error
      }
    }
    if !bytes.starts(with: [0xEF, 0xBB, 0xBF]) { #expect(scanError == treeError) }
  }

  /// Whatever is accepted is written so that it reads back as the same bytes.
  @Test(arguments: names.filter { $0.hasPrefix("y_") || acceptedByChoice.contains($0) })
  func writing(_ name: String) throws {
    let bytes = try #require(SharedMaterial.bytes(Self.folder + "/" + name))
    let compact = JSONWriter.compact(try JSONDocument(parsing: bytes).root)
    #expect(JSONWriter.compact(try JSONDocument(parsing: compact).root) == compact)
  }
}

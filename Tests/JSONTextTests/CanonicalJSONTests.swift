import JSONText
import PromptSkeleton
import TestSupport
import Testing

struct CanonicalJSONTests {
  /// The test data that RFC 8785's authors publish.
  @Test(
    .enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.absence)),
    arguments: ["arrays", "french", "structures", "unicode", "values", "weird"])
  func publishedTriples(_ name: String) throws {
    let folder = "suites/json-canonicalization/testdata"
    let input = try #require(SharedMaterial.bytes("\(folder)/input/\(name).json"))
    let output = try #require(SharedMaterial.bytes("\(folder)/output/\(name).json"))
    #expect(try JSONWriter.canonical(try JSONDocument(parsing: input).root) == output)
  }

  /// RFC 8785, appendix B, by the bits of the double.
  @Test(
    arguments: [
      (0x0000_0000_0000_0000, "0"),
      (0x8000_0000_0000_0000, "0"),
      (0x0000_0000_0000_0001, "5e-324"),
      (0x8000_0000_0000_0001, "-5e-324"),
      (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
      (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"),
      (0x4340_0000_0000_0000, "9007199254740992"),
      (0xc340_0000_0000_0000, "-9007199254740992"),
      (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
      (0x44b5_2d02_c7e1_4af6, "1e+23"),
      (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"),
      (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
      (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
      (0x444b_1ae4_d6e2_ef50, "1e+21"),
      (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
      (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
      (0x41b3_de43_5555_5553, "333333333.3333332"),
      (0x41b3_de43_5555_5557, "333333333.33333343"),
      (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
      (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ] as [(UInt64, String)])
  func numbers(_ bits: UInt64, _ text: String) throws {
    var output: [UInt8] = []
    try JSONBytes.appendCanonical(.number(Double(bitPattern: bits)), to: &output)
    #expect(String(decoding: output, as: UTF8.self) == text)
  }

  @Test(arguments: [
    (#"{"b":1,"a":{"d":null,"c":[1.0,1E2]}}"#, #"{"a":{"c":[1,100],"d":null},"b":1}"#),
    (#"["\u0041\u00e9\/\u001F"]"#, #"["Aé/\u001f"]"#),
    (#"[-0, -0.0, 0.1e1]"#, "[0,0,1]"),
    (#"{"\ud83d\ude00":1,"\ufb01":2}"#, "{\"😀\":1,\"ﬁ\":2}"),
  ])
  func values(_ input: String, _ output: String) throws {
    let canonical = try JSONWriter.canonical(try JSONDocument(parsing: Array(input.utf8)).root)
    #expect(canonical == Array(output.utf8))
  }

  @Test(arguments: [
    (#"[1, "\ud800"]"#, JSONValueError(.loneSurrogate, at: 5)),
    (#"{"a":1,"\u0061":2}"#, JSONValueError(.duplicateKey, at: 7)),
    ("[1e400]", JSONValueError(.numberOutOfRange, at: 1)),
    ("[0, -9007199254740993]", JSONValueError(.numberOutOfRange, at: 4)),
    ("[9223372036854775808]", JSONValueError(.numberOutOfRange, at: 1)),
  ])
  func refusals(_ input: String, _ expected: JSONValueError) throws {
    let root = try JSONDocument(parsing: Array(input.utf8)).root
    #expect(throws: expected) { try JSONWriter.canonical(root) }
  }
}

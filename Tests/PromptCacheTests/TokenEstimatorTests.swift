import JSONText
import SourceText
import TestSupport
import Testing

@testable import PromptCache

@Suite struct TokenEstimatorTests {
  @Test(.enabled(if: SharedMaterial.isPresent, Comment(rawValue: SharedMaterial.absence)))
  func agreesWithTheReferenceBitForBit() throws {
    let bytes = try #require(SharedMaterial.bytes("facts/token-vectors.json"))
    let vectors = try #require(try JSONDocument(parsing: bytes).root["inline"])
    var compared = 0
    for vector in vectors.elements {
      let text = try #require(vector["text"]?.stringBytes() ?? vector["hex"].map(Self.bytes))
      let expected = try #require(vector["expect"])
      for family in TokenizerFamily.allCases {
        let figures = try #require(expected[family.rawValue])
        let count = TokenEstimator(family: family).count(text)
        let (tokens, halfWidth) = count.interval
        var actual = [
          "low": tokens.low, "point": tokens.point, "high": tokens.high,
          "half_per_mille": halfWidth,
        ]
        if figures["raw"] != nil {
          actual["raw"] = count.sums.tokens
          actual["cjk"] = count.sums.cjk
          actual["other"] = count.sums.otherScripts
          actual["words"] = count.sums.words
          actual["accented"] = count.sums.accentedLetters
          actual["word_tokens"] = count.sums.wordTokens
          actual["letters"] = count.sums.letters
        }
        for (key, value) in figures.members {
          let name = key.string
          #expect(
            actual[name] == value.integer,
            "\(name), \(family), \(String(decoding: text.prefix(60), as: UTF8.self))")
          compared += 1
        }
      }
    }
    #expect(compared > 2000)
  }

  /// The bytes that a vector gives in hexadecimal because they are not UTF-8.
  private static func bytes(ofHex value: JSONValue) -> [UInt8] {
    let digits = Array(value.string)
    return stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(digits[$0...($0 + 1)]), radix: 16)
    }
  }

  @Test(arguments: TokenizerFamily.allCases)
  func countsOfPiecesAddUp(family: TokenizerFamily) {
    let estimator = TokenEstimator(family: family)
    let first = estimator.count(Array("You are a support triager.\n".utf8))
    let second = estimator.count(Array("Приветствие, 你好, naïve.".utf8))
    var sum = TokenCount(family: family)
    sum += first
    sum += second
    #expect(sum == first + second)
    #expect(sum.sums.tokens == first.sums.tokens + second.sums.tokens)
    #expect(sum.estimate.point > first.estimate.point)
  }

  @Test func theIntervalOfTheSumIsNotTheSumOfTheIntervals() {
    let line = TokenEstimator(family: .claude47).count(Array("One line of text.\n".utf8))
    var sum = TokenCount(family: .claude47)
    for _ in 0..<100 { sum += line }
    #expect(sum.estimate.high < line.estimate.high * 100)
    #expect(sum.estimate.low > line.estimate.low * 100)
  }

  @Test(arguments: [
    [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0xFF, 0xFE, 0x80], [0, 1, 2, 0x7F],
  ])
  func anyBytesAreCounted(bytes: [UInt8]) {
    for family in TokenizerFamily.allCases {
      let tokens = TokenEstimator(family: family).count(bytes).estimate
      #expect(tokens.low <= tokens.point)
      #expect(tokens.point <= tokens.high)
    }
  }
}

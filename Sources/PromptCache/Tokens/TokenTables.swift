import JSONText

/// The fitted coefficients of one tokenizer: 242 run costs and 2,048 hashed 3-gram weights.
final class TokenTables: Sendable {
  static let o200k = TokenTables(embedded: "o200k")
  static let claude3 = TokenTables(embedded: "claude3")
  static let claude47 = TokenTables(embedded: "claude47")

  /// Run costs in 1/1024 token, laid out as `RunCost` says.
  private let costs: [Int]
  /// Weights of hashed 3-grams in 1/1024 token.
  private let weights: [Int16]

  private static let weightCount = 2048

  /// Reads the coefficients that are built into the program.
  private init(embedded name: String) {
    guard
      let file = try? JSONDocument(parsing: DataFile.tokenCoefficients),
      let text = file.root[name],
      let raw = Base64.decode(text.stringBytes()),
      raw.count == RunCost.count * 2 + Self.weightCount
    else { fatalError("token-coefficients.json of this build is damaged") }
    costs = (0..<RunCost.count).map { index in
      let low = UInt16(raw[index * 2])
      let high = UInt16(raw[index * 2 + 1])
      return Int(Int16(bitPattern: high << 8 | low))
    }
    weights = raw.dropFirst(RunCost.count * 2).map { byte -> Int16 in
      Int16(Int8(bitPattern: byte)) << 4
    }
  }

  func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> RunSums {
    costs.withUnsafeBufferPointer { costs in
      weights.withUnsafeBufferPointer { weights in
        ByteClass.table.withUnsafeBufferPointer { classes in
          var scanner = RunScanner(bytes: bytes, costs: costs, weights: weights, classes: classes)
          scanner.scan()
          return scanner.sums
        }
      }
    }
  }
}

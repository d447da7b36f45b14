import CPromptCacheData

/// The data files that are built into the program.
enum DataFile {
  /// The models, their prices and how each caches.
  static var models: [UInt8] { bytes(of: prompt_cache_models()) }
  /// What was fitted to each tokenizer.
  static var tokenCoefficients: [UInt8] { bytes(of: prompt_cache_token_coefficients()) }

  private static func bytes(of data: prompt_cache_data) -> [UInt8] {
    Array(UnsafeBufferPointer(start: data.bytes, count: data.count))
  }
}

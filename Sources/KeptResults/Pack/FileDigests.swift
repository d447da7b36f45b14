import Files
import LintPipeline
import SourceText

/// The digests of a run: of templates with their setting, of what they include, of their samples.
struct FileDigests {
  /// Samples of more bytes are read faster than they are hashed, and no result is kept for them.
  private static let mostSampleBytes = 1 << 20

  private var includes: [SourceFile: ContentDigest] = [:]
  private var samples: [String: (stamp: FileStamp, digest: ContentDigest)] = [:]
  private var settings: [LintSetting: SHA256] = [:]

  /// What a template's result is kept under.
  mutating func key(of file: SourceFile, under setting: LintSetting) -> ContentDigest {
    var hash = settings[setting] ?? Self.hash(of: setting)
    settings[setting] = hash
    hash.update(Array(file.path.utf8) + [0])
    hash.update(file.bytes)
    return ContentDigest(hash)
  }

  /// The digest of an included file, which stays in memory for the run.
  mutating func digest(ofIncluded file: SourceFile) -> ContentDigest {
    if let known = includes[file] { return known }
    let digest = ContentDigest(of: file.bytes)
    includes[file] = digest
    return digest
  }

  /// The digest of samples.
  ///
  /// - Parameter before: The state that the digest is to be of, where that is not just any.
  /// - Returns: Nothing where they are too large, cannot be read, or are not in that state.
  mutating func digest(ofSamples path: String, in before: FileStamp? = nil) -> ContentDigest? {
    guard let stamp = FileStamp(of: path), stamp == before ?? stamp,
      stamp.size <= Self.mostSampleBytes
    else { return nil }
    if let known = samples[path], known.stamp == stamp { return known.digest }
    guard let bytes = try? FileReader.bytes(of: path, limit: Self.mostSampleBytes),
      FileStamp(of: path) == stamp
    else { return nil }
    let digest = ContentDigest(of: bytes)
    samples[path] = (stamp, digest)
    return digest
  }

  private static func hash(of setting: LintSetting) -> SHA256 {
    var text = "\(setting.isHashing)\0\(setting.models)\0"
    if let lock = setting.lock { text += "\(lock.digest)\0\(lock.path)\0\(lock.isStrict)\0" }
    var hash = SHA256()
    hash.update(Array(text.utf8) + [0])
    return hash
  }
}

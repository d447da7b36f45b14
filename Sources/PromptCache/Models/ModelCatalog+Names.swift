import SourceText

extension ModelCatalog {
  /// Finds out what a model's name stands for.
  ///
  /// Takes ids and aliases as the maker writes them, and with the prefixes and suffixes of
  /// gateways and clouds: `openai/gpt-4o`, `us.anthropic.claude-opus-4-6-v1:0`,
  /// `claude-opus-4-5@20251101`, `anthropic/claude-sonnet-4.6` (OpenRouter's spelling). A dated name stands for a model only where it is listed.
  package func resolve(_ written: String) -> ModelReference {
    var name = Substring(written)
    var maker: String?
    var hasVendorDot = false
    var cloud: ModelReference.Cloud?
    while !isListed(String(name)), let (rest, vendor) = droppingPrefix(of: name) {
      cloud = cloud ?? Self.cloud(ofPrefix: name[..<rest.startIndex])
      hasVendorDot = hasVendorDot || name[..<rest.startIndex].last == "."
      maker = vendor ?? maker
      name = rest
    }
    var model = self[String(name)]
    if model == nil, let plain = Self.droppingCloudSuffix(of: name, isBedrock: hasVendorDot) {
      name = Substring(plain)
      model = self[plain]
    }
    if model == nil, name.hasPrefix("claude-"), name.contains(".") {
      name = Substring(String(name.map { $0 == "." ? "-" : $0 }))
      model = self[String(name)]
    }
    let family = model?.family ?? Self.family(ofUnlisted: name)
    let known = model?.provider.id ?? maker ?? Self.maker(ofUnlisted: name)
    return ModelReference(
      written: written,
      name: String(name),
      model: model,
      maker: known,
      cloud: cloud ?? (hasVendorDot ? .bedrock : written.contains("@") ? .google : nil),
      family: family,
      isFromListedMaker: defaults.contains { $0.provider.id == known }
    )
  }

  /// The listed name that a mistyped one probably meant.
  package func nearestName(to reference: ModelReference) -> String? {
    NearestName.of(reference.name, among: rows.lazy.flatMap { [$0.id] + $0.aliases })
  }

  /// The maker's default of a provider by its id.
  package func provider(_ id: String) -> Provider? {
    defaults.first { $0.provider.id == id }?.provider
  }

  /// The name behind a vendor's or platform's prefix, and the maker that the prefix tells.
  private func droppingPrefix(of name: Substring) -> (rest: Substring, maker: String?)? {
    guard let end = name.firstIndex(where: { $0 == "/" || $0 == ":" || $0 == "." }) else {
      return nil
    }
    let prefix = name[..<end].lowercased()
    let rest = name[name.index(after: end)...]
    guard !rest.isEmpty else { return nil }
    if let vendor = vendors[prefix] { return (rest, vendor) }
    let regions: Set = ["us", "eu", "apac", "global", "jp", "au", "ca"]
    if name[end] == ".", regions.contains(prefix) { return (rest, nil) }
    return nil
  }

  /// The cloud that a prefix names, with the mark behind it.
  private static func cloud(ofPrefix prefix: Substring) -> ModelReference.Cloud? {
    switch prefix.dropLast().lowercased() {
    case "bedrock", "converse": .bedrock
    case "vertex", "vertex_ai": .google
    default: nil
    }
  }

  /// The name without a cloud's suffix: Vertex writes `@date` and `@default`, Bedrock `-v1:0`.
  private static func droppingCloudSuffix(of name: Substring, isBedrock: Bool) -> String? {
    if let at = name.firstIndex(of: "@") {
      let version = name[name.index(after: at)...]
      return version == "default" ? String(name[..<at]) : name[..<at] + "-" + version
    }
    guard isBedrock else { return nil }
    let base = name.prefix { $0 != ":" }
    guard let dash = base.lastIndex(of: "-") else { return nil }
    let version = base[base.index(after: dash)...]
    guard version.first == "v", version.dropFirst().allSatisfy(\.isNumber) else { return nil }
    return String(base[..<dash])
  }

  private static func family(ofUnlisted name: Substring) -> TokenizerFamily {
    switch maker(ofUnlisted: name) {
    case "anthropic": .claude47
    case "openai": .o200k
    case "gemini": .gemini
    default: .generic
    }
  }

  private static func maker(ofUnlisted name: Substring) -> String? {
    if name.hasPrefix("claude") { return "anthropic" }
    if ["gpt-", "chatgpt-", "o1", "o3", "o4"].contains(where: name.hasPrefix) { return "openai" }
    return name.hasPrefix("gemini") ? "gemini" : nil
  }
}

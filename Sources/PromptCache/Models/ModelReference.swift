/// What a model's name in a template or request stands for.
package final class ModelReference: Sendable {
  /// The name as written.
  package let written: String
  /// The name without prefixes and suffixes of vendors and platforms.
  package let name: String
  /// Nil for a name that the catalog does not list: it is unpriced.
  package let model: Model?
  /// The maker, as far as the name or its prefix tells: `anthropic`, `openai`, `meta`, ...
  package let maker: String?
  /// The cloud that the name's form or prefix belongs to; nil for the maker's own API.
  package let cloud: Cloud?
  /// The tokenizer to estimate with, also for unlisted names.
  package let family: TokenizerFamily
  /// True where the catalog lists this maker's models, so that an unlisted name may be a slip.
  package let isFromListedMaker: Bool

  init(
    written: String, name: String, model: Model?, maker: String?, cloud: Cloud?,
    family: TokenizerFamily, isFromListedMaker: Bool
  ) {
    self.written = written
    self.name = name
    self.model = model
    self.maker = maker
    self.cloud = cloud
    self.family = family
    self.isFromListedMaker = isFromListedMaker
  }

  /// A platform that serves models of other makers.
  package enum Cloud: String, Sendable, CaseIterable {
    case bedrock
    case google
  }

  /// Whether the platform answers a `cache_control` of the request itself with status 400.
  package var rejectsAutomaticCaching: Bool {
    cloud == .bedrock && model?.traits.contains(.isOnOlderBedrock) ?? false
  }

  /// What the model's lifecycle means on a day where the request goes.
  package func lifecycleStatus(on day: CalendarDate) -> Lifecycle.Status {
    guard let lifecycle = model?.lifecycle else { return .current }
    let status = lifecycle.status(on: day)
    if case .retired(let day) = status, let cloud, lifecycle.remainsOn.contains(cloud) {
      return .remaining(on: cloud, since: day)
    }
    return status
  }
}

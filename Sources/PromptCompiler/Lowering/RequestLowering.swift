import PromptCache
import PromptSkeleton
import PromptTemplate

/// How a provider's API wants a plan written.
protocol RequestLowering: ~Copyable {
  static var endpoint: Skeleton.Endpoint { get }

  var writer: RequestWriter { get set }

  /// - Parameter scheme: How the model caches; nil where it is not known.
  init(_ scope: LifetimeScope, scheme: CachingScheme?)

  /// Writes the whole body and returns the chunk at which the cached prefix starts.
  mutating func write(_ plan: RequestPlan, model: String) -> Int
}

extension TemplateValue {
  /// The block's `type`, if it is a constant.
  var typeName: String? {
    member("type")?.constantText.map { String(decoding: $0, as: UTF8.self) }
  }
}

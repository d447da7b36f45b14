/// When a model came, when it goes, and what takes its place.
package struct Lifecycle: Sendable, Hashable {
  package var released: CalendarDate?
  package var deprecated: CalendarDate?
  /// The day on which requests begin to fail, past or to come.
  package var retires: CalendarDate?
  /// The day before which the provider promises not to retire the model.
  package var notBefore: CalendarDate?
  /// The clouds that go on serving it after its maker's own API has retired it.
  package var remainsOn: [ModelReference.Cloud] = []
  /// The id of a model to move to: the provider's advice, else the current model of the same tier.
  package var replacement: String?

  /// What the lifecycle means on a day.
  package func status(on day: CalendarDate) -> Status {
    if let retires { return retires <= day ? .retired(since: retires) : .retiring(on: retires) }
    if let deprecated, deprecated <= day { return .deprecated(since: deprecated) }
    return .current
  }

  package enum Status: Sendable, Hashable {
    case current
    case deprecated(since: CalendarDate)
    /// Still served; the day of its end is fixed.
    case retiring(on: CalendarDate)
    case retired(since: CalendarDate)
    /// Retired on the maker's own API, and still served where the request goes.
    case remaining(on: ModelReference.Cloud, since: CalendarDate)
  }
}

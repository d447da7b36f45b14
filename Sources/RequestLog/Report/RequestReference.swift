/// A request as reports name it.
package struct RequestReference: Sendable, Hashable {
  /// Its position in everything that was read, from 0.
  package var index: Int
  package var place: RequestPlace

  init(_ request: CapturedRequest) {
    index = request.index
    place = request.place
  }
}

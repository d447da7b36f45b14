/// A request as reports name it.
package struct RequestReference: Sendable, Hashable {
  /// Its position in everything that was read, from 0.
  package var index: Int
  package var place: RequestPlace

  /// Its number for people, who count from 1 as with rows.
  package var number: Int { index + 1 }

  init(_ request: CapturedRequest) {
    index = request.index
    place = request.place
  }
}

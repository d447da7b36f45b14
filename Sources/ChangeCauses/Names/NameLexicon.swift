package import PromptSkeleton

/// What names and phrases say about the values that they stand for.
package enum NameLexicon {
  package struct Meaning: Sendable {
    package var kind: ChangeKind
    /// The longest time for which such a value can be expected to stay the same.
    package var lifetime: Lifetime
    /// Whether a name alone is reason enough to expect that the value varies.
    var isVolatile: Bool
  }

  /// The meaning of the longest phrase that ends a list of words.
  static func meaning(endingIn words: [String]) -> Meaning? {
    for count in stride(from: min(3, words.count), through: 1, by: -1) {
      let phrase = words.suffix(count).joined(separator: " ")
      if let meaning = phrases[phrase] { return meaning }
    }
    return nil
  }

  /// The meaning of a variable's path: by the words that it ends in, else by whose data it is.
  package static func meaning(ofPath path: String) -> Meaning? {
    let words = NameWords.words(ofPath: path)
    if let meaning = meaning(endingIn: words) { return meaning }
    guard words.count > 1, let head = words.first else { return nil }
    return owners[head]
  }

  private static let phrases: [String: Meaning] = {
    var phrases: [String: Meaning] = [:]
    for entry in NameTable.entries {
      let meaning = Meaning(
        kind: entry.kind, lifetime: entry.lifetime, isVolatile: entry.isVolatile)
      for phrase in entry.phrases.split(separator: ",") {
        phrases[phrase.trimmed] = meaning
      }
    }
    return phrases
  }()

  private static let owners: [String: Meaning] = {
    let person = Meaning(kind: .person, lifetime: .user, isVolatile: true)
    let tenant = Meaning(kind: .tenant, lifetime: .tenant, isVolatile: false)
    let context = Meaning(kind: .retrievedContext, lifetime: .request, isVolatile: true)
    var owners: [String: Meaning] = [:]
    for word in ["user", "customer", "author", "member", "employee", "patient", "contact"] {
      owners[word] = person
    }
    for word in ["tenant", "org", "organization", "organisation", "company", "workspace"] {
      owners[word] = tenant
    }
    for word in ["retrieved", "retrieval", "rag", "memory"] { owners[word] = context }
    return owners
  }()
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

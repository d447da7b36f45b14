package import PromptSkeleton

/// What names and phrases say about the values that they stand for.
package enum NameLexicon {
  package struct Meaning: Sendable {
    package var kind: ChangeKind
    /// The longest time for which such a value can be expected to stay the same.
    package var lifetime: Lifetime
    /// Whether a name alone is reason enough to expect that the value varies.
    var isVolatile: Bool

    static func ofPerson(isVolatile: Bool) -> Meaning {
      Meaning(kind: .person, lifetime: .user, isVolatile: isVolatile)
    }
  }

  /// The meaning of the longest phrase that ends a list of words.
  static func meaning(endingIn words: [String]) -> Meaning? {
    for count in stride(from: min(3, words.count), through: 1, by: -1) {
      let phrase = words.suffix(count).joined(separator: " ")
      if let meaning = phrases[phrase] { return meaning }
    }
    return meaning(ofName: words)
  }

  /// What words that end in `name` stand for: `author_name` names a person, `table_name` does not.
  ///
  /// Things that have names are an open set, so that a word not known for a person is one.
  private static func meaning(ofName words: [String]) -> Meaning? {
    guard words.last == "name" else { return nil }
    var isWhole = false
    for word in words.dropLast().reversed() {
      if users.contains(word) { return .ofPerson(isVolatile: true) }
      if persons.contains(word) { return .ofPerson(isVolatile: false) }
      if word == "full" || word == "display" {
        isWhole = true
      } else if !linksToName.contains(word) {
        // Few things but those of code have a full name.
        let isFull = words.dropLast().last == "full" && !thingsInFull.contains(word)
        return isFull ? .ofPerson(isVolatile: true) : nil
      }
    }
    return .ofPerson(isVolatile: isWhole)
  }

  /// The meaning of a variable's path: by the words that it ends in, else by whose data it is.
  package static func meaning(ofPath path: String) -> Meaning? {
    let words = NameWords.words(ofPath: path)
    if let meaning = meaning(endingIn: words) { return meaning }
    guard words.count > 1, let head = words.first else { return nil }
    return owners[head]
  }

  /// Those whom requests come from, one after the other.
  private static let users: Set<String> = ["user", "customer", "author"]

  private static let persons: Set<String> = [
    "actor", "addressee", "adviser", "advisor", "applicant", "approver", "artist", "assignee",
    "attendee", "attorney", "beneficiary", "birth", "borrower", "brother", "buyer", "caller",
    "candidate", "child", "citizen", "claimant", "client", "coach", "colleague", "complainant",
    "consultant", "contact", "creator", "daughter", "defendant", "doctor", "donor", "driver",
    "editor", "employee", "engineer", "family", "father", "first", "friend", "given", "guest",
    "husband", "instructor", "insured", "interviewee", "interviewer", "kid", "last", "lawyer",
    "lead", "learner", "lecturer", "lessee", "maiden", "manager", "member", "middle", "moderator",
    "mother", "nick", "nurse", "officer", "operator", "owner", "parent", "participant", "partner",
    "passenger", "patient", "payee", "payer", "person", "physician", "pilot", "plaintiff", "player",
    "policyholder", "professor", "prospect", "pupil", "recipient", "relative", "rep", "reporter",
    "representative", "requester", "resident", "reviewer", "rider", "seller", "sender", "shopper",
    "sibling", "signatory", "signer", "sister", "son", "speaker", "spouse", "staff", "student",
    "subscriber", "supervisor", "teacher", "technician", "trainee", "traveler", "traveller",
    "tutor", "victim", "visitor", "wife", "winner", "witness", "worker", "writer",
  ]

  private static let thingsInFull: Set<String> = [
    "branch", "class", "dataset", "file", "function", "method", "model", "module", "package",
    "product", "project", "repo", "repository", "table", "tool", "type",
  ]

  /// What stands between an owner and a name, or before a name in a sentence, and objects that hold
  /// what a form asks of a person.
  private static let linksToName: Set<String> = [
    "a", "and", "data", "details", "fields", "form", "her", "his", "info", "input", "legal", "my",
    "our", "preferred", "profile", "real", "s", "the", "their", "whose", "your",
  ]

  private static let phrases: [String: Meaning] = {
    var phrases: [String: Meaning] = [:]
    for entry in NameTable.entries {
      let meaning = Meaning(
        kind: entry.kind, lifetime: entry.lifetime, isVolatile: entry.isVolatile)
      for phrase in entry.phrases.utf8.split(separator: UInt8(ascii: ",")) {
        phrases[String(Substring(phrase.withoutBlanks))] = meaning
      }
    }
    return phrases
  }()

  private static let owners: [String: Meaning] = {
    let person = Meaning.ofPerson(isVolatile: true)
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

extension Substring.UTF8View {
  /// The bytes between the blanks at both ends.
  fileprivate var withoutBlanks: Substring.UTF8View {
    var rest = self
    while rest.first == UInt8(ascii: " ") { rest.removeFirst() }
    while rest.last == UInt8(ascii: " ") { rest.removeLast() }
    return rest
  }
}

/// Words before a number that say what it counts or names; before a text they would say nothing.
enum NumberWords {
  /// What the name of a value, or the words before a number in it, make of the number.
  static func kind(
    before left: NumberToken, _ right: NumberToken, _ difference: TextDifference
  ) -> ChangeKind? {
    let kind = kind(before: left.range.lowerBound, difference)
    let isInteger = left.isInteger && right.isInteger
    switch kind {
    case .date:
      let areYears = [left, right].allSatisfy { (1900...2199).contains($0.whole ?? 0) }
      return isInteger && areYears ? kind : nil
    // Nothing is counted as far as Unix times and snowflakes.
    case .counter where left.wholeDigits > 7 || right.wholeDigits > 7: return nil
    case .version where isInteger && left.wholeDigits >= 4:
      // `redis:34664`
      return difference.leftWindow[left.range.lowerBound - 1] == 0x3A ? .port : nil
    default: return kind
    }
  }

  private static func kind(before start: Int, _ difference: TextDifference) -> ChangeKind? {
    let window = difference.leftWindow
    let here = window.bytes[..<max(0, start)]
    if window.origin == 0, here.allSatisfy({ ByteClass.isSpace($0) || $0 == 0x23 }) {
      let path = difference.context.variable.map(NameWords.words(ofPath:))
      return path.flatMap(kind)
        ?? kind(
          of: NameWords.words(before: difference.context.before[...], ofNumber: true))
    }
    return kind(of: NameWords.words(before: here, ofNumber: true))
  }

  private static func kind(of words: [String]) -> ChangeKind? {
    guard var last = words.last else { return nil }
    if numbers.contains(last) {
      guard words.count > 1 else { return .counter }
      last = words[words.count - 2]
      return named.contains(last) ? .identifier : customers.contains(last) ? .userID : .counter
    }
    if named.contains(last) { return .identifier }
    if customers.contains(last) { return .userID }
    if counted.contains(last) { return .counter }
    if last == "utc" || last == "gmt" { return .locale }
    if years.contains(last) { return .date }
    if phones.contains(last) { return .phoneNumber }
    return products.contains(last) ? .version : nil
  }

  private static let numbers: Set<String> = [
    "no", "nr", "num", "number", "nummer", "numéro", "número",
  ]
  private static let named: Set<String> = [
    "case", "ticket", "invoice", "order", "booking", "reference", "ref", "po", "rfc", "issue",
    "rechnung", "rechnungsnummer", "bestellung", "bestellnummer", "auftrag", "auftragsnummer",
    "vorgang", "facture", "commande", "factura", "pedido", "fattura", "ordine", "arxiv", "isbn",
  ]
  private static let customers: Set<String> = ["kunde", "kundennummer", "client", "cliente"]
  private static let years: Set<String> = [
    "year", "since", "jahr", "seit", "année", "depuis", "año",
  ]
  private static let phones: Set<String> = ["tel", "ext", "telefon", "fax"]
  private static let counted: Set<String> = [
    "page", "message", "item", "question", "chunk", "epoch", "position", "rank", "part", "section",
    "article", "clause", "paragraph", "appendix", "runde", "zug", "seite", "schritt", "versuch",
    "tour", "étape", "paso", "intento", "ход", "шаг",
    "попытка",
  ]
  /// Products that are known by a version of two parts: `Python 3.12`.
  private static let products: Set<String> = [
    "python", "java", "node", "ruby", "php", "swift", "kotlin", "scala", "rust", "typescript",
    "ubuntu", "debian", "fedora", "alpine", "linux", "kernel", "android", "ios", "os", "macos",
    "windows", "sql", "postgres", "mariadb", "redis", "nginx", "elasticsearch",
    "docker", "kubernetes", "xcode", "chrome", "firefox", "safari", "react", "angular", "vue",
    "django", "rails", "spring", "cuda", "openssl", "terraform", "gcc", "clang", "cmake", "ver",
  ]
}

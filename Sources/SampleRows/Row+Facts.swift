import PromptSkeleton
package import SourceText

extension Row {
  /// The facts that the row states; what is wrong with others is added to `problems`.
  package func facts(problems: inout [Diagnostic]) -> RowFacts {
    for key in buffer.unknownFacts { problems.append(unknownFact(key)) }
    var facts = RowFacts()
    if let value = fact(.at, &problems) {
      if case .string(let text) = value, let moment = RFC3339.moment(text.utf8) {
        (facts.at, facts.day) = (moment.milliseconds, moment.day)
      }
      if facts.at == nil {
        let wanted = "an RFC 3339 time such as 2026-03-01T09:30:00Z"
        problems.append(misfit(.at, wanted))
      }
    }
    facts.session = identifier(.session, &problems)
    facts.user = identifier(.user, &problems)
    facts.tenant = identifier(.tenant, &problems)
    if let value = fact(.outputTokens, &problems) {
      facts.outputTokens = count(value)
      if facts.outputTokens == nil { problems.append(misfit(.outputTokens, "a count of tokens")) }
    }
    return facts
  }

  /// The JSON of a fact's value; equal bytes mean equal facts.
  package func raw(_ fact: RowFacts.Key) -> ArraySlice<UInt8>? {
    raw(buffer.wanted.position(of: fact))
  }

  /// A fact's value unless it is absent, null or not readable.
  private func fact(_ key: RowFacts.Key, _ problems: inout [Diagnostic]) -> PromptValue? {
    do throws(InvalidRow) {
      let value = try value(buffer.wanted.position(of: key))
      if case .null? = value { return nil }
      return value
    } catch {
      problems.append(error.diagnostic)
      return nil
    }
  }

  private func identifier(_ key: RowFacts.Key, _ problems: inout [Diagnostic]) -> String? {
    switch fact(key, &problems) {
    case nil: return nil
    case .string(let text)?: return text
    case .integer(let number)?: return String(number)
    default:
      problems.append(misfit(key, "a string or an integer"))
      return nil
    }
  }

  /// A count, also where it is text, for in CSV everything is.
  private func count(_ value: PromptValue) -> Int? {
    switch value {
    case .integer(let number) where number >= 0:
      return number
    case .string(let text) where text.utf8.allSatisfy { $0 &- 0x30 < 10 }:
      return Int(text)
    default:
      return nil
    }
  }

  private func misfit(_ key: RowFacts.Key, _ wanted: String) -> Diagnostic {
    let span = span(buffer.wanted.position(of: key)) ?? span
    return problem("row \(number): '\(key.rawValue)' must be \(wanted)", at: span)
  }

  private func unknownFact(_ key: Range<Int>) -> Diagnostic {
    let name = String(decoding: buffer.bytes[key].dropFirst().dropLast(), as: UTF8.self)
    let known = RowFacts.Key.allCases.map(\.rawValue)
    var diagnostic = problem("row \(number): unknown fact '\(name)'", at: buffer.span(of: key))
    diagnostic.remedy =
      if let nearest = NearestName.of(name, among: known) {
        "Did you mean '\(nearest)'?"
      } else {
        "Names that start with '$' are facts: use one of \(known.joined(separator: ", ")),"
          + " or name the value without the '$'."
      }
    return diagnostic
  }

  /// A problem with a row that can be read nevertheless.
  private func problem(_ message: String, at span: SourceSpan) -> Diagnostic {
    var diagnostic = Diagnostic.invalidRow(message, at: span)
    diagnostic.preventsAnalysis = false
    return diagnostic
  }
}

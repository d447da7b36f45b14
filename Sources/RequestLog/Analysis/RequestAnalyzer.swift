import SourceText

/// Judges the requests of a log one after another.
final class RequestAnalyzer {
  let table: LaneTable
  let meter: TokenMeter
  private let options: LogOptions
  private let lengths: LengthChecks
  private let checks: RequestChecks
  private var groups = FindingGroups()
  private var agreement = UsageAgreement()
  private var effects: [Int: LogFinding.Effect] = [:]
  private var waste: UnreadWrites
  private var hash: KeyedHash?
  /// The predictions for requests whose usage may still come, by the request's name.
  private var unreported: [String: UsagePrediction] = [:]
  private static let unreportedLimit = 100_000
  private(set) var requestCount = 0
  private var failedCount = 0
  /// Told of each request once its lane is known.
  var observer: ((LoggedRequest) -> Void)?
  /// Told of usage that stands behind its request, by the request's position in the log.
  var usageObserver: ((Int, CacheUsage) -> Void)?
  private lazy var loggedRequests = LoggedRequestReader(meter: meter)

  init(store: PrefixStore, options: LogOptions) {
    self.options = options
    table = LaneTable(store: store)
    meter = TokenMeter(catalog: options.catalog)
    lengths = LengthChecks(meter: meter)
    waste = UnreadWrites(meter: meter)
    checks = RequestChecks(meter: meter, today: options.today)
  }

  /// Takes the next request of the log.
  func add(_ request: CapturedRequest) {
    requestCount += 1
    var request = request
    if hash == nil { hash = DivergenceFindings.hash(for: request, options) }
    if options.redacts, let hash {
      request.place.name = request.place.name.map { hash.name(of: $0) }
      request.record.group = request.record.group.map { hash.name(of: $0) }
    }
    let relation = table.relation(of: request)
    let outcome = CacheOutlook(of: request, relation, meter)
    if request.record.isFailed {
      addFailed(request, relation, outcome)
      return
    }
    var findings = structureFindings(request)
    if let finding = divergenceFinding(request, relation, outcome) { findings.append(finding) }
    if relation.earlier?.record.isFailed != true {
      let extensionChecks = ExtensionChecks(meter: meter, lengths: lengths)
      findings += extensionChecks.findings(request, relation, outlook: outcome)
    }
    if let usage = request.record.usage,
      let finding = UsageFindings(meter: meter).overBudget(request, usage)
    {
      findings.append(finding)
    }
    let entries = outcome.entriesAfter(request)
    let lane = table.commit(request, relation, entries: entries)
    waste.note(request, relation, lane: lane.number)
    if let observer { observer(loggedRequests.read(request, lane: lane.number)) }
    if case .diverges = relation { lane.divergenceCount += 1 }
    compareUsage(request, outcome, findings, lane: lane.number)
    add(findings, lane: lane.number)
  }

  private func add(_ findings: [LogFinding], lane: Int) {
    for var finding in findings {
      finding.lane = lane
      note(finding.effect, lane)
      groups.add(finding)
    }
  }

  /// Takes a request that got an error for an answer: it left the cache as it was, so that later
  /// requests are compared with those before it. Only what begins a lane is remembered.
  private func addFailed(
    _ request: CapturedRequest, _ relation: LaneTable.Relation, _ outlook: CacheOutlook
  ) {
    failedCount += 1
    let lane: Lane
    switch relation {
    case .extends(let known, _), .diverges(let known, _, _), .branches(let known, _, _):
      lane = known
    case .restarts, .restartsDifferently, .begins:
      lane = table.commit(request, relation, entries: outlook.entries)
    }
    if let observer { observer(loggedRequests.read(request, lane: lane.number)) }
    add(structureFindings(request), lane: lane.number)
  }

  func finish(unreadable: [UnreadableRecord]) -> LogReport {
    for finding in waste.findings() {
      note(finding.effect, finding.lane)
      groups.add(finding)
    }
    var report = LogReport()
    report.requests = requestCount
    report.failedRequests = failedCount
    report.findings = groups.findings
    report.agreement = agreement
    report.unreadable = unreadable
    report.lanes = table.lanes.map { lane in
      LogReport.LaneSummary(
        number: lane.number, requests: lane.requestCount, first: lane.firstRequest,
        dialect: lane.dialect, model: lane.model, group: lane.group,
        divergences: lane.divergenceCount, effect: effects[lane.number] ?? .stable,
        usage: lane.usage)
    }
    return report
  }

  /// Keeps the worst effect of a lane's findings.
  private func note(_ effect: LogFinding.Effect, _ lane: Int) {
    let order = LogFinding.Effect.allCases
    let known = effects[lane] ?? .stable
    if let new = order.firstIndex(of: effect), let old = order.firstIndex(of: known), new < old {
      effects[lane] = effect
    }
  }

  private func structureFindings(_ request: CapturedRequest) -> [LogFinding] {
    var found = BreakpointChecks.findings(in: request) + checks.findings(in: request)
    // What the provider cached was long enough, whatever an estimate says.
    let isCached = request.record.usage.map { $0.read > 0 || $0.written > 0 } ?? false
    if !isCached { found += lengths.findings(in: request) }
    // What was sent was served: that a model will be retired is for those who write new requests.
    return found.filter { $0.cause != "retiring-model" }.map { LogFinding($0, request) }
  }
}

extension RequestAnalyzer {
  private func divergenceFinding(
    _ request: CapturedRequest, _ relation: LaneTable.Relation, _ outlook: CacheOutlook
  ) -> LogFinding? {
    let tip: LaneTip
    let found: LocatedDifference
    if relation.earlier?.record.isFailed == true { return nil }
    switch relation {
    case .diverges(_, let known, let difference): (tip, found) = (known, difference)
    case .restartsDifferently(_, let known, let difference): (tip, found) = (known, difference)
    case .extends, .branches, .restarts, .begins: return nil
    }
    let hash = hash ?? KeyedHash(first: 0, second: 0)
    return DivergenceFindings(meter: meter, hash: hash, redacts: options.redacts)
      .finding(
        found, from: tip.request, to: request, kept: outlook.keptPositions(of: request, lengths))
  }

  /// Holds what was predicted against what the provider reported.
  private func compareUsage(
    _ request: CapturedRequest, _ outlook: CacheOutlook, _ findings: [LogFinding], lane: Int
  ) {
    let diagnosis = request.record.diagnosis
    if let diagnosis { agreement.add(diagnosis, of: RequestReference(request), findings) }
    let judge = UsageJudge(meter: meter, lengths: lengths)
    var prediction = judge.prediction(for: request, outlook)
    prediction.lane = lane
    if let diagnosis, !diagnosis.isAlike(findings) { prediction.diagnosis = diagnosis }
    if let usage = request.record.usage {
      hold(prediction, against: usage)
    } else if let name = request.record.name, unreported.count < Self.unreportedLimit {
      unreported[name] = prediction
    }
  }

  /// Takes the usage of a request that was read before its response; false where there is none.
  func report(_ usage: CacheUsage, for name: String) -> Bool {
    guard let prediction = unreported.removeValue(forKey: name) else { return false }
    table.lanes[prediction.lane].usage.add(usage)
    usageObserver?(prediction.request.index, usage)
    hold(prediction, against: usage)
    return true
  }

  private func hold(_ prediction: UsagePrediction, against usage: CacheUsage) {
    guard usage.reportsCache else { return }
    switch prediction.judge(usage) {
    case .uncertain: agreement.uncertain += 1
    case .agreement:
      agreement.compared += 1
      agreement.agreed += 1
    case .disagreement(let disagreement):
      agreement.compared += 1
      agreement.add(disagreement)
      if var finding = prediction.unexplainedMiss(disagreement) {
        finding.lane = prediction.lane
        groups.add(finding)
      }
    }
  }
}

extension LogFinding {
  /// A finding about one body, as part of a log.
  init(_ finding: StructureFinding, _ request: CapturedRequest) {
    self.init(
      rule: finding.rule, severity: finding.severity, cause: finding.cause,
      message: finding.message, remedy: finding.remedy, request: RequestReference(request),
      lane: 0, effect: finding.effect)
    pointer = finding.pointers.first
    if finding.pointers == ["/model"] { subject = request.model ?? "" }
    otherPointers = Array(finding.pointers.dropFirst())
    tokensLost = finding.effect == .inefficient ? finding.tokens : nil
  }
}

import Files
import PrefixStability
import PromptCache
import PromptCompiler
import PromptRules
import PromptTemplate
import SampleRows
import SourceText

/// Takes one file from bytes to findings.
package struct TemplateLinter: ~Copyable {
  private let models: ModelReferences
  private let loader: TemplateLoader
  private let lock: LockCheck?
  private let isHashing: Bool
  private let memory: (any ResultMemory)?

  /// - Parameters:
  ///   - lock: What the prefixes are compared with, if there is a lock.
  ///   - isHashing: Whether summaries have the hashes of prefixes.
  ///   - memory: What earlier runs came to, where that is to be used.
  init(
    models: ModelReferences, loader: TemplateLoader, lock: LockCheck?, isHashing: Bool,
    memory: (any ResultMemory)? = nil
  ) {
    self.models = models
    self.loader = loader
    self.lock = lock
    self.isHashing = isHashing
    self.memory = memory
  }

  /// Lints a file.
  ///
  /// - Parameter progress: Told the number of rows read so far, now and then.
  package func lint(_ path: String, progress: (Int) -> Void = { _ in }) -> LintedTemplate {
    let file: SourceFile
    do throws(FileError) {
      file = try FileReader.sourceFile(path)
    } catch {
      return LintedTemplate(notAnalysed: .init(path: path, reason: error.reason.description))
    }
    guard let memory else { return lint(file, progress) }
    return memory.result(of: file, under: setting, loader) { lint(file, progress) }
  }

  private var setting: LintSetting {
    LintSetting(
      isHashing: isHashing, models: models.digest,
      lock: lock.map { .init(digest: $0.digest, path: $0.path, isStrict: $0.isStrict) })
  }

  private func lint(_ file: SourceFile, _ progress: (Int) -> Void) -> LintedTemplate {
    let loaded = loader.load(file)
    var linted = LintedTemplate()
    linted.findings = loaded.diagnostics
    if let template = loaded.template, !loaded.diagnostics.contains(where: \.preventsAnalysis) {
      lint(template, into: &linted, progress: progress)
    }
    linted.findings = linted.findings.withoutRepeats
    if let suppressions = loaded.suppressions {
      let tiers = loaded.template.map { max(1, $0.models.count) }
      let outcome = suppressions.applied(
        to: linted.findings, includes: loader.includes, isComplete: linted.summaries.count == tiers)
      linted.findings = outcome.kept
      linted.suppressedCount = outcome.suppressed.count
    }
    return linted
  }

  private func lint(
    _ template: Template, into linted: inout LintedTemplate, progress: (Int) -> Void
  ) {
    let (rows, problem) = loader.rows(of: template)
    if let problem {
      linted.findings.append(problem)
      return
    }
    if let lock { linted.findings += lock.findings(onTiersOf: template) }
    for tier in template.models.isEmpty ? [nil] : template.models.map(Optional.some) {
      let reference = tier.map { models.reference(to: $0.model) }
      let compiled = TemplateCompiler.compile(template, tier: tier, model: reference)
      linted.findings += compiled.diagnostics + moves(of: compiled)
      if let lock { linted.findings += lock.findings(compiled, reference) }
      do throws(FileError) {
        let stability = try StabilityAnalysis.measure(
          compiled, rows: rows, family: reference?.family ?? .generic, isHashing: isHashing,
          progress: progress)
        linted.findings += stability.diagnostics
        let analysis = TemplateAnalysis(
          compiled: compiled, reference: reference, catalog: models.catalog, stability: stability)
        for rule in RuleRegistry.templateRules { linted.findings += rule.check(analysis) }
        linted.findings += analysis.markerFindings + ColdFanOut.check(analysis)
        linted.summaries.append(TemplateSummary(analysis))
      } catch {
        linted.findings.append(loader.unreadable(samplesOf: template, error))
      }
    }
  }

  /// A hint for each block that the compiler moved.
  private func moves(of compiled: CompiledTemplate) -> [Diagnostic] {
    compiled.moves.map { move in
      Diagnostic(
        rule: StrandedStatic.rule.id, severity: .hint,
        message:
          "this block is sent as block \(move.to + 1) of system instead of \(move.from + 1): "
          + "it is \(move.lifetime), and what changes less comes first",
        span: move.span,
        remedy: "Write the blocks in that order, or set 'order: written' to keep yours.")
    }
  }
}

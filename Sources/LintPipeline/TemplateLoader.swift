package import Files
package import PromptRules
package import PromptTemplate
package import SampleRows
package import SourceText
import YAMLText

/// Reads a template and what it names, all from within one root.
///
/// The root is the closest folder above the template that holds `.promptlint.yaml` or `.git`, else
/// the folder that the user asked to lint.
package final class TemplateLoader {
  private let walkedRoot: String
  private let cache: IncludeCache
  private let mayHaveSamples: Bool
  private var roots: [String: IncludeRoot] = [:]
  /// For each included file the place of the `file:` that leads to it.
  package private(set) var includes: [SourceFile: SourceSpan] = [:]
  /// What was asked so far, in that order.
  package private(set) var steps: [LoaderStep] = []

  /// - Parameter mayHaveSamples: False where samples are known not to stand under default names.
  package init(root: String, cache: IncludeCache, mayHaveSamples: Bool = true) {
    walkedRoot = root
    self.cache = cache
    self.mayHaveSamples = mayHaveSamples
  }

  /// A template that was read, as far as it could be.
  package struct Loaded {
    package var template: Template?
    package var diagnostics: [Diagnostic]
    package var suppressions: Suppressions?
  }

  /// Reads and parses a template.
  ///
  /// - Throws: `FileError` where the file itself cannot be read.
  package func load(_ path: String) throws(FileError) -> Loaded {
    load(try FileReader.sourceFile(path))
  }

  /// The messages of what keeps a file from being read as a template.
  package func problems(of file: SourceFile) -> [String] {
    load(file).diagnostics.filter(\.preventsAnalysis).map(\.message)
  }

  /// Parses a template that was read.
  func load(_ file: SourceFile) -> Loaded {
    let document: YAMLDocument
    do throws(YAMLFailure) {
      document = try YAMLDocument.parse(file)
    } catch {
      return Loaded(template: nil, diagnostics: [error.diagnostic], suppressions: nil)
    }
    let (template, diagnostics) = TemplateReader.read(document, file: file, includes: self)
    return Loaded(
      template: template, diagnostics: diagnostics, suppressions: Suppressions(in: document))
  }

  /// The rows of a template, or why they cannot be read.
  package func rows(of template: Template) -> (source: RowSource?, problem: Diagnostic?) {
    switch template.samples {
    case .none: return (nil, nil)
    case .inline(let samples): return (.list(samples.list), nil)
    case .file(let path, let span, _):
      do throws(FileError) {
        let folder = FilePath.parent(of: template.file.path)
        let resolved = try resolve(path, in: folder)
        if let stamp = FileStamp(of: resolved) {
          steps.append(.samples(path: path, folder: folder, resolved: resolved, stamp))
        } else if FileSystem.kind(of: resolved) == .directory {
          throw FileError(path: resolved, reason: .isDirectory)
        } else {
          steps.append(.failed)
        }
        guard let format = RowFormat(path: resolved) else {
          let message =
            "samples are JSON lines, CSV or YAML, and '\(path)' has none of their endings"
          return (nil, problem(ReadingRules.invalidTemplate.id, message, span))
        }
        return (.file(resolved, format: format), nil)
      } catch {
        return (nil, unreadable(path, error.reason, span))
      }
    }
  }

  /// What is to be said of samples that cannot be read to their end.
  package func unreadable(samplesOf template: Template, _ error: FileError) -> Diagnostic {
    guard case .file(let path, let span, _) = template.samples else {
      return unreadable(error.path, error.reason, template.file.span(0..<0))
    }
    return unreadable(path, error.reason, span)
  }

  /// What is to be said of a file that a template names at a place and that cannot be read.
  private func unreadable(
    _ path: String, _ reason: FileError.Reason, _ span: SourceSpan
  ) -> Diagnostic {
    problem(
      reason.isAbsence ? ReadingRules.missingFile.id : ReadingRules.unreadableFile.id,
      "cannot read '\(path)': \(reason)", span)
  }

  private func problem(_ rule: RuleID, _ message: String, _ span: SourceSpan) -> Diagnostic {
    Diagnostic(rule: rule, severity: .error, message: message, span: span, preventsAnalysis: true)
  }

  /// The path to open for one that a file in a folder names.
  package func resolve(_ path: String, in folder: String) throws(FileError) -> String {
    try root(above: folder).resolve(path, from: folder)
  }

  private func root(above folder: String) throws(FileError) -> IncludeRoot {
    if let known = roots[folder] { return known }
    let root = try IncludeRoot(rootFolder(above: folder))
    roots[folder] = root
    return root
  }

  private func rootFolder(above folder: String) -> String {
    FileSystem.folder(
      atOrAbove: FileSystem.absolute(folder), holding: [ConfigurationFinder.fileName, ".git"])
      ?? walkedRoot
  }
}

extension TemplateLoader: IncludeLoader {
  package func load(
    _ path: String, from file: SourceFile, at span: SourceSpan
  ) throws(IncludeFailure) -> SourceFile {
    do throws(FileError) {
      let folder = FilePath.parent(of: file.path)
      let included = try included(path, in: folder)
      steps.append(.included(path: path, folder: folder, included))
      if includes[included] == nil { includes[included] = span }
      return included
    } catch {
      steps.append(.failed)
      throw IncludeFailure(
        reason: error.reason.description, isThere: !error.reason.isAbsence)
    }
  }

  package func hasSamples(_ path: String, from file: SourceFile) -> Bool {
    let folder = FilePath.parent(of: file.path)
    let isThere = hasSamples(path, in: folder)
    steps.append(.lookedForSamples(path: path, folder: folder, isThere: isThere))
    return isThere
  }

  /// The file that one in a folder includes.
  package func included(_ path: String, in folder: String) throws(FileError) -> SourceFile {
    try cache.file(try resolve(path, in: folder))
  }

  /// Whether samples stand in a folder under a default name.
  package func hasSamples(_ path: String, in folder: String) -> Bool {
    mayHaveSamples && FileSystem.isTaken(FilePath.join(folder, path))
  }
}

extension FileError.Reason {
  /// Whether there is nothing to read where a template may look.
  fileprivate var isAbsence: Bool {
    switch self {
    case .notFound, .notDirectory, .outsideRoot, .absolutePath: true
    default: false
    }
  }
}

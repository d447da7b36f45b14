import Files
import LintPipeline
import PromptRules
import Reporting
import RulePages
import SourceText
import TestSupport

/// A temporary folder whose templates are linted as the command does it.
struct LintFolder {
  let directory: TemporaryDirectory
  /// The places that were marked with `⟦` and `⟧`, in the order of the files.
  private(set) var marks: [Place] = []

  init() throws { directory = try TemporaryDirectory() }

  /// A folder with the files of an example.
  init(_ example: RuleExample) throws {
    try self.init()
    for file in example.files { try write(file) }
  }

  /// A folder with one template, whose text may be marked.
  init(template text: String) throws {
    try self.init()
    try write(RuleExample.File("t.prompt.yaml", text))
  }

  /// A range of bytes in a file of the folder.
  struct Place: Hashable, CustomStringConvertible {
    var file: String
    var range: Range<Int>

    var description: String { "\(file):\(range.lowerBound)..<\(range.upperBound)" }
  }

  mutating func write(_ file: RuleExample.File) throws {
    let content = file.content
    try write(content.bytes, to: file.name)
    marks += content.marks.map { Place(file: file.name, range: $0) }
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    let path = directory.path + "/" + name
    try FileSystem.createDirectory(FilePath.parent(of: path))
    try FileSystem.write(bytes, to: path)
  }

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  /// Lints the whole folder, or some files of it.
  func lint(_ names: String...) -> LintPipeline.Outcome {
    let paths = names.isEmpty ? [directory.path] : names.map { directory.path + "/" + $0 }
    var pipeline = LintPipeline(.init(paths: paths))
    return pipeline.run()
  }

  /// Where a finding is, by its file's name in the folder.
  func place(of finding: Diagnostic) -> Place {
    let path = FilePath.normalised(
      FilePath.join(FileSystem.currentDirectory, finding.span.file.path))
    let prefix = directory.path + "/"
    return Place(
      file: path.hasPrefix(prefix) ? String(path.dropFirst(prefix.utf8.count)) : path,
      range: finding.span.rangeInFile)
  }
}

extension LintPipeline.Outcome {
  func findings(_ rule: RuleID) -> [Diagnostic] { report.findings.filter { $0.rule == rule } }

  /// The findings about what stands before a breakpoint.
  var prefixFindings: [Diagnostic] {
    report.findings.filter { finding in
      RuleRegistry.rule(finding.rule)?.group == .prefix || finding.rule == "varying-tail"
    }
  }

  /// One line for each finding and each file that was not analysed, for the message of a failure.
  var summary: String {
    let findings = report.findings.map { "\($0.severity) [\($0.rule)] \($0.message)" }
    let others = report.notAnalysed.map { "not analysed: \($0.path): \($0.reason)" }
    return (findings + others).joined(separator: "\n")
  }
}

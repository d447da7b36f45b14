package import Files
import PromptCompiler
import PromptEmitters
import PromptTemplate
package import SourceText

/// The files that `promptlint build` writes.
package struct SkeletonBuild {
  package private(set) var files: [File] = []
  /// Names that became the same.
  package private(set) var diagnostics: [Diagnostic] = []
  /// Skeletons in the output folder whose template, or whose tier, is gone.
  package private(set) var orphans: [String] = []
  /// The paths of the skeletons and the templates that they are of, by the lower-case spelling: many
  /// disks take those that differ only in case for one.
  private var taken: [String: (path: String, template: SourceFile)] = [:]
  /// The files that must not be written to, for the build reads them.
  private let inputs: [String]

  /// A file and what belongs in it.
  package struct File {
    package var path: String
    package var bytes: [UInt8]
  }

  /// Plans one skeleton file for each template and tier, and the Swift file if one is asked for.
  ///
  /// A template keeps its place below the folder that was searched: `support/triage.prompt.yaml`
  /// becomes `support/triage.skeleton.json`, or `support/triage.hard.skeleton.json` for a tier.
  package init(_ inputs: BuildInputs, directory: String?, swift: String?) {
    self.inputs = inputs.readFiles
    if let directory {
      for template in inputs.templates { add(template, in: directory) }
      orphans = SkeletonFolder.orphans(
        in: directory, besides: files.map(\.path), built: inputs.templates.map(\.path))
    }
    if let swift {
      let source = SwiftEmitter.file(of: inputs.templates.map(\.emitted))
      diagnostics += source.diagnostics
      if let other = taken[Self.folded(swift)] {
        diagnostics.append(
          Self.collision(
            "its skeleton and the Swift file would both be written to '\(other.path)'",
            other.template, remedy: "Give the Swift file another name."))
      }
      files.append(File(path: swift, bytes: source.bytes))
    }
  }

  private mutating func add(_ template: BuildInputs.Template, in directory: String) {
    for variant in template.emitted.variants {
      let tier = variant.compiled.tier.map { "." + Self.fileName($0) } ?? ""
      let path = FilePath.join(directory, template.stem + tier + ".skeleton.json")
      let file = variant.compiled.template.file
      if let other = taken.updateValue((path, file), forKey: Self.folded(path)) {
        diagnostics.append(
          Self.collision(
            other.path.utf8.elementsEqual(path.utf8)
              ? "two templates would be written to '\(path)'"
              : "'\(other.path)' and '\(path)' are one file where the disk ignores case",
            file, remedy: "Build them in two calls, or rename one."))
      }
      let source = SkeletonFolder.source(of: template.path, from: path)
      let bytes = SkeletonJSON.bytes(of: variant, source: source)
      files.append(File(path: path, bytes: bytes))
    }
  }

  private static func folded(_ path: String) -> String { FileSystem.absolute(path).lowercased() }

  private static func collision(
    _ message: String, _ template: SourceFile, remedy: String
  ) -> Diagnostic {
    Diagnostic(
      rule: "invalid-template", severity: .error, message: message, span: template.span(0..<0),
      remedy: remedy, preventsAnalysis: true)
  }

  /// A tier's name with `-` for whatever does not belong in a file's name.
  private static func fileName(_ tier: String) -> String {
    String(
      tier.unicodeScalars.map { scalar -> Character in
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-": Character(scalar)
        default: scalar.isASCII ? "-" : Character(scalar)
        }
      })
  }

  /// Writes what has changed and returns the paths of those files.
  ///
  /// - Throws: `FileError`, before anything is written, where one of them was read to build the others.
  package func write() throws(FileError) -> [String] {
    if let path = FileSystem.first(of: files.map(\.path), leadingToOneOf: inputs) {
      throw FileError(path: path, reason: .isInput)
    }
    var written: [String] = []
    for file in files {
      let folder = FilePath.parent(of: file.path)
      if !FileSystem.exists(folder) { try FileSystem.createDirectory(folder) }
      if try FileSystem.write(file.bytes, to: file.path) { written.append(file.path) }
    }
    return written
  }

  /// The files that are not there or have other content.
  package func stale() -> [String] {
    files.filter { !FileSystem.holds($0.bytes, at: $0.path) }.map(\.path)
  }
}

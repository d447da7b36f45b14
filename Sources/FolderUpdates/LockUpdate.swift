package import BuildPipeline
package import Files
import LintPipeline
import PromptCompiler
import PromptEmitters
import PromptTemplate
package import SourceText

/// What `promptlint lock` does: locks the prefixes of some templates.
package enum LockUpdate {
  package enum Outcome {
    case written
    case upToDate
    /// The lock that is there cannot be understood; nothing of it is thrown away.
    case damaged([Diagnostic])
    /// A template is not below the folder: the linter would never look for its lock there.
    case notBelow(template: String)
  }

  /// Writes the lock in a folder.
  ///
  /// Entries of other templates stay as long as those are there.
  package static func write(_ inputs: BuildInputs, in folder: String) throws(FileError) -> Outcome {
    let path = FilePath.join(folder, PromptLock.fileName)
    var lock = PromptLock()
    if FileSystem.isTaken(path) {
      let (read, problems) = PromptLock.read(try FileReader.foundFile(path))
      guard let read, problems.isEmpty else { return .damaged(problems) }
      lock = read
    }
    let base = FileSystem.absolute(folder)
    var entries: [LockEntry] = []
    var templates: [String] = []
    for template in inputs.templates {
      let place = FileSystem.absolute(template.path)
      guard FilePath.isInside(place, of: base) else { return .notBelow(template: template.path) }
      let relative = FilePath.relative(place, to: base)
      templates.append(relative)
      for variant in template.emitted.variants {
        entries += LockEntry.entries(
          of: variant.compiled, figures: variant.figures, path: relative)
      }
    }
    let updated = lock.updated(with: entries, of: templates) { known in
      FileSystem.exists(FilePath.join(folder, known))
    }
    return try FileSystem.write(updated.bytes, to: path) ? .written : .upToDate
  }
}

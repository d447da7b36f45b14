package import Files
import LintPipeline
import PromptCompiler
import PromptEmitters
import PromptTemplate
import SourceText

/// What `promptlint lock` does: locks the prefixes of some templates.
package enum LockUpdate {
  /// Writes the lock in a folder and returns whether anything changed.
  ///
  /// Entries of other templates stay as long as those are there.
  package static func write(_ inputs: BuildInputs, in folder: String) throws(FileError) -> Bool {
    let path = FilePath.join(folder, PromptLock.fileName)
    var lock = PromptLock()
    if FileSystem.exists(path) { lock = PromptLock.read(try FileReader.sourceFile(path)).lock }
    let base = FilePath.normalised(FilePath.join(FileSystem.currentDirectory, folder))
    var entries: [LockEntry] = []
    var templates: [String] = []
    for template in inputs.templates {
      let absolute = FilePath.normalised(
        FilePath.join(FileSystem.currentDirectory, template.path))
      let relative = FilePath.relative(absolute, to: base)
      templates.append(relative)
      for variant in template.emitted.variants {
        entries += LockEntry.entries(
          of: variant.compiled, figures: variant.figures, path: relative)
      }
    }
    let updated = lock.updated(with: entries, of: templates) { known in
      FileSystem.exists(FilePath.join(folder, known))
    }
    return try FileSystem.write(updated.bytes, to: path)
  }
}

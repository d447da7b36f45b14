package import Files
package import SourceText

/// One thing that a template asked of its loader, with the answer.
package enum LoaderStep {
  /// A file that a file in a folder names.
  case included(path: String, folder: String, SourceFile)
  /// Whether samples stand beside the template under a default name.
  case lookedForSamples(path: String, folder: String, isThere: Bool)
  /// The samples: the path as the template has it, as it was opened, and the file's state before.
  case samples(path: String, folder: String, resolved: String, FileStamp)
  /// Something that could not be read.
  case failed
}

/// Why a file or directory could not be used.
package struct FileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The path as the caller gave it.
  package var path: String
  package var reason: Reason

  package init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  package var description: String { "\(path): \(reason)" }

  /// What stood in the way, as far as callers tell cases apart.
  package enum Reason: Sendable, Hashable, CustomStringConvertible {
    case notFound
    case isDirectory
    case notDirectory
    case notPermitted
    /// Neither a file nor a pipe: a device or a socket.
    case notRegular
    case alreadyExists
    /// A link that leads to nothing, where something is to be written.
    case danglingLink
    /// A file to write that the same run reads.
    case isInput
    /// A pipe or a device where more than one file is to be written.
    case notSplittable
    /// More bytes than the given limit.
    case tooLarge(limit: Int)
    /// More directory entries than a walk accepts.
    case tooManyEntries(limit: Int)
    /// A path that would leave the root that it has to stay in, by `..` or through a link.
    case outsideRoot
    case absolutePath
    /// A name whose bytes are not UTF-8, which no report could print.
    case nameNotUTF8
    /// A path with a NUL, where the system would end it.
    case nulInPath
    case tooManyLinks
    case nameTooLong
    /// The reader of a pipe has gone away.
    case closedPipe
    case other(code: Int32)

    package var description: String {
      switch self {
      case .notFound: "no such file or directory"
      case .isDirectory: "is a directory"
      case .notDirectory: "is not a directory"
      case .notPermitted: "permission denied"
      case .notRegular: "is not a regular file"
      case .alreadyExists: "already exists"
      case .danglingLink: "is a link that leads to nothing"
      case .isInput: "is read by this run, and is not overwritten"
      case .notSplittable: "is no file, and takes one batch only"
      case .tooLarge(let limit): "is larger than the limit of \(limit) bytes"
      case .tooManyEntries(let limit): "holds more than \(limit) entries"
      case .outsideRoot: "lies outside of the folder that it has to stay in"
      case .absolutePath: "is absolute where a relative path is expected"
      case .nameNotUTF8: "has a name that is not UTF-8"
      case .nulInPath: "has a NUL in its path"
      case .tooManyLinks: "goes through too many symbolic links"
      case .nameTooLong: "has a name that is too long"
      case .closedPipe: "the reading end was closed"
      case .other(let code): System.description(ofError: code)
      }
    }
  }
}

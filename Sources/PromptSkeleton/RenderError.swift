/// Why a row cannot be rendered.
public struct RenderError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The path as written in the hole.
  public var path: ValuePath
  public var reason: Reason

  public init(path: ValuePath, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  public enum Reason: Sendable, Hashable {
    case missing
    /// The value is of a kind that cannot go there; the text names what would do.
    case wrongKind(found: String, wanted: String)
    /// The number, as written, that JSON could not carry unchanged.
    case notExact(String)
  }

  public var description: String {
    switch reason {
    case .missing: "no value for '\(path)'"
    case .wrongKind(let found, let wanted): "'\(path)' is \(found), but \(wanted) is wanted"
    case .notExact(let number): "'\(path)' holds \(number), which JSON cannot carry exactly"
    }
  }
}

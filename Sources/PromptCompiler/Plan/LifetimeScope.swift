import PromptSkeleton
import PromptTemplate

/// What the names of paths stand for: the template's variables and the elements of `each` lists.
struct LifetimeScope {
  private let declarations: Declarations
  private var bound: [(name: String, lifetime: Lifetime)] = []

  /// The template behind one reference, for scopes are copied with each element and shared by all
  /// that plans and writes the request.
  private final class Declarations {
    let template: Template

    init(_ template: Template) { self.template = template }
  }

  init(_ template: Template) { declarations = Declarations(template) }

  var template: Template { declarations.template }

  /// The scope inside a repetition.
  func entering(_ repetition: Element.Repetition?) -> LifetimeScope {
    guard let repetition else { return self }
    var inner = self
    inner.bound.append((repetition.name, lifetime(of: repetition.list.path)))
    return inner
  }

  func isBound(_ name: String) -> Bool {
    bound.contains { $0.name.hasSameBytes(as: name) }
  }

  /// The position of a root name among the declared variables, unless an `each` has taken the name.
  func index(ofVariable name: String) -> Int? {
    isBound(name) ? nil : declarations.template.index(ofVariable: name)
  }

  func lifetime(of path: ValuePath) -> Lifetime {
    bound.last { $0.name.hasSameBytes(as: path.root) }?.lifetime
      ?? declarations.template.lifetime(of: path.root)
  }

  /// The shortest lifetime of anything in an element; static where nothing varies.
  func lifetime(of element: Element) -> Lifetime {
    var shortest = Lifetime.static
    if let condition = element.condition { shortest = max(shortest, lifetime(of: condition.path)) }
    if let list = element.repetition?.list { shortest = max(shortest, lifetime(of: list.path)) }
    let inner = entering(element.repetition)
    switch element.content {
    case .splice(let list): shortest = max(shortest, lifetime(of: list.path))
    case .breakpoint: break
    case .text(let text):
      for hole in text.holes { shortest = max(shortest, inner.lifetime(of: hole)) }
    case .value(let value):
      value.forEachHole { shortest = max(shortest, inner.lifetime(of: $0)) }
    }
    return shortest
  }

  /// The lifetime of a hole; one that a constant fills is static.
  func lifetime(of hole: HoleReference) -> Lifetime {
    let value = index(ofVariable: hole.path.root).flatMap { template.variables[$0].value }
    return value == nil ? lifetime(of: hole.path) : .static
  }
}

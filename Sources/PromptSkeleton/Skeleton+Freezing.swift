extension Skeleton {
  /// The same request with every value up to a lifetime put in, once and for all.
  ///
  /// Encode what a tenant, a user or a session shares a single time; each of its requests then
  /// copies those bytes and encodes only its own values:
  ///
  /// ```swift
  /// let tenant = try skeleton.freeze(["tenant": ["name": "Acme"]], through: .tenant)
  /// for ticket in tickets {
  ///   send(try tenant.render(["ticket": ticket]))
  /// }
  /// ```
  ///
  /// The bytes are those that `render` gives for all values together, and the breakpoints are the
  /// same. A skeleton can be frozen further, for a longer to a shorter lifetime. It then asks for
  /// the variables that it still lists; values for others are ignored.
  ///
  /// Inside a `when` or `each` that a later value decides on, a value that is absent is no error
  /// yet: its variable stays listed and `render` asks for it if it comes to that.
  ///
  /// - Parameters:
  ///   - values: An object with a member for each variable of these lifetimes.
  ///   - lifetime: The shortest lifetime to put in.
  /// - Throws: `RenderError` for the first hole, in order, that has no fitting value.
  public func freeze(
    _ values: PromptValue, through lifetime: Lifetime
  ) throws(RenderError) -> Skeleton {
    var freezer = SkeletonFreezer(skeleton: self, values: values, lifetime: lifetime)
    return try freezer.freeze()
  }
}

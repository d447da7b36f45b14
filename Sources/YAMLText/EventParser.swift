import CYAML

/// The owner of a libyaml parser and of the one event that it reads at a time.
///
/// libyaml keeps pointers into the parser and to the input, so the parser lives in memory of its
/// own and is not copied; the input must outlive it.
@safe struct EventParser: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private var event = unsafe yaml_event_t()

  /// A parser of bytes that stay in place while it lives; nil where memory is short.
  init?(_ input: UnsafeBufferPointer<UInt8>) {
    unsafe parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    unsafe parser.initialize(to: yaml_parser_t())
    guard unsafe yaml_parser_initialize(parser) != 0 else {
      unsafe parser.deallocate()
      return nil
    }
    unsafe yaml_parser_set_input_string(parser, input.baseAddress, input.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deinitialize(count: 1)
    unsafe parser.deallocate()
  }

  /// The parser's state: after a failed read, its problem.
  var state: yaml_parser_t { unsafe parser.pointee }

  /// Reads the next event, lends it and frees it; false where libyaml found a problem.
  mutating func withNextEvent(
    _ body: (yaml_event_t) throws(YAMLFailure) -> Void
  ) throws(YAMLFailure) -> Bool {
    guard unsafe yaml_parser_parse(parser, &event) != 0 else { return false }
    defer { unsafe yaml_event_delete(&event) }
    unsafe try body(event)
    return true
  }
}

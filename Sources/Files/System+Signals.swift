#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension System {
  /// A path that a signal handler can use.
  typealias PathCopy = UnsafeMutablePointer<CChar>

  static func copiedPath(_ path: String) -> PathCopy? { strdup(path) }

  static func freePath(_ path: PathCopy) { free(path) }

  static func removeFile(_ path: PathCopy) { _ = unlink(path) }

  /// Does something before a signal ends the process, which it does nevertheless.
  ///
  /// Signals that the process was started to ignore, as by `nohup`, stay ignored.
  ///
  /// - Parameter cleanUp: May only do what a signal handler may.
  static func onEndingSignals(_ cleanUp: @escaping @Sendable @convention(c) () -> Void) {
    SignalCleanUp.action = cleanUp
    for number in [SIGINT, SIGTERM, SIGHUP] {
      let before = signal(number) { number in
        SignalCleanUp.action?()
        _ = signal(number, SIG_DFL)
        _ = raise(number)
      }
      if unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
        _ = signal(number, SIG_IGN)
      }
    }
  }

  private enum SignalCleanUp {
    /// Written once, before any handler is there.
    nonisolated(unsafe) static var action: (@Sendable @convention(c) () -> Void)?
  }

  /// A lock for a few instructions.
  final class Lock: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

    init() { pthread_mutex_init(mutex, nil) }

    deinit {
      pthread_mutex_destroy(mutex)
      mutex.deallocate()
    }

    func hold<Result>(_ work: () -> Result) -> Result {
      pthread_mutex_lock(mutex)
      defer { pthread_mutex_unlock(mutex) }
      return work()
    }
  }
}

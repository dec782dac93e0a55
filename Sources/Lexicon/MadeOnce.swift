import Synchronization

/// A value that is made when somebody first asks for it; who asks meanwhile waits. So another thread can begin with what will be
/// needed soon.
public final class MadeOnce<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)
  private let make: @Sendable () -> Value

  /// `make` must not ask for the same value.
  public init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  /// The value.
  public func get() -> Value {
    value.withLock { known in
      if let known { return known }
      let value = make()
      known = value
      return value
    }
  }
}

internal import CSystem

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Plain threads: a task pool starts slower, and its threads have small stacks.
struct Thread: Sendable {
  /// SAFETY: the handle is used once, by ``join()`` or ``detach()``.
  private let handle: UInt

  /// The closure on its way into a thread.
  private final class Body: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Starts a thread with a stack of 8 MB; `nil` when the system has none left.
  init?(_ run: @escaping @Sendable () -> Void) {
    let body = unsafe Unmanaged.passRetained(Body(run))
    let started = unsafe zhubi_start_thread(
      8 << 20,
      { argument in
        if let argument = unsafe argument { unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, body.toOpaque())
    guard let started = unsafe started else {
      unsafe body.release()
      return nil
    }
    handle = UInt(bitPattern: started)
  }

  /// Waits for the end. To be called once at most.
  func join() {
    if let pointer = unsafe UnsafeMutableRawPointer(bitPattern: handle) { unsafe zhubi_join(pointer) }
  }

  /// Leaves the thread to itself, in place of ``join()``.
  func detach() {
    if let pointer = unsafe UnsafeMutableRawPointer(bitPattern: handle) { unsafe zhubi_detach(pointer) }
  }
}

/// A mutex with two conditions, for a queue that is waited for at both ends.
///
/// SAFETY: the C objects live at fixed addresses from `init` to `deinit` and are used through their own functions only.
@safe
final class Monitor: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let conditions = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 3)

  init() {
    unsafe pthread_mutex_init(mutex, nil)
    for index in 0..<3 { unsafe pthread_cond_init(conditions + index, nil) }
  }

  deinit {
    for index in 0..<3 { unsafe pthread_cond_destroy(conditions + index) }
    unsafe pthread_mutex_destroy(mutex)
    unsafe conditions.deallocate()
    unsafe mutex.deallocate()
  }

  /// What may be waited for.
  enum Condition: Int {
    case work
    case room
    case result
  }

  func lock() { unsafe pthread_mutex_lock(mutex) }
  func unlock() { unsafe pthread_mutex_unlock(mutex) }
  func wait(for condition: Condition) { unsafe pthread_cond_wait(conditions + condition.rawValue, mutex) }
  func signal(_ condition: Condition) { unsafe pthread_cond_signal(conditions + condition.rawValue) }
  func signalAll() { for index in 0..<3 { unsafe pthread_cond_broadcast(conditions + index) } }
}

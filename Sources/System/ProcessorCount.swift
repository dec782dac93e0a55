internal import CSystem

/// How many threads are worth starting.
public enum ProcessorCount {
  /// The processors that this process may use, at least 1: those it may run on, and no more than its control group's share.
  public static var available: Int {
    let allowed = max(1, Int(zhubi_processor_count()))
    guard let share = controlGroupShare() else { return allowed }
    return max(1, min(allowed, share))
  }

  /// The share that a container grants (`cpu.max`, cgroup v2), rounded up; `nil` when there is none.
  private static func controlGroupShare() -> Int? {
    guard let bytes = try? File.readRegular("/sys/fs/cgroup/cpu.max", limit: 256) else { return nil }
    return share(ofLimit: String(decoding: bytes, as: UTF8.self))
  }

  /// `200000 100000` is two processors; `max 100000` no limit.
  static func share(ofLimit text: String) -> Int? {
    let numbers = text.split { $0 == " " || $0 == "\n" }.map { Int($0) }
    guard numbers.count == 2, let quota = numbers[0], let period = numbers[1], quota > 0, period > 0 else { return nil }
    return max(1, quota / period + (quota % period > 0 ? 1 : 0))
  }
}

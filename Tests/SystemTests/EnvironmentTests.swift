import Glibc
import System
import TextModel
import Testing

private func set(_ name: String, _ value: String) { unsafe setenv(name, value, 1) }
private func unset(_ name: String) { unsafe unsetenv(name) }

@Suite struct EnvironmentTests {
  @Test func theLocaleIsTheFirstThatIsSet() async {
    await #expect(processExitsWith: .success) {
      for name in ["LC_ALL", "LC_MESSAGES", "LANG"] { unset(name) }
      #expect(Environment.locale == .zhHans)
      set("LANG", "en_GB.UTF-8")
      #expect(Environment.locale == .en)
      set("LC_MESSAGES", "zh_CN.UTF-8")
      #expect(Environment.locale == .zhHans)
      set("LC_ALL", "C.UTF-8")
      #expect(Environment.locale == .zhHans)
      set("LC_ALL", "")
      set("LC_MESSAGES", "en")
      #expect(Environment.locale == .en)
    }
  }

  @Test func colourIsRefusedByTheConvention() async {
    await #expect(processExitsWith: .success) {
      unset("NO_COLOR")
      set("TERM", "xterm")
      #expect(!Environment.refusesColor)
      set("NO_COLOR", "")
      #expect(!Environment.refusesColor)
      set("NO_COLOR", "1")
      #expect(Environment.refusesColor)
      unset("NO_COLOR")
      set("TERM", "dumb")
      #expect(Environment.refusesColor)
    }
  }

  @Test func knowsWhereItStands() async throws {
    let folder = try TemporaryFolder()
    let path = try #require(File.realPath(folder.path))
    await #expect(processExitsWith: .success) { [path = path as String] in
      #expect(unsafe chdir(path) == 0)
      #expect(Environment.workingFolder == path)
      try File.replace("f", with: [1])
      #expect(DirectoryWalk(base: path).files(in: ["."]).files.map(\.path) == ["f"])
      #expect(Environment.variable("ZHUBI_NO_SUCH") == nil)
      set("COLUMNS", "77")
      #expect(Terminal.width(.input) == 77 || Terminal.isTerminal(.input))
    }
  }

  @Test func daysFollowTheTimeZone() async {
    await #expect(processExitsWith: .success) {
      // 2023-01-27 16:30 in UTC is the next morning in Shenyang.
      set("TZ", "Asia/Shanghai")
      tzset()
      let shenyang = Clock.day(at: 1_674_837_000)
      #expect((shenyang.year, shenyang.month, shenyang.day) == (2023, 1, 28))
      set("TZ", "UTC")
      tzset()
      #expect(Clock.day(at: 1_674_837_000).day == 27)
      let before = Clock.nanoseconds()
      #expect(Clock.nanoseconds() >= before)
      #expect(Clock.today().year >= 2024)
    }
  }
}

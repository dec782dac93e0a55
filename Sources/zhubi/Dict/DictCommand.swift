import Arguments
import Keeping
import System
import TextModel

/// `zhubi dict`: dispatches to the keeper's commands.
enum DictCommand {
  /// Runs what was asked for; the result is the exit status.
  static func run(_ invocation: Invocation) -> Int32 {
    let context = DictContext(invocation)
    do throws(KeepingError) {
      switch invocation.commandNames.last {
      case "check": return try DictCheck(context).run()
      case "fmt": return try DictFormat(context).run()
      case "find": return try DictFind(context).find()
      case "show": return try DictFind(context).show()
      case "add", "retire", "rename", "remove", "import": return try DictWrite(context).run()
      case "diff": return try DictCompare(context).diff()
      case "merge": return try DictCompare(context).merge()
      case "stats": return try DictSurvey(context).statistics()
      case "outdated": return try DictSurvey(context).outdated()
      case "test": return try DictSurvey(context).test()
      case "impact": return try DictImpact(context).run()
      case "harvest": return try DictHarvest(context).run()
      case "export": return try DictExchange(context).export()
      default: throw KeepingError("没有这个命令", en: "no such command")
      }
    } catch {
      return context.fail(error)
    }
  }
}

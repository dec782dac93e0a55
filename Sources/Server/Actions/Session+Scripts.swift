import Analysis
import Lexicon

extension Session {
  /// The tables of scripts of a lexicon, read when first asked for.
  func scriptTable(_ lexicon: LexiconSnapshot) -> ScriptTable {
    if let cached = scriptCache, cached.lexicon === lexicon { return cached.table }
    let table = ScriptTable(lexicon)
    scriptCache = (lexicon, table)
    return table
  }
}

import TextModel

extension CharacterTable {
  /// The table that the character files of the layers give: `traditional.tsv`, `compatibility.tsv`, `standard.tsv`.
  init(layers: [DictionaryLayer]) {
    var foldings: [Folding] = []
    var standard: [UInt32] = []
    for layer in layers {
      for file in layer.resources {
        switch file.name {
        case "traditional.tsv":
          CharacterFile(file.bytes).forEachRow { cells in
            // Rare targets (class R) stand outside the standard table: folding to them helps no match.
            guard let from = cells.scalar(0), let to = cells.scalar(1), from != to else { return }
            let classLetter = cells.byte(3)
            if classLetter == 0x54 {
              foldings.append(Folding(from: from, to: to, flag: .traditional))
            } else if classLetter == 0x53 {
              foldings.append(Folding(from: from, to: to, flag: .ambiguous))
            }
          }
        case "compatibility.tsv":
          CharacterFile(file.bytes).forEachRow { cells in
            guard let from = cells.scalar(0), let to = cells.scalar(1), from != to else { return }
            foldings.append(Folding(from: from, to: to, flag: .compatibility))
          }
        case "standard.tsv":
          CharacterFile(file.bytes).forEachRow { cells in
            if let scalar = cells.scalar(0) { standard.append(scalar) }
          }
        default: break
        }
      }
    }
    self.init(foldings: foldings, standard: standard)
  }
}

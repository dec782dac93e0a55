/// What a form is for, one bit each: ``LexiconSnapshot/formTraits``. Whoever only asks that does not read its meanings.
public enum FormTrait {
  /// The bits of the kinds of its entries, see ``TableKind/bit``, but for miswritten ones.
  public static let kinds: UInt8 = 0x1F
  /// Names a phrase that is more than common wording.
  public static let setExpression: UInt8 = 0x20
  /// A cue of a rule.
  public static let cue: UInt8 = 0x40
  /// A wrong form of an entry.
  public static let wrong: UInt8 = 0x80
}

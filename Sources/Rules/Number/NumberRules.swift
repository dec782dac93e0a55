import Linting

/// The rules of category `number`.
enum NumberRules {
  static let all: [any Rule.Type] = [
    FullwidthDigit.self,
    MixedNumeral.self,
    ApproximationComma.self,
    ApproximationInDigits.self,
    RedundantApproximation.self,
    RangePercent.self,
    RangeMultiplier.self,
    RangeHyphen.self,
    RangeOrder.self,
    ThousandsSeparator.self,
    DecimalPoint.self,
    DeclineByMultiple.self,
    PercentagePoint.self,
    PercentForm.self,
    GrowthArithmetic.self,
    SumOfParts.self,
    SharesAboveHundred.self,
    DoublingArithmetic.self,
    TwoBeforeMeasure.self,
    ZeroForm.self,
    OrdinalStyle.self,
    InconsistentNumerals.self,
    MissingUnit.self,
    MeasureWord.self,
    CurrencyDoubled.self,
    MultiplierOverflow.self,
    InconsistentCount.self,
    ListCount.self,
    LargeNumberForm.self,
  ]
}

import Linting

/// The rules of category `date`.
enum DateRules {
  static let all: [any Rule.Type] = [
    InvalidDate.self,
    ZeroPaddedDate.self,
    NumericDate.self,
    YearDigits.self,
    WrongWeekday.self,
    MissingYear.self,
    TwoDigitYear.self,
    MixedDateNumerals.self,
    DateRangeOrder.self,
    DateRangeMark.self,
    DateAfterPublication.self,
    RelativeDate.self,
    DayAsHao.self,
    PeriodSpan.self,
    AnniversaryArithmetic.self,
    SpecialDayName.self,
    LunarDateInDigits.self,
    InvalidTime.self,
  ]
}

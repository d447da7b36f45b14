@testable import PrefixStability

/// Pairs of the forms that programs write: loggers, `date`, runtimes, cloud services, locales.
enum SoftwareShapeExamples {
  static let escapes: [ChangeExample] = [
    ChangeExample(.date, #"{"d":"2026\u5e747\u67085\u65e5"}"#, #"{"d":"2026\u5e748\u67088\u65e5"}"#),
    ChangeExample(.money, #"{"p":"\u20ac551.10"}"#, #"{"p":"\u20ac865.78"}"#),
    ChangeExample(.relativeTime, #"{"t":"33\ubd84 \uc804"}"#, #"{"t":"56\uc77c \uc804"}"#),
    ChangeExample(.path, #"{"p":"C:\\users\\ann"}"#, #"{"p":"C:\\users\\bob"}"#),
  ]
}

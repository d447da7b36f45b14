@testable import PrefixStability

/// Pairs of the forms that other languages and habits give to dates, figures and ids.
enum WiderShapeExamples {
  static let calendars: [ChangeExample] = [
    ChangeExample(.date, "20. 11. 2026", "21. 11. 2026"),
    ChangeExample(.date, "2026. 11. 20.", "2026. 11. 21."),
    ChangeExample(.timestamp, "2026. 11. 20. 09:00", "2026. 11. 21. 09:00"),
    ChangeExample(.date, "20 Kasım 2026 Cuma", "24 Kasım 2026 Salı"),
    ChangeExample(.date, "20. listopadu 2026", "1. prosince 2026"),
    ChangeExample(.date, "20. marraskuuta 2026", "1. joulukuuta 2026"),
    ChangeExample(.date, "2026. november 20.", "2026. december 1."),
    ChangeExample(.date, "20 noiembrie 2026", "1 decembrie 2026"),
    ChangeExample(.date, "20 листопада 2026", "1 грудня 2026"),
    ChangeExample(.date, "20 Νοεμβρίου 2026", "1 Δεκεμβρίου 2026"),
    ChangeExample(.date, "20 नवंबर 2026", "1 दिसंबर 2026"),
    ChangeExample(.date, "२० नवंबर २०२६", "२१ नवंबर २०२६"),
    ChangeExample(.date, "٢٠ نوفمبر ٢٠٢٦", "٢١ نوفمبر ٢٠٢٦"),
    ChangeExample(.date, "٢٠/١١/٢٠٢٦", "٢١/١١/٢٠٢٦"),
    ChangeExample(.timestamp, "۱۴۰۵/۰۸/۲۹ ۱۱:۴۷", "۱۴۰۵/۰۸/۲۹ ۱۱:۵۲"),
    ChangeExample(.date, "20 בנובמבר 2026", "21 בנובמבר 2026"),
    ChangeExample(.date, "20 พฤศจิกายน 2569", "21 พฤศจิกายน 2569"),
    ChangeExample(.date, "ngày 20 tháng 11 năm 2026", "ngày 21 tháng 11 năm 2026"),
    ChangeExample(.date, "2026-11-20 (Fri)", "2026-11-23 (Mon)"),
    ChangeExample(.date, "2026-11-20, Friday", "2026-11-25, Wednesday"),
    ChangeExample(.relativeTime, "3 минуты назад", "5 минут назад"),
    ChangeExample(.relativeTime, "3 minuten geleden", "9 minuten geleden"),
    ChangeExample(.relativeTime, "3 dakika önce", "9 dakika önce"),
    ChangeExample(.relativeTime, "för 3 minuter sedan", "för 9 minuter sedan"),
    ChangeExample(.relativeTime, "3분 전", "9분 전"),
    ChangeExample(.epochNanoseconds, "1795230213933924583", "1795214994796371654"),
    ChangeExample(.snowflake, "1444236198912032769", "1444236199012696065"),
  ]

  static let figures: [ChangeExample] = [
    ChangeExample(.tokenBudget, "12345/200000 tokens", "13345/200000 tokens"),
    ChangeExample(.tokenBudget, "12,345 of 200,000 tokens", "13,345 of 200,000 tokens"),
    ChangeExample(.tokenBudget, "45k tokens", "46k tokens"),
    ChangeExample(.tokenBudget, "1.2M tokens left", "1.3M tokens left"),
    ChangeExample(.counter, "the 1st turn", "the 2nd turn"),
    ChangeExample(.counter, "21st", "112th"),
    ChangeExample(.counter, "after 120 messages", "after 340 messages"),
    ChangeExample(.counter, "45k", "46k"),
    ChangeExample(.money, "1,200円", "1,300円"),
    ChangeExample(.money, "120万円", "130万円"),
    ChangeExample(.money, "1.393,50 €", "1.683,50 €"),
    ChangeExample(.money, "1 393,50 €", "2 393,50 €"),
    ChangeExample(.money, "₹12,34,567", "₹13,34,567"),
    ChangeExample(.money, "R$ 12", "R$ 15"),
    ChangeExample(.money, "$1.5M", "$2.5M"),
    ChangeExample(.money, "kr 120", "kr 340"),
    ChangeExample(.money, "12 dollars", "15 dollars"),
    ChangeExample(.percentage, "61\u{202F}%", "62\u{202F}%"),
    ChangeExample(.percentage, "61 Prozent", "62 Prozent"),
    ChangeExample(.percentage, "61 por ciento", "62 por ciento"),
    ChangeExample(.percentage, "٦١٪", "٦٢٪"),
    ChangeExample(.score, "81 points", "93 points"),
    ChangeExample(.port, "listen on :49152", "listen on :51000"),
  ]

  static let names: [ChangeExample] = [
    ChangeExample(.email, "Ann <ann@x.com>", "Bob <bob@x.com>"),
    ChangeExample(.email, "Reply to Ann Lee <ann@x.com>.", "Reply to Bob Roy <bob@x.com>."),
    ChangeExample(
      .path, "/Users/ann/Library/Application Support/x/agent-1",
      "/Users/ann/Library/Application Support/x/agent-2"),
    ChangeExample(
      .path, "Dir: C:\\Program Files\\App\\run-1", "Dir: C:\\Program Files\\App\\run-2"),
    ChangeExample(.path, "\"/Users/ann/My Documents/a-1\"", "\"/Users/ann/My Documents/a-2\""),
    ChangeExample(.nanoid, "qu_c0vG6SAF7bfm-t2ON6", "32t-zwkyWJYoasyjylaLO"),
    ChangeExample(.nanoid, "V--StGXR8_Z5jdHi6BmyT", "aW3kLp9_QzX2--YvR7nBc"),
    ChangeExample(.nanoid, "zkSqlkUZEtGNKhgfLMvPK", "oPruVvXwibsArfSPGJOBx"),
    ChangeExample(.prefixedID, "sess-c37a8844", "sess-caedca9b"),
    ChangeExample(.prefixedID, "plan_e8792a98b992", "plan_902015549268"),
    ChangeExample(
      .hexDigest, "image@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
      "image@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
  ]

  /// What only looks like one of these.
  static let lookalikes: [ChangeExample] = [
    ChangeExample(.text, "hash potatoes", "hash browns"),
    ChangeExample(.text, "the key to success", "the key to happiness"),
    ChangeExample(.text, "A token of thanks", "A token of love"),
    ChangeExample(.text, "port wine", "port city"),
    ChangeExample(.text, "the path of love", "the path of peace"),
    ChangeExample(.text, "round the corner", "round the bend"),
    ChangeExample(
      .text, "to choose that version for the Program.",
      "to choose that version for dependencies Program."),
    ChangeExample(.text, "The price is fair and final", "The price is high and final"),
    ChangeExample(.text, "budget airline", "budget hotel"),
    ChangeExample(.text, "Read the session notes", "Read the session minutes"),
    ChangeExample(.text, "host a party", "host a dinner"),
    ChangeExample(.text, "history lessons", "history books"),
    ChangeExample(.text, "time flies", "time passes"),
    ChangeExample(.path, "path: notes", "path: plans"),
    ChangeExample(.randomToken, "**Token:** abc", "**Token:** xyz"),
    ChangeExample(.version, "Chrome/136.0.0.0", "Chrome/137.0.0.0"),
    ChangeExample(
      .version, "AppleWebKit/537.36 Chrome/136.0.0.0 Safari/537.36",
      "AppleWebKit/537.36 Chrome/137.0.0.0 Safari/537.36"),
    ChangeExample(.version, "driver 31.0.15.5", "driver 31.0.15.6"),
    ChangeExample(.version, "see section 1.2.3.4", "see section 1.2.3.5"),
    ChangeExample(.version, "1.02.3.04", "1.02.3.05"),
    ChangeExample(.ipAddress, "peer 10.0.0.1/24", "peer 10.0.0.2/24"),
    ChangeExample(.text, "getUserAccountDetailsX", "getUserAccountDetailsY"),
    ChangeExample(.text, "второй план", "первый план"),
    ChangeExample(
      .counter, "see /etc/hosts or run 12/40 tests", "see /etc/hosts or run 13/40 tests"),
    ChangeExample(.number, "row 1 200 of all", "row 1 900 of all"),
    ChangeExample(.text, "/help shows the commands", "/help lists the commands"),
    ChangeExample(.text, "marçal is here", "mariana is here"),
  ]
}

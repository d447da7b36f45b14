import Testing

@testable import ChangeCauses

@Suite struct ChangeShapeTests {
  @Test(arguments: ShapeExamples.moments + ShapeExamples.eastAsian + ShapeExamples.relative)
  func momentsAreKnownByTheirForm(example: ChangeExample) {
    #expect(example.cause().kind == example.kind)
  }

  @Test(arguments: ShapeExamples.identifiers)
  func identifiersAreKnownByTheirForm(example: ChangeExample) {
    #expect(example.cause().kind == example.kind)
  }

  @Test(arguments: ShapeExamples.figures)
  func figuresAreKnownByWhatStandsBesideThem(example: ChangeExample) {
    #expect(example.cause().kind == example.kind)
  }

  @Test(arguments: ShapeExamples.places)
  func placesAreKnownByTheirForm(example: ChangeExample) {
    #expect(example.cause().kind == example.kind)
  }

  @Test(arguments: ShapeExamples.uneven)
  func onePlainSideIsEnoughWhereTheOtherFits(example: ChangeExample) {
    #expect(example.cause().kind == example.kind)
    let mirrored = ChangeExample(example.kind, example.right, example.left)
    #expect(mirrored.cause().kind == example.kind)
  }

  @Test(arguments: ShapeExamples.lookalikes)
  func lookalikesAreNotTakenForVolatileKinds(example: ChangeExample) {
    #expect(example.cause().kind == example.kind)
  }

  @Test(
    arguments: WiderShapeExamples.calendars + WiderShapeExamples.figures
      + WiderShapeExamples.names + WiderShapeExamples.lookalikes)
  func formsOfOtherLanguagesAndHabitsAreKnown(example: ChangeExample) {
    #expect(example.cause().kind == example.kind)
    let mirrored = ChangeExample(example.kind, example.right, example.left)
    #expect(mirrored.cause().kind == example.kind)
  }

  @Test(arguments: SoftwareShapeExamples.all)
  func formsThatProgramsWriteAreKnown(example: ChangeExample) {
    #expect(example.cause().kind == example.kind)
    let mirrored = ChangeExample(example.kind, example.right, example.left)
    #expect(mirrored.cause().kind == example.kind)
  }

  /// The token is found from every byte of it at which the sides may part.
  @Test(arguments: ShapeExamples.whole)
  func tokenIsWidenedFromEveryPlace(kind: ChangeKind, token: String) {
    let lead = "It says: "
    let bytes = Array((lead + token + "\nand goes on").utf8)
    let range = lead.utf8.count..<(lead + token).utf8.count
    for index in range where ByteClass.isDigit(bytes[index]) {
      var other = bytes
      other[index] = bytes[index] == 0x31 ? 0x32 : 0x31
      let cause = ChangeClassifier.classify(left: bytes, right: other)
      // A changed digit may give a date or a clock that cannot be.
      if cause.kind == kind {
        #expect(cause.left == range)
        #expect(cause.right == range)
      }
    }
    var last = bytes
    if let index = range.last(where: { ByteClass.isDigit(bytes[$0]) }) {
      last[index] = bytes[index] == 0x31 ? 0x32 : 0x31
    }
    #expect(ChangeClassifier.classify(left: bytes, right: last).kind == kind)
  }

  @Test func uuidLabelGivesTheVersion() {
    let cause = ChangeExample(
      .uuid, "id 018f3c5e-9c1a-7b1e-8d2f-3a4b5c6d7e8f", "id 018f3c5e-9c1a-7b1e-8d2f-3a4b5c6d7e90"
    ).cause()
    #expect(cause.label == "a UUID (version 7)")
    #expect(cause.left == 3..<39)
  }
}

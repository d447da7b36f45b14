import Testing
import YAMLText

@Suite struct YAMLCommentTests {
  @Test func onlyRealCommentsAreFound() throws {
    let text = """
      # first
      a: b # second
      c: "d # no" # third
      e: f#no
      g: 'h
        # no' # fourth
      i: | # fifth
        # no
      # sixth
      j: [k, # seventh
        l#no]#eighth
      m: n
        o # ninth
      p: >-2 # tenth

          # no
       # eleventh
      q: !t &r # twelfth
        s
      """
    let comments = try YAMLDocument.parse(file(text)).comments
    #expect(
      comments.map(\.text) == [
        " first", " second", " third", " fourth", " fifth", " sixth", " seventh", "eighth",
        " ninth",
        " tenth", " eleventh", " twelfth",
      ])
    #expect(comments.filter(\.standsAlone).map(\.text) == [" first", " sixth", " eleventh"])
  }

  @Test func rangesEndBeforeTheLineBreak() throws {
    let document = try YAMLDocument.parse(file("\u{FEFF}# é\r\na: b # c\r\n # d\u{85}# e"))
    #expect(document.comments.map(\.range) == [3..<7, 14..<17, 20..<23, 25..<28])
    #expect(document.comments.map(\.standsAlone) == [true, false, true, true])
    #expect(document.comments.map(\.text) == [" é", " c", " d", " e"])
  }

  @Test func fileWithNothingElseHasComments() throws {
    #expect(try YAMLDocument.parse(file("# a\n\n# b")).comments.map(\.text) == [" a", " b"])
  }

  @Test func directivesMayHaveComments() throws {
    let document = try YAMLDocument.parse(file("%YAML 1.1 # a\n--- # b\nc\n... # d\n"))
    #expect(document.comments.map(\.text) == [" a", " b", " d"])
  }
}

print("promptlint")

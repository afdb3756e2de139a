/// What the program calls itself; the numbers follow Semantic Versioning and CHANGELOG.md.
let programVersion = "0.2.0"

import ArgumentParser

@main struct Yangguang: ParsableCommand { func run() { print("hi") } }

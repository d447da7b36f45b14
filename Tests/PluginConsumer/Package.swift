// swift-tools-version: 6.2
import PackageDescription

// A package that uses promptlint as any other would: the build plugin, the runtime, all examples.
let package = Package(
  name: "PluginConsumer",
  platforms: [.macOS(.v13)],
  dependencies: [.package(name: "promptlint", path: "../..", traits: [])],
  targets: [
    .executableTarget(
      name: "Consumer",
      dependencies: [.product(name: "PromptSkeleton", package: "promptlint")],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
      ],
      plugins: [.plugin(name: "PromptBuildPlugin", package: "promptlint")])
  ],
  swiftLanguageModes: [.v6]
)

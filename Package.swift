// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "promptlint",
  platforms: [.macOS(.v13)],
  products: [
    .executable(name: "promptlint", targets: ["promptlint"]),
    .library(name: "PromptSkeleton", targets: ["PromptSkeleton"]),
    .plugin(name: "PromptBuildPlugin", targets: ["PromptBuildPlugin"]),
    .plugin(name: "PromptLintPlugin", targets: ["PromptLintPlugin"]),
    .plugin(name: "PromptFixPlugin", targets: ["PromptFixPlugin"]),
  ],
  // A package that only builds with the plugin says `traits: []`, and fetches no argument parser.
  traits: [
    .default(enabledTraits: ["Command"]),
    .trait(name: "Command", description: "The command 'promptlint', which parses arguments."),
  ],
  dependencies: [
    // Arguments, help and completions of the human command; nothing on the build plugin's path.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CYAML",
      pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"]), .yum(["libyaml-devel"])]
    ),
    .target(name: "PromptSkeleton"),
    .target(name: "SourceText"),
    .target(name: "JSONText", dependencies: ["PromptSkeleton", "SourceText"]),
    .target(
      name: "YAMLText",
      dependencies: ["CYAML", "SourceText"],
      // SE-0458: every use of libyaml's pointers is marked `unsafe`.
      swiftSettings: [.strictMemorySafety()]
    ),
    .target(name: "Files", dependencies: ["SourceText"]),
    .target(
      name: "SampleRows",
      dependencies: ["PromptSkeleton", "SourceText", "JSONText", "YAMLText", "Files"]
    ),
    .target(
      name: "PromptTemplate",
      dependencies: ["PromptSkeleton", "SourceText", "JSONText", "YAMLText"]
    ),
    // Data files, embedded by C.
    .target(name: "CPromptCacheData", exclude: ["Data"]),
    .target(
      name: "PromptCache",
      dependencies: ["CPromptCacheData", "PromptSkeleton", "SourceText", "JSONText"]
    ),
    // The provider's cache, played; nothing on the build plugin's path.
    .target(name: "CacheSimulation", dependencies: ["PromptCache"]),
    .target(
      name: "PromptCompiler",
      dependencies: [
        "PromptSkeleton", "SourceText", "JSONText", "YAMLText", "PromptTemplate", "PromptCache",
      ]
    ),
    .target(name: "ChangeCauses", dependencies: ["PromptSkeleton", "SourceText", "JSONText"]),
    .target(
      name: "PrefixStability",
      dependencies: [
        "PromptSkeleton", "SourceText", "JSONText", "Files", "SampleRows", "PromptTemplate",
        "PromptCache", "PromptCompiler", "ChangeCauses",
      ]
    ),
    .target(
      name: "PromptEmitters",
      dependencies: [
        "PromptSkeleton", "SourceText", "PromptTemplate", "PromptCompiler",
      ]
    ),
    .target(
      name: "RequestLog",
      dependencies: [
        "SourceText", "JSONText", "PromptCache", "CacheSimulation", "ChangeCauses",
      ]
    ),
    .target(
      name: "PromptRules",
      dependencies: [
        "PromptSkeleton", "SourceText", "JSONText", "YAMLText", "Files", "SampleRows",
        "PromptTemplate", "PromptCache", "PromptCompiler", "ChangeCauses", "PrefixStability",
      ]
    ),
    .target(
      name: "LintPipeline",
      dependencies: [
        "PromptSkeleton", "SourceText", "JSONText", "YAMLText", "Files", "SampleRows",
        "PromptTemplate", "PromptCache", "PromptCompiler", "PrefixStability", "PromptRules",
      ]
    ),
    // Results of earlier runs over many templates; not on the build plugin's path.
    .target(
      name: "KeptResults", dependencies: ["PromptSkeleton", "SourceText", "Files", "LintPipeline"]),
    // What `explain` prints of each rule; not on the build plugin's path.
    .target(name: "RulePages", dependencies: ["SourceText", "PromptRules"]),
    .target(
      name: "Reporting",
      dependencies: [
        "SourceText", "PromptSkeleton", "Files", "PromptRules", "RulePages", "LintPipeline",
      ]
    ),
    .target(
      name: "BuildPipeline",
      dependencies: [
        "SourceText", "JSONText", "Files", "PromptTemplate", "PromptCache", "PromptCompiler",
        "PrefixStability", "PromptEmitters", "PromptRules", "LintPipeline",
      ]
    ),
    // What the command writes into a folder of prompts: fixes, a lock, the first files; not on the
    // build plugin's path.
    .target(
      name: "FolderUpdates",
      dependencies: [
        "SourceText", "Files", "PromptTemplate", "PromptCompiler", "PromptEmitters", "LintPipeline",
        "BuildPipeline",
      ]
    ),
    // One template and the requests of its rows; not on the build plugin's path.
    .target(
      name: "TemplateRequests",
      dependencies: [
        "PromptSkeleton", "SourceText", "Files", "SampleRows", "PromptTemplate", "PromptCache",
        "PromptCompiler", "PrefixStability", "PromptRules", "LintPipeline",
      ]
    ),
    .target(
      name: "MessageBatches",
      dependencies: [
        "PromptSkeleton", "SourceText", "JSONText", "Files", "SampleRows", "PromptTemplate",
        "PromptCache", "PromptCompiler", "PrefixStability", "LintPipeline", "TemplateRequests",
      ]
    ),
    // The build plugin's command; an argument parser would make its users wait four times as long.
    .executableTarget(name: "promptlint-generate", dependencies: ["BuildPipeline", "Files"]),
    .plugin(
      name: "PromptBuildPlugin", capability: .buildTool(), dependencies: ["promptlint-generate"]),
    .plugin(
      name: "PromptLintPlugin",
      capability: .command(
        intent: .custom(
          verb: "promptlint", description: "Lint the prompt templates of the package.")),
      dependencies: ["promptlint"]),
    .plugin(
      name: "PromptFixPlugin",
      capability: .command(
        intent: .custom(
          verb: "promptlint-fix", description: "Fix what can be fixed in the prompt templates."),
        permissions: [
          .writeToPackageDirectory(reason: "Fixes are written into the prompt templates.")
        ]),
      dependencies: ["promptlint"]),
    // What requests cost; not on the build plugin's path.
    .target(
      name: "PromptCosts",
      dependencies: [
        "PromptSkeleton", "SourceText", "JSONText", "Files", "SampleRows", "PromptTemplate",
        "PromptCache", "CacheSimulation", "PromptCompiler", "PrefixStability", "RequestLog",
      ]
    ),
    .target(
      name: "CostReporting",
      dependencies: ["SourceText", "PromptCache", "RequestLog", "PromptCosts", "Reporting"]
    ),
    .target(
      name: "LogReporting",
      dependencies: ["SourceText", "PromptCache", "RequestLog", "PromptRules", "Reporting"]
    ),
    .executableTarget(
      name: "promptlint",
      dependencies: [
        "PromptSkeleton", "LintPipeline", "KeptResults", "BuildPipeline", "FolderUpdates",
        "TemplateRequests", "MessageBatches",
        "RequestLog", "LogReporting", "PromptCosts", "CostReporting", "Files", "SourceText",
        "PromptCache", "PromptRules", "RulePages", "Reporting",
        .product(
          name: "ArgumentParser", package: "swift-argument-parser",
          condition: .when(traits: ["Command"])),
      ]
    ),
    .target(name: "TestSupport", dependencies: ["SourceText", "Files"], path: "Tests/TestSupport"),
    .testTarget(name: "PromptSkeletonTests", dependencies: ["PromptSkeleton"]),
    .testTarget(name: "SourceTextTests", dependencies: ["SourceText", "TestSupport"]),
    .testTarget(name: "FilesTests", dependencies: ["Files", "TestSupport"]),
    .testTarget(
      name: "JSONTextTests", dependencies: ["PromptSkeleton", "JSONText", "TestSupport"]),
    .testTarget(
      name: "YAMLTextTests", dependencies: ["SourceText", "YAMLText", "Files", "TestSupport"]),
    .testTarget(
      name: "SampleRowsTests",
      dependencies: ["PromptSkeleton", "SourceText", "YAMLText", "SampleRows", "TestSupport"]),
    .testTarget(
      name: "PromptCacheTests",
      dependencies: [
        "PromptSkeleton", "SourceText", "JSONText", "PromptCache", "CacheSimulation", "TestSupport",
      ]
    ),
    .testTarget(
      name: "CacheSimulationTests",
      dependencies: ["PromptCache", "CacheSimulation", "TestSupport"]
    ),
    .testTarget(
      name: "PromptCompilerTests",
      dependencies: [
        "PromptSkeleton", "SourceText", "JSONText", "YAMLText", "PromptTemplate", "PromptCache",
        "PromptCompiler", "TestSupport",
      ]
    ),
    .testTarget(
      name: "ChangeCausesTests",
      dependencies: ["SourceText", "JSONText", "PromptSkeleton", "ChangeCauses", "TestSupport"]
    ),
    .testTarget(
      name: "PrefixStabilityTests",
      dependencies: [
        "SourceText", "JSONText", "PromptSkeleton", "ChangeCauses", "PrefixStability",
        "TestSupport",
      ]
    ),
    .testTarget(name: "PromptEmittersTests", dependencies: ["PromptEmitters"]),
    .testTarget(
      name: "BuildPipelineTests",
      dependencies: [
        "PromptSkeleton", "Files", "SampleRows", "PromptCompiler", "PromptEmitters", "LintPipeline",
        "BuildPipeline", "FolderUpdates", "TemplateRequests", "SourceText", "TestSupport",
      ]
    ),
    .testTarget(
      name: "MessageBatchesTests",
      dependencies: [
        "MessageBatches", "Files", "JSONText", "LintPipeline", "SourceText", "TestSupport",
      ]
    ),
    .testTarget(
      name: "PromptRulesTests",
      dependencies: [
        "PromptRules", "RulePages", "SourceText", "YAMLText", "PromptTemplate", "PromptCache",
        "PromptCompiler", "ChangeCauses", "Files", "TestSupport",
      ]
    ),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "LintPipeline", "Reporting", "PromptRules", "RulePages", "PromptSkeleton", "SourceText",
        "JSONText", "Files", "TestSupport",
      ],
      exclude: ["Recordings"]
    ),
    .testTarget(
      name: "LintPipelineTests",
      dependencies: [
        "LintPipeline", "FolderUpdates", "TemplateRequests", "PromptRules", "RulePages",
        "PrefixStability", "PromptSkeleton", "JSONText", "Files", "SourceText", "Reporting",
        "TestSupport",
      ]
    ),
    .testTarget(
      name: "KeptResultsTests",
      dependencies: [
        "KeptResults", "LintPipeline", "PromptRules", "RulePages", "Reporting", "Files",
        "SourceText", "TestSupport",
      ]
    ),
    .testTarget(
      name: "PromptCostsTests",
      dependencies: [
        "PromptCosts", "CostReporting", "LintPipeline", "TemplateRequests", "PrefixStability",
        "PromptCache", "CacheSimulation", "PromptCompiler", "PromptTemplate", "RequestLog", "Files",
        "SampleRows", "SourceText", "YAMLText", "TestSupport",
      ]
    ),
    .testTarget(
      name: "RequestLogTests",
      dependencies: [
        "SourceText", "JSONText", "PromptCache", "RequestLog", "LogReporting", "PromptRules",
        "RulePages", "TestSupport",
      ]),
    .testTarget(
      name: "CommandTests", dependencies: ["TestSupport"], exclude: ["Recordings"]),
  ],
  swiftLanguageModes: [.v6],
  // `#embed` is of C23.
  cLanguageStandard: .c2x
)

for target in package.targets where target.type != .system && target.type != .plugin {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      // SE-0335: an existential type is written `any P`.
      .enableUpcomingFeature("ExistentialAny"),
      // SE-0409: an import stays inside its file unless it says otherwise.
      .enableUpcomingFeature("InternalImportsByDefault"),
      // SE-0444: a member is visible only where its module is imported.
      .enableUpcomingFeature("MemberImportVisibility"),
    ]
  // Who uses the build plugin waits for its tool to be compiled, runs it and does not debug it. What
  // an app links itself is compiled as usual. Such flags are allowed in dependencies since Swift 6.2.
  if target.name != "PromptSkeleton" {
    target.swiftSettings? += [
      // The standard library is indexed once, with PromptSkeleton, while others compile beside it.
      .unsafeFlags(
        ["-index-ignore-system-modules", "-index-ignore-clang-modules"],
        .when(configuration: .debug)),
      // The compiler's check of its own output.
      .unsafeFlags(["-Xfrontend", "-disable-llvm-verify"], .when(configuration: .debug)),
      // Debug information is a twelfth of a first build. Whoever has the command, as here, gets it: the
      // later flag wins, and to the frontend, for SwiftPM's own '-g' comes last of the driver's.
      .unsafeFlags(["-Xfrontend", "-gnone"], .when(configuration: .debug)),
      .unsafeFlags(["-Xfrontend", "-g"], .when(configuration: .debug, traits: ["Command"])),
      // Debug builds, and with them the tests, check each access to an object's members for another one
      // at the same time; in a release that is a twentieth of the time of many rows.
      .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
    ]
  }
}

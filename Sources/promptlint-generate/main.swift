import BuildPipeline
import Files

// The build plugin's command: `promptlint-generate --output FILE PATH...`.
//
// It is apart from `promptlint` so that whoever uses the plugin does not compile an argument parser.
var paths = Array(CommandLine.arguments.dropFirst())
guard paths.count >= 2, paths.removeFirst() == "--output" else {
  try? Terminal.write(Array("usage: promptlint-generate --output FILE PATH...\n".utf8), to: .error)
  Terminal.exit(2)
}
let output = paths.removeFirst()
do throws(FileError) {
  let run = try PluginRun(paths: paths, output: output)
  try Terminal.write(run.log, to: .output)
  Terminal.exit(run.succeeds ? 0 : 1)
} catch {
  try? Terminal.write(BuildLog.line(error), to: .error)
  Terminal.exit(2)
}

/// Material that tests read where it exists beside the checkout, and never copy into the project.
package enum SharedMaterial {
  /// Why a test that needs the material did not run.
  package static let absence = "the shared material is not beside this checkout"

  /// The directory of the material: `$PROMPTLINT_SHARED`, else `../shared` beside the package.
  package static let root: String = {
    if let path = getenv("PROMPTLINT_SHARED") { return String(cString: path) }
    let parts = #filePath.split(separator: "/").dropLast(4)
    return "/" + parts.joined(separator: "/") + "/shared"
  }()

  package static var isPresent: Bool { access(root + "/facts/providers.md", R_OK) == 0 }

  /// The bytes of one of its files, or nil where it cannot be read.
  package static func bytes(_ path: String) -> [UInt8]? {
    guard let file = fopen(root + "/" + path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return bytes
  }

  /// The names of the files in one of its directories, in the order of their bytes.
  package static func names(in directory: String) -> [String] {
    guard let stream = opendir(root + "/" + directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

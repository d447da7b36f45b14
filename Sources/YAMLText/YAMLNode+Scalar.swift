extension YAMLNode {
  /// The decoded bytes of a scalar, well-formed UTF-8; empty for a collection.
  package var scalarBytes: ArraySlice<UInt8> {
    let record = record
    guard record.shape.isScalar else { return [] }
    return storage.text[Int(record.first)..<Int(record.second)]
  }

  /// The decoded text of a scalar; empty for a collection.
  package var scalarText: String { String(decoding: scalarBytes, as: UTF8.self) }

  /// The decoded text, or nil where the node is a collection.
  package var text: String? { record.shape.isScalar ? scalarText : nil }

  /// What a scalar without quotes and tag stands for; nil for a collection.
  ///
  /// Of YAML's many spellings only JSON's and the two of null are read: `yes`, `on`, `0x1F`,
  /// `1_000`, `12:30:45` and `.inf` stay the strings that their authors wrote.
  package var resolution: YAMLResolution? {
    let record = record
    guard record.shape.isScalar else { return nil }
    if record.properties != 0, let tag {
      guard tag.starts(with: YAMLResolution.coreTagPrefix) else { return .string }
      let name = tag[YAMLResolution.coreTagPrefix.count...]
      let resolution = YAMLResolution(plain: scalarBytes)
      return name.elementsEqual(resolution.coreTagName.utf8) ? resolution : .string
    }
    return record.shape == .plain ? YAMLResolution(plain: scalarBytes) : .string
  }

  /// Whether the node is a null: written `~` or `null`, or not written at all.
  package var isNull: Bool { resolution == .null }

  /// The truth value of `true` and `false` without quotes.
  package var boolValue: Bool? {
    if case .boolean(let value) = resolution { value } else { nil }
  }

  /// The value of a decimal integer without quotes that fits.
  package var integerValue: Int? {
    resolution == .integer ? Int(scalarText) : nil
  }

  /// Where each decoded byte of a scalar stands in the file.
  ///
  /// Computed on each call from the scalar's source bytes.
  package func scalarMap() -> ScalarMap { ScalarMap(of: self) }
}

extension ZipArchive {
  /// The bytes of an archive with some parts replaced and some added at the end. Packed bytes of the other parts are copied.
  ///
  /// - Parameter parts: New content by part name; a name that the archive does not have is added.
  func replacing(_ parts: [(name: String, bytes: [UInt8])]) throws(FormatError) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + 65_536)
    var directory: [UInt8] = []
    var count = 0
    var replaced: [Int: [UInt8]] = [:]
    var added: [(name: String, bytes: [UInt8])] = []
    for part in parts {
      if let position = position(of: part.name) { replaced[position] = part.bytes } else { added.append(part) }
    }
    for (position, entry) in entries.enumerated() {
      if let content = replaced[position] {
        var entry = entry
        let data = Self.pack(content, &entry)
        Self.write(entry, data[...], &out, &directory)
      } else {
        Self.write(entry, bytes[entry.data], &out, &directory)
      }
      count += 1
    }
    for part in added {
      var entry = Entry(
        name: Array(part.name.utf8), flags: 0x0800, method: 8, time: entries.first?.time ?? 0x0021_0000, checksum: 0,
        unpackedSize: 0,
        data: 0..<0, versionMadeBy: 20, internalAttributes: 0, externalAttributes: 0)
      let data = Self.pack(part.bytes, &entry)
      Self.write(entry, data[...], &out, &directory)
      count += 1
    }
    guard out.count + directory.count < 0xFFFF_0000, count < 0xFFFF else {
      throw .zip(.tooLarge, "写出的文件过大", "the file to write is too large", at: out.count)
    }
    let start = out.count
    out += directory
    out.appendNumber(0x0605_4B50, 4)
    out.appendNumber(0, 4)
    out.appendNumber(count, 2)
    out.appendNumber(count, 2)
    out.appendNumber(directory.count, 4)
    out.appendNumber(start, 4)
    out.appendNumber(0, 2)
    return out
  }

  /// Packs content as its entry had it packed and brings the entry up to date.
  private static func pack(_ content: [UInt8], _ entry: inout Entry) -> [UInt8] {
    entry.unpackedSize = content.count
    entry.checksum = Deflate.checksum(content[...])
    if entry.method == 8, let packed = Deflate.pack(content) { return packed }
    entry.method = 0
    return content
  }

  private static func write(_ entry: Entry, _ data: ArraySlice<UInt8>, _ out: inout [UInt8], _ directory: inout [UInt8]) {
    let offset = out.count
    func appendCommon(_ bytes: inout [UInt8]) {
      bytes.appendNumber(20, 2)
      bytes.appendNumber(Int(entry.flags), 2)
      bytes.appendNumber(Int(entry.method), 2)
      bytes.appendNumber(Int(entry.time), 4)
      bytes.appendNumber(Int(entry.checksum), 4)
      bytes.appendNumber(data.count, 4)
      bytes.appendNumber(entry.unpackedSize, 4)
      bytes.appendNumber(entry.name.count, 2)
      bytes.appendNumber(0, 2)
    }
    out.appendNumber(0x0403_4B50, 4)
    appendCommon(&out)
    out += entry.name
    out += data
    directory.appendNumber(0x0201_4B50, 4)
    directory.appendNumber(Int(entry.versionMadeBy), 2)
    appendCommon(&directory)
    directory.appendNumber(0, 2)
    directory.appendNumber(0, 2)
    directory.appendNumber(Int(entry.internalAttributes), 2)
    directory.appendNumber(Int(entry.externalAttributes), 4)
    directory.appendNumber(offset, 4)
    directory += entry.name
  }
}

import TextModel

/// A ZIP archive in memory (PKWARE APPNOTE 6.3), as Office Open XML uses it: stored and deflated entries, ZIP64, data
/// descriptors. Sizes and places come from the central directory and are checked before anything is unpacked.
struct ZipArchive {
  /// An entry of the central directory.
  struct Entry {
    /// The name, as stored.
    var name: [UInt8]
    /// Whether the name is UTF-8, and what else the flags say; the bit that announces a data descriptor is left out.
    var flags: UInt16
    /// 0 stored, 8 deflated.
    var method: UInt16
    /// MS-DOS time and date.
    var time: UInt32
    var checksum: UInt32
    var unpackedSize: Int
    /// Place of the packed bytes in the archive.
    var data: Range<Int>
    var versionMadeBy: UInt16
    var internalAttributes: UInt16
    var externalAttributes: UInt32

    /// The name as text, in lower case and without a leading slash: part names do not differ in letter case alone.
    var key: String { ZipArchive.key(String(decoding: name, as: UTF8.self)) }
  }

  let bytes: [UInt8]
  let entries: [Entry]
  private let index: [String: Int]
  private let limits: FormatLimits

  /// Reads the central directory.
  init(_ bytes: [UInt8], limits: FormatLimits) throws(FormatError) {
    self.bytes = bytes
    self.limits = limits
    let directory = try Self.directory(bytes)
    guard directory.count <= limits.archiveEntries else { throw .zip(.tooLarge, "条目过多", "too many entries", at: directory.start) }
    var entries: [Entry] = []
    var index: [String: Int] = [:]
    var at = directory.start
    for _ in 0..<directory.count {
      let entry = try Self.entry(bytes, &at, directory)
      index[entry.key] = entries.count
      entries.append(entry)
    }
    self.entries = entries
    self.index = index
  }

  static func key(_ name: String) -> String {
    let name = name.lowercased()
    return name.hasPrefix("/") ? String(name.dropFirst()) : name
  }

  /// Position in ``entries`` of a part; nil when there is none.
  func position(of name: String) -> Int? { index[Self.key(name)] }

  /// Unpacks an entry and checks its CRC.
  ///
  /// - Parameter budget: Bytes that may still be unpacked from this archive; lowered.
  func unpack(_ position: Int, budget: inout Int) throws(FormatError) -> [UInt8] {
    let entry = entries[position]
    let name = String(decoding: entry.name, as: UTF8.self)
    let limit = min(limits.partBytes, budget)
    let isBomb =
      entry.unpackedSize > limits.ratioFreeBytes && entry.unpackedSize / max(1, entry.data.count) > limits.compressionRatio
    guard entry.unpackedSize <= limit, !isBomb else {
      throw FormatError(
        .tooLarge,
        Localized(
          "压缩包内 \(name) 展开后过大（\(entry.unpackedSize) 字节），可能是压缩炸弹",
          en: "\(name) in the archive unpacks to too much (\(entry.unpackedSize) bytes): perhaps a zip bomb"),
        offset: entry.data.lowerBound,
        part: name)
    }
    var out: [UInt8]
    switch entry.method {
    case 0: out = Array(bytes[entry.data])
    case 8:
      do {
        out = try Deflate.unpack(bytes[entry.data], limit: entry.unpackedSize)
      } catch {
        throw .zip(.damagedArchive, "\(name) 无法解压", "\(name) cannot be unpacked", at: entry.data.lowerBound, part: name)
      }
    default:
      throw .zip(
        .damagedArchive, "\(name) 的压缩方法 \(entry.method) 不受支持",
        "\(name) is packed by method \(entry.method), which is not supported", at: entry.data.lowerBound, part: name)
    }
    guard out.count == entry.unpackedSize, Deflate.checksum(out[...]) == entry.checksum else {
      throw .zip(
        .damagedArchive, "\(name) 校验不符，文件已损坏", "\(name) does not match its checksum: the file is damaged",
        at: entry.data.lowerBound, part: name)
    }
    budget -= out.count
    return out
  }
}

extension ZipArchive {
  private struct Directory {
    var start: Int
    var end: Int
    var count: Int
  }

  private static func directory(_ bytes: [UInt8]) throws(FormatError) -> Directory {
    var at = bytes.count - 22
    let lowest = max(0, bytes.count - 22 - 65_535)
    while at >= lowest, bytes.number(at, 4) != 0x0605_4B50 { at -= 1 }
    guard at >= lowest, at >= 0 else {
      throw .zip(.damagedArchive, "找不到 ZIP 目录：文件被截断或不是 docx", "no ZIP directory: the file is cut short or no docx", at: bytes.count)
    }
    var count = bytes.number(at + 10, 2)
    var size = bytes.number(at + 12, 4)
    var start = bytes.number(at + 16, 4)
    if count == 0xFFFF || size == 0xFFFF_FFFF || start == 0xFFFF_FFFF, at >= 20, bytes.number(at - 20, 4) == 0x0706_4B50 {
      let record = bytes.number(at - 12, 8)
      guard record >= 0, record <= bytes.count - 56, bytes.number(record, 4) == 0x0606_4B50 else {
        throw .zip(.damagedArchive, "ZIP64 目录损坏", "the ZIP64 directory is damaged", at: at)
      }
      count = bytes.number(record + 32, 8)
      size = bytes.number(record + 40, 8)
      start = bytes.number(record + 48, 8)
    }
    guard start >= 0, size >= 0, start <= at, size <= at - start, count >= 0, count <= size / 46 else {
      throw .zip(.damagedArchive, "ZIP 目录自相矛盾", "the ZIP directory contradicts itself", at: at)
    }
    return Directory(start: start, end: start + size, count: count)
  }

  private static func entry(_ bytes: [UInt8], _ at: inout Int, _ directory: Directory) throws(FormatError) -> Entry {
    let damaged = FormatError.zip(.damagedArchive, "ZIP 目录条目损坏", "an entry of the ZIP directory is damaged", at: at)
    guard at + 46 <= directory.end, bytes.number(at, 4) == 0x0201_4B50 else { throw damaged }
    let nameLength = bytes.number(at + 28, 2)
    let extraLength = bytes.number(at + 30, 2)
    let end = at + 46 + nameLength + extraLength + bytes.number(at + 32, 2)
    guard end <= directory.end else { throw damaged }
    var packed = bytes.number(at + 20, 4)
    var unpacked = bytes.number(at + 24, 4)
    var header = bytes.number(at + 42, 4)
    let flags = bytes.number(at + 8, 2)
    if packed == 0xFFFF_FFFF || unpacked == 0xFFFF_FFFF || header == 0xFFFF_FFFF {
      var field = at + 46 + nameLength
      let fieldsEnd = field + extraLength
      while field + 4 <= fieldsEnd {
        let length = bytes.number(field + 2, 2)
        if bytes.number(field, 2) == 1 {
          var value = field + 4
          let valueEnd = min(value + length, fieldsEnd)
          func take(_ number: inout Int) {
            guard number == 0xFFFF_FFFF, value + 8 <= valueEnd else { return }
            number = bytes.number(value, 8)
            value += 8
          }
          take(&unpacked)
          take(&packed)
          take(&header)
        }
        field += 4 + length
      }
    }
    guard flags & 1 == 0 else { throw .zip(.damagedArchive, "压缩包已加密", "the archive is encrypted", at: at) }
    guard header >= 0, packed >= 0, unpacked >= 0, header <= directory.start - 30, bytes.number(header, 4) == 0x0403_4B50 else {
      throw damaged
    }
    let data = header + 30 + bytes.number(header + 26, 2) + bytes.number(header + 28, 2)
    guard data <= directory.start, packed <= directory.start - data else { throw damaged }
    let entry = Entry(
      name: Array(bytes[(at + 46)..<(at + 46 + nameLength)]), flags: UInt16(truncatingIfNeeded: flags & ~8),
      method: UInt16(truncatingIfNeeded: bytes.number(at + 10, 2)), time: UInt32(truncatingIfNeeded: bytes.number(at + 12, 4)),
      checksum: UInt32(truncatingIfNeeded: bytes.number(at + 16, 4)), unpackedSize: unpacked, data: data..<(data + packed),
      versionMadeBy: UInt16(truncatingIfNeeded: bytes.number(at + 4, 2)),
      internalAttributes: UInt16(truncatingIfNeeded: bytes.number(at + 36, 2)),
      externalAttributes: UInt32(truncatingIfNeeded: bytes.number(at + 38, 4)))
    at = end
    return entry
  }
}

extension [UInt8] {
  /// The little-endian number of `length` bytes at an offset; −1 outside the bytes or beyond what an Int holds.
  func number(_ offset: Int, _ length: Int) -> Int {
    guard offset >= 0, offset <= count - length else { return -1 }
    var value: UInt64 = 0
    for i in (0..<length).reversed() { value = value << 8 | UInt64(self[offset + i]) }
    return Int(exactly: value) ?? -1
  }

  /// Appends a little-endian number of `length` bytes.
  mutating func appendNumber(_ value: Int, _ length: Int) {
    for i in 0..<length { append(UInt8(truncatingIfNeeded: value >> (8 * i))) }
  }
}

extension FormatError {
  static func zip(_ kind: Kind, _ zh: String, _ en: String, at offset: Int, part: String? = nil) -> FormatError {
    FormatError(kind, Localized("\(zh)（偏移 \(offset)）", en: "\(en) (offset \(offset))"), offset: offset, part: part)
  }
}

/// Finds the files to be looked at, always in the same order.
///
/// A file that was named is always taken, whatever the filters say. In folders, entries come in the byte order of their paths;
/// `.git` and our own temporary files are passed over; a symbolic link is followed only when asked for, and never in a circle.
public struct DirectoryWalk: Sendable {
  /// A file that was found.
  public struct Found: Sendable, Hashable {
    /// The path from where the walk began, as the user would write it.
    public let path: String
    /// Whether the path was itself among those given.
    public let isNamed: Bool
  }

  /// What a walk gives: the files, and what could not be looked at. The problems stand in the order in which they were met.
  public struct Outcome: Sendable {
    public var files: [Found] = []
    public var problems: [SystemError] = []
  }

  /// The folder that ``include`` and ``exclude`` are relative to; an absolute path.
  public var base: String
  /// Only files that one of these covers are taken; all when empty.
  public var include: [Glob] = []
  /// What one of these covers, file or whole folder, is passed over.
  public var exclude: [Glob] = []
  /// Whether `.gitignore` files and `.git/info/exclude` count.
  public var honoursGitignore = true
  /// Whether names that begin with a dot are passed over.
  public var skipsHidden = true
  /// Whether symbolic links found in folders are followed.
  public var followsLinks = false

  /// A walk with the defaults, its patterns relative to `base`.
  public init(base: String) { self.base = base }

  /// Walks each of `roots`, in their order; a file reached twice is given once.
  public func files(in roots: [String]) -> Outcome {
    var pass = Pass(walk: self)
    for root in roots { pass.begin(root) }
    return pass.outcome
  }

  /// One walk under way.
  private struct Pass {
    let walk: DirectoryWalk
    let baseBytes: [UInt8]
    let workingFolder = Environment.workingFolder
    var outcome = Outcome()
    /// Absolute paths already given.
    var seen: Set<String> = []
    /// Device and inode of the folders that are open from the root down, to see a circle of links.
    var open: [FileStamp.Identity] = []

    init(walk: DirectoryWalk) {
      self.walk = walk
      baseBytes = PathText.encode(walk.base.hasSuffix("/") ? walk.base : walk.base + "/")
    }

    mutating func begin(_ root: String) {
      let status: FileStatus
      do throws(SystemError) {
        status = try File.status(.read, root, followingLinks: true)
      } catch {
        outcome.problems.append(error)
        return
      }
      let absolute = Path.absolute(root, from: workingFolder)
      guard status.kind == .folder else {
        take(root, absolute, isNamed: true)
        return
      }
      // Patterns of ignore files are relative to where the folder really is.
      let ignores = walk.honoursGitignore ? IgnoreStack(above: File.realPath(root) ?? absolute) : IgnoreStack()
      enter(Path.normalize(root), absolute, File.realPath(root) ?? absolute, status.stamp.identity, ignores)
    }

    private mutating func take(_ path: String, _ absolute: String, isNamed: Bool) {
      if seen.insert(absolute).inserted { outcome.files.append(Found(path: path, isNamed: isNamed)) }
    }

    /// - Parameters:
    ///   - path: as it is shown.
    ///   - absolute: the same from the root, for the patterns of the configuration.
    ///   - real: the same without links, for ignore files.
    private mutating func enter(
      _ path: String, _ absolute: String, _ real: String, _ identity: FileStamp.Identity, _ ignores: IgnoreStack
    ) {
      guard !open.contains(identity) else { return }
      open.append(identity)
      defer { open.removeLast() }
      var ignores = ignores
      if walk.honoursGitignore { ignores.enter(real) }
      let entries: [Folder.Entry]
      do throws(SystemError) {
        entries = try Folder.entries(path)
      } catch {
        outcome.problems.append(error)
        return
      }
      let absoluteBytes = PathText.encode(absolute == "/" ? absolute : absolute + "/")
      let realBytes = PathText.encode(real == "/" ? real : real + "/")
      for (entry, kind) in ordered(entries, path) where !isPassedOver(entry.bytes) {
        // Git judges a link by what it is, not by what it points to.
        if ignores.ignores(realBytes + entry.bytes, isFolder: entry.kind == .folder) { continue }
        if isExcluded(absoluteBytes + entry.bytes, isFile: kind == .file) { continue }
        let name = entry.name
        let shown = path == "." ? name : Path.join(path, name)
        if kind == .file {
          take(shown, Path.join(absolute, name), isNamed: false)
        } else if kind == .folder {
          do throws(SystemError) {
            let status = try File.status(.list, shown, followingLinks: true)
            let below = entry.kind == .symbolicLink ? File.realPath(shown) : nil
            enter(shown, Path.join(absolute, name), below ?? Path.join(real, name), status.stamp.identity, ignores)
          } catch {
            // One that has gone since it was listed is no problem.
            if !error.isNotFound { outcome.problems.append(error) }
          }
        }
      }
    }

    /// Hidden names when they are not wanted, and always the repository and our own temporary files.
    private func isPassedOver(_ name: [UInt8]) -> Bool {
      guard name.first == UInt8(ascii: ".") else { return false }
      return walk.skipsHidden || name == Array(".git".utf8) || File.isTemporary(PathText.decode(name))
    }

    /// The entries in the byte order of their whole paths, so that `a.txt` comes before `a/b`; with the kind that counts.
    private func ordered(_ entries: [Folder.Entry], _ path: String) -> [(Folder.Entry, FileStatus.Kind)] {
      let keyed = entries.map { entry in
        var kind = entry.kind
        if kind == .symbolicLink, walk.followsLinks { kind = File.status(Path.join(path, entry.name))?.kind ?? .other }
        return (key: kind == .folder ? entry.bytes + [UInt8(ascii: "/")] : entry.bytes, entry: entry, kind: kind)
      }
      return keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { ($0.entry, $0.kind) }
    }

    /// - Parameter bytes: the absolute path.
    private func isExcluded(_ bytes: [UInt8], isFile: Bool) -> Bool {
      if walk.exclude.isEmpty, walk.include.isEmpty { return false }
      let inside = bytes.starts(with: baseBytes)
      // Outside the base only patterns for names can apply.
      let range = (inside ? baseBytes.count : 1)..<bytes.count
      if walk.exclude.contains(where: { $0.matches(bytes, range) }) { return true }
      return isFile && !walk.include.isEmpty && !walk.include.contains { $0.matches(bytes, range) }
    }
  }
}

internal import TextModel

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

extension SystemError {
  /// No such file or folder.
  public var isNotFound: Bool { code == ENOENT || code == ENOTDIR }
  /// The file to be created is there already.
  public var isAlreadyThere: Bool { code == EEXIST }
  /// The reader of our output has gone, as `head` does when it has seen enough.
  public var isBrokenPipe: Bool { code == EPIPE }
  /// Waited as long as was allowed.
  public var isTimeout: Bool { code == ETIMEDOUT }
  /// The file is not what the caller had read; see ``File/replace(_:with:expecting:)``.
  public var isConflict: Bool { code == ESTALE }
  /// More bytes than the caller allows.
  public var isTooLarge: Bool { code == EFBIG }

  /// What an error number means, in the words of somebody who has to put it right.
  var reason: Localized {
    switch code {
    case ENOENT: Localized("没有这个文件或文件夹", en: "no such file or folder")
    case EACCES: Localized("没有权限", en: "permission denied")
    case EPERM: Localized("系统不允许此操作", en: "the system does not allow it")
    case EEXIST: Localized("文件已经存在", en: "it exists already")
    case ENOTDIR: Localized("路径中有一段不是文件夹", en: "a part of the path is not a folder")
    case EISDIR: Localized("这是文件夹，不是文件", en: "it is a folder, not a file")
    case ENOTEMPTY: Localized("文件夹不是空的", en: "the folder is not empty")
    case ENOSPC: Localized("磁盘空间不足", en: "no space is left on the disk")
    case EDQUOT: Localized("超出磁盘配额", en: "the disk quota is used up")
    case EROFS: Localized("文件系统是只读的", en: "the file system is read-only")
    case EIO: Localized("读写设备出错", en: "the device reported an input or output error")
    case ELOOP: Localized("符号链接过多或成环", en: "too many symbolic links, or a circle of them")
    case ENAMETOOLONG: Localized("文件名或路径过长", en: "the name or the path is too long")
    case EMFILE, ENFILE: Localized("打开的文件过多", en: "too many files are open")
    case ENOMEM: Localized("内存不足", en: "out of memory")
    case EINVAL: Localized("参数无效，或路径含有空字符", en: "invalid argument, or a NUL in the path")
    case EPIPE: Localized("读取方已经关闭", en: "the reader has gone")
    case EBUSY: Localized("文件正被占用", en: "it is in use")
    case ETXTBSY: Localized("程序文件正在运行", en: "the program file is being run")
    case EXDEV: Localized("跨越了不同的文件系统", en: "it lies on another file system")
    case EFBIG: Localized("文件过大", en: "it is too large")
    case EAGAIN: Localized("资源暂时不可用", en: "the resource is busy for the moment")
    case ETIMEDOUT: Localized("等待超时，可能有另一个程序正在写入", en: "timed out; another program may be writing")
    case ESTALE: Localized("读取之后已被别的程序改动", en: "another program has changed it since it was read")
    case ENOEXEC: Localized("不是可以运行的程序", en: "it is not a program that can be run")
    case ECHILD: Localized("子进程已经不在", en: "the child process is gone")
    case ENOSYS, ENOTSUP: Localized("系统不支持此操作", en: "the system does not support it")
    case ENXIO, ENODEV: Localized("没有这个设备", en: "no such device")
    case EBADF: Localized("文件没有打开", en: "the file is not open")
    case ENOLCK: Localized("文件系统不支持加锁", en: "the file system has no locks left")
    default: Localized("系统错误 \(code)", en: "system error \(code)")
    }
  }
}

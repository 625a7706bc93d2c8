import Glibc
import Kernel

/// What the system said when a file could not be written or read.
package struct FileFault: Error, Hashable, CustomStringConvertible {
    /// The call, for instance `rename`.
    package let call: String
    /// The value of `errno`.
    package let code: Int32

    package var description: String { "\(call): \(String(cString: strerror(code)))" }
}

/// Why a stored file could not be kept or found.
package enum MediaFailure: Failure, Hashable {
    /// There is no room left on the disk, or the quota is used up.
    case diskFull(FileFault)
    /// The file is not there.
    case missing(FileFault)
    /// The disk failed or forbids it.
    case unusable(FileFault)

    init(_ fault: FileFault) {
        switch fault.code {
        case ENOSPC, EDQUOT, EFBIG: self = .diskFull(fault)
        case ENOENT: self = .missing(fault)
        default: self = .unusable(fault)
        }
    }

    package var sentence: String {
        switch self {
        case .diskFull:
            "The server has no room for files at the moment. Tell whoever looks after it, and try again later."
        case .missing: "This file is no longer here."
        case .unusable: "The server could not reach its files. Try again in a moment."
        }
    }

    package var status: Int {
        switch self {
        case .diskFull: 507
        case .missing: 404
        case .unusable: 503
        }
    }

    package var cause: (any Error)? {
        switch self {
        case .diskFull(let fault), .missing(let fault), .unusable(let fault): fault
        }
    }
}

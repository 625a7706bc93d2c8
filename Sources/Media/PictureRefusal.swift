import Kernel

/// Why a picture was not taken, with a sentence that says what to do instead.
package enum PictureRefusal: Failure, Hashable {
    /// The file is larger than `limit` bytes.
    case tooManyBytes(limit: Int)
    /// The picture has more pixels, or a longer side, than `PictureLimits` allow.
    case tooManyPixels
    /// The bytes are of no kind that we know, or there are none.
    case notAPicture
    /// The file begins like a picture and cannot be read to its end.
    case broken(PictureFault?)
    /// A known kind of file, named as people name it, that is not taken.
    case unsupported(kind: String)
    /// Too many pictures are waiting; nothing is wrong with this one.
    case busy

    package var sentence: String {
        switch self {
        case .tooManyBytes(let limit):
            "This file is larger than \(limit >> 20) MB. Make the picture smaller and add it again."
        case .tooManyPixels:
            "This picture has too many pixels. Make it smaller, for instance 4,000 pixels wide, and add it again."
        case .notAPicture:
            "This file is not a picture that we can read. Choose a JPEG, PNG, WebP, GIF, HEIC or AVIF picture."
        case .broken:
            "This picture is damaged or was not sent to its end. Open it on your device, save it again, and add it again."
        case .unsupported(let kind):
            "This is a file of the kind \(kind), which we do not take. Save it as JPEG or PNG and add it again."
        case .busy:
            "Many pictures are arriving just now. Wait a moment and add yours again."
        }
    }

    package var status: Int {
        switch self {
        case .tooManyBytes, .tooManyPixels: 413
        case .notAPicture, .unsupported: 415
        case .broken: 422
        case .busy: 503
        }
    }

    package var cause: (any Error)? {
        switch self {
        case .broken(let fault): fault
        case .tooManyBytes, .tooManyPixels, .notAPicture, .unsupported, .busy: nil
        }
    }
}

import Kernel

/// No person of that handle is in the practice, or not for the one who asks.
struct NobodyOfThatName: Failure {
    var sentence: String { "There is nobody of that handle here. Please go back and look at the handle once more." }
    var status: Int { 404 }
}

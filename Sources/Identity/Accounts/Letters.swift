import Foundation

extension String {
    /// The letters without their accents: “é” as “e” and the accent, of which the ASCII part is kept by the caller.
    var decomposedLetters: String { decomposedStringWithCompatibilityMapping }
}

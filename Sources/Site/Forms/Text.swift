import Foundation

extension String {
    /// Unicode normal form C: one spelling for what looks the same because letters and accents were typed apart.
    package var composed: String { precomposedStringWithCanonicalMapping }

    /// Whether anything is left to read once blanks and invisible characters are gone.
    package var isVisiblyEmpty: Bool {
        !unicodeScalars.contains { scalar in
            !scalar.properties.isWhitespace && !scalar.properties.isDefaultIgnorableCodePoint
                && scalar.properties.generalCategory != .control && scalar.properties.generalCategory != .format
        }
    }
}

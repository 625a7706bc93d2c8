import Kernel

/// What somebody says of themselves beside their name, and how they want things to be.
package struct Profile: Hashable, Sendable {
    package static let longestPronouns = 40

    package var pronouns: String
    package var header: ID<Picture>?
    /// An IANA identifier; `nil` takes that of the practice.
    package var timeZone: String?
    /// Of what they usually write (BCP 47); empty where they did not say.
    package var language: String
    /// Who wants to follow asks first.
    package var approvesFollows: Bool
    /// May be suggested to others of their practices.
    package var isSuggested: Bool
    /// Lets authors know that they saw what was shared.
    package var tellsViews: Bool
    /// What visitors without an account see; nothing unless they chose it.
    package var isPublic: Set<Part>
    /// The practice with which visitors may see them, as long as they belong to it.
    package var shownPractice: ID<Practice>?
    /// The content warnings that they want to see unfolded.
    package var unfolds: Set<WarningKind> = []
    package var messagesFrom = MessageDoor.everybody
    /// Whether messages of coaches to many also come by mail.
    package var takesBroadcastMail = true

    /// What may be public, each for itself. Without the name nothing is.
    package enum Part: String, Sendable, CaseIterable {
        case name, about, links

        package var title: String {
            switch self {
            case .name: "My name, handle and portrait"
            case .about: "The line about me, my pronouns and my header"
            case .links: "My channels elsewhere, and what I post there"
            }
        }
    }

    /// How it is before anybody said anything.
    package static let blank = Profile(
        pronouns: "", header: nil, timeZone: nil, language: "", approvesFollows: false, isSuggested: false, tellsViews: false, isPublic: []
    )
}

/// The languages that somebody can say they write in.
package enum PostLanguages {
    /// BCP 47 codes with the names that their speakers use.
    package static let all: [(code: String, name: String)] = [
        ("ar", "العربية"), ("bg", "Български"), ("bn", "বাংলা"), ("ca", "Català"), ("cs", "Čeština"), ("cy", "Cymraeg"), ("da", "Dansk"), ("de", "Deutsch"),
        ("el", "Ελληνικά"), ("en", "English"), ("es", "Español"), ("et", "Eesti"), ("eu", "Euskara"), ("fa", "فارسی"), ("fi", "Suomi"), ("fr", "Français"),
        ("ga", "Gaeilge"), ("gd", "Gàidhlig"), ("gl", "Galego"), ("he", "עברית"), ("hi", "हिन्दी"), ("hr", "Hrvatski"), ("hu", "Magyar"),
        ("id", "Bahasa Indonesia"), ("is", "Íslenska"), ("it", "Italiano"), ("ja", "日本語"), ("ko", "한국어"), ("lt", "Lietuvių"), ("lv", "Latviešu"),
        ("nb", "Norsk bokmål"), ("nl", "Nederlands"), ("pa", "ਪੰਜਾਬੀ"), ("pl", "Polski"), ("pt", "Português"), ("ro", "Română"), ("ru", "Русский"),
        ("sk", "Slovenčina"), ("sl", "Slovenščina"), ("sq", "Shqip"), ("sr", "Српски"), ("sv", "Svenska"), ("ta", "தமிழ்"), ("th", "ไทย"), ("tr", "Türkçe"),
        ("uk", "Українська"), ("ur", "اردو"), ("vi", "Tiếng Việt"), ("zh", "中文"),
    ]

    package static func isKnown(_ code: String) -> Bool { all.contains { $0.code == code } }
}

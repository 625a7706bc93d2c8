import Identity
import Kernel
import Outside
import Site
import Trust

/// A digest as a mail: plain text that reads well as it is.
struct DigestLetter {
    let digest: NewsDigest
    let account: Account
    let settings: NoticeSettings
    let origin: String

    func letter(to address: String) -> Letter {
        Letter(to: address, subject: subject, text: text, about: SendDigests.about(account.id, address), listFields: listFields)
    }

    /// Names who it is about only where the mail may tell words: subjects show on locked screens.
    private var subject: String {
        guard settings.digestTellsWords else { return "Something new for you" }
        let new = digest.bundles.count
        if let only = digest.bundles.first, new == 1 { return "\(only.names) \(only.deed)" }
        if new > 0 { return "\(NumberWords.word(new).capitalized) new \(new == 1 ? "thing" : "things") for you at \(digest.practice)" }
        return settings.digest == .daily ? "Your day at \(digest.practice)" : "Your week at \(digest.practice)"
    }

    private var text: String {
        guard settings.digestTellsWords else { return discreet }
        let hello = "Hello \(account.firstName),\n\nthis is what is new for you at \(digest.practice)."
        let off = "/digest/off/\(digest.off)" as Href
        let end = """
            --\u{20}
            You get this \(settings.digest == .daily ? "every day" : "once a week"), because you chose it. When it comes and what is in it:
            \(address("/me/notices#digest"))
            No more of these mails:
            \(address(off))
            """
        return ([hello] + mine + groups + [end]).joined(separator: "\n\n") + "\n"
    }

    /// Says only that there is something: not even the name of a practice or a group, which may be the most private of all.
    private var discreet: String {
        let mine =
            digest.bundles.isEmpty
            ? []
            : ["\(NumberWords.word(digest.bundles.count).capitalizedFirst) new \(digest.bundles.count == 1 ? "notice" : "notices"):\n\(address("/notices"))"]
        let groups = digest.groups.isEmpty ? [] : ["New posts in your groups:\n\(address("/home"))"]
        let end =
            "--\u{20}\nWhen this mail comes and what is in it:\n\(address("/me/notices#digest"))\nNo more of these mails:\n\(address("/digest/off/\(digest.off)"))"
        return (["Hello,"] + mine + groups + [end]).joined(separator: "\n\n") + "\n"
    }

    private var mine: [String] {
        guard !digest.bundles.isEmpty else { return [] }
        let shown = digest.bundles.prefix(NewsDigest.mostBundles)
        let rest = digest.bundles.count - shown.count
        return ["FOR YOU"] + shown.map(entry)
            + (rest == 0 ? [] : ["… and \(NumberWords.word(rest)) more:\n  \(address("/notices"))"])
    }

    private func entry(_ bundle: NoticeBundle) -> String {
        var lines = ["* \(bundle.names) \(bundle.deed)."]
        if !bundle.newest.excerpt.isEmpty { lines.append("  “\(bundle.newest.excerpt)”") }
        lines.append("  Look: \(address("/notices/\(bundle.newest.id)"))")
        if let token = digest.answers[bundle.newest.id] { lines.append("  Answer without signing in: \(address("/answer/\(token)"))") }
        return lines.joined(separator: "\n")
    }

    private var groups: [String] {
        guard !digest.groups.isEmpty else { return [] }
        return ["NEW IN YOUR GROUPS"]
            + digest.groups.map { news in
                let count = news.count >= DigestQueries.mostCounted ? "\(DigestQueries.mostCounted) or more" : NumberWords.word(news.count)
                var lines = ["* \(news.group.name): \(count) new \(news.count == 1 ? "post" : "posts")"]
                if settings.digestTellsWords {
                    lines += news.posts.map { $0.words.isEmpty ? "  \($0.author) shared a picture" : "  \($0.author): \($0.words)" }
                }
                return (lines + ["  " + address(news.group.href)]).joined(separator: "\n")
            }
    }

    private func address(_ href: Href) -> String { href.absolute(origin: origin).text }

    /// RFC 8058: one click in the mail program ends it.
    private var listFields: [Mail.ListField: String] {
        [.unsubscribe: "<\(address("/digest/off/\(digest.off)"))>", .unsubscribePost: "List-Unsubscribe=One-Click"]
    }
}

import Foundation
import Identity
import Kernel
import Site
import Store
import Trust

/// Reads of somebody what visitors may see.
struct ChannelReading: Sendable {
    static let pageSize = 20
    static let itemsShown = 10
    let origin: String

    /// Somebody whose channel is open, by their handle.
    /// - Parameter viewer: who looks, where somebody is signed in: across a block neither finds the other.
    func person(_ handle: String, for viewer: Viewer?, in reading: Reading) throws -> (account: Account, profile: Profile)? {
        guard let person = try AccountQueries.account(handle: handle, in: reading), try !AccountStandingQueries.rests(person.id, in: reading),
            try !AccountStandingQueries.isSuspended(person.id, in: reading)
        else { return nil }
        let profile = try ProfileQueries.profile(of: person.id, in: reading)
        guard profile.isPublic.contains(.name) else { return nil }
        if let viewer, try HiddenQueries.isBlocked(viewer.id, person.id, in: reading) { return nil }
        return (person, profile)
    }

    /// The account with nothing in it that is not public.
    private func shown(_ person: Account, _ profile: Profile) -> Account {
        Account(
            id: person.id, handle: person.handle, name: person.name, about: profile.isPublic.contains(.about) ? person.about : "", portrait: person.portrait)
    }

    /// The practice that somebody wants to be seen with, as long as they belong to it.
    private func practice(of person: ID<Account>, _ profile: Profile, in reading: Reading) throws -> Practice? {
        guard let shown = profile.shownPractice else { return nil }
        return try MembershipQueries.memberships(of: person, in: reading).first { $0.practice.id == shown }?.practice
    }

    var host: String { URL(string: origin)?.host() ?? "Hearten" }

    private func frame(_ title: String, _ person: Account, _ practice: Practice?, _ viewer: Viewer?, facts: [(String, String)]) -> OpenFrame {
        var nav = [NavItem(.me, person.name, person.href, isCurrent: true)]
        if let practice { nav.insert(NavItem(.wall, "Wall of Fame", "/p/\(practice.handle.text)/wall"), at: 0) }
        return OpenFrame(
            title: title, practice: practice?.name ?? host, line: practice?.about ?? "", home: practice.map { "/p/\($0.handle.text)/wall" } ?? person.href,
            nav: nav,
            isMember: viewer != nil, feed: person.href + "/feed.atom", facts: facts)
    }

    func view(_ person: Account, _ profile: Profile, cursor: PageCursor<Post>, for viewer: Viewer?, in reading: Reading) throws -> ChannelPages.View {
        let shown = shown(person, profile)
        let practice = try practice(of: person.id, profile, in: reading)
        let showsLinks = profile.isPublic.contains(.links)
        let filter = viewer.map(ReaderFilter.init) ?? .nothing
        let page = try OpenPostQueries.posts(by: person.id, cursor: cursor, limit: Self.pageSize, for: filter, in: reading)
        var part = Profile.blank
        if profile.isPublic.contains(.about) { (part.pronouns, part.header) = (profile.pronouns, profile.header) }
        let isFirst = cursor == .newest
        return ChannelPages.View(
            frame: frame(
                "\(person.name) (@\(person.handle.text))", person, practice, viewer,
                facts: [("og:type", "profile"), ("og:title", person.name), ("og:description", shown.about), ("og:url", origin + person.href.text)]),
            person: shown, profile: part, address: "@\(person.handle.text)@\(host)", practice: practice,
            channels: showsLinks ? try ChannelQueries.shown(of: person.id, in: reading) : [],
            items: showsLinks && isFirst ? filter.leaving(try ChannelQueries.items(of: person.id, limit: Self.itemsShown, in: reading)) : [],
            posts: try posts(page.rows, in: reading), next: page.next, time: time(profile, practice, reading))
    }

    /// In the person's own time: the page is theirs.
    private func time(_ profile: Profile, _ practice: Practice?, _ reading: Reading) -> TimeWords {
        TimeWords(now: reading.now, zone: profile.timeZone ?? practice?.timeZone ?? "UTC")
    }

    private func posts(_ posts: [Visible<Post>], in reading: Reading) throws -> [ChannelPages.OpenPost] {
        let ids = posts.map(\.subject.id)
        let (pictures, polls) = (try PictureQueries.pictures(of: ids, in: reading), try PollQueries.polls(of: ids, in: reading))
        let (previews, replies) = (try PreviewQueries.previews(of: ids, in: reading), try OpenPostQueries.replyCounts(of: ids, in: reading))
        let praisers = try OpenPostQueries.praisers(of: ids, in: reading)
        return posts.map { post in
            let id = post.subject.id
            return ChannelPages.OpenPost(
                post: post, pictures: pictures[id] ?? [], poll: polls[id], preview: previews[id], replies: replies[id] ?? 0, praisers: praisers[id] ?? 0)
        }
    }

    /// - Throws: `NotFound`.
    func postView(_ id: ID<Post>, handle: String, for viewer: Viewer?, in reading: Reading) throws -> ChannelPages.PostView {
        let filter = viewer.map(ReaderFilter.init) ?? .nothing
        guard let found = try OpenPostQueries.post(id, for: filter, in: reading), found.subject.thread == nil, found.subject.author.handle.text == handle,
            let (person, profile) = try person(handle, for: viewer, in: reading), let post = try posts([found], in: reading).first
        else { throw NotFound() }
        let replies = try OpenPostQueries.replies(to: id, limit: 200, for: filter, in: reading).filter { reply in
            try viewer.map { try !HiddenQueries.isBlocked($0.id, reply.subject.author.id, in: reading) } ?? true
        }
        let practice = try practice(of: person.id, profile, in: reading)
        let subject = found.subject
        return ChannelPages.PostView(
            frame: frame(
                "\(subject.kind.name) by \(person.name)", person, practice, viewer,
                facts: [
                    ("og:type", "article"), ("og:title", "\(subject.kind.name) by \(person.name)"), ("og:description", subject.excerpt(200)),
                    ("og:url", origin + subject.href.text),
                ]),
            post: post, replies: replies.map { ChannelPages.OpenPost(post: $0) }, time: time(profile, practice, reading))
    }

    /// The newest public posts as an Atom feed (RFC 4287).
    func feed(_ person: Account, _ profile: Profile, in reading: Reading) throws -> String {
        let posts = try OpenPostQueries.posts(by: person.id, cursor: .newest, limit: Self.pageSize, in: reading).rows.map(\.subject)
        let page = "\(origin)\(person.href.text)"
        func escaped(_ text: String) -> String { HTML.escaped(text).text }
        func time(_ moment: Moment) -> String { moment.date.formatted(.iso8601) }
        let entries = posts.map { post in
            let title = post.warning.map { $0.sentence } ?? (post.headline.isEmpty ? post.excerpt(80) : post.headline)
            // What is behind a warning is read on the page, where it is folded.
            let content = post.warning == nil ? post.markup.markup : ""
            return """
                <entry><id>\(escaped(origin))/posts/\(post.id)</id><title>\(escaped(title))</title><published>\(time(post.createdAt))</published>\
                <updated>\(time(post.editedAt ?? post.createdAt))</updated><link rel="alternate" type="text/html" href="\(escaped(origin + post.href.text))"/>\
                <content type="html">\(escaped(content))</content></entry>
                """
        }
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="\(escaped(origin))/">
            <id>\(escaped(page))</id><title>\(escaped(person.name))</title><updated>\(time(posts.map { $0.editedAt ?? $0.createdAt }.max() ?? reading.now))</updated>
            <author><name>\(escaped(person.name))</name><uri>\(escaped(page))</uri></author>
            <link rel="self" type="application/atom+xml" href="\(escaped(page))/feed.atom"/><link rel="alternate" type="text/html" href="\(escaped(page))"/>
            \(entries.joined(separator: "\n"))
            </feed>

            """
    }
}

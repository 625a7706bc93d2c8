import Identity
import Kernel
import Site
import Trust

/// The practice’s own channel and its list of people’s channels, for anybody. Each person on them said yes to exactly what stands there.
package struct PracticeChannelPages: Sendable {
    package struct View: Sendable {
        let frame: OpenFrame
        let practice: Practice
        let plates: [ShownPlate<OnPracticeChannel>]
        let next: WallCursor?
        let isBench: Bool
        let time: TimeWords
    }

    package struct PostView: Sendable {
        let frame: OpenFrame
        let practice: Practice
        let plate: ShownPlate<OnPracticeChannel>
        let time: TimeWords
    }

    package struct DirectoryView: Sendable {
        let frame: OpenFrame
        let practice: Practice
        let plates: [ShownPlate<InChannelDirectory>]
        /// Who comes first on the next page; `nil` on the last.
        let next: ID<Account>?
        let isBench: Bool
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    private func channel(_ practice: Practice) -> Href { "/p/\(practice.handle.text)/channel" }

    // MARK: The channel

    package func page(_ view: View) -> HTML {
        let posts = view.plates.map { post($0, view.practice, view.time, level: "h2") }
        return pages.open(
            view.frame,
            main: """
                <header class="head"><div><h1>\(view.practice.name)</h1><p>Whom we would like you to meet, and what we said to people who did something. \
                All of them said yes to it first.</p></div><p class="line wrap"><a class="btn slim" href="\("/p/\(view.practice.handle.text)/channel.atom" as Href)">\(draw.icon(.rss, .small))Feed</a></p></header>
                \(view.plates.isEmpty ? nothing(view) : #"<div class="stack gap-l readable">\#(each: posts, { $0 })</div>"#)\
                \(optional: view.next.map { older($0, view.practice) })
                """
        )
    }

    private func nothing(_ view: View) -> HTML {
        """
        <section class="card empty"><div class="center">\(draw.icon(.promote))</div><h2>Nothing here at the moment</h2><p class="quiet">What we tell of people appears once they have said yes to it, \
        and only until the day they chose.</p>\(#"<p><a class="btn slim" href="\#("/p/\(view.practice.handle.text)/promote" as Href)">Promote a channel</a></p>"#, if: view.isBench)</section>
        """
    }

    private func older(_ cursor: WallCursor, _ practice: Practice) -> HTML {
        #"<p class="center spaced"><a class="btn" rel="next" href="\#("/p/\(practice.handle.text)/channel?before=\(cursor.text)" as Href)">Older ones</a></p>"#
    }

    package func post(_ view: PostView) -> HTML {
        pages.open(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="\(channel(view.practice))">\(draw.icon(.back, .small))\(view.practice.name)</a></p>
                <div class="readable">\(post(view.plate, view.practice, view.time, level: "h1"))</div>
                """
        )
    }

    /// - Parameter level: of its heading; the words of a page of its own are its title.
    private func post(_ plate: ShownPlate<OnPracticeChannel>, _ practice: Practice, _ time: TimeWords, level: String) -> HTML {
        let content = plate.content
        let href = channel(practice) + "/\(plate.id)"
        let title: HTML = level == "h1" ? "<h1>\(content.title)</h1>" : #"<h2><a class="plain" href="\#(href)">\#(content.title)</a></h2>"#
        let told = plate.plate.thing.publishedAt.map { time.tag($0, time.ago($0)) }
        return """
            <article class="card stack"><p class="small dim line wrap"><b class="strong">\(practice.name)</b>\(optional: told)</p>\
            \(optional: content.introduction.isEmpty ? nil : #"<p class="voice">\#(content.introduction)</p>"#)
            <div class="plate g stack gap-s">\(optional: content.picture.map { #"<img class="scene" src="\#(href + "/picture")" alt="\#($0.description)" decoding="async">"# })\
            \(optional: content.portrait == nil ? nil : #"<img class="face" src="\#(href + "/portrait")" alt="" width="64" height="64" decoding="async">"#)\(title)\
            \(optional: content.words.isEmpty ? nil : #"<p class="voice">“\#(content.words)”</p>"#)\(optional: content.numbers.isEmpty ? nil : #"<p class="small quiet">\#(content.numbers)</p>"#)\
            \(by(content.name, plate.channels))</div>
            <p class="small dim line nowrap top">\(draw.icon(.key, .small))<span>Here with \(content.name.isEmpty ? "their" : "\(content.name)’s") permission until \(time.date(plate.plate.until)).</span></p></article>
            """
    }

    private func by(_ name: String, _ channels: [ShownContent.Channel]) -> HTML {
        let links = channels.compactMap(ChannelLink.html)
        guard !name.isEmpty || !links.isEmpty else { return "" }
        return #"<p class="line wrap">\#(optional: name.isEmpty ? nil : #"<b class="name">\#(name)</b>"#)\#(each: links, { $0 })</p>"#
    }

    // MARK: The list of channels

    package func directory(_ view: DirectoryView) -> HTML {
        let rows = view.plates.map { row($0, view.practice) }
        return pages.open(
            view.frame,
            main: """
                <header class="head"><div><h1>People’s channels</h1><p>Where people here tell of what they do. They chose to be on this list; \
                whoever is first changes from day to day.</p></div></header>
                \(rows.isEmpty ? (view.next == nil ? nobody(view) : "") : #"<ul class="sheet readable">\#(each: rows, { $0 })</ul>"#)\
                \(optional: view.next.map { #"<p class="center spaced"><a class="btn" rel="next" href="\#("/p/\(view.practice.handle.text)/channels?from=\($0)" as Href)">More people</a></p>"# })
                """
        )
    }

    private func nobody(_ view: DirectoryView) -> HTML {
        """
        <section class="card empty"><div class="center">\(draw.icon(.people))</div><h2>Nobody is on the list at the moment</h2><p class="quiet">People are asked first, each for themselves.</p>\
        \(#"<p><a class="btn slim" href="\#("/p/\(view.practice.handle.text)/promote" as Href)">Promote a channel</a></p>"#, if: view.isBench)</section>
        """
    }

    private func row(_ plate: ShownPlate<InChannelDirectory>, _ practice: Practice) -> HTML {
        let content = plate.content
        let links = plate.channels.compactMap(ChannelLink.html)
        let portrait: HTML =
            content.portrait == nil
            ? ""
            : #"<img class="face" src="\#("/p/\(practice.handle.text)/channels/\(plate.id)/portrait" as Href)" alt="" width="44" height="44" decoding="async">"#
        return """
            <li class="row top">\(portrait)<div class="grow"><h2 class="h">\(content.name.isEmpty ? content.title : content.name)</h2>\
            \(optional: content.introduction.isEmpty ? nil : "<p class=\"small\">\(content.introduction)</p>")\(optional: content.words.isEmpty ? nil : #"<p class="small voice">“\#(content.words)”</p>"#)\
            <p class="line wrap small">\(each: links, { $0 })</p></div></li>
            """
    }
}

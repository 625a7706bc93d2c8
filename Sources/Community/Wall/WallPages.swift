import Identity
import Kernel
import Site
import Trust

/// The wall of fame as anybody sees it: each plate with its person's yes, newest first.
package struct WallPages: Sendable {
    package struct View: Sendable {
        let frame: OpenFrame
        let practice: Practice
        let plates: [ShownPlate<OnWallPage>]
        let kind: PlateKind?
        /// Whether there is anything of each kind.
        let kinds: [PlateKind]
        let next: WallCursor?
        let isBench: Bool
        let time: TimeWords
    }

    package struct EntryView: Sendable {
        let frame: OpenFrame
        let practice: Practice
        let plate: ShownPlate<OnWallPage>
        let time: TimeWords
    }

    package struct SheetView: Sendable {
        let frame: Frame
        let practice: Practice
        let plates: [ShownPlate<OnPaper>]
        let time: TimeWords
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: View) -> HTML {
        let plates = view.plates.enumerated().map { plate($1, number: $0, view) }
        return pages.open(
            view.frame,
            main: """
                <header class="head wallhead"><div><h1>What people here have done</h1><p>Not records. Things that took some doing, told by the people who did them. \
                Every plate is here with its owner’s written yes, and comes down the day they say so.</p></div>\(filter(view))</header>
                \(view.plates.isEmpty ? nobody(view) : #"<ul class="wall">\#(each: plates, { $0 })\#(promise)</ul>"#)
                \(optional: view.next.map { more($0, view) })
                """
        )
    }

    private func filter(_ view: View) -> HTML {
        guard view.kinds.count > 1 || view.kind != nil else { return "" }
        let all: Href = "/p/\(view.practice.handle.text)/wall"
        let chips = view.kinds.map { kind in
            #"<a class="chip"\#(attribute: "aria-current", kind == view.kind ? "true" : nil) href="\#("\(all)?kind=\(kind.rawValue)" as Href)">\#(draw.icon(icon(kind), .small))\#(kind.title)</a>"#
                as HTML
        }
        return """
            <nav class="chips" aria-label="Which ones"><a class="chip"\(attribute: "aria-current", view.kind == nil ? "true" : nil) href="\(all)">Everyone</a>\(each: chips, { $0 })</nav>
            """
    }

    private func icon(_ kind: PlateKind) -> Icon {
        switch kind {
        case .firstWin: .flag
        case .longRoad: .path
        case .holdingUp: .people
        }
    }

    private func nobody(_ view: View) -> HTML {
        """
        <section class="card empty"><div class="center">\(draw.icon(.wall))</div><h2>\(view.kind == nil ? "Nobody is shown here at the moment" : "Nothing of this kind at the moment")</h2>
        <p class="quiet">What people here have done appears once they have said yes to it, and only until the day they chose.</p>\
        \(#"<p><a class="btn slim" href="\#("/p/\(view.practice.handle.text)/wall" as Href)">Everyone</a></p>"#, if: view.kind != nil)\
        \(#"<p><a class="btn slim" href="\#("/p/\(view.practice.handle.text)/wall/work" as Href)">Ask somebody</a></p>"#, if: view.kind == nil && view.isBench)</section>
        """
    }

    private var promise: HTML {
        """
        <li class="plate ask">\(draw.icon(.key))<h2>Nobody is here by default</h2><p>Each person chose their words, their picture, whether a channel is named, \
        and an end date. This page asks search engines not to list it.</p><p class="line"><a href="/permission">How they were asked</a></p></li>
        """
    }

    private func more(_ cursor: WallCursor, _ view: View) -> HTML {
        let href: Href = "/p/\(view.practice.handle.text)/wall?before=\(cursor.text)&kind=\(view.kind?.rawValue ?? "")"
        return #"<p class="center spaced"><a class="btn" rel="next" href="\#(href)">Older ones</a></p>"#
    }

    private static let tones = ["plate", "plate g", "plate s"]

    /// The newest one is large, where it has a picture.
    private func plate(_ plate: ShownPlate<OnWallPage>, number: Int, _ view: View) -> HTML {
        let href: Href = "/p/\(view.practice.handle.text)/wall/\(plate.id)"
        let title: HTML = #"<h2><a class="plain" href="\#(href)">\#(plate.content.title)</a></h2>"#
        if number == 0, let picture = plate.content.picture {
            return """
                <li class="plate lead"><img class="scene" src="\(href + "/picture")" alt="\(picture.description)" decoding="async">\
                \(optional: portrait(plate, href, 104).map { "<div class=\"portrait\">\($0)</div>" })<div class="stack gap-s">\(title)\(words(plate.content))\(by(plate, view))</div></li>
                """
        }
        return #"<li class="\#(Self.tones[number % 3])">\#(optional: portrait(plate, href, 76))\#(title)\#(words(plate.content))\#(by(plate, view))</li>"#
    }

    private func portrait(_ plate: ShownPlate<OnWallPage>, _ href: Href, _ side: Int) -> HTML? {
        guard plate.content.portrait != nil else { return nil }
        return #"<img class="face" src="\#(href + "/portrait")" alt="" width="\#(side)" height="\#(side)" decoding="async">"#
    }

    private func words(_ content: ShownContent) -> HTML {
        """
        \(optional: content.words.isEmpty ? nil : #"<p class="voice">“\#(content.words)”</p>"#)\(optional: content.numbers.isEmpty ? nil : #"<p class="small quiet">\#(content.numbers)</p>"#)
        """
    }

    private func by(_ plate: ShownPlate<OnWallPage>, _ view: View) -> HTML {
        let channels = plate.channels.compactMap(ChannelLink.html)
        let name: HTML? = plate.content.name.isEmpty ? nil : #"<b class="name">\#(plate.content.name)</b>"#
        return """
            <p class="line wrap">\(optional: name)\(each: channels, { $0 })\(#"<span class="small dim">no channel shown</span>"#, if: channels.isEmpty)\
            <span class="small dim">shown until \(view.time.date(plate.plate.until))</span></p>
            """
    }

    package func entry(_ view: EntryView) -> HTML {
        let (plate, content) = (view.plate, view.plate.content)
        let href: Href = "/p/\(view.practice.handle.text)/wall/\(plate.id)"
        let channels = plate.channels.compactMap(ChannelLink.html)
        let picture = content.picture.map { #"<img class="scene" src="\#(href + "/picture")" alt="\#($0.description)" decoding="async">"# as HTML }
        return pages.open(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="\("/p/\(view.practice.handle.text)/wall" as Href)">\(draw.icon(.back, .small))Wall of Fame</a></p>
                <article class="plate lead alone">\(optional: picture)\(optional: portrait(plate, href, 104).map { "<div class=\"portrait\">\($0)</div>" })
                <div class="stack gap-s"><h1>\(content.title)</h1>\(words(content))\
                \(optional: content.name.isEmpty ? nil : #"<p class="by"><b class="name">\#(content.name)</b></p>"#)\
                \(#"<p class="line wrap">\#(each: channels, { $0 })</p>"#, if: !channels.isEmpty)
                <p class="small dim line nowrap top">\(draw.icon(.key, .small))<span>Here with \(content.name.isEmpty ? "their" : "\(content.name)’s") permission until \(view.time.date(plate.plate.until)).</span></p></div></article>
                """
        )
    }

    /// For paper: what people allowed there. Says so where nobody did.
    package func sheet(_ view: SheetView) -> HTML {
        let rows = view.plates.map { plate in
            let name: HTML? = plate.content.name.isEmpty ? nil : #"<p><b class="name">\#(plate.content.name)</b></p>"#
            let picture = plate.content.picture.map { picture in
                #"<img class="scene" src="\#("/p/\(view.practice.handle.text)/wall/work/\(plate.id)/paper/picture" as Href)" alt="\#(picture.description)">"#
                    as HTML
            }
            return """
                <li class="plate"><input type="hidden" name="plate" value="\(plate.id)">\(optional: picture)<h2>\(plate.content.title)</h2>\(words(plate.content))\(optional: name)\
                <p class="small dim">With permission until \(view.time.date(plate.plate.until))</p></li>
                """ as HTML
        }
        return pages.page(
            view.frame, wide: true,
            main: """
                <p class="line small noprint"><a class="line" href="\("/p/\(view.practice.handle.text)/wall/work" as Href)">\(draw.icon(.back, .small))The wall’s workbench</a></p>
                <header class="head"><div><h1>\(view.practice.name): Wall of Fame</h1><p class="noprint">What people allowed on paper. Paper cannot be called back, so note what you printed: \
                when somebody changes their mind, you are asked to take it down.</p></div></header>
                \(rows.isEmpty ? noPaper : sheetForm(rows, view))
                """
        )
    }

    private var noPaper: HTML {
        """
        <section class="card empty"><div class="center">\(draw.icon(.paper))</div><h2>Nothing may be printed at the moment</h2>\
        <p class="quiet">Paper is a place of its own: people are asked about it like about the others.</p></section>
        """
    }

    private func sheetForm(_ rows: [HTML], _ view: SheetView) -> HTML {
        """
        <form method="post" action="\("/p/\(view.practice.handle.text)/wall/sheet" as Href)">\(FormPages.token(view.frame.formToken))<ul class="wall papers">\(each: rows, { $0 })</ul>
        <p class="line acts noprint"><button class="btn go">I printed these</button><span class="small dim">Print with your browser, then note it here.</span></p></form>
        """
    }
}

/// A channel as a link.
enum ChannelLink {
    static func html(_ channel: ShownContent.Channel) -> HTML? {
        if let own = Href(ownPath: channel.address) { return #"<a class="small" href="\#(own)">\#(channel.label)</a>"# }
        return Href(external: channel.address).map { #"<a class="small" href="\#($0)" rel="nofollow noopener noreferrer ugc">\#(channel.label)</a>"# }
    }
}

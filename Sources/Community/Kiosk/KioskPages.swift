import Identity
import Kernel
import Site
import Trust

/// The studio screen, 16 to 9: what people allowed there, one after the other. And its code while nobody has paired it.
package struct KioskPages: Sendable {
    package struct View: Sendable {
        let practice: Practice
        let plates: [ShownPlate<OnScreen>]
        /// Which one a screen without scripts shows, from 0.
        let turn: Int
        let time: TimeWords
        let origin: String
    }

    package struct ScreensView: Sendable {
        let frame: Frame
        let practice: Practice
        let screens: [Screen]
        let fields: FormFields
        let errors: FormErrors
        let kiosk: String
        let time: TimeWords
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    /// Seconds that a plate stays.
    static let stay = 12

    package func page(_ view: View) -> HTML {
        let next = view.plates.isEmpty ? 0 : (view.turn + 1) % view.plates.count
        return pages.screen(
            title: "Wall of Fame screen · \(view.practice.name)",
            head: """
                <noscript><meta http-equiv="refresh" content="\(Self.stay); url=\("/p/\(view.practice.handle.text)/kiosk?turn=\(next)" as Href)"></noscript>
                """,
            main: """
                <main id="main" aria-label="Wall of Fame, rotating" data-kiosk="\("/p/\(view.practice.handle.text)/kiosk" as Href)">\
                <header><span class="line nowrap">\(draw.logo(56))<b>\(view.practice.name)</b></span><h1>Wall of Fame</h1></header>\
                <div class="turns">\(turns(view))</div>\(alone(view.practice))</main>
                """
        )
    }

    /// What the script asks for when something has changed: each plate with the moment at which it has to be gone.
    package func turns(_ view: View) -> HTML {
        let turns = view.plates.enumerated().map { turn($1, isShown: $0 == view.turn, view) }
        return view.plates.isEmpty ? quiet(view.practice) : "\(each: turns, { $0 })"
    }

    private func turn(_ plate: ShownPlate<OnScreen>, isShown: Bool, _ view: View) -> HTML {
        let content = plate.content
        let files: Href = "/p/\(view.practice.handle.text)/kiosk/\(plate.id)"
        let name = content.name.isEmpty ? "somebody here" : content.name
        let portrait: HTML? = content.portrait == nil ? nil : #"<img class="face" src="\#(files + "/portrait")" alt="" width="280" height="280">"#
        let scene: HTML =
            content.picture.map { #"<img class="scene" src="\#(files + "/picture")" alt="\#($0.description)">"# }
            ?? #"<span class="scene bare">\#(draw.logo(320))</span>"#
        return """
            <section class="\(isShown ? "turn on" : "turn")" data-plate="\(plate.id)" data-until="\(String(plate.plate.until.milliseconds))"><div class="pic">\(scene)\(optional: portrait)</div>\
            <div class="said"><h2>\(content.title)</h2>\(optional: content.words.isEmpty ? nil : #"<blockquote class="voice">“\#(content.words)”</blockquote>"#)\
            \(optional: content.numbers.isEmpty ? nil : #"<p class="numbers">\#(content.numbers)</p>"#)\(optional: content.name.isEmpty ? nil : #"<p class="by"><b>\#(content.name)</b></p>"#)</div>\
            \(code(plate, view))<p class="yes">\(draw.icon(.key))<span>Here with \(name == "somebody here" ? "their" : "\(name)’s") permission until \(view.time.date(plate.plate.until))\(year(plate, view)). They can take it down from their phone at any time.</span></p></section>
            """
    }

    private func year(_ plate: ShownPlate<OnScreen>, _ view: View) -> String {
        let date = view.time.date(plate.plate.until)
        let year = String(view.time.day(plate.plate.until).prefix(4))
        return date.hasSuffix(year) ? "" : " \(year)"
    }

    /// A square code to the first channel, where naming it is allowed.
    private func code(_ plate: ShownPlate<OnScreen>, _ view: View) -> HTML {
        guard let channel = plate.channels.first else { return #"<div class="code"></div>"# }
        let address = channel.address.hasPrefix("/") ? view.origin + channel.address : channel.address
        guard let square = QRCode.svg(address, label: "QR code to \(channel.label)") else { return #"<div class="code"></div>"# }
        return #"<div class="code">\#(square)<p><b>\#(channel.label)</b><br>Point a phone here to say well done</p></div>"#
    }

    /// Where nobody may be shown, and what a screen shows that has lost its server: no person on it.
    private func quiet(_ practice: Practice) -> HTML { #"<section class="turn on plain" data-until="0">\#(still(practice))</section>"# }

    private func alone(_ practice: Practice) -> HTML { #"<section class="turn plain" id="alone" hidden>\#(still(practice))</section>"# }

    private func still(_ practice: Practice) -> HTML {
        """
        <div class="pic"><span class="scene bare">\(draw.logo(320))</span></div><div class="said"><h2>\(practice.name)</h2>\(optional: practice.about.isEmpty ? nil : #"<p class="by">\#(practice.about)</p>"#)\
        <blockquote>Small things count here. What did you do today that took some doing?</blockquote></div>
        """
    }

    /// A screen that nobody has paired yet.
    package func pairing(_ practice: Practice, code: String) -> HTML {
        pages.screen(
            title: "Pair this screen · \(practice.name)", head: #"<noscript><meta http-equiv="refresh" content="10"></noscript>"#,
            main: """
                <main id="main" aria-label="Pair this screen" data-pairing="\("/p/\(practice.handle.text)/kiosk" as Href)"><header><span class="line nowrap">\(draw.logo(56))<b>\(practice.name)</b></span><span>Wall of Fame</span></header>\
                <section class="turn on plain pairing"><div class="pic"><span class="scene bare">\(draw.logo(320))</span></div><div class="said"><h1>This screen waits to be paired</h1>\
                <p class="by">A coach of \(practice.name) opens <b>Studio screens</b> on the workbench of the wall and types this code:</p><p class="paircode">\(Screen.shown(code))</p></div></section></main>
                """
        )
    }

    // MARK: Screens, for professionals

    package func screens(_ view: ScreensView) -> HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        let rows = view.screens.map { row($0, view) }
        let none: HTML =
            #"<section class="card empty"><div class="center">\#(draw.icon(.live))</div><h2>No screen yet</h2><p class="quiet">Any television or tablet with a browser will do.</p></section>"#
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="\("/p/\(view.practice.handle.text)/wall/work" as Href)">\(draw.icon(.back, .small))The wall’s workbench</a></p>
                <header class="head"><div><h1>Studio screens</h1><p>Each shows what people allowed on the screen, and nothing else. When somebody takes something down, it is gone from there within a second.</p></div></header>
                <div class="stack gap-l">\(rows.isEmpty ? none : #"<ul class="sheet">\#(each: rows, { $0 })</ul>"#)
                <form class="card stack" method="post" action="\("/p/\(view.practice.handle.text)/screens" as Href)">\(FormPages.token(view.frame.formToken))\(form.summary)<h2>Pair a screen</h2>
                <p class="quiet">Open this address on the screen. It shows a code; type it here.</p><div class="field"><label for="address">Address for the screen</label><input id="address" type="text" readonly value="\(view.kiosk)"></div>
                \(form.input("code", "Code on the screen", hint: "Six letters and digits.", autocomplete: "off"))\(form.input("name", "What do you call the screen?", hint: "Such as “By the front desk”.", isRequired: false))
                <div class="line"><button class="btn go">Pair it</button><a class="btn bare" href="\("/p/\(view.practice.handle.text)/kiosk" as Href)">See it here</a></div></form></div>
                """
        )
    }

    private func row(_ screen: Screen, _ view: ScreensView) -> HTML {
        """
        <li class="row"><div class="grow"><p class="strong">\(screen.name.isEmpty ? "A screen" : screen.name)</p><p class="small dim">paired \(screen.pairedAt.map { view.time.ago($0) } ?? ""), last seen \(view.time.ago(screen.seenAt))</p></div>\
        <form method="post" action="\("/p/\(view.practice.handle.text)/screens/remove" as Href)">\(FormPages.token(view.frame.formToken))<input type="hidden" name="screen" value="\(screen.id)">\
        <button class="btn slim stop">No longer pair it</button></form></li>
        """
    }
}

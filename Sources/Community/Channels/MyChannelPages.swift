import Identity
import Kernel
import Site
import Trust

/// `/me/channels`: the channel here, those elsewhere, and what waits to be posted there by hand.
package struct MyChannelPages: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let me: Account
        let isOpen: Bool
        /// The address of the channel here, which others link back to.
        let address: String
        let channels: [Channel]
        let shares: [ShareElsewhere]
        let fields: FormFields
        let errors: FormErrors
        let time: TimeWords
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: View) -> HTML {
        let rows = view.channels.map { channel($0, view) }
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="/me">\(draw.icon(.back, .small))Me</a></p>
                <header class="head"><div><h1>My channels</h1><p>Where people can find you: here, and wherever else you are.</p></div></header>
                <div class="stack gap-l">\(waiting(view))
                <section class="stack" aria-labelledby="he"><h2 id="he">Here</h2><div class="card stack gap-s"><p class="line between"><a class="name wrap" href="\(view.me.href)">\(view.address)</a>\
                <span class="\(view.isOpen ? "tag" : "tag sandy")">\(view.isOpen ? "Open to visitors" : "For people here")</span></p>\
                <p class="small quiet">\(view.isOpen ? "Visitors see your name and what you share publicly." : "Visitors do not see it. The first time you share something publicly, you are asked.") <a href="/me/settings#pu">What is public</a></p></div></section>
                <section class="stack" aria-labelledby="el"><h2 id="el">Elsewhere</h2>\(view.channels.isEmpty ? nothing : #"<ul class="sheet">\#(each: rows, { $0 })</ul>"#)
                \(adding(view), if: view.channels.count < Channel.most)</section></div>
                """,
            side: linking(view)
        )
    }

    private var nothing: HTML { #"<p class="card quiet">None yet. Add one, and people find you there, too.</p>"# }

    private func adding(_ view: View) -> HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        return """
            <form class="card stack" id="add" method="post" action="/me/channels">\(FormPages.token(view.frame.formToken))\(form.summary)<h3>Add a channel</h3>
            \(form.input("address", "Its address", hint: "Such as https://example.org/@you, @you@example.org, or your page on Instagram, YouTube, Strava.", inputMode: "url"))
            \(form.input("label", "What to call it", hint: "Left empty, it is called by its own name.", isRequired: false))
            \(form.tick("posts", "Show what I post there on my page here.<br><span class=\"small quiet\">Where it can be read openly, and once it links back. Nothing is read from closed networks.</span>"))
            <div class="line"><button class="btn go" name="do" value="add">\(draw.icon(.add, .small))Add</button></div></form>
            """
    }

    private func channel(_ channel: Channel, _ view: View) -> HTML {
        let action: Href = "/me/channels/\(channel.id)"
        let id = "label-\(channel.id)"
        return """
            <li class="pad stack gap-s"><div class="line nowrap top">\(draw.icon(channel.icon))<div class="grow"><p class="line between"><b class="name wrap">\(channel.label)</b>\(state(channel))</p>\
            <p class="small quiet wrap">\(optional: channel.href.map { #"<a href="\#($0)" rel="nofollow noopener noreferrer">\#(channel.address)</a>"# })</p>\(optional: trouble(channel, view))</div></div>
            <details class="fold"><summary>Change \(draw.icon(.right, .small))</summary><form class="stack gap-s" method="post" action="\(action)">\(FormPages.token(view.frame.formToken))
            <div class="field"><label for="\(id)">What to call it</label><input id="\(id)" name="label" type="text" maxlength="\(Channel.longestLabel)" value="\(channel.label)"></div>
            <label class="pick"><input type="checkbox" name="posts" value="yes"\(flag: "checked", if: channel.showsPosts)><span>Show what I post there on my page here\(optional: channel.isVerified && channel.feed.isEmpty ? "<br><span class=\"small quiet\">It does not say where its posts can be read.</span>" as HTML : nil)</span></label>
            <div class="line"><button class="btn" name="do" value="save">Save</button><button class="btn" name="do" value="look">Look again now</button><button class="btn bare" name="do" value="remove">Remove</button></div></form></details></li>
            """
    }

    private func state(_ channel: Channel) -> HTML {
        if channel.isHidden { return #"<a class="tag amber" href="/me/decisions">\#(draw.icon(.eye))Hidden from others</a>"# }
        if channel.isVerified { return #"<span class="tag">\#(draw.icon(.verified))Links back</span>"# }
        if channel.network.isClosed { return #"<span class="tag sandy">Cannot be checked</span>"# }
        if channel.checkedAt == nil {
            return #"<span class="tag sandy">\#(draw.icon(.clock))\#(channel.failures == 0 ? "Being looked at" : "Not reached yet")</span>"#
        }
        return #"<span class="tag sandy">Does not link back</span>"#
    }

    private func trouble(_ channel: Channel, _ view: View) -> HTML? {
        channel.failure.isEmpty || channel.network.isClosed
            ? nil : "<p class=\"small quiet\">The last look did not work: \(channel.failure). It is tried again, less and less often.</p>"
    }

    private func linking(_ view: View) -> HTML {
        let line = #"<a rel="me" href="\#(view.address)">Hearten</a>"#
        return """
            <aside class="side" aria-label="Linking back"><section class="stack gap-s" aria-labelledby="li"><h2 id="li">Linking back</h2>\
            <p class="small quiet">A channel that links to your page here is surely yours, and is marked so. On Mastodon, Pixelfed and PeerTube, put this address among your profile’s links:</p>\
            <div class="field"><label class="sr" for="own">Your page here</label><input id="own" readonly value="\(view.address)"></div>\
            <p class="small quiet">On a page of your own, put this into it:</p><div class="field"><label class="sr" for="line">The link</label><textarea id="line" rows="3" readonly>\(line)</textarea></div>\
            <p class="small quiet">On YouTube, write the address into the channel’s description. It is looked at when you add it, then each week.</p></section></aside>
            """
    }

    /// What is to be posted by hand.
    private func waiting(_ view: View) -> HTML {
        let rows = view.shares.map { share in
            """
            <li class="row"><div class="grow"><p><b class="strong">\(share.network.name)</b> <span class="small dim">\(share.postedAt == nil ? "waits for you" : "posted by you")</span></p><p class="small quiet wrap">\(share.excerpt)</p></div>\
            <a class="btn slim" href="\("/posts/\(share.post)/share" as Href)">\(share.postedAt == nil ? "Post it" : "Look")</a></li>
            """ as HTML
        }
        guard !rows.isEmpty else { return "" }
        return #"<section class="stack" aria-labelledby="wa"><h2 id="wa">To post yourself</h2><ul class="sheet">\#(each: rows, { $0 })</ul></section>"#
    }
}

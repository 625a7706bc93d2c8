import Identity
import Kernel
import Site
import Trust

/// `/posts/ID/share`: all that somebody needs to post something of theirs elsewhere by hand.
package struct SharePages: Sendable {
    package struct View: Sendable {
        let frame: Frame
        let post: Post
        let picture: ShownPicture?
        /// Networks on which the person has a channel come first.
        let networks: [ChannelNetwork]
        let shares: [ShareElsewhere]
        let origin: String
        /// The server of the person’s account on Mastodon and its relatives.
        let home: String?
        let errors: FormErrors
        let fields: FormFields
        let time: TimeWords
    }

    private let pages: FramePages
    private var draw: Drawing { pages.draw }

    package init(assets: Assets) { pages = FramePages(assets: assets) }

    package func page(_ view: View) -> HTML {
        let kits = view.networks.map { kit($0, view) }
        return pages.page(
            view.frame,
            main: """
                <p class="line small"><a class="line" href="\(view.post.href)">\(draw.icon(.back, .small))Your post</a></p>
                <header class="head"><div><h1>Post it elsewhere</h1><p>Some networks let nobody else’s program in. Here is all you need to do it yourself; nothing is sent from here.</p></div></header>
                <div class="stack gap-l">\(each: kits, { $0 })</div>
                """
        )
    }

    private func kit(_ network: ChannelNetwork, _ view: View) -> HTML {
        let id = network.rawValue
        let caption = ShareKit.caption(view.post, origin: view.origin)
        let file: Href = "/posts/\(view.post.id)/share/\(id).png"
        let share = view.shares.first { $0.network == network }
        let size = ShareKit.size(of: network)
        return """
            <section class="card stack gap-s kit" aria-labelledby="n-\(id)"><div class="line between"><h2 id="n-\(id)">\(network.name)</h2>\(optional: share.map { state($0, view) })</div>
            <div class="field"><label for="caption-\(id)">Caption</label><textarea id="caption-\(id)" class="voice" rows="4" readonly>\(caption)</textarea></div>
            <div class="field"><label for="alt-\(id)">Description of the picture</label><textarea id="alt-\(id)" rows="2" readonly>\(ShareKit.description(view.post, view.picture))</textarea></div>
            <div class="field"><label for="line-\(id)">Say whose words they are</label><textarea id="line-\(id)" rows="1">\(ShareKit.disclosure)</textarea></div>
            <p class="line wrap"><a class="btn slim" href="\(file)" download>\(draw.icon(.download, .small))Picture, \(size.width) × \(size.height)</a>\
            <button type="button" class="btn slim" data-share-picture="\(file.text)" data-share-text="\(caption)" hidden>\(draw.icon(.send, .small))Share with an app</button>\
            \(optional: ShareKit.page(network, caption: caption, address: view.origin + view.post.href.text, home: view.home).map { #"<a class="btn slim" href="\#($0)" target="_blank" rel="noopener noreferrer">\#(draw.icon(.out, .small))Open \#(network.name)</a>"# })</p>
            \(done(network, share, view))</section>
            """
    }

    private func state(_ share: ShareElsewhere, _ view: View) -> HTML {
        share.postedAt.map { #"<span class="tag">\#(draw.icon(.check))Posted \#(view.time.ago($0))</span>"# }
            ?? #"<span class="tag sandy">Waits for you</span>"#
    }

    private func done(_ network: ChannelNetwork, _ share: ShareElsewhere?, _ view: View) -> HTML {
        let id = "address-\(network.rawValue)"
        let typed = view.fields.raw("network") == network.rawValue ? view.fields.raw("address") : share?.address ?? ""
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        let later: HTML =
            share == nil
            ? #"<button class="btn bare slim" name="do" value="plan">Remind me</button>"#
            : #"<button class="btn bare slim" name="do" value="forget">Forget it</button>"#
        return """
            <form class="stack gap-s" method="post" action="\("/posts/\(view.post.id)/share" as Href)">\(FormPages.token(view.frame.formToken))<input type="hidden" name="network" value="\(network.rawValue)">
            <div class="join"><label class="sr" for="\(id)">Where it is</label><input id="\(id)" name="address" type="text" inputmode="url" value="\(typed)" placeholder="https://… where it is, if you like"><button class="btn" name="do" value="posted">I posted it</button></div>\(form.message(id))
            <p>\(later)</p></form>
            """
    }
}

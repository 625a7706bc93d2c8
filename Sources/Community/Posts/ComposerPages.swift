import Identity
import Kernel
import Site
import Trust

/// The form with which something is shared.
package struct ComposerPages: Sendable {
    /// All that the composer needs to know.
    package struct View: Sendable {
        package let group: Group
        /// Whether it stands on the home page, where the group has to be named.
        package let isHome: Bool
        package let me: Face
        package let handle: String
        package let groupCounts: GroupQueries.Counts
        package let practice: Practice
        package let practicePeople: Int
        package let coaches: [String]
        package let mayPrompt: Bool
        package var mayAnnounce = false
        /// Consents that are not given yet; asked for here.
        package let needed: Set<ConsentPurpose>
        package var fields: FormFields
        package var errors: FormErrors
        /// Pictures that were uploaded with an earlier try.
        package var kept: [ShownPicture]
        package let formToken: String
        package let formKey: String
        /// What this form was filled from.
        package var draft: Draft?
        /// Whether visitors may see who the author is.
        package var channelIsOpen = false
    }

    private let draw: Drawing

    package init(draw: Drawing) { self.draw = draw }

    package func form(_ view: View) -> HTML {
        let form = FormPages(draw: draw, fields: view.fields, errors: view.errors)
        let kind = view.fields.raw("kind").isEmpty ? "note" : view.fields.raw("kind")
        return """
            <form class="card composer" id="write" aria-label="Share something" method="post" enctype="multipart/form-data" \
            action="\(view.group.href + "/posts")" data-draft="\(view.group.id)">\(FormPages.token(view.formToken))\
            <input type="hidden" name="key" value="\(view.formKey)">\(#"<input type="hidden" name="from" value="home">"#, if: view.isHome)
            <input type="hidden" name="draft-version" value="\(view.draft.map { String($0.version) } ?? view.fields.raw("draft-version"))">\
            \(form.summary)\(DraftPages.goingOn(draw), if: view.draft != nil)
            <div class="line nowrap top">\(draw.face(view.me, 44))<div class="grow"><label class="sr" for="body">What would you like to share?</label>\
            <textarea id="body" name="body" class="voice" rows="3" placeholder="What did you try today? Small counts."\
            \(attribute: "aria-invalid", view.errors["body"] == nil ? nil : "true")>\(view.fields.raw("body"))</textarea>\(form.message("body"))</div></div>
            <fieldset class="seg slim" id="kind"><legend class="sr">Kind of post</legend>\(kinds(view, kind))</fieldset>
            <div class="field headlinefield"><label for="headline">The win in a few words</label>\
            <input id="headline" name="headline" type="text" maxlength="\(PostDraft.longestHeadline)" value="\(view.fields.raw("headline"))" placeholder="Two flights without stopping.">\(form.message("headline"))</div>
            <div class="folds">\(pictures(view, form))
            \(poll(view, form))
            \(more(view, form))</div>
            \(audience(view, form))
            \(consents(view, form))
            <div class="line between"><p class="small dim">\(note(view))</p><span class="line nowrap"><button class="btn bare slim" formaction="\(view.group.href + "/drafts")" name="do" value="keep" data-whole>Keep as a draft</button>\
            <button class="btn warm">\(draw.icon(.send))Share</button></span></div>
            </form>
            """
    }

    private func poll(_ view: View, _ form: FormPages) -> HTML {
        let names = (1...PollDraft.mostChoices).map { "choice-\($0)" }
        let isOpen = names.contains { !view.fields.raw($0).isEmpty || view.errors[$0] != nil }
        let rows = names.enumerated().map { form.input($1, "Answer \($0 + 1)", isRequired: false) }
        let days = PollDraft.days.map { (value: String($0), title: $0 == 1 ? "One day" : "\(NumberWords.word($0).capitalizedFirst) days") }
        return """
            <details class="fold"\(flag: "open", if: isOpen)><summary>\(draw.icon(.question))Poll <span class="small quiet">a few answers to choose from</span>\
            \(draw.icon(.right, .small))</summary><div class="stack gap-s"><div class="pair wrap">\(each: rows, { $0 })</div>\(form.list("poll-days", "Open for", days, chosen: "7"))</div></details>
            """
    }

    private func more(_ view: View, _ form: FormPages) -> HTML {
        let isOpen =
            !view.fields.raw("warning").isEmpty || !view.fields.raw("publish").isEmpty || view.errors["warning-words"] != nil || view.errors["publish"] != nil
        return """
            <details class="fold"\(flag: "open", if: isOpen)><summary>\(draw.icon(.clock))More <span class="small quiet">a warning, or share it later</span>\
            \(draw.icon(.right, .small))</summary><div class="stack gap-s">\(ContentWarning.fields(form))
            <div class="line nowrap bottom"><div class="grow">\(form.input("publish", "Share it at", hint: "By your own clock.", kind: .moment, isRequired: false))</div>\
            <button class="btn slim" formaction="\(view.group.href + "/drafts")" name="do" value="later" data-whole>Share later</button></div></div></details>
            """
    }

    private func note(_ view: View) -> String {
        view.coaches.isEmpty ? "" : "\(listed(view.coaches)) \(view.coaches.count == 1 ? "sees" : "see") what is shared with the groups they are in."
    }

    private func kinds(_ view: View, _ chosen: String) -> HTML {
        """
        \(kind("note", "Note", .paper, chosen))\(kind("win", "Win", .flag, chosen))\(kind("question", "Question", .question, chosen))\
        \(kind("prompt", "Prompt", .talk, chosen), if: view.mayPrompt)\(kind("announcement", "Announcement", .bell, chosen), if: view.mayAnnounce)
        """
    }

    private func kind(_ value: String, _ label: String, _ icon: Icon, _ chosen: String) -> HTML {
        #"<label><input type="radio" name="kind" value="\#(value)"\#(flag: "checked", if: value == chosen)>\#(draw.icon(icon))\#(label)</label>"#
    }

    private func pictures(_ view: View, _ form: FormPages) -> HTML {
        let kept = ChosenPlaces.order(view.kept) { Int(view.fields.raw("place-\($0.id)")) }.enumerated().map { keptPicture($1, $0, view) }
        let room = max(0, PostDraft.mostPictures - view.kept.count)
        let rows = (0..<room).map(pictureRow)
        let isOpen = !view.kept.isEmpty || view.errors["pictures"] != nil
        return """
            <details class="fold pics" id="pictures"\(flag: "open", if: isOpen)><summary>\(draw.icon(.image))Pictures <span class="small quiet">up to four, each with a few words for those who cannot see it</span>\
            \(draw.icon(.right, .small))</summary><div class="stack gap-s">\(form.message("pictures"))\(each: kept, { $0 })\(each: rows, { $0 })</div></details>
            """
    }

    private func keptPicture(_ picture: ShownPicture, _ number: Int, _ view: View) -> HTML {
        let fields = view.fields
        let places = (1...view.kept.count).map {
            #"<option value="\#($0)"\#(flag: "selected", if: $0 == number + 1)>\#($0)</option>"# as HTML
        }
        let place: HTML = #"<label class="small">Place<select name="place-\#(picture.id)">\#(each: places, { $0 })</select></label>"#
        return """
            <div class="picrow"><img src="\("/media/\(picture.id)/list" as Href)" alt="" width="72" height="72"><input type="hidden" name="kept" value="\(picture.id)">\
            <label class="grow small">What it shows<input type="text" name="description-\(picture.id)" value="\(fields.raw("description-\(picture.id)"))"></label>\(place, if: view.kept.count > 1)</div>
            """
    }

    private func pictureRow(_ number: Int) -> HTML {
        """
        <div class="picrow"><label class="grow small">Picture \(number + 1)<input type="file" name="picture-\(number)" accept="image/jpeg,image/png,image/webp,image/gif,image/heic,image/avif"></label>\
        <label class="grow small">What it shows<input type="text" name="describe-\(number)" maxlength="1000" placeholder="A harbour wall at first light"></label></div>
        """
    }

    private func audience(_ view: View, _ form: FormPages) -> HTML {
        let chosen = view.fields.raw("audience").isEmpty ? "group" : view.fields.raw("audience")
        let former =
            view.groupCounts.former == 0
            ? "" : ", including \(view.groupCounts.former == 1 ? "one former client" : "\(NumberWords.word(view.groupCounts.former)) former clients")"
        return """
            <div class="audience" id="audience"><fieldset class="seg"><legend class="small strong">Who can see this</legend>
            \(choice("group", view.isHome ? view.group.name : "This group", .lock, chosen))\(choice("practice", "The practice", .home, chosen))\(choice("followers", "My followers", .people, chosen))\(choice("coaches", "Only the coaches", .key, chosen), if: !view.coaches.isEmpty)\(choice("public", "Public", .globe, chosen))</fieldset>
            <p class="small quiet" data-for="group">\(people(view.groupCounts.people)) in \(view.group.name)\(former).</p>
            <p class="small quiet" data-for="practice">\(people(view.practicePeople)) at \(view.practice.name), whatever group they are in. Nobody else.</p>
            <p class="small quiet" data-for="followers">Those at \(view.practice.name) who follow you, on their home page. Nobody else.</p>
            <p class="small quiet" data-for="coaches">You and \(listed(view.coaches)). A private start is always possible.</p>
            <div class="stack gap-s" data-for="public"><p class="small quiet">Anybody on the web, without an account, on <a href="\("/@\(view.handle)" as Href)">your channel</a>. Search engines are asked to leave it out, and what somebody copies cannot be called back.\
            \(" A coach reads your first public posts before they are shown.", if: view.practice.reviewsPublic)</p>\(form.tick(OpenChannel.field, OpenChannel.words(view.handle)), if: !view.channelIsOpen)</div>
            \(form.message("audience"))</div>
            """
    }

    private func choice(_ value: String, _ label: String, _ icon: Icon, _ chosen: String) -> HTML {
        #"<label><input type="radio" name="audience" value="\#(value)"\#(flag: "checked", if: value == chosen)>\#(draw.icon(icon))\#(label)</label>"#
    }

    private func consents(_ view: View, _ form: FormPages) -> HTML {
        guard !view.needed.isEmpty else { return "" }
        let rows = ConsentPurpose.allCases.filter(view.needed.contains).map { purpose in
            let text = ConsentText.current(purpose, practice: view.practice.name)
            return form.tick("consent", "\(text.statement)<br><span class=\"small quiet\">\(text.explanation)</span>", value: purpose.rawValue)
        }
        return """
            <fieldset class="wash sandy stack gap-s" id="consents"><legend class="label">Before you share here</legend>\(each: rows, { $0 })\(form.message("consents"))</fieldset>
            """
    }

    private func people(_ count: Int) -> String { count == 1 ? "One person" : "\(count.grouped) people" }

    private func listed(_ names: [String]) -> String { names.count > 3 ? "\(names.count) coaches" : NumberWords.listed(names) }
}

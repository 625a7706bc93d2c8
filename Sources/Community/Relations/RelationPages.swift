import Identity
import Kernel
import Site
import Trust

/// The buttons with which people follow each other. All of a page belong to one form (`#ties`), which carries the token and the way back.
package struct RelationPages: Sendable {
    private let draw: Drawing

    package init(draw: Drawing) { self.draw = draw }

    /// - Parameter back: the page to come back to.
    static func ties(_ formToken: String, back: Href) -> HTML {
        #"<form id="ties" method="post" action="/me/follows" hidden>\#(FormPages.token(formToken))<input type="hidden" name="back" value="\#(back.text)"></form>"#
    }

    /// What one may do about following somebody; in lists nothing where one follows already.
    func follow(_ person: Account, _ relation: Relation, isWhole: Bool = false) -> HTML {
        switch relation.follows {
        case .following where isWhole: button("Unfollow", "unfollow", person, "btn slim bare")
        case .following: #"<span class="small dim">\#(relation.isMutual ? "You follow each other" : "You follow")</span>"#
        case .asked: button("Take back your asking", "unfollow", person, "btn slim bare")
        case nil:
            button(
                relation.isFollowed == .following ? "Follow back" : "Follow", "follow", person, relation.isFollowed == .following ? "btn slim go" : "btn slim")
        }
    }

    /// For somebody who asked to follow.
    func answer(_ person: Account) -> HTML {
        "\(button("Let them follow", "accept", person, "btn slim go"))\(button("Not now", "remove", person, "btn slim bare"))"
    }

    /// Ends that somebody follows one.
    func remove(_ person: Account) -> HTML { button("Remove", "remove", person, "btn slim bare") }

    private func button(_ label: String, _ what: String, _ person: Account, _ style: String) -> HTML {
        """
        <button class="\(style)" form="ties" formaction="\(person.href + "/follow")" name="do" value="\(what)" aria-label="\(label): \(person.name)">\(label)</button>
        """
    }

    /// In words, for the small line below a name.
    static func words(_ relation: Relation) -> String? {
        switch (relation.follows, relation.isFollowed) {
        case (.following, .following): "You follow each other"
        case (.asked, .following): "Follows you, and you have asked to follow"
        case (.asked, _): "You have asked to follow"
        case (_, .following): "Follows you"
        case (_, .asked): "Would like to follow you"
        case (.following, nil): "You follow"
        case (nil, nil): nil
        }
    }
}

import Identity
import Kernel
import Site
import Store
import Trust

/// A professional writes to one person: a note that only the two of them see. The other answers below it.
package enum AskPerson {
    /// - Throws: `NotAllowed` where the asker may not see Today, `NotFound` where the other is not of the practice.
    package static func ask(
        _ body: String, to person: ID<Account>, in membership: Membership, formKey: String, consents: Set<ConsentPurpose> = [], by circle: Circle,
        _ transaction: Transaction
    ) throws -> ID<Post> {
        try Rights.check(.seeToday, membership)
        // Words for one person alone, which nobody could read first.
        if let restriction = membership.restriction { throw NotAllowed(restriction.sentence(membership.practice.name)) }
        let practice = membership.practice.id
        guard person != circle.id, circle.meets(person, in: practice, group: nil),
            try MembershipQueries.standing(of: person, practice: practice, in: transaction) != nil
        else { throw NotFound() }
        let form = PostFormStamp(key: formKey, [body])
        if let known = try PostQueries.post(by: circle.id, form: form, in: transaction) { return known }
        for purpose in consents { try GiveConsent.give(purpose, circle.id, to: membership.practice, in: transaction) }
        try WritePost.checkConsents(circle, membership, in: transaction)
        let post = NewPost(
            id: transaction.newID(), author: circle.id, kind: .note, audience: .people([person]), practice: practice, headline: "", body: body,
            language: circle.viewer.language,
            isFirstWin: false, form: form, createdAt: transaction.now
        )
        try WritePostQueries.insert(post, PostText(body, practice: practice, in: transaction), in: transaction)
        try WritePostQueries.mention(person, in: post.id, in: transaction)
        try transaction.announce(Event(.postWritten, by: circle.id, subject: post.id, target: ID<Post>?.none, group: ID<Group>?.none, practice: practice))
        return post.id
    }
}

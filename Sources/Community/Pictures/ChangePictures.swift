import Identity
import Kernel
import Site
import Store
import Trust

/// Changes what is said of the pictures of one's own post, which part of them stays in sight, and their order.
package enum ChangePictures {
    /// Reads the form. A picture without a place of its own keeps the one it has; two at one place stay in their order.
    package static func read(_ fields: FormFields, _ pictures: [ShownPicture]) throws -> [PictureChange] {
        var errors = FormErrors()
        let order = ChosenPlaces.order(pictures) { Int(fields.raw("place-\($0.id)")) }
        let changes = order.enumerated().map { position, picture in
            let name = "description-\(picture.id)"
            let description = fields.text(name)
            if description.count > PostDraft.longestDescription { errors.add(name, "Please keep it under \(PostDraft.longestDescription.grouped) characters.") }
            return PictureChange(
                id: picture.id, description: description, focus: PictureFocus(fields.raw("focus-\(picture.id)")) ?? picture.focus, position: position)
        }
        try errors.check()
        return changes
    }

    package static func change(_ changes: [PictureChange], of post: Visible<Post>, by circle: Circle, _ transaction: Transaction) throws {
        try EditPost.check(post, circle)
        let subject = post.subject
        try PictureQueries.change(changes, of: subject.id, in: transaction)
        try transaction.announce(Event(.postEdited, by: circle.id, subject: subject.id, target: subject.top, group: subject.group, practice: subject.practice))
    }
}

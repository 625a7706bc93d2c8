import Identity
import Kernel
import Site
import Store
import Trust

/// A list of people whom somebody wants to read together. Its owner alone knows that it is there.
package struct PeopleList: Hashable, Sendable {
    package static let longestName = 40
    package static let most = 50
    package static let mostPeople = 500

    package let id: ID<PeopleList>
    package let name: String
    /// How many people are on it.
    package let people: Int

    package var href: Href { "/lists/\(id)" }

    /// - Throws: `FormErrors`.
    static func name(_ fields: FormFields) throws -> String {
        let name = fields.text("name").split(whereSeparator: \.isNewline).joined(separator: " ")
        var errors = FormErrors()
        if name.isVisiblyEmpty { errors.add("name", "Please name the list.") }
        if name.count > longestName { errors.add("name", "Please keep the name under \(longestName) characters; this is \(name.count).") }
        try errors.check()
        return name
    }
}

package enum ListFault: Failure, Equatable {
    case tooManyLists, tooManyPeople

    package var sentence: String {
        switch self {
        case .tooManyLists: "You have \(PeopleList.most) lists already. Please delete one first."
        case .tooManyPeople: "There are \(PeopleList.mostPeople) people on this list already. Please begin another."
        }
    }
    package var status: Int { 422 }
}

/// Changes lists of one's own. Those of others are not there.
enum ChangeList {
    static func make(_ name: String, by owner: ID<Account>, in transaction: Transaction) throws -> ID<PeopleList> {
        guard try ListQueries.lists(of: owner, in: transaction).count < PeopleList.most else { throw ListFault.tooManyLists }
        let id = transaction.newID(PeopleList.self)
        try ListQueries.insert(id, name, owner: owner, in: transaction)
        return id
    }

    static func rename(_ id: ID<PeopleList>, _ name: String, by owner: ID<Account>, in transaction: Transaction) throws {
        guard try ListQueries.rename(id, name, owner: owner, in: transaction) else { throw NotFound() }
    }

    static func delete(_ id: ID<PeopleList>, by owner: ID<Account>, in transaction: Transaction) throws {
        guard try ListQueries.delete(id, owner: owner, in: transaction) else { throw NotFound() }
    }

    /// Puts somebody on exactly these of one's lists.
    static func place(_ person: ID<Account>, on chosen: Set<ID<PeopleList>>, by owner: ID<Account>, in transaction: Transaction) throws {
        for list in try ListQueries.lists(of: owner, in: transaction) {
            if chosen.contains(list.id) {
                try ListQueries.add(person, to: list.id, in: transaction)
                guard try ListQueries.count(list.id, in: transaction) <= PeopleList.mostPeople else { throw ListFault.tooManyPeople }
            } else {
                try ListQueries.remove(person, from: list.id, in: transaction)
            }
        }
    }
}

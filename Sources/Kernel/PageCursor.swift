/// Where a page of a feed begins: the newest id it may hold comes before `before`. Pages go back in time.
package struct PageCursor<Subject>: Hashable, Sendable {
    package let before: ID<Subject>?

    /// The newest page.
    package static var newest: PageCursor { PageCursor(before: nil) }

    package init(before: ID<Subject>?) { self.before = before }

    /// Reads the address's `before=`; what is no id means the newest page.
    package init(_ text: String?) { before = text.flatMap { ID($0) } }

    /// The bound to compare with: every id lies below it.
    package var bound: Int64 { before?.value ?? .max }
}

/// One page of rows, newest first, and where the next one begins.
package struct Page<Row: Sendable, Subject>: Sendable {
    package let rows: [Row]
    package let next: PageCursor<Subject>?

    package init(rows: [Row], next: PageCursor<Subject>?) {
        self.rows = rows
        self.next = next
    }
}

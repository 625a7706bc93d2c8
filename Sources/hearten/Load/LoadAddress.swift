import Outside

enum LoadAddress {
    static let coach = EmailAddress("coach@load.example")
}

/// What a browser calls itself, in a few words that its owner recognises: “Firefox on Android”.
package enum Device {
    /// - Parameter userAgent: the header of a request; anything may stand in it.
    package static func name(_ userAgent: String?) -> String {
        let text = userAgent ?? ""
        // The first that is there: others call themselves by the names of those below them, too.
        let browser = [
            ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"), ("CriOS/", "Chrome"),
            ("Chromium/", "Chromium"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
        ].first { text.contains($0.0) }?.1
        let system = [
            ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Macintosh", "Mac"),
            ("Linux", "Linux"),
        ].first { text.contains($0.0) }?.1
        switch (browser, system) {
        case (let browser?, let system?): return "\(browser) on \(system)"
        case (let browser?, nil): return browser
        case (nil, let system?): return "A program on \(system)"
        case (nil, nil): return "An unknown program"
        }
    }
}

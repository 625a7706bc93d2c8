import Community
import Kernel
import Site

/// What stands beside the queue: the week’s wins and one’s own turn.
struct TodayWeek: Sendable {
    let draw: Drawing

    func side(_ view: TodayPages.View) -> HTML {
        """
        <aside class="side" aria-label="The week"><section class="stack" aria-labelledby="wk"><h2 id="wk">This week’s wins</h2>\(chart(view))<p class="small quiet">\(summary(view))</p></section>
        <section class="stack gap-s" aria-labelledby="yr"><h2 id="yr">Your own turn</h2><p class="small quiet">\(turn(view))</p>\
        <a class="btn" href="/home#write">\(draw.icon(.pencil, .small))Share something of yours</a></section></aside>
        """
    }

    private func chart(_ view: TodayPages.View) -> HTML {
        let today = view.time.weekday(view.time.now)
        let columns = TimeWords.weekdays.indices.map { day in
            column(day, view.week.filter { view.time.weekday($0.at) == day }, isToday: day == today)
        }
        return #"<ol class="week">\#(each: columns, { $0 })</ol>"#
    }

    /// At most seven dots; the words give the whole number.
    private func column(_ day: Int, _ wins: [TodayQueries.WeekWin], isToday: Bool) -> HTML {
        let answered = wins.count(where: \.isAnswered)
        let waiting = wins.count - answered
        let label = "\(TimeWords.weekdays[day].prefix(3)): \(answered) answered" + (waiting == 0 ? "" : ", \(waiting) unanswered")
        let dots = wins.sorted { $0.isAnswered && !$1.isAnswered }.suffix(7).map { $0.isAnswered ? "<i></i>" : #"<i class="un"></i>"# as HTML }
        return """
            <li\(attribute: "aria-current", isToday ? "date" : nil)><span class="col" role="img" aria-label="\(label)">\(each: dots, { $0 })</span>\(String(TimeWords.weekdays[day].prefix(1)))</li>
            """
    }

    private func summary(_ view: TodayPages.View) -> String {
        guard !view.week.isEmpty else { return "No wins yet this week. They come." }
        let soon = view.week.count { ($0.waited.map { $0 <= .days(1) }) ?? false }
        let waiting = view.week.filter { !$0.isAnswered }.map(\.name)
        let first =
            switch (view.week.count, soon) {
            case (1, 1): "The one win so far was answered within a day."
            case (1, _): waiting.isEmpty ? "The one win so far was answered after more than a day." : "One win so far; nobody has answered it yet."
            default: "\(soon) of \(view.week.count) wins \(soon == 1 ? "was" : "were") answered within a day."
            }
        guard !waiting.isEmpty else { return first }
        let names = waiting.count > 4 ? "\(waiting.count) people" : waiting.joined(separator: ", ")
        return "\(first) \(waiting.count == 1 ? "The ring is" : "The rings are") \(names)."
    }

    private func turn(_ view: TodayPages.View) -> String {
        guard let last = view.lastShared else {
            return "You have not shared anything of your own yet. A plain word about your own training makes it easier for others."
        }
        switch view.time.days(since: last) {
        case 0: return "You shared something today."
        case 1: return "You last shared something of your own yesterday."
        case let days: return "You last shared something of your own \(NumberWords.word(days)) days ago."
        }
    }
}

/// What people say to each other beneath posts when nothing more particular was written for one.
/// One sentence a line; a first sentence may be followed by a second one. `{peer}` is somebody's handle. What follows
/// `>` is what the author says to it. `win:`, `low:` and `place:` say what a line is for.
enum ReplyPools {
    /// Fits a win or a note.
    static let first = """
        I read this twice.
        Needed this today.
        That made me laugh on the bus.
        Good to see you here.
        I know that one.
        Same here, only slower.
        I was wondering how that had gone.
        place: You make it sound like a place I could go.
        win: That's a proper bit of news.
        win: I'd have turned back.
        Well, that's cheered up my tea break.
        I can picture it exactly.
        You've put words on it.
        Reading this with my coat on.
        I'm stealing part of this.
        That's how mine goes too.
        Glad you told us.
        I did something like it in the autumn.
        What a sentence.
        Sounds like a day with something in it.
        win: That took some doing.
        Yes to all of this.
        I'd like to hear how it goes on.
        My sort of day.
        win: You say that as if it was nothing.
        Lovely to read with a cup of tea.
        """
    /// After a first sentence.
    static let second = """
        Mine is on Thursday, wish me a dry one.
        I'll try it at the weekend.
        The bit at the end is what I'd have left out.
        I think {peer} would say the same.
        Tell us about the next one.
        I'd never have thought of doing it that way.
        My own effort today was smaller and I'm fine with that.
        How did you feel the day after? > {Stiff and pleased|Fine, to my surprise|Tired, but the good sort}.
        What was the hardest minute? > The first one. It's always the first one.
        I've been stuck at just that point.
        That's how it begins, I think.
        I've told my sister about you.
        win: You were nowhere near that a month ago.
        It's good when somebody says how it really went.
        I shall put the kettle on in your honour.
        What made you go today and not yesterday? > {Honestly, the sunshine|No idea, my feet decided|I'd said so here}.
        I hope tomorrow is a quiet one.
        Did you have it planned, or did it just happen? > {Planned on the Sunday, nearly dropped on the Monday|I'd like to say planned. It happened}.
        I am taking notes.
        Save me a place.
        """
    /// Fits a post about a bad day or a rest.
    static let low = """
        No need to fix it. I'm only saying I read it.
        It was like that here in {January|the spring|my second month}. It went by.
        Mind yourself this week.
        That sounds like a long one. Tea, and the rest can wait.
        Thank you for saying it the way it was.
        Here if you'd like company, quiet if you wouldn't.
        I've had that exact day. I lay down in it.
        Half of nothing is still allowed.
        You'll have had enough advice, so: hello.
        Same tune here today. We're two, then.
        I'd leave the rest for another day as well.
        Tomorrow is a separate thing.
        """
    /// A professional at Harbour Strength, beneath a note or a win.
    static let coachHarbour = """
        You chose the size of that well. Keep it for another week.
        win: I liked that you stopped when you said you would.
        That's the plan doing what it's for. What got in the way, if anything did? > {Only the usual|The sofa|My own head|The bus}, and then it didn't.
        Bring that to {Thursday|Tuesday|our next session}, I'd like to see it.
        low: Enough for today. I mean it kindly.
        low: Noted, and I'll leave it alone unless you'd like me to ask.
        Good. Tell me the boring parts as well, next time.
        That's a good size for a week like yours.
        low: You made it gentler and kept it. Both count.
        win: I noticed that you went back to it after the gap.
        What did you enjoy about it? We'll do more of that bit. > {The quiet|Being outside|The last five minutes|Having done it}, I think.
        {peer} had the same trouble in the winter and found a way round. Ask, if you like.
        Good judgement. You'd have pushed on in {November|the autumn|your first week}.
        How sure are you about next week, nought to ten? If it's below seven we make it smaller. > {A seven|About an eight|Six, if I'm honest. Smaller it is}.
        win: That's the third time you've done it by yourself. I only held the door.
        low: Rest is on the plan too, so that's you on plan.
        win: I hadn't thought of doing it there. Clever use of what you had.
        I'm going to borrow that for another kitchen, without your name.
        You told us how it was, and that helps me plan it with you.
        win: Nothing to correct. Same again, and go home.
        """
    static let coachGut = """
        Thank you for writing it as it was.
        You made a plan and you left yourself a way out of it. That's a good plan.
        low: If it goes on past the weekend, ring your nurse line, they'd sooner hear early.
        place: I've put that place on the map, with your stars.
        win: You asked. That's the part most of us skip for years.
        There's someone here with the same week. {peer}, are you about?
        That's worth reading out on Sunday, if you'd allow it. No is fine.
        I did the same thing and told it with less grace.
        low: No lesson needed. Glad you're at the table.
        What would make the next one ten per cent easier? > {Going with somebody|An hour earlier|One thing fewer that day}, probably.
        Thank you for bringing it to the table.
        That's well put, I'll be quoting you to myself.
        win: You didn't wait until it felt safe. You looked and then you went.
        low: Blanket, radio, nobody to please. Report when you feel like it.
        You did it in your own order, which was the right one.
        I remember your first post. Look at this one.
        """
    /// The author, to somebody who replied.
    static let thanks = """
        Thank you. I wasn't sure whether to post it.
        Come along next time, if you like.
        That's kind, and I'll take it.
        I'll report back.
        You started it, with what you wrote the other week.
        I told my neighbour and she said about time.
        It helps that somebody asks.
        Same time next week, then.
        I hadn't thought of it like that.
        A biscuit was involved.
        Slow, slow, slow, then done.
        I'd been putting it off since {Sunday|last week|forever}.
        Two of us, then.
        I only went because I'd said so here.
        Please do, and tell me how it goes.
        I'm glad it's not just me.
        Ha, yes. That too.
        You're kind. I nearly left the last line out.
        It's a start, anyway.
        Good to know somebody reads these.
        """
    /// A third turn, to the author's answer.
    static let turn = """
        I'll hold you to that.
        Right you are.
        Then that's settled.
        We'll see each other about, then.
        Looking forward to it.
        Not just you. Never just you.
        Let me know and I'll come as far as the corner.
        Good. That's all I wanted to know.
        I might, you know.
        The Sunday plan gets us all.
        """
    /// Answers for newcomers.
    static let welcome = """
        Welcome. Nobody here is quick, except at making tea.
        Hello. What would you like to be able to do again?
        You're very welcome. Read as long as you like before the next one.
        Glad you wrote. The first one's the worst one.
        Hello from the slow end.
        Come as you are, we all did.
        Welcome in. There's no catching up to do.
        Hello, and thank you for going first today.
        Good to meet you. I was you in my first week, only quieter.
        Welcome. If you don't know what to write, write what the weather did.
        That's a good first post. Mine was one word and the word was hi.
        Hello. You'll know half of us by {Friday|the weekend|Tuesday}.
        Somebody new, how nice. Pull up a chair.
        Welcome. {peer} and I take turns at answering, so you'll never wait long.
        Hello there. Ask anything, twice if you like.
        Good that you're here. We'd saved a space and hadn't known for whom.
        """
}

/// Short praise for what somebody did, by kind, for posts that carry none of their own. Never about bodies or numbers.
enum PraisePools {
    static let effort = """
        You kept at it
        Went, on a day like that
        Did the whole of it
        Made room for it
        Did it slowly and well
        Got up and did it
        Gave it your ten minutes
        """
    static let strategy = """
        Found your own way to do it
        Made it fit the day
        Kept it to a size that works
        Planned for it
        Chose your moment
        """
    static let persistence = """
        Went back to it
        Same again, without fuss
        Kept your own appointment
        Still going
        Week after week
        """
    static let courage = """
        Went in anyway
        Said it out loud
        Wrote it down for all of us
        Took the first minute
        """
    static let honesty = """
        Honest about it
        Said the true thing
        Told it as it was
        Said it without a lesson
        Named it plainly
        """
    static let helping = """
        You made me try
        Kept me company
        Good to read on a slow day
        Made me laugh, then go out
        """
    /// For an answer to a question, and for any other reply.
    static let answer = """
        Answered from experience
        Shared what worked for you
        Took the time to answer
        Answered plainly
        """
    static let reply = """
        Kept me company
        Made me laugh
        Took the time to answer
        Just the right words
        Read it properly
        Good to hear from you
        """
    /// By theme: theme, kind, words.
    static let themed = """
        swimming|effort|Got in
        swimming|persistence|Back in the lane
        swimming|courage|Face in the water
        swimming|effort|Every length of it
        walking|effort|Out of the door
        walking|persistence|Out again
        walking|strategy|Went at your own pace
        walking|effort|There and back
        strength|effort|Slow and all the way
        strength|strategy|Left some in the tank
        strength|persistence|Back on the mat
        strength|effort|The whole sheet
        bike|effort|Pedalled all of it
        bike|courage|Took the quiet road and went
        bike|strategy|Smallest gear, no shame
        pain|strategy|Listened early
        pain|strategy|The small version counts
        pain|honesty|Said how it was
        driving|effort|Got down from the cab
        driving|persistence|At every stop
        parenting|strategy|Used the minutes there were
        parenting|effort|Did it with company
        work|strategy|Fitted it round the shift
        work|effort|Did it on a working day
        balance|effort|Wobbled and stayed
        balance|persistence|Practised it again
        stairs|effort|Step after step
        rest|strategy|Rested on purpose
        rest|honesty|Let it be a rest day
        flare|honesty|Told it as it was
        flare|strategy|Kept the one thing that mattered
        cafe|courage|Went in and sat down
        cafe|strategy|Knew where the door was
        toilets|helping|Put it on the map for us
        toilets|strategy|Had a plan for it
        hospital|courage|Went and asked
        hospital|strategy|Took your questions along
        newlyDiagnosed|courage|Said it out loud
        newlyDiagnosed|honesty|Doing it in bits
        food|strategy|Kept it plain, made it nice
        bag|honesty|Plain about it
        bag|courage|Carried on regardless
        travel|courage|Went, with the list
        travel|strategy|Two of everything
        family|courage|Made room for yourself
        family|honesty|Told it fondly
        garden|strategy|Ten minutes, then the bucket
        """
    /// Said to one person only: kinds of post, kind of praise, words.
    static let privately = """
        win|effort|I know what kind of week you'd had, and you still did it.
        win|strategy|You changed the plan to fit the day and kept the thread. I want you to know somebody saw that.
        win|persistence|You've gone back to this more often than anybody counts. I did notice.
        win|persistence|You stayed with the dull part in the middle. That's the bit I admire.
        win|strategy|You made it small enough to happen. I've copied it.
        win|effort|You did it on the day you said you would. I know what stood in the way.
        win|courage|I remember you saying you never would. I won't tell anyone, but I remember.
        note|helping|What you wrote got me off the chair today. I thought you should know.
        note|persistence|I like that you keep writing on the ordinary days as well. They help me with mine.
        note|effort|It read like an easy day and I know it wasn't.
        note|honesty|You wrote it as it was. I'd have polished mine.
        low|honesty|You told the half that most of us leave out, and I felt less alone with mine.
        low|courage|That can't have been easy to write. Thank you for doing it.
        low|honesty|I read the part about the bad days twice. It did me good.
        low|strategy|You let the day be small. I'm trying to learn that from you.
        question|courage|You asked in front of everybody, and now several of us know the answer.
        question|courage|I've had that question for a year. Thank you for asking it.
        prompt|helping|I answered this one in my head all day. Thank you.
        """
}

/// What Nadia, Rob, Elsie and the people of the last week say at The Gut Feeling Café, in the order they say it.
enum GutFeelingNamed {
    static let text = """
        note cafe by=nadia picture=cafeTable
        Went to the new place by the station. Toilet on the ground floor, lock that locks, a hook, a shelf, a bin. Sat there and admired it. Oh, and the soup was fine.
        - A shelf. You don't get a shelf in this life twice.
        - Adding it to the map. What time were you there?
        -a Ten to three. Empty but for a man and a crossword.
        * helping Checked it for the rest of us

        note coach by=nadia
        Correction to something I wrote about iron last week: I had it wrong, and a reader who is a pharmacist said so politely. The wrong version stays visible with a line through it. Ask the nurse line, not me.
        - This is why I read you.
        - A line through it, in public. I wish my council would.
        *5 honesty Corrected herself in public

        note coach by=nadia in=practice
        I cancelled the café's birthday because of a flare. The cake is in my freezer. That's all, there isn't a lesson.
        - No lesson needed. Mind yourself and the cake.
        -@elsie A frozen cake keeps its feelings. We will come when you can stand.
        - Thank you for not finding a lesson.
        *5 honesty Told us without a lesson

        note hospital by=nadia
        Four days in, home this morning. My sister typed two posts for me and they sounded very cheerful, and I'd like it noted that I wasn't.
        - We wondered. You have never in your life used the word blessed.
        - Noted. Is somebody bringing you soup?
        *3 honesty Said it wasn't her

        note everyday by=nadia
        I turned down a supplement company. The letter is up on my page, including the part where they called you an audience. You're not. You're at the table.
        - I'm at the table. I've spilled something.
        - Thank you for asking what we'd have wanted.
        *4 honesty Published the letter

        note toilets by=nadia
        Council meeting about the 22 bus. I've been saying the same sentence since 2021. Tonight a councillor said it before me.
        -@joaquim I drive that route and I'd like to buy that councillor a coffee, off route.
        - Same sentence for all those years. You wore a groove in them.
        *4 persistence Same sentence since 2021

        win coach by=nadia
        = A key for the station toilet.
        Not the radar one, a new one, that eleven of us may use. Stuart handed it over personally. He had polished it.
        - So Stuart was waiting to be asked.
        - Four letters and a polished key.
        *3 persistence Asked until there was a key
        * helping Shared the key

        note coach by=nadia at=1d18:50 in=practice
        I said yes to a walk, an interview and a lunch in one week, and on Wednesday my body chaired a meeting about it. Two of the three are off. I knew better and I did it anyway, which I believe is called being a person.
        -@elsie Which one did you keep?
        -@nadia The lunch. Near the door.
        - Being a person, guilty as well.
        - My body chaired the same meeting. Same agenda.
        *4 honesty Said she overdid it

        note walking by=rob
        Rob. Ten years of colitis. I walk to the end of the drive and write down how it was. On good days I write it at the other end of the street.
        - The drive is a distance. I've known it be a long one.
        - Ten years of writing it down. That's a book.
        * persistence Ten years of the drive

        note flare by=rob
        End of the drive. Sat on the wall. Wall was cold. Home. I've done shorter.
        - Cold walls count.
        - You went to the wall. In a flare I don't go to the window.
        * persistence Went to the wall

        win walking by=rob first
        = As far as the postbox, and I posted something.
        A real letter, to Elsie, about chips. I could have e-mailed, but then I'd not have had to walk.
        -@elsie It arrived. I have read it to the tomatoes.
        - Clever to make it a letter.
        * strategy Gave the walk an errand

        note cafe by=rob picture=cafeTable
        First chips in a year. Three in the afternoon, seat near the door. Elsie came and talked about her tomatoes so that I'd stop listening to my stomach.
        -@elsie They are Gardener's Delight and so were you.
        - Three o'clock is the secret hour. Nobody's there but us.
        - I've been thinking about chips since I read this.
        *4 courage Sat near the door and ordered
        * strategy Picked the empty hour

        note flare by=rob
        I went home early. Twice this month. I would like it on record that I also went out early, twice.
        - On record.
        - You can't go home early from a thing you didn't go to.
        *2 honesty Twice out, twice home

        question walking by=rob
        When you're too tired to walk but too fidgety to lie still, what do you do? I've alphabetised the spices.
        - I walk round the inside of the house touching each door. It takes four minutes and looks odd.
        - Fold washing on my feet. It's a slow dance with shirts.
        - Legs up the wall with the radio play on. The fidget leaves by the second scene.
        * honesty Alphabetised the spices

        note everyday by=rob
        Ten months of drive in the notebook. I added up nothing. I just read it. It rains a great deal in March.
        - I like that you added up nothing.
        - Please read us a page of it on Sunday.
        * persistence Kept the notebook

        note flare by=rob at=2d15:30
        Make the plan smaller than the mood, Jo wrote, over in the other place. The mood is about a drive long. So is the plan. We've an agreement.
        - I have put that sentence on the fridge.
        - A drive is a good length for a day like that.
        * strategy Plan smaller than the mood

        note garden by=elsie picture=allotment
        Good morning. Elsie, sixty-eight. I type with two fingers and I mean every letter. My bowel has been difficult since before some of you were born, and I grow tomatoes at it.
        - At it. I love that.
        - Two fingers is plenty. Hello.
        * honesty Meant every letter

        note cafe by=elsie
        I asked for a table near the door and the girl said, are you expecting someone. I said yes, possibly my colon. She gave us the good table ever after.
        - I am using that.
        - I've always said draught. Yours is better.
        *2 courage Asked for the door table

        note family by=elsie
        New hip is behaving. Old bowel is jealous. I've told them both that I have a bus to catch.
        - They never get on, those two.
        - Which bus? I'll wave.
        * persistence Caught the bus

        note everyday by=elsie
        I write three letters a week to people from this table who'd rather have a letter. If you are one, ask Nadia for my address. Paper only. I don't do the faces.
        - Mine is on the mantelpiece. Thank you.
        - Best post I ever had through the door.
        *4 helping Writes letters to us

        win cafe by=elsie
        = Stayed for the pudding.
        I've left four lunches before the pudding. This time I had picked a day with nothing after it, and a chair with arms. I didn't eat the pudding. I was present for it.
        - Present for it. That's the line.
        - A day with nothing after it, I'll try that.
        * strategy Picked a day with nothing after
        * courage Stayed in the chair

        note garden by=elsie
        Bad week. Greenhouse only. I sat in it with a blanket and we were both a bit yellow. Tomatoes have no small talk. I recommend it.
        - A blanket in the greenhouse is an address.
        - Write if you want. Or don't.
        * honesty Greenhouse only

        note garden by=elsie at=1d09:40 in=long-table
        First tomatoes out in the bed. I've told them what I told all of you: stay near the door until it's warmer.
        -@rob Mine's still on the windowsill with me.
        - This is the best advice on this server.
        * helping Looks after beginners

        note driving by=tariq
        Taxi, so I take short fares on the bad weeks. I know nine toilets and the opening hours of eight. The ninth is a mystery.
        - Tell us about the ninth.
        - Short fares by choice is very good planning.
        * strategy Short fares, known doors

        note toilets by=tariq
        A passenger asked why I stopped at the garage twice. I told him. He said his brother has the same. We sat in the bay for ten minutes and I switched the meter off.
        - You never know who's in the back.
        - Meter off. That's decency.
        * honesty Told the passenger
        * helping Switched the meter off

        win driving by=tariq first
        = An airport run, there and back.
        First in a year. Forty minutes each way. I'd told the passenger at the start, she had a spare jumper and a brother-in-law with the same.
        - Everyone's brother-in-law has it.
        - You said it at the start. I never manage.
        * courage Said it before setting off

        note flare by=tariq
        Not driving this week. Bored, cross, near the bathroom. I've washed the car twice, in short goes.
        - Near the bathroom is where I live too. Is the car well?
        - Short goes. You know what you're doing.
        * honesty Bored, cross, here

        note driving by=tariq at=14d20:10
        Back on short fares. Two hours, home, two hours. My wife calls it tapas.
        - Tapas shifts. I'm taking that to my manager.
        * strategy Two hours, home, two hours

        note everyday by=tariq at=10d19:30
        Long day at the station tomorrow, conference. I have picked the rank by the good toilet and packed the bag. Let's see.
        - Rank by the good one, always. Let us know how it goes.
        * strategy Picked the rank by the toilet

        win newlyDiagnosed by=gabriel at=175 first nopraise in=newly-diagnosed
        = Told my tutor.
        Out loud, in the corridor, and I didn't plan it. I said I've got Crohn's and sometimes I need to leave. He said, so leave, and that there's a key. There's been a key the whole time.
        -@orla/120 There is nearly always a key and nobody says. I'm so glad you opened your mouth.
        -@zeb/70 I'm in college too and I've just asked if there's one here. Because of this.

        question newlyDiagnosed by=yara at=1690 nopraise noreply in=newly-diagnosed
        I've read everything and now I know too much and nothing. What did you read, if anything, in your second month that made it quieter and not louder? Or did you stop?

        win rest by=omar at=1d20:30 first nopraise noreply in=long-table
        = Put the nap in the shared calendar.
        Called it nap, not meeting. Fourteen people can see it. Nobody has booked over it for a week.

        note newlyDiagnosed by=zeb at=5d17:45
        Zeb, twenty-one, skateboard, Crohn's since about three weeks. I can fall off a wall and get up again but I can't seem to say it to my mates. Hi.
        -@elsie Hello Zeb. You have told forty people here before breakfast. Which of the mates would be least surprising to tell?
        -a Probably Marcus. He faints at blood, so he's in no position to judge.
        -@zainab Marcus sounds ideal. Start with the ones who faint.
        * courage Said it here first

        note hospital by=bram at=4d13:20
        First time in the infusion chair. Window side. Everybody else had a blanket and a routine and I had a phone at twelve per cent.
        -@elsie Bring a charger, a blanket and one rude novel. Would you like company on the ward wi-fi next time?
        - I asked the person beside me what they do. That was a better three hours than any podcast.
        * courage Sat in the chair on his own

        question newlyDiagnosed by=gabriel at=6d18:05
        How long did it take before you stopped thinking about it all the time? Rough answers are fine. I'm at all day, plus nights.
        -@elsie For me a year until it was only most of the day, and then it went off to see to other people. You'll have an hour without it first. Do tell us which hour.
        -@orla About five months for me until I noticed I'd watched a whole film.
        -@ruth I'm seventy-two and in week four. You're ahead of me, young man.
        * honesty Asked how long

        note shyness by=clement at=1230 nopraise noreply in=newly-diagnosed
        Good evening. My daughter has put me on here. Clement, sixty-four, ulcerative colitis as of Easter. I am not used to talking about it or to typing and I apologise for both.
        """
}

/// Posts from The Gut Feeling Café, for whoever they fit.
enum GutFeelingTable {
    static let text = """
        win cafe
        = Sat inside, not by the door.
        Two tables in. I knew where it was, I'd walked it first, fourteen steps. I had tea, and then I had another tea.
        - Fourteen steps is known ground.
        - The second tea is the win.
        * courage Two tables in
        * strategy Walked it first

        win cafe
        = Rang ahead.
        I asked if the toilet was working and whether there was a queue at one o'clock. The boy put the phone down and went to look. He came back and said, it's nice. So I went.
        - It's nice. Bless him.
        - I never knew you could just ask until this table.
        * strategy Rang ahead
        * courage Asked the plain question

        note cafe picture=cafeTable
        Coffee with a friend who talked for an hour so I didn't have to. I held a warm cup and was in town. Home by four, asleep by five past.
        - Being in town is the whole of it some weeks.
        - Keep that friend.
        * effort Went into town

        note cafe
        Left after ten minutes. Paid for the lot, took the cake in a napkin. The waitress said see you next time as if there would be one, and I thought, yes, all right.
        - Cake in a napkin is a good ending.
        - There'll be one.
        * honesty Ten minutes, told straight

        question cafe
        How do you order when the menu has nothing for you and the waiter is nice about it, which makes it worse? I always end up with bread and an apology.
        - I say: I've a difficult gut, could the kitchen do plain rice and an egg. Never had a no yet. I've had some odd eggs.
        - I look at the menu online the night before, so I don't have to read it with an audience.
        - I order bread with confidence. No apology. It changes how the bread tastes.
        * honesty Bread and an apology

        note toilets
        The toilet by the {library|market|river} is shut for repairs until {summer|further notice|a date the sign has rubbed off}. I've taken it personally. Detour is the hotel, walk in as if you're expected.
        - I've been expected at that hotel for six years.
        - Carry a folder. Nobody stops a folder.
        * helping Warned the rest of us

        win toilets
        = Took the bus all the way to the end of the line.
        Nothing happened. I sat there in the turning circle with my spare clothes and my five plans, and nothing happened. The driver asked if I was lost.
        - Nothing happened is my favourite story.
        - Five plans and a bus. I know what that took.
        * courage To the end of the line
        * strategy Five plans, one bus

        note toilets work
        The lift was full of people and I needed it to be quick. Said so. Just: sorry, urgent. They all got out like a drill.
        - People want to help and don't know how. You told them how.
        - Sorry, urgent. Two words. I've been using eleven.
        * courage Two plain words

        question toilets
        Concert next month, eleven hundred people, four toilets. Has anyone done the thing where you ask the venue beforehand? What do you even ask for?
        - Yes: ask for the access line, say you've a bowel condition and would like a seat by the exit and use of the staff toilet. They were brisk and lovely.
        - I e-mailed, so I had it in writing, and showed it to the steward on the door.
        - I go for the support act and leave. Half price in my head.
        * strategy Asked a month ahead

        note toilets family
        Six of us, one bathroom, and a rota on the door that my {youngest|nephew|lodger} has illustrated. I'm on it as permanent.
        - Permanent. Framed, I hope.
        - Ours says occupied by management.
        * honesty Let the house laugh too

        win telling
        = Told my {manager|landlady|band}.
        I'd a speech. I used the first line of it. She said her mum had it, and what did I need, and I'd no answer ready for that.
        - Nobody has an answer ready for that. Take a week and tell her.
        - First line is the hardest one, the rest is furniture.
        * courage The first line of the speech

        note telling
        Was asked at a party what I do. Said I was between hospital appointments. Not a great joke but it was out, and then we talked about her knee for an hour.
        - Everyone's got a knee.
        - That joke's been of service to many of us.
        * courage Said it at a party

        question telling under=50
        Second date. He cooks. He's proud of it. There's chilli. When does a person say it, and how much of it?
        - Before the shopping. I said, I've a fussy gut, nothing scary, plain is lovely. He made a risotto like a cloud.
        - I waited until date four and ate around it. Wouldn't again.
        - Say the small version first, and then watch what he does with it. That's useful to know anyway.
        * honesty There's chilli

        note telling family under=60
        My mother tells everyone for me. The butcher knows. The butcher asked after my colon on Saturday, in front of a queue, and then he gave me the good bones for broth.
        - I'd keep the butcher.
        - Mine told the bus.
        * honesty Told about being told about

        win bag
        = Swam with the bag.
        High waist, dark costume, one towel left exactly at the steps. Nobody looked. A child looked and asked what was for lunch.
        - Children have their priorities.
        - Towel at the steps, that's the trick of it.
        * courage Into the water
        * strategy Towel at the steps

        note bag
        Leak on the {train|tram|way to work}, in my good trousers. Changed in four minutes, spare pair, out again, and the meeting started on time. I then cried in the stationery cupboard, briefly, efficiently.
        - Four minutes. And the cupboard is allowed.
        - I've a cupboard as well. Mine has envelopes.
        *2 honesty Kept the cupboard in the story
        * strategy Spare pair, four minutes

        note bag everyday
        A year with the bag on {Tuesday|Sunday}. I bought it a cake, ate the cake, and we both had a quiet night.
        - Congratulations to both.
        - A year. I remember your first week's questions, you answer them now.
        * persistence A year of it

        question bag
        Seatbelts. Where do you lot put the seatbelt so that it isn't exactly across it? I'm driving like a duchess.
        - There's a bridge thing that clips on, it lifts the lap strap. Ask your stoma nurse, mine had one in a drawer.
        - Folded scarf on each side of it, nothing on top. Works for short trips for me.
        - Duchess is the right posture, frankly.
        * helping Asked what nobody asks

        note hospital
        Scope tomorrow. I've the sachets, the good paper, the laptop, and a film with no plot so that I can leave at any point.
        - Put the phone charger in there before you start. Learned that alone and in the dark.
        - Thinking of you at the second litre.
        - Good paper is half the battle.
        * courage Scope tomorrow, said calmly

        note hospital
        Results are fine. I'd prepared for bad and for good and was left standing in the car park with all that preparation. So I bought a hat.
        - A hat is right.
        - Fine is an odd one, isn't it. Takes days to arrive.
        * honesty Told how fine feels

        win hospital
        = Asked my question first.
        I'd written it on my hand. He looked at my hand and answered it, and then we did the rest. Four years I've left with that question still in my pocket.
        - On your hand. I'm doing this on Thursday.
        - Four years. That's a long time for a question.
        * strategy Wrote it on a hand
        * courage Asked it first

        note hospital rest
        Day three at home. Walked to the window, described it to my sister on the phone, walked back. There's a wood pigeon with no plan.
        - Window is a destination.
        - The wood pigeon is my spirit animal in week one.
        * effort To the window and back

        note flare
        Bad one. Eleven trips yesterday. Not writing this for advice, only so that somebody else knows it was eleven.
        - Eleven. We know now.
        - I'm here, it's ten past four and I'm up too.
        - No advice. A hand on the door.
        *3 honesty Told us the number
        * courage Wrote at four in the morning

        note flare work
        Worked from the floor of the hall, which is halfway between the desk and the other place. My camera was off. My hair was off. Report went in.
        - The hall office, I know it well, terrible coffee.
        - And tomorrow? Will you take it off?
        -a I've taken it off. I did it in writing before I could change my mind.
        * strategy Took tomorrow off in writing

        win flare
        = Rang the nurse on day two and not on day nine.
        I usually wait to see if it's real. It was real on day two as well.
        - It's always real on day two. Well rung.
        - Day nine club, lapsed member.
        * strategy Rang early
        * courage Rang before it was terrible

        question flare
        What do you do with your hands during a flare? I mean it. I'm in bed, I've read everything, and I'd like to make something ugly.
        - Crochet, one square, always the same. I've a blanket of bad weeks and it's quite beautiful now.
        - Jigsaw on a tray. My husband does the sky.
        - I peel an orange in one piece. I don't eat it.
        * strategy Looked for something to make

        note flare running
        Ran past nothing and overtook nobody, since I was on the sofa, watching the marathon with the sound off. I clapped, though. With both hands.
        - The back half could hear you.
        - Watching took something, I think.
        * honesty Clapped from the sofa

        win newlyDiagnosed
        = Said the word out loud.
        To the mirror, and then to my {flatmate|brother|wife}, who said, I know, it's on the letter on the fridge.
        - The fridge knows first in every house.
        - Mirror and then a person. Right order.
        * courage Said the word

        note newlyDiagnosed
        Everybody sends me articles. I've put them in a folder called later. I go and look at the folder now and then, and close it.
        - I still have my folder. Never opened, nine years.
        - A good sentence for the senders: I've enough reading for now, come for a walk.
        * strategy A folder called later

        question newlyDiagnosed
        What should I know about that first scope that isn't in the leaflet? Not the medical bit. The human bit.
        - Buy soft everything. Begin earlier in the day than you think, so you can sleep.
        - They've seen it all and they'll talk to you about holidays.
        - Ask for the blanket from the warm cupboard. There's a warm cupboard.
        - Somebody will have to take you home. Pick one who doesn't need entertaining.
        -c The ward's number is on your letter. If the preparation worries you, ring them, they'd rather hear it before.
        * courage Asked for the human bit

        note newlyDiagnosed family under=45
        My dad has bought a book about it and is underlining. He's on chapter four, I'm on chapter none. Last night he came in and said, did you know, and I said, Dad, I do know, I'm it.
        - I'm it. Put that on a shirt.
        - Underlining is love with a ruler.
        * honesty Chapter none

        note newlyDiagnosed sleep
        Three in the morning and I'm reading forums, the other sort. Closing them now and coming here, where people talk about tomatoes.
        - The tomatoes will see you through.
        - Those forums are where the ones without a table go. Good that you closed them.
        * strategy Closed the other tab

        win work
        = First full week back.
        Four days in the building and one on the sofa with a laptop, as agreed, in writing. I went round and said good morning to everybody like a mayor.
        - In writing is what makes it hold.
        - The mayor is in.
        * persistence A whole week back
        * strategy Got it in writing

        note work
        Colleague said I look well. I've had a terrible week and looking well is something my face does by itself. I said thank you, and then I said, I'm not, actually. She fetched a chair.
        - The face has a lot to answer for.
        - And she fetched a chair. Sometimes it works.
        * honesty Said not, actually

        question work
        Night shifts with a gut like this: how do you eat on them? I've tried big before, small during, nothing at all. My shift has no pattern and nor have I.
        - Same three things, same three times, whatever the clock says. Dull, but my gut likes to know.
        - A flask of plain soup, half at one, half at five. I don't go near the machine.
        - I asked for the dietitian through my IBD team. It took a while and was worth it, for me.
        * strategy Tried three ways

        note food
        Cooked the {rice|potatoes|soup} my {grandmother|aunt|father} used to make when any of us was ill. It's beige. Eaten in bed, with ceremony.
        - Beige is a cuisine.
        - Ceremony matters more than colour.
        * strategy Kept it plain, made it nice

        win food family
        = One pot for everybody.
        For two years I've cooked two dinners. Yesterday I made mine, put the chilli on the table in a jar, and let them get on with it. Nobody died, one asked for seconds.
        - The jar in the middle is the answer to a great deal.
        - Two years of two dinners. You must have been exhausted.
        * strategy Put the jar on the table

        note food
        Invited to a barbecue. I brought my own bun with my own thing in it, and handed it to the cook like evidence. He saluted and grilled it separately.
        - He saluted. Marry him.
        - I bring mine in a lunchbox with my name on it, at fifty-two.
        * courage Brought the bun

        note food travel
        On the ferry they do a plain baked potato if you ask. It isn't on the board. You have to know, and now you know.
        - This is what this table's for.
        - I asked today. It exists. It was enormous.
        * helping Told us about the potato

        win travel
        = One night away.
        Own pillow, own towels, own list. I slept four hours and was very proud of each. The breakfast room had a window seat next to you know what.
        - Four hours, one night, all yours.
        - The list is what does it. Could you share it?
        -a Gladly: it starts with two of everything and ends with a book.
        * courage Slept somewhere else
        * strategy Took the list

        note travel
        Train cancelled, replaced by a coach. I don't do coaches. I went home, made tea, and rang them to say why, by name. They've refunded me and apologised to my bowel, more or less.
        - More or less is about as good as they get.
        - Ringing is what changes it. Thank you for ringing.
        * helping Rang and told them why

        question travel
        Flying for the first time since {the operation|the diagnosis|I was ill}. What do you say at security about what's in the bag, and to whom?
        - At the tray, to the first person, quietly: medical things, may I have it searched in private. They've always been decent to me.
        - I've a letter from the ward, two lines. Never needed it, always carry it.
        - Sunflower lanyard, and I ask for the aisle at the desk and not online.
        * courage Booked the flight

        win rest
        = Slept in the afternoon and didn't apologise.
        Nobody had asked me to. I usually do it anyway, in advance. I got up at four and joined in where they were.
        - Join in where they are. I'll remember that.
        - The unapologised nap is a higher form.
        * honesty Didn't apologise
        * strategy Slept when it was needed

        note rest
        Tired in the way where a teaspoon is heavy. Cancelled two things, kept one. The one was feeding next door's {cat|rabbit|hens}, and they're good company at my speed.
        - The right one to keep.
        - Hens don't ask how you are.
        * strategy Cancelled two, kept one

        note rest sleep
        I made a list of what I did on the good day and what I did the day after. It's a very unequal list. Going to borrow a bit from one for the other.
        - I do mine with dried beans in two jars.
        - Tell us how the borrowing goes.
        * strategy Looked at both days

        win shyness in=moving-anyway
        = Sat out the middle of the class and came back for the end.
        On the floor, by the wall, near the door. The teacher winked. I got up again for the slow bit, which is where I live.
        - Sitting out the middle is a technique.
        - I always thought one had to leave. You can come back.
        * courage Came back for the end

        note shyness
        I write these four times and delete three. This is the fourth. I'm all right, a bit alone, and it helped to read about the postbox.
        - Glad the fourth one got through.
        - You're at the table. Take any chair.
        * courage Sent the fourth one

        win strength in=moving-anyway
        = Ten minutes at the gym, and left at ten.
        There's a version of me that'd have stayed until it went wrong. I left him there on the mat.
        - Leaving at ten is the skill.
        - He'll be fine, he's got a mat.
        * strategy Left at ten minutes
        * effort Ten good minutes

        note strength flare in=moving-anyway
        Went from the {wall|bar|rings} to the floor today. Floor has always been there for me. Stretched for a bit, chalk on my nose, went home happy enough.
        - Happy enough is a good grade.
        - The floor takes us all in.
        * strategy Changed the plan to the floor

        win walking in=moving-anyway
        = Round the park with two known doors.
        Clockwise, since that way the second one comes before the hill. I've a map of this town that nobody would buy.
        - I would. Genuinely. Put it on the table.
        - Clockwise. I've been doing it wrong for years.
        * strategy Two doors, clockwise

        note bike in=moving-anyway
        Twenty minutes on the bike, flat, in sight of the house, like a child. It was marvellous. I may ask for a bell.
        - Ask for the streamers too.
        - In sight of the house is a proper radius.
        * effort Twenty minutes on the flat

        note bike flare in=moving-anyway
        No ride today. I oiled the chain, turned the pedals by hand, and listened to it. It'll keep.
        - It keeps. Mine kept eleven months.
        - The sound of a clean chain is training for the soul.
        * strategy Kept the bike ready

        note running in=moving-anyway
        Ten minutes on the pitch, last ten of the game. I'd asked to be put on when it no longer mattered, and then it mattered. I ran about and somebody passed to me.
        - They passed to you.
        - Asking for the last ten was clever.
        * courage Asked to be put on

        win everyday
        = A whole day without thinking about it.
        I noticed at ten at night, and so then I thought about it. But before that it was a day with a day in it.
        - I remember my first one of those. I rang my brother.
        - A day with a day in it. Yes.
        * honesty Noticed the good one

        note everyday
        Not a gut week at all. The boiler, the car, my aunt. It's a relief to have problems that anyone could have.
        - Ordinary problems, how glamorous.
        - Is the aunt all right?
        -a The aunt is fine. The aunt has never been anything else.
        * honesty An ordinary week

        note everyday
        I answered a question here yesterday from someone three weeks in, and I knew the answer. When did that happen?
        - Somewhere around the middle, while you weren't looking.
        - It's a good feeling. Don't let it go to your colon.
        * helping Answered somebody new

        note garden
        Knelt, weeded, got up and went in, came out, knelt. The bed's done in eleven goes and looks exactly like one done in one.
        - Nobody ever asked a flower bed how many goes.
        - In and out is how I painted the whole kitchen.
        * persistence Eleven goes

        note family
        My {son|niece|grandson} did a talk at school about digestion, and brought me up as a visual aid. I took questions. They were better than the consultant's.
        - What did they ask?
        -a Whether it's dark in there. I said I've had a camera in and it's quite bright.
        * courage Took questions from a class

        win family
        = Went to the whole of the school play.
        On the end of a row. I left for the second song, and came back for the fourth. He waved from behind a tree, as he was the tree.
        - The end of the row is the best seat.
        - He'll remember that you were there and not the second song.
        * effort There for the tree
        * strategy End of the row

        note weather walking in=moving-anyway
        It rained, which is useful, since nobody sits on the benches and I know them all. I had my choice of eleven wet benches.
        - Fold a carrier bag in the pocket and you're a king.
        - I like rain for that too. The town's ours.
        * effort Out in the rain

        note sleep
        Up four times in the night, so I've named the times. Two o'clock is the long one. Five o'clock is nearly company, the birds are in.
        - Give my regards to five o'clock.
        - Two is the one with the thoughts. I leave a crossword out for it.
        * honesty Named the hours

        note driving toilets
        A lay-by with a portable toilet that has a mirror in it, and a plastic flower. Someone cared. I'd like to thank them, and didn't know whom to ask.
        - Somewhere there's a man who chose that flower.
        - Where? Asking for the whole table.
        * helping Noticed and passed it on

        question food
        What do you have in the house for the days when you can't stand in a kitchen? I'd like to fill one shelf while I'm well.
        - Single pots of rice, the microwave sort. Oatcakes. A neighbour's number.
        - I freeze soup in cups and write on them what sort of day they're for.
        - Crackers by the bed, not in the kitchen. It's twelve steps' difference.
        * strategy Filled the shelf while well

        question rest
        How do you say no to the second thing in a day? I can do one. Everyone I love plans two.
        - I tell them which half I'm coming to.
        - I say: one and then my bed, choose the one. They like choosing.
        - It took a letter from my sister to my parents. Let somebody else say it once.
        * honesty One thing a day
        """
}

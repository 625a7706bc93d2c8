/// More of what the people of the designs say.
enum HarbourNamedMore {
    static let text = """
        note walking by=kwame
        Hello. Kwame, three children, no evenings. Maya and I found one: twenty minutes after the last story and before I fall asleep on the last story. I will report.
        - I fall asleep before the moral. Welcome.
        -c We found it in ten minutes of looking, because you knew your own evenings.
        * strategy Found the twenty minutes

        win walking by=kwame first
        = Four evenings out of five.
        Fifth evening was a nosebleed, not mine. Walked to the shop for ice lollies and back, so depending on the judge it was five.
        - I am the judge. Five.
        - Nosebleed evenings are protected in this group.
        * persistence Four of five, plus lollies

        note parenting by=kwame
        My middle one asked to come on the evening walk. We talked about whether worms have friends. Twenty minutes became forty. I would like to thank the worms.
        - They do, I think. Near the compost at least.
        - Best walking partner is one who stops for everything.
        * strategy Let the middle one come

        note family by=kwame
        When I started, somebody here answered me at eleven at night. I never found out if she knew how bad that day had been. If you are new and it is eleven at night, write. I am up, there is always a wash on.
        - It was me, and I did not know. I was waiting for a wash as well.
        - I wrote to you once at ten past one. You answered.
        -c This is what the group is for, and you said it better than the leaflet.
        *4 helping Keeps a light on for newcomers

        note walking by=kwame
        Bad week: two walks, both short, both cross. Youngest has decided sleep is a rumour. I'm posting it so the newcomers don't think I am made of trainers.
        - Two cross walks is two more than the sofa and I had.
        - Good. I was starting to worry about you.
        *2 honesty Posted the cross week

        question walking by=kwame
        Who would walk on Wednesdays, eight in the evening, from the old fish market to the lighthouse steps and back? Slow end leads. I bring a torch and no conversation topics. #wednesdaywalk
        - Me, if slow end means slow end.
        -@jo Slow end is my specialist subject. In.
        -@meilin I come if there is a bench halfway. There is, I checked.
        -@ben Every week, then. I'll bring the other torch.
        *2 helping Started something for others

        note running by=jo
        Jo, they, slow. I signed up for a race to come second from last and Maya looked at me for a long time. New programme: six minutes walking, one minute running, look at the sea.
        - Look at the sea is my whole programme.
        -c I did look. Then you wrote the better plan yourself.
        * honesty Told the real goal

        win running by=jo first
        = First run to the bakery.
        900 metres. The bakery was shut. I ran at it anyway and then stood there like somebody with a meeting.
        - A closed bakery proves it was not about the bun.
        - I would have gone to the next bakery. Well held.
        * effort Ran at a closed bakery

        note running by=jo
        Ten runs without looking at pace. I took the watch off and gave it to a drawer. The man with the two spaniels has started saying it first.
        - I know that man. He says it to the spaniels as well.
        - The drawer can have mine too.
        * strategy Gave the watch to a drawer

        note garden by=jo picture=allotment
        Rest day. Allotment day. The watering can is nine litres and there are two of them, so call it what you like.
        - I call it a farmer's walk and so does every gym poster.
        - What is in the beds?
        -a Beans, ambition, slugs.
        *2 strategy Rested on purpose

        win running by=jo
        = Last across the line, on purpose.
        All the way with Derek, the tail walker. We talked about his knees and my mother. A marshal cried, though she may have been cold.
        - I was the cold marshal's sister. She was not cold.
        - On purpose is the part I keep thinking about.
        -c You chose the finish you wanted and trained for it. I learned something from this plan.
        *4 courage Last, on purpose
        * strategy Chose the finish

        note running by=jo at=1d21:15
        If you're new to being overtaken: say “morning” first. It changes who is doing what to whom.
        - Said it to a whole running club. They were startled and then lovely.
        - I say evening, and it works as well.
        *3 helping Made me laugh, then go out

        question running by=jo
        Blister between the toes, second Tuesday in a row. I have tape, I have opinions, they do not agree. What do you do, those of you with feet?
        - Thin socks with toes. They look absurd and I have not had one since.
        - Tape the day before, on dry skin, round the corners of the tape or it rolls.
        - Looser laces over the front half for me. Took me a year to find out.
        * honesty Talked about feet

        note wheels by=callum
        Letter four to the leisure trust about the pool hoist. I have moved from sad to numbered paragraphs.
        - Numbered paragraphs are how things happen in this country.
        - Copy me in, I clean there on Mondays and I know which cupboard it's in.
        * persistence Letter four

        win wheels by=callum first
        = 5 km by hand-cycle along the front.
        Second one took longer than the first, because on the second one I stopped to talk to everyone who had waved on the first.
        - You told me it was a headwind.
        - I waved both times.
        * effort The whole front, twice
        * persistence Went back for a second

        note swimming by=callum
        The hoist has been fixed. Nobody rang, I found out because a lifeguard wheeled it past me like a birthday cake. Eight lengths.
        - Paragraph four did it.
        - Numbered paragraphs, I said so.
        -c Four letters for eight lengths. You opened that for the next person too.
        *3 persistence Kept writing until it moved
        * helping Opened it for the next person

        note wheels by=callum
        Shoulders asked for a rest day, in writing. Granted. Watched the sea do the work.
        - The sea never takes a rest day, and look at the state of it.
        * strategy Listened to the shoulders

        note swimming by=callum at=1d17:20 in=steady-starters
        Before anyone gives up on a pool: I rang and asked if the hoist was out today. It was not, so I asked when. Tomorrow at nine. It took two minutes and one deep breath, and I had nearly not bothered.
        - I never ring. I turn up and go home again. Stealing this.
        *@maya/88 strategy Asked the pool about the hoist before giving up on it
        *@dai helping Showed us to ring first

        note strength by=meilin
        My granddaughter asks what I carry in that bag. I say: your future birthday cakes. It is a kettlebell.
        - Put icing on it.
        - My grandson tried to lift ours. Respect has grown in the house.
        * persistence Carried it twice a week

        win gran by=meilin first
        = Lifted my granddaughter to see the parade.
        She wriggled the whole time like a fish. We saw two drums and one very small horse.
        - I hope the horse is well.
        - This is what the bag was for.
        -c Six months of carries, for two drums. You picked the reason and kept to it.
        *3 persistence Trained for a wriggling fish

        note balance by=meilin
        One foot while brushing teeth. Left is steady. Right thinks about other things. I have told it to listen.
        - My right is also a dreamer.
        - Hand above the sink, not on it. Then it is honest.
        * strategy Teeth and one foot

        question balance by=meilin
        Who has found a good way to practise kneeling down and up again, in a flat with hard floor? My knees are polite but firm.
        - A folded bath mat under the front knee and a chair in front of me. Chair does half.
        - I do it beside the bed, on the rug, hands on the mattress.
        -c Yes to the chair. Bring the question to Thursday, we will do it live for everyone.
        * helping Asked for all our knees

        note nights by=hugo
        Hugo. Nights, mostly the A1. Maya says write something, so this is something. I am more a reader.
        - Readers welcome. Half of this place is readers.
        - I read for five weeks before I wrote a word.
        * courage Wrote something

        note driving by=hugo in=steady-starters
        Read Jo’s thing in a lay-by. Got out. Walked one lap. That’s all.
        -@jo That is not all. That is the article, working.
        -@tomasz One lap is where I began. Which lay-by?
        * effort Got out

        note nights by=hugo
        Eleven days since a walk. Not proud, not ashamed, it was dark and wet and I was asleep when the sun was about. Weekend looks possible.
        - Dark and wet is a real reason. The weekend will do.
        * honesty Eleven days, said plainly

        win walking by=hugo at=1d19:40 first nopraise noreply in=steady-starters
        = Walked to the depot instead of driving to it.
        It is nineteen minutes and there is a canal. I have worked there for six years and did not know about the canal.

        note strength by=ben
        Last session with Maya today. I expect I will still come on Tuesdays, since I have nowhere else to be contradicted.
        - We will contradict you free of charge.
        -c You know the whole programme by heart. Tuesdays is your own now.
        * persistence A year of Tuesdays

        note swimming by=aisha at=4d20:05
        Hello. Aisha. I swim at the women's hour, alone, quickly, and go home with wet hair before anybody can talk to me. Trying it a little differently. This is me talking.
        -@kwame Good talking. Come as slowly as you like, read the rest of us meanwhile.
        - I am the one in the green cap at women's hour. I won't speak until you do.
        - Wet hair is our uniform.
        *2 courage Wrote before she was ready

        note swimming by=aisha at=2d19:10
        I said hello to the green cap. She said hello. We were both relieved to be back in the water.
        - I was. Same time next week.
        * courage Said hello first

        note pacing by=petra at=3d11:30
        Petra, long Covid, two years. Maya kept me a place and said I could read along for a week, but I'd rather get it over with. I pace carefully, which looks from the outside like doing nothing, slowly.
        -@kwame Slowly is welcome here. We have a whole slow end.
        - From the inside it's book-keeping, all day. I know it.
        * courage Got the hello over with

        note stairs by=petra at=35 nopraise noreply in=steady-starters
        One flight, then the whole crossword, then one flight down. I am copying @doreen with permission from nobody.

        note shyness by=yusuf at=1180 nopraise noreply in=steady-starters
        Not sure how this works. Yusuf, chef, both knees complain, I finish at midnight and everything is shut. Is there anything one can do in a kitchen that isn't cooking?

        note shyness by=idris at=5d16:40
        Signed up after the library stairs beat me. Twenty-three. Have not run since school, and I wasn't exactly running then.
        -@kwame You came at twenty-three, I came at thirty-eight. You have fifteen years in hand. What did you like doing at school, if not running?
        -a Table tennis. And sitting on the table.
        -@jo Slow is a pace, I wrote a whole thing about it. Come and be last with me.
        * courage Told us about the library stairs

        note balance by=ottilie at=4d10:15
        My first gym at sixty. I wore the wrong shoes and everybody was kind about it, which is almost worse. Alto, second row, new hip in the autumn if the list allows.
        -@agnes Wrong shoes is how I started. Which shoes did you decide on for next time?
        - Second alto here, badly. Breathing from choir will help you more than you'd think.
        * courage Came in the wrong shoes

        note coach by=maya at=1d08:05 in=practice
        I skipped my own session twice this week. On the third day I did ten minutes in my work shoes. I’m telling you because the ten minutes are the part worth sharing, and the skipping is the part that lets someone else breathe out.
        -@graham Breathing out, as instructed.
        - I skipped three and thought you would know. I feel better about both of us.
        -@esther Work shoes is what got me. Mine were by the door all along.
        - Thank you for the skipping.
        -@kwame Which ten minutes was it?
        -@maya The stairs at the studio, with the bins. Glamorous.
        -@shanthi I read this at half past twelve and went out.
        *11 honesty Said the true thing

        note coach by=maya in=practice
        I signed up for a swimming lesson. I teach bodies for a living and I was afraid of the teacher. Met it by telling her so. She gave me a float shaped like a crocodile.
        - Now we know what you are like on day one. Thank you.
        - Crocodile is the advanced float.
        *3 courage Was a beginner in front of us

        note coach by=maya in=practice
        A thing I got wrong: I told four of you to go up a step in the same week because it suited my calendar. If yours felt too big, it was. Go back to the size that was boring. Boring is a foundation.
        - Mine was too big, and I thought it was me.
        - Boring restored. Thank you.
        *4 honesty Corrected herself

        note coach by=maya in=practice
        My mother rang during my stretch and I put her on speaker. She stretched as well, in Enugu, on the porch. Eighty-one. She says we are both doing it wrong.
        - Please get your mother an account.
        - Wrong together across two continents.
        *2 strategy Took the call and kept the stretch

        note coach by=maya
        New chalk on the board in the studio: things people did this month that took nerve. Nobody's name. You'll know which is yours.
        - I knew. Thank you for leaving my name off.
        - I read it twice and hope the one about the bus is mine.
        * helping Wrote what took nerve

        note coach by=rhona
        I draw all your exercises as stick people because photographs make everyone look at the knees of the model. If your stick person has one leg shorter, that's my pen, not your diagnosis.
        - Mine has a beard now. My son did it.
        - I understood the stick person. I never understood the leaflet.
        * helping Draws them for us

        note coach by=rhona
        Walked up Arthur's Seat on Sunday, planned to be brisk, sat down twice. A child offered me a crisp. I accepted the crisp.
        - Pacing with snacks. I knew it.
        - What flavour?
        -a Prawn cocktail, out of respect.
        *2 honesty Sat down twice and said so

        note coach by=rhona
        Reminder from the pain hour: sore the next day and gone by the day after is training. Sore in a new place, or at night, is a question for me before it's a story for the group. Ask early, I like early.
        - Printed and on the fridge.
        - I asked early. It was the shoe.
        * helping Told us when to ask
        """
}

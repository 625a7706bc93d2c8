/// The weekly prompts at The Gut Feeling Café, oldest first, with answers.
enum GutFeelingPrompts {
    static let text = """
        prompt by=nadia
        The table is open. Say hello with one ordinary thing about you that has nothing to do with your insides.
        - I collect railway timetables from countries I've never been to.
        - I have sung in the same choir for thirty years and still mime the top notes.
        - Tomatoes. Ask me anything.
        - I can whistle with my hands full.

        prompt by=nadia
        What do you carry in your bag? Not the brave version, the actual one.
        - Spare everything, wipes, a plastic bag, and a novel so that I look as if I am just waiting.
        - A card that says I need the toilet urgently. I've shown it twice and been let in twice.
        - A tin with two biscuits I know I get on with.
        - Less than last year. I took the second jumper out.

        prompt by=shona
        From the nurse's chair: what would you like your team to ask you that they never do? I'll pass on the sense of it, not the names.
        - How I sleep. Everything else comes after that.
        - What I've given up, and whether I wanted to.
        - Who drove me here.
        - Whether I understood, a day later, not in the room.

        prompt by=nadia
        Which kind person, and what did they do? Small is best.
        - The woman in the ticket office who opened the staff toilet and then talked loudly about trains.
        - My manager moved my desk and told everyone it was for the light.
        - My nephew made me a sign for the door that says occupied by a queen.
        - Somebody on this table wrote to me on the worst Sunday.

        prompt by=nadia
        Big meals are coming. What is your plan for a table full of other people's opinions?
        - I sit near the kitchen and keep getting up to help. Nobody counts my plate.
        - I bring a dish I can eat and put it in the middle as though it was for them.
        - My aunt has been told. She will tell the others, at volume.
        - I eat at home first and go for the company.

        prompt by=nadia
        Quiet week. How is it, honestly, in three words or fewer?
        - Better than Tuesday.
        - Tired, fed, fine.
        - Sofa. Dog. Soup.
        - Not my favourite.

        prompt by=nadia
        What did you cancel lately, and how did you say it?
        - A birthday. I wrote: my body says no, I say next month. She wrote back with dates.
        - A meeting. I said I wasn't well, full stop. Nobody asked. I'd prepared four paragraphs.
        - A swim. I didn't say anything and regretted it, so I'm practising here.
        - Nothing, and I should have.

        prompt by=shona
        Question for those with some years in: what do you do in the week before an appointment, so that you remember what to ask?
        - A note on the phone, three lines only. I read it out in the room and don't apologise.
        - My wife writes. I talk. Afterwards we compare, like detectives.
        - I put the most embarrassing question first. The rest is easy.
        - I send it in by letter a few days earlier. They had it on the desk.

        prompt by=nadia
        Where is the best toilet in your town? I want stars and reasons.
        - The garden centre. Shelf, hook, warm, and you can look at a fern after.
        - The library, second floor. Nobody under sixty knows.
        - The big hotel. Walk in as if you live there.
        - The town hall, but only on council days.

        prompt by=nadia
        Movement, in whatever size. What did your body let you do this week, and did you enjoy it?
        - To the gate and back, three times on three days. The third one I enjoyed.
        - Danced one song and sat out two, in sequins.
        - Stretching on the bathroom floor. I was there anyway.
        - Nothing, and I was glad of the nothing.

        prompt by=nadia
        Tell us about a meal you enjoyed, whoever cooked it, however small.
        - Rice, egg, the good spoon.
        - Half of somebody's pudding.
        - Toast in the hospital at six in the morning. Best toast in Europe.
        - Chips, shared, near the door.

        prompt by=nadia
        Something you were told in your first month that turned out to be untrue for you?
        - That I'd have to give up my job. I gave up the early shift.
        - That everyone would stare. They're on their phones.
        - That I'd get used to it. I did not get used to it, I got good at it. Different thing.
        - That it would be one thing at a time.

        prompt by=shona
        How do you explain tiredness to people who think it is sleepiness?
        - A phone at nine per cent, with no idea where the next plug is.
        - I say my legs are full of sand and my head is full of radio.
        - I don't. I say no, thank you, and that's a complete sentence.
        - I gave my brother twelve spoons at dinner and took them off him one by one.

        prompt by=nadia
        Who made you laugh about this for the first time?
        - A porter. He said, you've got the best seat in the house and it flushes.
        - My daughter, who named the stoma Gordon without asking.
        - Myself, in a lift, alone, at quite a bad moment.
        - Paolo, on this table.

        prompt by=nadia
        The 22 bus is in the council minutes again. What one change in your town would let you go out more? I'm collecting them for the letter.
        - A key at the station that isn't in the pocket of one man called Stuart.
        - Benches. I can go anywhere if I may sit down.
        - A light in the park toilets, since they're open and nobody dares.
        - Signs. Half of them exist already, behind a ficus.

        prompt by=nadia
        If you are having a good stretch, what do you do with the guilt about it? If a bad one, what do you do with ours?
        - I say so quietly and then answer somebody else's question.
        - I like reading good weeks. It means they exist.
        - I mute the hikers for a bit, with love.
        - The guilt comes along on the walk. It doesn't get to choose the route.

        prompt by=nadia
        What does your best friend know about this, and what have you left out?
        - Everything but the nights.
        - She knows all of it. She once held the door with her back for an hour.
        - The word. I say stomach.
        - I told him last week because of this table. He said he'd guessed since 2019.

        prompt by=shona
        No medicines in this one: what helps you on a day in the infusion chair or the waiting room? Practical only.
        - Own blanket. Hospitals have weather.
        - A thick book I've read before.
        - Going with somebody who doesn't make conversation.
        - A window seat. I turn up ten minutes early to get it.

        prompt by=nadia
        Travel. One trick, learned the hard way.
        - Aisle, near the back, and tell the crew at the door in one sentence.
        - I book the train that gets in an hour too early, then the hurry's gone.
        - Split the important things over two bags. One of mine went to Oslo without me.
        - Learn the word for it in the local language first.

        prompt by=nadia
        Name something your illness has not touched.
        - My handwriting.
        - The way I shuffle cards.
        - Choir, Wednesdays, back row.
        - How I am with my son at bedtime, even if I do it lying down.

        prompt by=nadia
        What did you ask for this week? Out loud counts, in writing counts.
        - The code for the staff toilet. It's the year the shop opened.
        - A seat, on the train, from a man with headphones. He apologised for not noticing.
        - Help with the stairs and the shopping.
        - A day off from answering how I am.

        prompt by=nadia
        For those who have been here a while: what made you answer somebody for the first time?
        - She'd waited a day and I couldn't stand it.
        - I knew where that toilet was.
        - I wanted to say it didn't stay like that for me.
        - Elsie asked me to, in a letter.

        prompt by=shona
        What is on your fridge about all this? A letter, a number, a drawing?
        - The nurse line, in my husband's huge writing.
        - A drawing of my colon by a six-year-old. It's smiling.
        - A list headed boring food, in order of boredom.
        - The leaflet, upside down.

        prompt by=nadia
        Going home early: tell us about one time it was a good evening anyway.
        - Forty minutes at a wedding, one dance, cab. I had the best dance.
        - Left the match at half time. Heard the goal from the bus stop.
        - Never got past the coats. We talked in the coats for an hour.
        - I left the office party with three others who'd been waiting for someone to go first.

        prompt by=nadia
        What do you understand now that you'd have fought in the first year?
        - Planning is not giving in.
        - That a nap is part of the day and not a hole in it.
        - I can be ill and funny on the same afternoon.
        - The nurse likes being rung.

        prompt by=nadia at=3d10:10
        Episode five is about telling the person you're with. Before we record: what was the actual sentence you used?
        -@quinn Before we order, I may leave the table quickly, and I would like you to guard my chips.
        - I have a gut thing, it's dull, and I'll be back.
        -@leila I said it over the phone, while he was driving, so that he had to look at the road.
        - I drew it. I'm better at drawing.
        -@celeste My name is Celeste and this is Gordon.
        """
}

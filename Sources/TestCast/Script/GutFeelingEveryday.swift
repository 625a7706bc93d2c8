/// Small everyday posts of The Gut Feeling Café, put together from sentences that fit each other.
enum GutFeelingEveryday {
    static let text = """
        @ note cafe
        1 Tea in town, {eleven|three} o'clock, quiet hour.
        1 Tried the bakery with the green door.
        1 Lunch with my sister, near the exit.
        1 Met {peer} halfway, at the garden centre.
        1 Went by myself, with a book as company.
        1 Market day.
        2 One scone, plain, no drama.
        2 Toilet good, lock stiff, soap excellent.
        2 I asked for it without the sauce and nobody fainted.
        2 Stayed forty minutes and left while it was nice.
        2 I had the soup I know.
        2 Didn't check where it was until I was sitting down.
        3 The waiter remembers me now, as the one by the plant.
        3 On the map it goes.
        3 I'd go again on a middling day.
        3 Home for the four o'clock lie-down.
        3 Somebody at the next table had the same card. We nodded like spies.

        @ win cafe
        0 Ordered first for once.
        0 A whole lunch.
        0 Out after dark.
        0 Said yes to a table in the middle.
        0 Cake, with people.
        1 I'd looked at the menu the night before.
        1 I told them at the start that I might pop out, and then I didn't.
        1 The plan was to stay for ten minutes.
        1 I took the aisle end and the small bag.
        2 On the way home I was just somebody on the way home.
        2 I was tired after, but it was my own tiredness.
        2 Nobody at that table knows what that was. You do.
        2 There's a napkin in my pocket as evidence.

        @ note toilets
        1 New finding for the map.
        1 Motorway services, northbound.
        1 Twenty-minute queue at the {station|museum|fair}.
        1 Long meeting, seat by the door.
        1 The shop on the corner let me in again.
        2 Clean, a hook, no questions.
        2 I showed my card and the woman said, love, just go.
        2 I said excuse me, urgent, and the queue parted.
        2 Radar key works if you lift the door a little.
        2 Two out of order and one a work of art.
        3 I bought a plant out of gratitude.
        3 Four stars, one off for the hand dryer.
        3 I've written to say thank you, since they only hear the other sort.
        3 My spare trousers came along for the ride and stayed folded.

        @ note flare
        1 Day {three|four|five}.
        1 A wobbly week.
        1 Not a flare, not not a flare.
        1 Up in the night with the shipping forecast.
        1 Slow one.
        2 Sofa, bathroom, sofa.
        2 I rang the nurse line instead of the internet.
        2 I moved everything to next week, with apologies to nobody.
        2 Window open, blanket on, cat on that.
        2 I kept the one thing that mattered and let three go.
        2 I told work by nine, without a paragraph.
        3 Saying it here takes some air out of it.
        3 I'll be back with a better one.
        3 The cat's been promoted.
        3 No advice wanted, company welcome.
        3 Soup from next door, left on the step like a kindness bomb.

        @ note rest
        1 Two things today, then stop.
        1 Nap at one, alarm at two.
        1 Cancelled the evening.
        1 Sunday on the sofa, by choice.
        1 Batteries low and no sign of a plug.
        2 I did the dishes sitting on the high stool.
        2 I lay on the floor with my legs up the wall and heard the whole play.
        2 I left the washing in the machine to think about itself.
        2 Walked as far as the bench and let the bench do the rest.
        2 I asked my brother to do the shop, and gave him a list with drawings.
        3 Tomorrow may be taller.
        3 I didn't apologise to anyone. Progress.
        3 The drawings were of biscuits.
        3 I'm learning the difference between lazy and empty.

        @ note food
        1 Plain rice, good spoon.
        1 Soup day.
        1 Sunday lunch at my aunt's.
        1 Tried one new thing, a small one.
        1 Boring plate, nice plate.
        2 I ate by the window, slowly, with the radio.
        2 I'd my own dish at the end of the table and nobody remarked on it.
        2 I made enough for three days and wrote the days on it.
        2 It went well enough that I nearly told the neighbours.
        2 I left the skin, the seeds and the discussion.
        3 Beige, and proud of it.
        3 My cousin asked for the recipe, so I said: less.
        3 Notes taken, nothing proved.
        3 The potato never lets me down.

        @ note hospital
        1 Clinic this morning.
        1 Blood test, second floor.
        1 Infusion day, chair four.
        1 Pre-assessment, which is forty questions about my shoes.
        2 I'd my three lines written down and I read them all.
        2 The nurse found the vein while telling me about her allotment.
        2 They were an hour late, and I'd a thick book.
        2 I asked what the word meant and he drew it for me.
        2 I took {peer}'s advice and brought a blanket.
        3 Home with a plaster and a bun.
        3 Next one in eight weeks.
        3 Nothing decided, everything written down.
        3 I thanked the receptionist by name.
        3 Slept on the bus and woke up at the right stop.

        @ note newlyDiagnosed
        1 Week {five|seven|nine}.
        1 I told another person today.
        1 Bad night, better morning.
        1 First appointment with the nurse.
        1 Someone at work asked how I was, and waited.
        2 I said the short version and left it there.
        2 I wrote down questions and had answers for half of them by Friday.
        2 I cried in the car, then ate a banana.
        2 I read the whole leaflet, and Elsie's letter twice.
        2 I managed an hour without thinking about it and then noticed.
        3 It's a lot. I'm doing it in bits.
        3 I don't feel brave, only busy.
        3 It helps to see how ordinary you all are.
        3 I'm keeping the banana system.

        @ win newlyDiagnosed
        0 Went to the shop without a map.
        0 Told one friend.
        0 Asked the nurse the silly question.
        0 First lunch out since.
        0 First train on my own.
        1 It wasn't silly, it turns out.
        1 I'd practised it on the dog.
        1 I gave myself a way out and I didn't use it.
        1 I had the bag packed by the door for three days first.
        2 I walked home feeling about an inch taller.
        2 Writing it here before it wears off.
        2 I bought myself a pencil to celebrate.
        2 I don't know about tomorrow. Today was that.

        @ note walking
        1 Drive and back.
        1 Park, the loop with two doors.
        1 Slow mile, or most of one.
        1 Ten minutes after lunch.
        1 As far as the bus shelter.
        2 Sat on the wall halfway and looked at the wall opposite.
        2 I turned back early, since I was enjoying it and wanted to keep it that way.
        2 My gut behaved and my shoelace didn't.
        2 I went at the hour when nobody's about.
        2 Passed the postbox and gave it a nod for Rob.
        3 In the notebook it goes.
        3 Rain held off till the gate.
        3 I'd a blackbird for most of it.
        3 That was the whole outing and it was enough.

        @ win strength
        0 Ten minutes on the mat.
        0 Back in the class, at the end of the row.
        0 Moved on a middling day.
        0 Stopped while it was good.
        0 The gentle version, all of it.
        1 I'd told the teacher about the door, and she kept the mat by it.
        1 I began lying down and worked my way up.
        1 I asked my body first, and it said go on then.
        1 It was written down as five, and five became ten by itself.
        2 I lay there after and listened to my own breathing, bored and happy.
        2 Rest tomorrow, already in the book.
        2 It felt like saying hello to somebody.
        2 Then a hot water bottle, like an athlete.

        @ note bag
        1 Long train, small toilet.
        1 New sort this month.
        1 Quiet week with the lodger.
        1 Stoma nurse visit.
        1 Beach day.
        2 Changed it in four minutes, one hand on the wall.
        2 It made its noise in the silence at choir, and the alto beside me coughed, out of solidarity.
        2 I wore the good trousers anyway.
        2 The stoma nurse has a drawer full of things nobody'd told me about.
        2 I packed double and needed none of it.
        3 You get good at it. I didn't believe that either.
        3 I bought the stoma nurse a plant.
        3 Nobody looked, and if they did, hello.
        3 I dare say I was even a bit vain.

        @ note work
        1 First early meeting since spring.
        1 Worked from home, camera off.
        1 Site visit.
        1 Asked for the desk by the corridor.
        1 Deadline.
        2 I'd told them I may step out, and I stepped out, and nothing fell over.
        2 I took the ten o'clock break at ten for once.
        2 My boss has put it in the risk register under me, kindly.
        2 I did the important half before lunch.
        2 I ate the same lunch as every day, and I'm not sorry.
        3 Home by tram, seat by the door.
        3 Tomorrow I'm off, and it's in writing.
        3 The corridor desk has a draught and I love it.
        3 I was useful today, that's a good feeling.

        @ note travel
        1 Train to {York|Cardiff|Leeds|Ghent}, aisle, near the back.
        1 Ferry, calm.
        1 Weekend at my cousin's.
        1 Five hours on the coach that I said I'd never take.
        2 I'd two of everything and used one.
        2 Told the crew in one sentence, and they unlocked the good one.
        2 I had the window, a book, and four pages of it.
        2 I slept on a strange pillow and woke up the same person.
        2 My cousin had put a little bin in the bathroom without a word.
        3 I sent myself a postcard.
        3 It's bigger out there than I'd remembered.
        3 The list gets shorter each time.
        3 I'll go again before I've time to think.

        @ note family
        1 All of them here for the weekend.
        1 My brother rang.
        1 Birthday tea.
        1 School gate.
        1 Everyone is being careful with me.
        2 I said what I needed at the start and then we'd a nice time.
        2 I lay on the bed for the middle part and they came up in turns, as at a palace.
        2 We played cards on the landing, since that's where I was.
        2 I let my daughter carry it.
        2 I asked them to ask me about something else.
        3 They asked about the cat. Bliss.
        3 I lost at cards.
        3 I think they're learning it too.
        3 Somebody had bought the good paper.

        @ note everyday
        1 All quiet.
        1 Middling.
        1 A good day, whisper it.
        1 Rain, radio, rice.
        1 I've been reading more than writing.
        1 Choir night.
        2 I did one thing properly and one thing badly.
        2 I went out for a pint of milk and came home with a pint of milk, no incidents.
        2 I thought of {peer} at the postbox.
        2 I sat by the door from habit and didn't need it.
        2 I laughed at something until it was nearly a problem.
        3 That's my report from the table.
        3 I'd like more of those.
        3 Thank you for the company, as ever.
        3 Pass the tea.
        3 On we go, slowly.

        @ win everyday
        0 Kept a plan.
        0 Said no to the second thing.
        0 Asked for a seat.
        0 Stayed until the end.
        0 Answered the phone to my mother, calmly.
        0 Left the spare bag in the car.
        1 I'd had three goes at it before today.
        1 I said it in seven words and they were enough.
        1 I was sure I'd have to turn back and I didn't.
        1 It needed a nap first.
        2 Small, and I was taller for it.
        2 I told the cat, and now you.
        2 I've had a biscuit on the strength of it.
        2 I'm not going to make it mean anything else.

        @ win toilets
        0 A new town, without the map.
        0 Two hours at the market.
        0 The cinema, middle of the row.
        0 Showed the card.
        0 The long bus.
        1 I'd looked it up beforehand and then I didn't look again.
        1 I told the steward at the door, one sentence.
        1 I gave myself permission to leave at any minute, and so I stayed.
        1 I had the spare things with me, folded, bored.
        2 I even saw the end.
        2 The steward kept the seat by the aisle for me, with her coat.
        2 Came home with a cabbage and a high opinion of myself.
        2 I was thinking about supper, of all things.

        @ win rest
        0 Stopped before I was empty.
        0 Said which half I was coming to.
        0 Lay down at one, got up at two.
        0 One thing, and then no other thing.
        1 I wrote the plan for the day after first.
        1 My sister rang in the middle and I said, ring at four.
        1 I set an alarm for stopping, not for starting.
        1 I had the argument with myself beforehand.
        2 The evening was there when I woke.
        2 I had some of me left over for supper.
        2 Nobody minded, which I find slightly insulting.

        @ win food
        0 Ate what I'd planned, at my aunt's table.
        0 Tried one new thing and wrote it down.
        0 Cooked for four, sat down with them.
        0 Asked the kitchen, and the kitchen said yes.
        0 A picnic, my own corner of it.
        1 I'd brought my own box and put it down among the others.
        1 A teaspoon of it, as agreed with myself.
        1 I asked for it plain, in my ordinary voice.
        1 I'd rested first, so I had patience.
        2 Somebody asked if there was more of mine.
        2 Nothing happened, at length.
        2 I washed up, slowly, singing.

        @ win walking
        0 As far as the second door.
        0 To the corner, twice.
        0 Round the pond.
        0 Out on a middling day.
        0 A walk with somebody, and talking.
        1 I'd rung {peer} beforehand, in case I had to be fetched.
        1 I went clockwise, on Rob's advice and nobody else's.
        1 I turned round at the bench, as planned, and not at the bridge, as tempted.
        1 I took the small bag.
        2 The pond has a new duck.
        2 I sat down twice and got up three times, somehow.
        2 It's in the notebook, underlined.
        2 My legs are pleased, my gut has no comment.

        @ win hospital
        0 Rang before it got bad.
        0 Drove myself there.
        0 Said I hadn't understood.
        0 Read out all three of my questions.
        0 Sat in the chair without holding the arms.
        1 I'd written it on the back of my hand, as somebody here once did.
        1 I'd put it off twice already.
        1 I took my brother along, as he's nosy.
        1 I practised on the bus, out loud by accident.
        2 He drew it for me. I've kept the drawing.
        2 The nurse said, good question, and I nearly looked behind me.
        2 I had the good sandwich on the way home.

        @ win family
        0 Let them help.
        0 Two hours at the birthday, by the door.
        0 Said what I needed before, not after.
        0 All of bedtime, lying down.
        0 Told my brother the long version.
        1 I'd said at the start that I might vanish, and nobody asked where to.
        1 I handed over the list, and then the car keys.
        1 I sat where I could see both the cake and the corridor.
        1 It took me four years and a car journey.
        2 He said, is that all, and then he cried a bit.
        2 They were careful for ten minutes and then they were themselves.
        2 I had the corner piece.

        @ win work
        0 In at nine, out at one, as agreed.
        0 Asked for the desk near the door.
        0 Gave the talk, sitting down.
        0 Told one more colleague.
        0 A whole meeting, camera on.
        1 I'd sent the e-mail the night before, so it couldn't be unsent.
        1 I had my exit planned and my notes on one card.
        1 I'd slept, which is cheating.
        1 I asked {peer} what sentence to use.
        2 They said of course and went on to item four.
        2 I drank the water and nothing else, and sounded almost wise.
        2 Then I took the rest of the day off, in writing.
        """
}

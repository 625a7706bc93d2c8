/// What the people of the designs say, in the order they say it. `CorpusParser` explains the form.
enum HarbourNamed {
    static let text = """
        note stairs by=doreen
        Maya said introduce yourself. Doreen, new hip, third floor, no lift. I am told the stairs will come back. So far they have only gone up.
        - Ground floor, and I am jealous of your view. Welcome.
        - Third floor is a good reason. I never had one as good as that.
        -c Glad you came in, Doreen. Start with the bottom step and a cup of tea at the end of it.
        * honesty Said where she is starting from

        question stairs by=doreen
        Is it better to take the rail on the good side or the bad side? I have been doing both and arriving anyway.
        - I was taught good leg first going up, bad leg first coming down, and whichever hand finds the rail. The physio wrote it on my kitchen wall.
        - I use both and swap at the landing. It gives me something to think about.
        -c Ask me on Thursday and we will try it on the real stairs. Arriving anyway is a perfectly good method meanwhile.
        * effort Arrived anyway

        note gran by=doreen picture=kitchenTable
        My sister rang to ask if I am still doing my exercises and I said yes while sitting down. So I stood up and did eight. She could hear me counting and has asked me to ring her next time before, not during.
        - Mine only rings when I am on the floor.
        - Eight counts even if she heard the chair.
        * honesty Stood up and did them

        note stairs by=doreen
        Bad week. Sat on the landing twice and once in the rain, waiting for the bus, on somebody's wall. I am not cross, only tired. Mr Petrie carried the milk.
        - Let Mr Petrie carry the milk. Milk is what neighbours are for.
        - I had one of those in February. It went by on its own in about nine days.
        - The wall was there for sitting. So is the landing.
        -c Tired is information, not failure. Half of everything this week, and tell me on Thursday which half.
        * honesty Told the week as it was
        * strategy Let somebody carry the milk

        note everyday by=doreen
        I have put a chair on the second landing with permission from the factor. It has a sign: for anyone. This morning there was a bag of onions on it with no explanation.
        - The onions are resting between flights.
        - You have started a library.
        - I would like that chair on my stair. Who did you ask?
        -a The factor's office, Tuesdays. Say the word liability first, before they do.
        * helping A chair for anyone
        * strategy Made somewhere to rest

        note stairs by=doreen
        One whole flight with no stop, then a stop. I am not posting it as a win because Maya says I decide what is one. I have decided it is a rehearsal.
        - A rehearsal with an audience, then.
        - You decide, but I saw what I saw.
        * persistence Went back to it every morning
        * effort A whole flight

        note gran by=doreen
        My grandson asked why I count to thirty on the landing. I said to hear what the building is doing. It is mostly doing a vacuum cleaner.
        - Ours does a trumpet, badly. I rest longer for it.
        - He will remember that counting.
        * strategy A slow count to thirty

        win stairs by=doreen at=120 first nopraise in=steady-starters picture=stairs
        = Two flights without stopping.
        I did stop at the top, but only to wave at Mr Petrie’s door. Three weeks ago I was sitting on the landing with my shopping like a lost parcel. I still hold the rail. The rail is fine.
        -@graham/60 Rail-holder here too. How long did you rest between flights when you were on one at a time?
        -@doreen/40 A slow count to thirty. Then twenty. Then I forgot to count.
        -@aisha/25 I took the stairs at the library because of this. One flight. Counting it.

        note breath by=graham
        Graham, recently of a hospital corridor, now of this group. The rehab class finished and they gave us a certificate and a biscuit. I am here because the class has stopped and the lungs have not.
        - The biscuit is the qualification. Welcome.
        - I missed the class more than I missed the exercises.
        -c The class stopping is exactly when this starts. Good that you walked in the same month.
        * courage Came straight from one class to the next thing

        win breath by=graham first
        = To the end of the road and back, talking.
        I can tell you it was talking because @ben asked about the football and I gave him an actual answer. Two stops, both at hedges.
        - I heard every word. Wrong about the goalkeeper.
        - Talking is how they test it on the ward too, lung people swear by it.
        -c You picked the talk test all by yourself. That is good judgement about pace.
        * strategy Kept to a talking pace
        * effort Two hedges, one answer

        note breath by=graham
        Windy days are the hardest, it is like being asked a question and not allowed to reply. I did my walking in the shopping centre, twice past the keys-cut man, who nodded the second time.
        - The shopping centre is flat, dry and full of benches. Whoever built it did not know.
        - By April he will know your name.
        * strategy Took the walk indoors

        question breath by=graham
        Those of you with stairs at home: do you stop on the stair or only on the landing? I feel daft standing halfway with one foot up, like a statue of somebody less important.
        -@doreen Landing for choice, stair if needed. I look as if I have remembered something.
        - Halfway, both feet on the same step, hand on the rail. I pretend to look for my keys.
        - I breathe out on the effort, in on the flat step. It was in the rehab booklet and it helped me.
        * honesty Asked what many of us wonder

        note everyday by=graham in=steady-starters
        The pulse asks if I enjoyed moving. This week not really, if I am honest. I have done the same loop forty times and the hedge has nothing new to tell me.
        - Try it the other way round. The hedge has a back.
        - I swap the loop for the market on Saturdays. Same distance, better smells.
        * honesty Said it had gone flat

        win walking by=tomasz first picture=harbourWall
        = One lap of a lay-by.
        A9, second stop, five in the morning. One lorry, two lorries, burger van, bin, back. Four minutes. The burger man asked if I lost something. I said not yet.
        -@kwame Said not yet. That is the whole plan in two words. Well walked.
        - I drive past that one. I will look for a man not looking for something.
        -c First one done within nine days of deciding. You used the stop you already make, which is why it will last.
        *3 strategy Used what was there
        * effort Got down from the cab

        note driving by=tomasz
        The doctor was content on Tuesday. I am not writing numbers here. What I write is that I slept in the cab and still did the lap, in the slippers, in the rain.
        - Slippers in the rain is a very high standard.
        - You kept the numbers and shared the slippers. Right way round.
        * persistence Slippers, rain, lap

        win driving by=tomasz
        = Three drives with a lap, in one week.
        Also the week of the roadworks. I had forty minutes standing still near Perth, so I walked round my own lorry until the man with the sign laughed.
        - Walking round your own lorry counts as an inspection.
        - Roadworks as a gym. I will remember it the next time I shout at one.
        -c You met a barrier and walked round it, literally. That is what the plan was for.
        * strategy Made use of the roadworks
        * persistence Three in a hard week

        note driving by=tomasz
        Three empty days. Night runs, then a cold, then an honest lack of wanting. I say it here so that I do not have to hide it from @kwame, who would be nice about it.
        -@kwame I am being nice about it. Tomorrow, then.
        - Thank you for the lack of wanting. I have one too this week.
        - I had eleven empty days in March. The pavement was still there.
        *2 honesty Said the empty days out loud

        win driving by=tomasz
        = Back on the Friday, and nobody asked me to.
        I parked and the legs went by themselves. I was a little offended not to be consulted.
        - This is the best thing anyone has said about a habit.
        - Legs before brain. Mine do it with the biscuit tin.
        -c Coming back without being asked is a skill, and you have it now.
        *2 persistence Came back on a Friday
        * effort Started again

        win family by=tomasz picture=harbourWall
        = To the first bench and back, with Ola.
        In rain. She brought the flask, I brought the complaints. At the bench we decided to see the second one another day, and then sat there long enough to see a seal.
        - A seal is worth any amount of complaint.
        - Bring somebody who brings a flask: best advice in this group.
        * effort All the way to the bench
        *2 strategy Took Ola and the flask

        question driving by=tomasz
        For people on the road: what do you do with the second half of a rest break? The first half is the toilet and the phone. I have found the lap. I think there is room for one more small thing.
        -@samir Sitting on the step and doing the back stretches, holding the door. It looks like an argument with the cab.
        - I ring somebody. Standing. That is two things.
        - Calf raises on the kerb, slowly, until the kettle in the cab clicks.
        -@hugo I look at the sky. Not exercise, but it is the second half.
        * helping Asked for all of us on the road

        note driving by=tomasz
        Fifty laps of one lay-by, as of Friday. The ducks know my name. They say it with disappointment when there is no bread.
        - Fifty laps. I remember the slippers.
        - Please bring the ducks to the harbour wall.
        -c Fifty. I have written it on the board, with your permission, and drawn a duck.
        *3 persistence Fifty times down from the cab

        note walking by=tomasz at=238 picture=harbourWall in=practice
        The turning point at the end of the wall, lap two of two. Lay-by lap became harbour lap because the ferry was late. Sugar was kind afterwards. I will not say the number, only that I did not argue with it.
        -@kwame/190 Two of two. A late ferry would have had me at the vending machine.
        -@jo/170 That light. Did the wall say good morning back?
        -@tomasz/160 It said nothing. It is a Scottish wall.
        -@hugo/148 Same ferry, I stayed in the cab. Next time I am getting out.
        *5 strategy Used what was there
        *2 effort Turned up early

        note nights by=lucia
        Lucía, nights on the surgical ward, Crohn's since before I could spell it. I walk home with the sun in my face at eight and call that my training. Hello, people who sleep at night.
        - Hello from somebody who also eats supper at breakfast.
        - Walking home after twelve hours is training. I have seen that hill.
        -c It is training. I have put the hill in your plan under its own name.
        * effort Walked home after a night

        win walking by=lucia first
        = Took the long way home after a night shift.
        Past the harbour instead of past the bakery. Then back to the bakery, but I had seen the harbour.
        - The order matters. Harbour, then bakery.
        - That is thirty minutes on legs that had been up all night.
        * effort The long way, after a night
        * persistence Found a walk that fits nights

        note sleep by=lucia
        Blackout curtains arrived. The cat has learned to open them. Four hours of sleep, an hour of negotiations. No squats today and I am at peace with it.
        - Clothes pegs. Four of them, the strong sort. It held my cat off for a month.
        - Peace with no squats is a form of training.
        * strategy Rested without guilt

        note work by=lucia
        A woman on my ward asked why I take the stairs with my tired face. I told her there is a lady here called Doreen. She said tell Doreen. So: @doreen, bed eleven says hello.
        -@doreen Hello bed eleven. The rail is on the left.
        - This group goes further than it knows.
        *2 helping Passed it on to bed eleven

        note food by=lucia
        Gut has opinions this week, so all walks are short and all walks have a known door at the end. I mapped four. The library has the kindest one.
        - The library, the big chemist, and the hotel where nobody asks. That is my three.
        - Short with a known door is a very good plan. I used to stay home.
        * strategy Mapped the doors first
        * honesty Planned for a bad week

        question work by=lucia
        How do you say to a colleague that you are going for the ten-minute walk and not for a cigarette, when the cigarette people get ten minutes and nobody asks?
        -@kwame I say I am going out with the smokers, and then walk past them.
        - I put it in the rota book as fresh air. In pen.
        - Invite one of them. Mine came twice and now it is our thing.
        * courage Asked for her ten minutes

        question nights by=lucia at=1560 nopraise noreply in=steady-starters
        Nights again this week. What do you eat at three in the morning that doesn’t start a flare or send you to the machine for crisps? I have a microwave and about nine minutes.

        note driving by=samir
        First week. Glasgow, Carlisle, Glasgow. Stretched at each stop as Rhona drew it, the stick man has better posture than I do.
        - I have the same stick man on my fridge. He never tires.
        -c He was drawn on a good day. Stretched at each stop is the part that counts.
        * persistence At each stop

        note pain by=samir
        Back was a five out of grumpy today. Moved the seat forward one notch and did not drive like a man on a sofa. Small difference, but I noticed it at Abington.
        - One notch. I never thought of the notch. Trying it tomorrow.
        - Noticing at Abington is about two hours better than noticing at home.
        * strategy One notch forward

        win pain by=samir first
        = Carried the shopping from the car in two trips instead of one.
        It sounds like less. My pride usually does it in one and then my back sends the invoice.
        - Two trips is the clever number.
        - I told my husband this. He has gone quiet, and taken two trips.
        * strategy Two trips on purpose

        note driving by=samir
        Six hours to Inverness with three stops. At the second one I walked to the end of the car park and there was a view there. Eleven years I have used that car park.
        - Eleven years of view in storage.
        - Which one? I am up there on Friday.
        -a Ralia, past the picnic tables, left of the bins.
        * effort Walked to the end of it

        note family by=samir
        My daughter did the back stretches beside me to laugh at me, and now she cannot sit through dinner without showing her grandmother. Grandmother is better than both of us.
        - Grandmothers always are. Ours does it on the rug with the radio on.
        - That is three generations and one stick man.
        * helping Got the house stretching

        note pain by=samir
        Bad three days. Could not put my socks on without a speech. Did the lying-down ones only. Saying it because on Monday I wrote as if it was solved.
        - Mine comes back like that too. It went again.
        - Lying-down ones are still ones.
        -c Thank you for writing the other half. Lying down was the right choice, keep to it until Thursday.
        * honesty Wrote the other half

        win driving by=samir
        = A whole week of stops.
        Every long drive, got out every time. Once only to stand beside the lorry looking at it like a man who has bought it. It counts, I asked Rhona.
        - Standing beside it counts double if you nod.
        - A whole week. I remember the socks.
        * persistence Every stop, all week
        * effort Out of the cab each time

        note driving by=samir
        Thursday talk with the wife about the passenger seat. She has put a cushion there that says sit up. It is not a subtle cushion.
        - I want that cushion.
        - Support comes in many fabrics.

        note pain by=samir
        Back quiet, phone quiet, motorway quiet. Did the stretches in the lay-by where @tomasz has his ducks. They looked past me for him.
        -@tomasz They are loyal. It is because of the bread. I am sorry about your feelings.
        - I love that this is one lay-by and two of us.
        * persistence Kept the stretches going

        note everyday by=samir at=9d18:20
        Long one tomorrow, Aberdeen and back. Stops planned, cushion on board, sandwich already eaten.
        - Sandwich never makes it past the front door here either.
        * strategy Planned the stops first

        note strength by=priya
        Back at the bar. Well, beside it. It was just me, a broom handle and a baby monitor. Ten minutes and then the monitor won.
        - The monitor has beaten better lifters.
        - Broom handle is where it starts. Mine is still in the hall.
        -c Broom handle first is exactly the order. Ten minutes is a full session at the moment.
        * effort Ten minutes with the monitor on

        win strength by=priya first
        = Deadlifted the buggy into the boot without swearing.
        Hinge, breathe, brace, as drawn. The baby watched as if I was the television.
        - Real-life deadlift. I did mine with a bag of compost.
        - A hinge is a hinge. The bar will still be there.
        * strategy Hinge, breathe, brace
        * effort Took it out of the gym

        note parenting by=priya
        Nobody tells you that the pelvic floor has a comeback tour too. Quiet exercises at the red lights. If you see a woman looking very thoughtful at the junction, wave.
        - I have been thoughtful at that junction for six years.
        - This is the most honest post of the month.
        *2 honesty Said the quiet part

        note sleep by=priya
        Two hours, then forty minutes, then two. I planned squats and did lying on the carpet next to a baby who also lay on the carpet. We both looked at the lamp.
        - The lamp is underrated.
        - Twenty-two years ago that was me. The carpet years end.
        * honesty Let the carpet be enough

        note parenting by=priya at=13d06:50
        New idea: before he wakes, not after. Kettle on, eight squats, eight rows with the band on the door. Took as long as the kettle.
        - Kettle workouts are the only ones that survived in this house.
        * strategy Tied it to the kettle

        note parenting by=priya at=12d06:48
        Morning two. Kettle again. He woke on squat six and did not object.
        * persistence Second morning running

        note parenting by=priya at=11d06:55
        Three. I have discovered that the band squeaks on our door and that the cat objects to it more than the baby does.
        - Candle wax on the hinge side. Ours squeaked too.

        note strength by=priya at=10d07:02
        Four mornings. Not stronger yet, only less surprised.
        * persistence Less surprised every day

        note parenting by=priya at=9d06:45
        Five. Did them in the dark so as not to wake anyone. Woke everyone.
        - I have knocked over the same lamp four times.

        note strength by=priya at=8d06:58
        Six. Nine rows instead of eight, by accident. I lost count because he laughed.
        * effort Nine by accident

        note sleep by=priya at=7d07:10
        Seven. Bad night. Did three squats and put the kettle on twice. I am counting the kettle.
        - Count the kettle. The kettle has earned it.
        * honesty Three and a kettle

        note strength by=priya at=6d06:52
        Eight. My arms reached for the band before I was awake. Slightly eerie.
        - This is how it happens. One day you find yourself doing them at the sink.

        note parenting by=priya at=5d06:49
        Nine. He now waits for the squeak. I think he believes it is a bird.
        - Please never tell him.

        note parenting by=priya at=4d07:30
        Ten, an hour late because Sunday. Still before the tea.
        * persistence Kept it on a Sunday

        note strength by=priya at=3d06:57
        Eleven. He is teething and I am not at my best, but the kettle went on and so did I.
        - Eleven mornings and a tooth. Mind yourself this week.
        * effort The kettle went on and so did she
        """
}

/// The weekly prompts of the coaches at Harbour Strength, oldest first, with answers.
enum HarbourPrompts {
    static let text = """
        prompt by=maya
        First question in this place, so an easy one. What did you do today that counted as moving, though nobody would have called it exercise?
        - Carried a wardrobe door up two floors, then carried it down, wrong wardrobe.
        - Chased a bus. The bus won but I was close.
        - Stood on one leg to pull off a boot, and for once it was on purpose.
        - Hoovered as if somebody was coming.

        prompt by=maya
        What is the smallest thing you could do on a bad day and still say you did it? I would like to make a list of small things.
        - Shoes on. If I then take them off again, that's allowed.
        - Two squats while the toast is in.
        - Open the back door, stand on the step, breathe four times.
        - Reading this group, frankly.

        prompt by=rhona
        Which chair in your house is the best chair for standing up from? Mine is the piano stool. Name yours and how it earned it.
        - The one by the cooker. No arms, no mercy.
        - The garden bench. Cold enough to be motivating.
        - My late husband's. It's low, but it knows me.
        - The bath edge. I've made my peace with it.

        prompt by=maya
        Who knows that you are doing this? One person is plenty. Tell us how you told them.
        - My hairdresser. She can't leave while she is holding scissors.
        - Nobody, until this sentence.
        - My sister, who asks on Sundays and doesn't tell me off.
        - The dog, and he has kept it to himself.

        prompt by=maya
        Five weeks is not a deadline for anything. What did you keep going that you had expected to drop?
        - The band on the door. It's part of the door now.
        - Thursdays.
        - Swimming with my face in. I was certain that would go.
        - Being kind about Mondays.

        prompt by=maya
        Some weeks nobody knows what day it is. What did you do on one of those days, in whatever clothes?
        - Lap of the close in slippers and a paper hat.
        - Pushed a pram that had a turkey in it. Long story.
        - Slept. It was the right choice.
        - Danced with my aunt, who leads.

        prompt by=rhona
        No resolutions here, in any month. Instead: one thing that already works in your week and that you would like to protect.
        - The walk home from the school gate. No phone.
        - Tuesday at two. The pool is empty and so is my diary.
        - Ten minutes with the radio before anyone is up.
        - My nap. I'll defend it with a rolled newspaper.

        prompt by=maya
        Early mornings. What is the first thing your hand touches that makes it more likely you go?
        - The coat. I sleep with it on the radiator like a relative.
        - My headtorch. I feel like an expedition.
        - The dog's lead, and then there's no way back.
        - The kettle, always the kettle.

        prompt by=maya
        Tell us about somebody who carried something for you lately. A bag, a shift, a silence.
        - My neighbour did the bins when my back was out. Eleven weeks, never said a word.
        - A colleague swapped her Thursday so that I could come to class.
        - My son carried the shopping and let me carry the eggs, so I'd still be carrying.
        - Somebody here answered me at one in the morning.

        prompt by=rhona
        What is a word you use for your sore bit? I had a patient who called her knee the Minister. I've never forgotten him.
        - The landlord. Always turns up on the first of the month.
        - Gladys. She means well.
        - My shoulder is the brother-in-law. Fine, as long as you don't ask him to lift anything.
        - We are not on speaking terms, so no name.

        prompt by=maya
        What did you stop doing, and was it a good idea?
        - Looking at the watch. Yes.
        - Saying sorry to the whole class when I sit down. Yes, and nobody noticed.
        - Coffee at nine at night. The jury is out.
        - Doing all the floor exercises in a row. I scatter them now.

        prompt by=maya
        Where do you go when it is wet? We need a list of dry places where a person may walk about without buying anything.
        - The big library, three floors and a ramp.
        - The hospital corridor, from old outpatients to new outpatients. Half a mile, and there are paintings.
        - The big furniture shop, against the arrows.
        - The museum. I've seen that whale in every mood.

        prompt by=rhona
        Has anything gone from hard to boring? Boring is the goal. Tell us what bores you now.
        - The first flight. It used to have chapters.
        - Getting out of the car.
        - The plank, at twenty seconds. Thirty is still a thriller.
        - Walking in through the gym door.

        prompt by=maya
        If you have a route, describe one bend of it so that we could find it.
        - Past the blue door, where the cat sits that belongs to nobody. Then left, into the wind.
        - After the allotments there's a gap in the wall, and it's suddenly all sea.
        - The corner with the chip shop. Go through it quickly.
        - Landing two. There's a plant that isn't doing well. I have started watering it.

        prompt by=maya
        What do you wish somebody had told you in your first week here?
        - That nobody is looking, and then, later, that somebody is, and kindly.
        - Bring a coin for the locker.
        - You can come late. I missed three sessions by being four minutes late to them.
        - That the slow end has the better conversations.

        prompt by=rhona
        Show me your timer. What do you use to know when enough is enough? Mine is one side of a record.
        - The kettle.
        - The adverts, in the middle of the quiz.
        - My breath. If I can't finish a sentence, I've finished the set.
        - The youngest. He goes off at twelve minutes.

        prompt by=maya
        If you could give ten minutes of your week to somebody else here, whose ten minutes would you like in return?
        - Winifred's, on the bench at the bandstand. I'd bring the flask.
        - Whoever has a garden at six in the evening.
        - Ingrid's ten minutes in the sea, but with my own temperature.
        - Mine for anyone's quiet.

        prompt by=maya
        Tell us about a time you went home early and it was right.
        - From the class in March, knee. It was fine two days later and would not have been.
        - From a wedding, at nine. Walked home with my shoes in my hand. Lovely evening.
        - From the pool, after four lengths, since I'd had four good ones.
        - From the hill. The hill is still there, I checked from the bus.

        prompt by=rhona
        What does your body do better on a Thursday than on a Monday? Only good gossip, please.
        - It remembers where its feet are.
        - It sleeps. Monday nights are for staring.
        - Mine is the other way round. It peaks on Sunday and it's downhill to the weekend.
        - Stairs. By Thursday we've stopped arguing.

        prompt by=maya
        Say something nice about a person here, for a thing they did and not for how they are. Tag them if they won't mind.
        - @kwame answered me when I was up at one with the baby. Twice.
        - @winifred told me which bench. It was the right bench.
        - @callum wrote letters until the hoist moved. My dad uses that hoist.
        - Whoever moved the mats nearer to the radiator.

        prompt by=maya
        What is your plan when the plan fails? The second plan, the one in the pocket.
        - Ten minutes, anything, before the shower.
        - Text @kwame the word tomorrow.
        - The same thing but sitting down.
        - I go to bed. It's a plan.

        prompt by=rhona
        Which sound tells you that it's going well?
        - The gate. I only hear it click if I'm going slowly enough to close it.
        - My own feet, when they're even.
        - Nothing. When I can't hear my breathing.
        - The floorboard by the wardrobe. It used to groan before I did.

        prompt by=maya
        Somewhere in your week there is an hour that nobody has used yet. What will you do with a quarter of it?
        - Sit in it.
        - The long way back from the bus stop.
        - Ball against the wall with my grandson, until one of us complains.
        - The bins, but scenically.

        prompt by=maya
        Somebody will read this who joined yesterday. Tell them one thing you were wrong about.
        - I thought I had to be fitter to start.
        - I was sure everybody knew each other. They'd met three weeks earlier.
        - That rest days were for other people.
        - I thought the older ones would be slow.

        prompt by=rhona
        What have you done with one hand this week that used to take two?
        - Stood up from the low bench. The other hand had an ice cream.
        - Opened the heavy door at the surgery.
        - Held the rail.
        - Nothing yet. But I noticed, so I am watching for it.

        prompt by=maya at=2d12:05
        Some of you are up at five. What is the best thing you have seen so early that nobody else saw it?
        - A fox carrying a slipper, along the middle of the road, as if late.
        -@hugo A lorry park with frost on it. All the roofs white. Nobody had slept badly yet.
        - The man who lights the bakery oven. He waves with the paddle.
        -@tomasz Ducks, asleep. So they do stop.
        - My own kitchen, tidy.
        """
}

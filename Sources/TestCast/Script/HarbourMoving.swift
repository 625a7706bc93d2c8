/// Posts from the water, the front and the road, for whoever they fit.
enum HarbourMoving {
    static let text = """
        win swimming picture=swimmingLane
        = {Eight|Ten|Twelve} lengths with a rest at each end.
        The rest is part of it. At the far end there is a clock, and I have stopped reading it as if it were a school report.
        - I rest at both ends and once in the middle if the lane lets me.
        - Turning your back on that clock is worth two lengths.
        * strategy Rested before needing to
        * effort Every length

        win swimming
        = Put my whole face in.
        For the count of four, then came up as if I had been rescued. Nobody clapped because nobody noticed, which is what I'd hoped for.
        - Four is the hardest number. After that it is only five.
        - I still count. Eleven months in.
        * courage Face in, count of four

        note swimming
        Shared a lane with a man who swims like a ferry. I learned to breathe on the other side. So, thank you, ferry.
        - I know the ferry. He has a kind face if you can catch it.
        - Breathing on both sides because of the ferry is a real technique.
        * strategy Learned the other side

        note swimming
        Went, got changed, sat on the side with feet in, went home. The water and I weren't speaking. I still went.
        - Feet in is in.
        - You kept the appointment, that's the one that matters on those days.
        * persistence Still went

        question swimming
        People with goggles that leak: is it the goggles or is it my face? Third pair. I swim like somebody looking for a contact lens.
        - Mine stopped when I put the strap lower at the back and stopped tightening it.
        - Press them on without the strap, and if they stay for a second they fit. If they fall, wrong shape.
        - It was my fringe. Cap first, goggles after.
        * honesty Asked about the leak

        note swimming weather
        Sea was {nine|eleven|seven} degrees and the colour of slate. In to the shoulders, out, shouted a word, dressed badly. Flask shared with a stranger who had also shouted.
        - Dressing badly is the real sport.
        - I heard the word from the bench.
        * courage In to the shoulders
        * helping Shared the flask

        win swimming
        = The deep end, holding nothing.
        I have held the rail since {October|September|the schools went back}. Today I forgot to. I remembered halfway, which was too late to be frightened properly.
        - Too late to be frightened. I am writing that on my towel.
        - I saw you look for the rail and keep going.
        * courage Let the rail go
        * persistence Since autumn, every week

        win walking
        = To the end of the pier and back before work.
        Nobody about but the gulls, and they were also on their way to work. I was at my desk with salt on my glasses.
        - Salt on the glasses is the badge.
        - That pier is longer than it looks from the bus.
        * effort The whole pier before work

        note walking
        I do the same {half hour|twenty minutes} each day and today noticed that one of the houses has a tortoise in the window. It has been there since 1998, the lady says.
        - The tortoise has seen us all start.
        - This is why I don't wear headphones.
        * persistence The same walk, again

        note walking weather
        Sideways rain, so the walk became a lap of the big supermarket, all aisles, no basket. I was followed by security from fruit to pet food. We are on first-name terms now.
        - Security got their steps in.
        - Aisle nine is downhill.
        * strategy Took it indoors

        win walking
        = Three mornings this week, which was the whole plan.
        I had an urge to make it five. I have met that urge before. It leaves by the following Monday.
        - Leaving it at three is the hard bit.
        - That urge owes me a pair of shoes.
        * strategy Kept to the plan as made
        * persistence Three of three

        note walking
        Missed Monday, missed Tuesday, walked on Wednesday in a mood. The mood got off about halfway, at the swings.
        - Mine gets off at the bridge.
        - Wednesday in a mood is still Wednesday.
        * persistence Came back on the Wednesday

        question walking
        What do you say to yourself in the first five minutes, when the sofa is still in sight? I need a better line than come on.
        - Only to the postbox. I have never once stopped at the postbox.
        - I put the key in the pocket that is hard to reach.
        - I ring my sister and she hears that I am outside, so then I am.
        - Nothing. I count lamp posts until I am somebody who is out.
        * honesty Said where it gets stuck

        win walking family under=60
        = Walked to my {brother's|sister's|mother's} instead of getting the bus.
        Forty minutes, arrived with opinions about every front garden between. Got the bus back, with dignity.
        - One way is a way.
        - What did you decide about number twelve?
        * effort All the way over

        note walking picture=harbourWall
        Wall at first light. Two boats, one dog, one man with a radio playing something from before I was born. I meant to go fast and then did not want to.
        - That radio man has been there since my father's time.
        - Not wanting to go fast was the right reading of the morning.
        * effort Up before the boats

        note dog walking picture=pathWithDog
        The dog has decided that {the allotment path|the old railway|the burn} is ours now. We were out fifty minutes because he had letters to read.
        - A dog reads every one of them and answers most.
        - Fifty minutes of post. Mine takes the short edition.
        * persistence Out every day, whoever decides

        win dog
        = Up the hill path without the dog having to wait.
        He did look back once, but out of habit.
        - That look. You know you have done something when the dog stops sighing.
        - The hill path is no joke.
        * effort Kept up with the dog

        note dog
        Vet says the dog should walk less and I should walk more. We have agreed to do half of each other's homework.
        - Please report on how he does with his squats.
        - My dog has the same vet and the same ideas.
        * strategy Split the homework with the dog

        note dog weather
        Nobody was out tonight. Only us, the wind, and a bin that overtook us twice. I would not have gone alone. He would not have gone alone either.
        - A dog and a bin, that's a group.
        - This is the best argument for a dog I've read.
        * persistence Out in the wind

        win bike picture=bikeAgainstRailing
        = To the other harbour and back, with a scone in between.
        Headwind out, headwind back, which should not be allowed. The scone was level ground.
        - Headwind both ways is the local speciality.
        - Cheese or fruit?
        -a Cheese. I am not made of stone.
        * effort Headwind both ways

        win bike
        = Round the car park four times, both feet off the ground.
        One wobble, one bollard, no contact. A boy of about six told me to look where I want to go. He was right and I did.
        - Look where you want to go is all of cycling.
        - The bollard learned something too.
        * courage Both feet up
        * effort Four times round

        note bike
        Puncture at the far end of the {canal|cycle path|docks}. Walked it home, forty minutes. I decided somewhere near the bridge that this was a different sort of training, and by the house I nearly believed it.
        - Brisk walking with a trailer.
        - Come by on Sunday, I'll show you the three-minute fix.
        * persistence Walked it home

        note bike work
        Commuted by bike {twice|three times} this week. Arrived with helmet hair and an air of having been somewhere. The car people looked tired.
        - I counted herons, two, and no lights against me.
        - Helmet hair is a look.
        * strategy Put it into the commute

        question bike
        How do you all deal with the roundabout by the {retail park|hospital}? I have got off and pushed three times, and each time an entire bus watched.
        - I push. Every time. The bus has other things to think about.
        - There's a cut through behind the bowling club that nobody tells you about, two extra minutes and no bus.
        - Rode it behind a friend first, four times. Then alone on a Sunday at eight. Now it's just a roundabout.
        * honesty Pushed and said so

        note bike pain
        Sat out the Sunday ride. The {knee|shoulder|back} was talking, and for once I listened before it started shouting. Made the soup for the ones who went.
        - The soup was the best part of the ride.
        - Listening before the shouting took me about ten years.
        * strategy Listened early
        * helping Made the soup

        win bike
        = First time past the {gasworks|lighthouse|big hill} without getting off.
        In the smallest gear there is. I was passed by a woman with a cello. I don't mind, she looked as if she was late.
        - Smallest gear is there to be used.
        - The cello is what makes this real.
        * effort All of it, in the small gear

        note bike parenting
        School run on the bike, {one|two} passengers, one of them singing about a digger the whole way. Door to door in eleven minutes, plus six minutes looking at a digger.
        - The digger is the interval session.
        - Six minutes of digger is very restrained.
        * effort Pedalled the digger song

        win running
        = Ran between four lamp posts, walked between the next four.
        Repeated until the lamp posts ran out. I thought I'd be embarrassed, but it was dark and lamp posts don't talk.
        - Lamp posts are the best coaches on that road.
        - Four and four. I am still on two and four, and happy there.
        * strategy Lamp post by lamp post

        note running
        Went out to run, met my neighbour, walked with my neighbour. He'd not been out since the funeral. It was the right pace.
        - It was.
        - Thank you for going at his.
        *2 helping Went at his pace

        note breath walking
        Cold air goes in like a pin, so scarf over the nose, slow start. I look like a bank robber with a library card.
        - A scarf over the nose was the making of my winter.
        - Bank robber with a library card, I shall look out for you.
        * strategy Scarf first, slow start

        win breath
        = Hung the washing out without sitting down in the middle.
        One basket, all pegs. I sat down afterwards and looked at it like a man who had painted it.
        - Washing is overhead work, that's hard on the breath. Well paced.
        - I look at mine as well.
        * effort All the pegs
        * persistence Came back to the line

        question breath
        Anyone else find that talking on the phone and walking is the hard combination, harder than a hill? I sound as if I am being chased.
        - I sit for the phone, walk for the walk. Took me a while to see them as two exercises.
        - I tell them at the start, I'm out of puff, you talk. They love to talk.
        - Shorter sentences. It's improved my character.
        * honesty Said how it sounds
        """
}

/// Posts from kitchens, gym floors, gardens and night shifts, for whoever they fit.
enum HarbourIndoors {
    static let text = """
        win strength
        = Got up off the floor with one hand on the chair.
        Last month it was two hands and a vocabulary. The cat, who supervises, has moved further off.
        - The vocabulary is still allowed.
        - One hand. I remember the post about two.
        * persistence Down and up, all month
        * effort One hand on the chair

        win strength
        = Ten sit-to-stands from the kitchen chair.
        The kettle boiled, I kept going, the kettle clicked off, I was still going. We were both steaming.
        - The kettle is the best timer ever made.
        - Ten is a proper set.
        * effort Ten, and past the kettle

        note strength
        Carried both bags from the bus stop, swapped hands at each gate. Eleven gates. The bread is squashed, but evenly.
        - Swapping at the gates is what Rhona would have drawn.
        - Evenly squashed bread is symmetry.
        * strategy Swapped at every gate

        note strength
        Turned up at the gym at the busy time by mistake. Nobody looked at me. I checked every mirror and they were all looking at themselves, which was a comfort.
        - Best thing about mirrors.
        - I walked in a circle on my first day and left. You stayed.
        * courage Stayed at the busy time

        win strength
        = One push-up from the knees that felt like mine.
        The others felt like something happening to me. This one went down slowly and came up on purpose.
        - On purpose is the word for it.
        - Slow down is harder than up. Well done on the slow.
        * effort Slow down, on purpose up

        note strength rest
        Planned three sessions, did one and a half. The half was good. I've stopped saying only in front of numbers, for this week at least.
        - One and a half is one and a half.
        - Taking only out of it. I need that.
        * honesty One and a half, plainly said

        question strength
        How do you fit it in when you come home and sit down? If I sit I am lost. I have tried not sitting, but the chair is by the door.
        - I leave the band on the door handle, so the first thing I touch is the band. Then the chair.
        - Coat stays on until I've done it. Looks mad, works.
        - Move the chair. I mean it. I moved mine to the other wall in January.
        * honesty Named the chair

        win strength everyday
        = Opened the jar myself.
        The pickles, the new ones with the terrible lids. I did not want a pickle. I just stood there with it open.
        - Lid strength is real strength.
        - My husband is afraid of being replaced.
        * persistence Grip work, every evening

        note strength work
        Twelve-hour shift on my feet, so today's programme was legs on the wall and looking at the ceiling. There's a spider up there who has been training all week.
        - Legs on the wall after a shift is the best ten minutes I know.
        - Give the spider an account.
        * strategy Matched the day

        win pain
        = Slept on the sore side for the first time since {Christmas|the autumn|my birthday}.
        Only till three, but I woke up surprised and not sore, and then stayed awake to enjoy it.
        - I'd have stayed awake as well.
        - All those small boring stretches. They add up somewhere.
        * persistence The small stretches, daily

        note pain
        Flare-up of the {shoulder|hip|knee}. Did the tiny version of everything, so small that my son asked if I had started yet. I had finished.
        - The tiny version is still the version.
        - I keep a tiny list on the fridge for those days. Three things, all lying down.
        * strategy The tiny version
        * persistence Did it anyway, small

        question pain
        Those of you who got through a long stretch of stiff mornings, what did you do in the first ten minutes? Mine are spent negotiating with a sock.
        - Warm shower first, socks last. I was doing it the wrong way round.
        - I do the knees-to-chest before I even sit up. It's in bed, so it barely counts as getting up.
        - There's a sock thing, a plastic gutter with two strings. Looks silly, changed my mornings.
        -c Good question to bring me as well, I'd like to see which direction is stiff. The in-bed ones Rhona drew are a fair start.
        * honesty Told the sock story

        note pain work
        Set an alarm for every {forty|fifty} minutes at the desk. Stand, roll the shoulders, sit. Colleagues thought it was a medical device. Now two of them stand up too.
        - You've started a mutiny.
        - I have an egg timer shaped like a hen. Same effect.
        * strategy An alarm and a shoulder roll
        * helping Got the office standing

        win balance
        = Put my trousers on standing up.
        One leg and then, after some thought, the other. Hand near the wall. I felt like the Royal Ballet.
        - I would buy a ticket.
        - Hand near the wall and not on it, that's the way.
        * effort One leg at a time

        note balance
        Walked heel to toe along the hall while the soup heated. The picture frames have never been so straight, as I touched every one.
        - Touching is allowed.
        - Our hall has a radiator for that, which makes you quick in winter.
        * persistence Every day while the soup heats

        note balance everyday
        I danced in the kitchen to the whole of a song I am not going to name. Rhona says dancing is balance work. I say so was the song.
        - We'll guess. Was there a key change?
        - Kitchen floors are the best dance floors.
        * strategy Picked the one to enjoy

        win stairs
        = All the way up without the lift.
        Four floors at the {council offices|hospital|car park}. I arrived before the lift and pretended I'd been there for ages. #stairs
        - Pretending is half the fun.
        - Slow and ahead of the lift is my favourite speed.
        * effort Four floors

        note stairs
        The lift at work is broken. I've done more training this week than in all of February, and have only complained about it twice. Three times now. #stairs
        - Complaining is done on the out-breath, so it helps.
        - That lift is your personal trainer.
        * persistence Up and down all week

        question stairs
        Going down is worse than going up for me. Is that just me, and did anything help?
        - Not just you. Rhona had me practise on the bottom two steps only, backwards and forwards, for a fortnight. Dull, and it worked for me.
        - Rail and slow, and better light. I changed the bulb and half the fear went.
        - I stop and turn slightly sideways. Felt odd for three days.
        * courage Asked it out loud

        note sleep
        Awake at four again. I used to lie there doing sums. Now I get up, do the five slow stretches by the window, and watch the first bus. Then I sleep.
        - I see that bus too. I'll think of you on the other side of the street.
        - Sums never helped anyone.
        * strategy Swapped sums for stretches

        note nights work
        Third night of four. My walk was to the vending machine on the other floor, by the far stairs, and I came back with nothing. I am counting the nothing.
        - The far stairs is the whole post.
        - Coming back with nothing from that machine is a kind of title.
        * effort The far stairs at 3 a.m.

        win nights
        = Walked home after nights, all the way this time.
        Met the children going to school in the other direction. One asked if I was a burglar. I said a tired one.
        - Best job title here.
        - All the way after a night shift. That's a proper walk.
        * effort Home on foot after a night

        note work walking
        Turned the Tuesday meeting into a walking meeting. Just the two of us and nothing to write on. We solved it by the fountain and forgot it by the door.
        - Ring each other at the fountain next time.
        - I've been trying to get mine outdoors for a year.
        * strategy Moved the meeting outdoors

        question work
        Those who do it at lunchtime: how do you come back not looking like you've done it? I have a face that stays red until about three.
        - I have stopped minding. People think I've had good news.
        - Cold water on the wrists, then the neck. Five minutes.
        - Ten slow minutes rather than twenty quick, that was my answer to the face.
        * honesty Asked about the red face

        note parenting
        Planned: half an hour. Got: nine minutes, one shoe, one child on my back. She counted for me. She counts one, two, eight.
        - One, two, eight is how I'd like to count lengths.
        - A child on the back is resistance training.
        * effort Nine minutes, one shoe

        win parenting
        = Five-minute squats outside the bathroom door.
        They wanted me near and not in. I was near. I was also strong.
        - Near and not in is the job description.
        - Door-frame holds next. They take ages in there.
        * strategy Used the waiting

        note parenting sleep
        Third broken night. I did what Maya calls the emergency version, which is one of everything. One squat, one press, one look out of the window.
        - The look out of the window is the important one.
        - I did one of everything for most of March.
        * persistence One of everything

        note family under=60
        Dad wouldn't do his exercises with me watching, so I did mine and he criticised. We got through the whole sheet that way.
        - Criticising is aerobic in our family.
        - Clever. Next week let him be the coach, with a whistle.
        * strategy Let him be the critic
        * helping Did the sheet together

        win family
        = My brother came along.
        Eleven months of asking and then on {Sunday|Saturday} he was at the gate in the wrong shoes saying well, are we going. We went.
        - Eleven months of asking without nagging is a long game.
        - Wrong shoes are how it starts.
        * persistence Kept asking, kindly

        note garden picture=allotment
        Two hours on the {allotment|raised beds}, most of it bending. Knees down on the mat, one hand on the fork to stand up. Rhona's stick man would have been proud, if not of the carrots.
        - One hand on the fork is the getting-up-from-the-floor class in the wild.
        - What happened to the carrots?
        -a They have legs. We don't talk about it.
        * strategy Fork, knee, stand

        note garden rest
        Ten minutes of weeding, ten of sitting on the bucket. Repeat. The old me would have done it all and then been no use till Thursday.
        - The bucket is the hero here.
        - Ten and ten. I do it with the ironing.
        * strategy Ten and ten

        win garden
        = Pushed the full barrow up the path.
        Stopped once, at the gate, which I could have claimed was for the gate.
        - The gate needs opening. That's not a stop.
        - Full. I do half and call it aerodynamic.
        * effort A full barrow up the path

        note rest
        Rest day taken, on the day it was planned, without replacing it with the ironing. That was harder than the session.
        - Ironing is not rest, I've told them for years.
        - Well rested. It's a skill.
        * strategy Rested on purpose

        note rest pacing
        Did less on purpose on a good day, so that tomorrow may also be one. It felt like leaving a party early. I did hear the party.
        - That's the hardest one there is.
        - Tell us about tomorrow.
        -a It was fine. Not a party, but fine.
        * strategy Left some for tomorrow

        note gran
        Grandson's sports day. There was a grandparents' egg and spoon. I trained for it secretly with a lemon. I came somewhere, and the egg arrived.
        - Secretly with a lemon. Respect.
        - The egg arriving is the only rule in our family.
        * persistence Trained with a lemon

        win gran
        = Sat on the floor for the whole of the tea party.
        And got up afterwards, with a teddy for support, morally. There were seven guests. I was the only one with knees.
        - Up from a tea party is the true test.
        - Teddy is a good spotter.
        * effort Down there and up again

        note shyness
        Came to the studio, saw there were people in it, went round the block, came back. Still people. Went in.
        - Once round the block is my warm-up too.
        - We were all hoping it was you who'd come in.
        * courage Went in anyway

        note shyness
        I have been reading here since {January|the autumn|I joined} and not written. This is me writing. I've done my band rows every other day all that time, quietly.
        - All that time, quietly. That's a lot of rows.
        - Glad you surfaced. No need to do it often.
        * courage Wrote the first one
        * persistence Quiet rows, all along

        question shyness
        Does it get easier to walk into the changing room? I get changed in the car and it isn't a large car.
        - It did for me at about the sixth time. I went at the quiet hour first, two till three.
        - I wore it under my coat for a month. Then one day I forgot.
        - Nobody has ever looked up from looking for a locker coin.
        * honesty The car is not large

        note weather
        Rained every single day this week. Went out {twice|three times} and kept a list of what got wet. Number six was the list.
        - Put the list in a bag next time, the bag can be number seven.
        - Three times in that is dedication, or poor forecasting.
        * persistence Out in it regardless

        note everyday
        Nothing to report. Did the usual things at the usual times. I thought somebody should post about a week like that.
        - The usual things at the usual times is the goal, I think.
        - Best week of the lot. Thank you.
        * persistence The usual things

        note everyday
        Did not want to. Didn't. Then did four minutes at ten at night in my pyjamas, so that the day would have something in it.
        - Pyjama training is a large and silent movement.
        - Four minutes at ten at night. I know what that costs.
        * persistence Four minutes at ten

        note everyday picture=kitchenTable
        New system. Plan on the kitchen table, under the marmalade. If I want toast, I have to move the plan, and then I've seen it.
        - Marmalade planning. Somebody will write a book.
        - I have mine under the remote.
        * strategy Put the plan under the marmalade

        note everyday
        A bad fortnight. Not the body, the rest of it. I have done nothing I planned, except that I have read all of you every evening. Thank you for carrying on out loud.
        - We'll carry on a bit louder.
        - Reading is being here. Come when you come.
        - Same here last month. Nobody needed an explanation from me either.
        *2 honesty Told us about the fortnight
        * courage Wrote in a bad fortnight

        win everyday
        = Back after {nine|ten|twelve} days of nothing.
        Five minutes. I had expected it to feel like starting again, but it felt more like finding a glove.
        - Finding a glove is exactly it.
        - Five minutes after a gap is worth thirty in a good week.
        * persistence Came back
        * effort Five minutes after a gap

        question everyday
        What do you do with the day after a good day? I always overdo it, and then I write to you from the sofa.
        - I make the plan for it the evening before, while I still have sense.
        - Half. Always half, and the other half I owe myself.
        - I go for a walk with my slowest friend.
        * honesty Wrote from the sofa
        """
}

/// Small everyday posts of Harbour Strength, put together from sentences that fit each other. `ComposedParser` explains the form.
enum HarbourEveryday {
    static let text = """
        @ note swimming
        1 Women's hour, warm showers for once.
        1 Pool at seven, lane two, one other person.
        1 In before the school parties.
        1 Pool this morning, flat as a plate.
        1 Cold in the changing room, so I was quick about it.
        1 Slow lane, and slow it was.
        1 Nearly turned round in the car park and didn't.
        1 New costume, old stroke.
        2 {Six|Eight|Fourteen} lengths and a chat.
        2 I did the kick board drill and went nowhere with great effort.
        2 Back stroke, and I only met the wall once.
        2 Practised breathing out under water, which sounds like an argument.
        2 Floated for a while and called it recovery.
        2 Four easy, four thinking about elbows, four easy.
        2 Stopped when my shoulders said so.
        3 My goggles have left a face on my face.
        3 Home with wet hair and a bun.
        3 The lifeguard nodded. We've been building up to that.
        3 Tomorrow is a dry day, on purpose.
        3 Somebody was humming in the next lane and it kept me in time.
        3 I'd forgotten the coin again. A stranger had two.

        @ win swimming
        0 Counted to {six|eight} between breaths.
        0 Twenty minutes without holding the side.
        0 Swam on the Friday I'd said I would.
        0 Turned at the wall instead of standing up.
        0 Asked the lifeguard for help with my arms.
        0 A whole length on my back, straight for once.
        1 I have been working up to it since I joined.
        1 It was meant to be next week, but the lane was empty.
        1 First I did the easy half, then I kept going.
        1 I'd told one person, and that was enough to get me there.
        1 It took three goes and a rest on the steps.
        2 Not elegant. Afloat.
        2 I sat in the sauna afterwards next to a man who'd no idea.
        2 Tea has never tasted so much like tea.
        2 My arms are now two long noodles.
        2 I grinned at the noticeboard on the way out.

        @ note walking
        1 Along the front and back by the allotments.
        1 Out at half past six with the gulls and the bin lorry.
        1 Round the block, and then, since the kettle wasn't on, round it again.
        1 Wednesday walk, nine of us, one torch. #wednesdaywalk
        1 Went the other way round for a change.
        1 To the library with the books, home with other books.
        1 Only as far as the {post office|swings|bowling club} today.
        1 Late one, after the news, and better than the news.
        2 The wind did half of the work, and then asked for it back.
        2 Stopped twice, once for breath, once for a cat.
        2 I sat on the bench with the brass plate and read it properly.
        2 Nobody hurried me and I didn't hurry anybody.
        2 Legs a bit heavy, head a good deal lighter.
        2 Met {peer} by the slipway and we went slower and further.
        2 I'd planned twenty minutes and took twenty-five, what with one thing and another.
        3 The hedge was full of opinions.
        3 Someone's painted the railings green.
        3 Shoes are drying on the paper.
        3 I'd do that again tomorrow and may.
        3 It was the best part of a dull day.
        3 Two herons, if anybody is counting.

        @ win walking
        0 Walked there instead of waiting for the bus.
        0 The long loop, with one sit-down.
        0 Four days out of seven.
        0 The hill by the church, in one go.
        0 Out in the morning, which I said I'd never do.
        0 Twenty-five minutes, all of it outdoors.
        0 Past my usual bench.
        1 I'd laid my shoes out by the door the night before.
        1 Two weeks ago I'd have rung for a lift.
        1 I went at the speed of the pram in front, and it was the right speed.
        1 I wrote the plan on an envelope and the envelope was right.
        1 It was drizzling, which meant I had the place to myself.
        2 Legs complained on the way back, but only to each other.
        2 There was a robin at the top, waiting for somebody else.
        2 I told my neighbour and she told hers, so it's official.
        2 Then I sat on the step with my coat still on.
        2 I noticed I'd been thinking about supper and not about my legs.

        @ note strength
        1 Bands on the door again.
        1 Thursday session, the whole sheet.
        1 Home session, between the sofa and the clothes horse.
        1 Stick-man exercises, page two.
        1 Short one: three things, two rounds.
        1 Came in tired, did the warm-up, thought I'd see.
        1 Sit-to-stands during the weather forecast.
        2 Rows fine, presses cross, squats surprisingly polite.
        2 Went down slowly and came up with a noise, which I'm told is fine.
        2 I left two in the tank, as agreed.
        2 The second round was easier than the first, which makes no sense to me.
        2 Dropped the band once and it went for the cat.
        2 Made it gentler halfway through and finished.
        2 Somebody showed me where to put my feet, and it was my feet all along.
        3 Bread dough will know about it tomorrow.
        3 The stairs home felt shorter by a stair.
        3 Rest tomorrow, in the diary, in ink.
        3 I could hear {peer} laughing two mats over.
        3 Sat in the car for a moment first, pleased.
        3 Tea, biscuit, no regrets.

        @ win strength
        0 Carried the {compost|shopping|pram} up without putting it down.
        0 A full set, slow all the way.
        0 Two sessions this week, as planned.
        0 Held the plank through both adverts.
        0 The heavy door, with one arm.
        0 Stood up from the low sofa, no hands.
        0 Finished the sheet and turned it over.
        1 I remember when that needed a run-up.
        1 I'd practised the small version for a month.
        1 I wasn't going to come, and then there I was.
        1 I changed my grip as Rhona suggested and it went.
        1 Nobody was watching, so I'm telling you.
        2 My arms were shaking but they were my arms.
        2 I did put my coat on the wrong way round afterwards.
        2 Then the phone rang and I could still lift it.
        2 I celebrated with a sit.
        2 The dog looked at me with new interest.

        @ note bike
        1 Sunday ride, the flat one.
        1 To work and home by the canal.
        1 Ten minutes on the bike before tea.
        1 Fixed the brake, so then I'd to test the brake.
        1 Quiet roads at eight, only me and the milk.
        2 Smallest gear up the brae, and I sang on the way down.
        2 Wind against, then wind across, then a bun.
        2 Waited for {peer} at the top, or the other way round.
        2 Got off for the cobbles, and I'm not ashamed.
        2 Nineteen minutes door to door, one red light.
        2 My knee said enough at the bridge and I listened.
        3 The swans were having words.
        3 Chain is quiet, rider less so.
        3 A bus driver let me in and I've thought of him all day.
        3 Padded shorts are a kindness.
        3 Home before the rain by the length of one street.

        @ note pain
        1 The {back|hip|shoulder|knee} is in a mood today.
        1 Stiff till ten, civil after eleven.
        1 Better week, I think. I'm saying it quietly.
        1 Did too much on Saturday and met it on Monday.
        1 Physio yesterday.
        1 Woke up and waited for it, and it was late.
        2 Did the lying-down ones, twice.
        2 Walked it round the block like an old dog.
        2 I halved everything and then did both halves, spread out.
        2 Heat pack, slow stretch, no heroics.
        2 I wrote down what helped and it's the same three things.
        2 Rhona moved my chair two inches, and that was that.
        3 Ask me tomorrow.
        3 I'm not cross about it, which is new.
        3 Small is still on the list.
        3 I did the crossword standing up.
        3 The stick man and I are on good terms.

        @ note driving
        1 {Dundee|Newcastle|Inverness|Stirling} and back.
        1 Two hours standing still at the bridge.
        1 Early start, the services to myself.
        1 Long day, four drops.
        1 Night run, dry road.
        2 Got out at both stops and walked to the far bin.
        2 One lap of the lorry for each coffee.
        2 Did the door-frame stretch, watched by a coach party.
        2 Heel raises at the pump.
        2 Missed the first stop, made the second.
        3 Sandwich from home, eaten on a wall in the sun.
        3 My back noticed, and for once in a nice way.
        3 There's always a robin at that one.
        3 Parked, stretched, then slept like a sack.

        @ note parenting
        1 School run on foot, both ways.
        1 Everyone up at five.
        1 Half term.
        1 Bath, story, story, story.
        1 The little one is walking, so now we all are.
        1 Swimming lessons, theirs, so I walked round the outside.
        2 Twelve squats, with a commentary.
        2 Ten minutes on the mat before they found me.
        2 I raced someone to the gate and lost to a scooter.
        2 Pram hill, twice, since we'd forgotten the rabbit.
        2 I did my band rows while somebody told me about sharks.
        2 I planned nothing and still got the walk.
        3 Bed at nine and I don't care who knows.
        3 The shark facts were good.
        3 My plan has jam on it.
        3 We'll see about tomorrow.
        3 Someone clapped. She was two.

        @ note work
        1 Back-to-back meetings, so I stood for the dull ones.
        1 Late shift.
        1 Stock-taking, which is squats with paperwork.
        1 Lunch hour, the actual hour.
        1 On my feet since five.
        1 Rota changed again.
        2 Took the stairs each time the lift had somebody chatty in it.
        2 Walked to the far printer all day.
        2 Ten minutes round the yard with my phone in the drawer.
        2 Got off one stop early and didn't even tell anybody.
        2 Moved my walk to after supper and it survived.
        2 Ate outside, on the loading bay, with my face in the sun.
        3 Nobody noticed, and that suits me.
        3 The afternoon was shorter for it.
        3 I asked {peer} to ask me tomorrow if I did it again.
        3 Shoes off now.

        @ note balance
        1 One leg while the kettle boils.
        1 Class this morning, the chair one.
        1 Heel to toe along the hall.
        1 Kerbs. I practised kerbs.
        1 Tried it with my eyes closed, near the sink.
        2 Left good, right dreamy.
        2 Wobbled and didn't grab, or grabbed late at any rate.
        2 Fourteen seconds. It was nine.
        2 Held on with one finger, which is a sort of diplomacy.
        2 We laughed so much that it was no longer balance.
        3 I wore the good shoes, the flat ones.
        3 My son says I look taller.
        3 More tomorrow, with toast.
        3 The floor has stayed where it is.

        @ note everyday
        1 Ordinary day.
        1 I nearly skipped it.
        1 Tired, but not in a bad way.
        1 I read back what I wrote here in my first week.
        1 Grey outside, and a bit in.
        1 Plan said Tuesday, life said Wednesday.
        1 The sun was out, so I was too.
        2 Did the first five minutes and then the other ten turned up.
        2 I did half, slowly, and let the rest go.
        2 A neighbour asked where I was off to and I said nowhere, twice round.
        2 I put my kit on to do the dishes, just in case, and it worked.
        2 I rang {peer} first, as agreed, and then there was no way out.
        2 Shoes on, shoes off, shoes on.
        3 That's the report.
        3 Same again on Friday, I hope.
        3 It's not much and I'm pleased with it.
        3 Somebody tell the sofa I'll be late.
        3 Thank you all for the company.
        3 I slept well after.

        @ win everyday
        0 Did it before the excuses were up.
        0 Three weeks of Tuesdays.
        0 Asked for help with the plan.
        0 Made it smaller, and then did it.
        0 Kept my own appointment.
        0 Went on my own for the first time.
        1 It took less time than thinking about it.
        1 I'd written it on the calendar in pen.
        1 Last month I'd have left it for Monday.
        1 I picked the smallest version, and it was the right size.
        1 I was nervous until about the gate.
        2 I might even tell my sister.
        2 Then I had soup.
        2 Not grand, only mine.
        2 I've put a small star on the envelope.
        2 The rest of the day didn't know what to do with me.

        @ win bike
        0 Out of the hall and onto the road.
        0 One-handed, to signal.
        0 Rode with {peer} and kept up on the flat.
        0 The whole cycle path, both ways.
        0 Back on it after the fall.
        1 I pumped the tyres on purpose the night before.
        1 I'd said ten minutes and then there was a tailwind.
        1 I practised on the empty car park first.
        1 Quiet road, early, nobody to be brave for.
        2 I rang the bell at nobody in particular.
        2 The chain came off once and I put it on again myself.
        2 My hands are black and I haven't washed them yet.
        2 I'd forgotten how it sounds.

        @ win pain
        0 Tied my laces standing.
        0 A whole film, sitting, without the cushion.
        0 Reached the top shelf.
        0 Turned round to look out of the back window of the car.
        0 Half an hour at the sink.
        1 The small stretches, every day, and nothing seemed to happen, and then this.
        1 I'd moved everything down a shelf last year. I moved it back.
        1 I noticed afterwards, which is the best way.
        1 It was sore, but it was a fair price.
        2 I'm not planning anything grander this week.
        2 I told Rhona, and she drew a medal on the stick man.
        2 Tomorrow it may be stiff. Today it was mine.

        @ win balance
        0 Down the kerb without looking for an arm.
        0 Stood on the bus.
        0 Both shoes, standing, without the wall.
        0 Across the shingle.
        0 The whole chair class, mostly without the chair.
        1 I'd practised at the sink since I joined.
        1 {peer} stood near me, not holding, only near.
        1 I breathed out first, as we do on Thursdays at class.
        1 I looked at the horizon and not at my feet.
        2 Nobody on the bus knew what they were seeing.
        2 I wobbled at the end, for style.
        2 My daughter put her hand out and then put it away again.
        2 I went back and did it once more, to be sure.

        @ win parenting
        0 Ten whole minutes with the door shut.
        0 Pushed the buggy up the hill without stopping to look at my phone.
        0 Everybody fed, and I still went.
        0 A walk with all of them, and no one carried.
        0 Asked for an hour, and took it.
        1 I swapped bath time for bin duty.
        1 I put it on the family calendar in the big pen.
        1 I'd told them it was my turn, and it turns out one can.
        1 We made it a treasure hunt. I hid the treasure at the far end.
        2 They were all still alive when I got back.
        2 Someone asked whether I'm going again. I said Sunday.
        2 There was jam on my leggings, for luck.

        @ win work
        0 Took the break I'm owed.
        0 Off the bus two stops early, all week.
        0 Said no to the extra shift and went swimming in my head.
        0 Stairs all day, since the lift and I fell out.
        0 A walk at lunch, with the actual sun.
        1 I'd put my trainers under the desk on Monday, where I couldn't not see them.
        1 I told {peer} beforehand, so there was somebody to report to.
        1 I simply stood up at one o'clock and left, as though it were normal.
        1 It was ten minutes and nobody died.
        2 The afternoon went faster for it.
        2 A colleague has asked which way I go.
        2 My tea was still warm when I came back.
        """
}

import Testing

@testable import Language

@Suite("Topics") struct TopicTests {
    @Test(
        "what is about a topic is found",
        arguments: [
            (Topic.weight, "Lost 3kg since March!"), (.weight, "The scales said no again."), (.weight, "She weighed in at nine stone"),
            (.weight, "down 2 stone"),
            (.calories, "Only 1200 kcal today"), (.calories, "I count my macros"), (.calories, "Intermittent fasting, day 4"),
            (.food, "Had cake for breakfast."),
            (.food, "Sunday dinner at my sister’s"), (.exercise, "Did 12 km before work"), (.exercise, "A new personal best"), (.exercise, "5k in the rain"),
            (.medication, "They upped the dose of my tablets"), (.medication, "Started metformin"), (.surgery, "Back home from hospital"),
            (.surgery, "My hip replacement is in May"), (.injury, "I sprained my ankle ligament"), (.injury, "There was blood everywhere"),
            (.injury, "Broke my arm"),
            (.alcohol, "A pint after the match"), (.alcohol, "six weeks sober"), (.pregnancy, "We are expecting a baby"), (.pregnancy, "After the miscarriage"),
            (.death, "Since my dad passed away"), (.death, "The funeral is on Friday"), (.death, "We lost our old dog"),
        ]) func found(_ topic: Topic, _ text: String)
    { #expect(topic.isFound(in: text), "\(topic): \(text)") }

    @Test(
        "what is not about it is not",
        arguments: [
            (Topic.weight, "Walked to the pier and back with Ola."), (.calories, "The bench was free, so we sat."), (.food, "Two flights without stopping."),
            (.exercise, "I said good morning to four people."), (.medication, "The gulls were in a mood."), (.surgery, "A theatrical sort of day"),
            (.injury, "It went well, and I slept."), (.alcohol, "Tea with lemon, twice."), (.pregnancy, "New shoes, old socks."),
            (.death, "I am alive and it is raining."),
        ]) func notFound(_ topic: Topic, _ text: String)
    { #expect(!topic.isFound(in: text), "\(topic): \(text)") }

    @Test("however long a text is, all of it is read, also where a piece ends") func long() {
        for place in [0, 4_400, 4_495, 4_990, 4_996, 4_999, 9_000, 20_000] {
            let filler = String(repeating: "walk ", count: place / 5)
            #expect(Topic.weight.isFound(in: filler + "lost about three whole kilos " + filler), "\(place)")
        }
        #expect(!Topic.weight.isFound(in: String(repeating: "walk ", count: 6_000)))
        #expect(!Topic.weight.isFound(in: "") && !Topic.weight.isFound(in: String(repeating: "x", count: 40_000)))
    }

    @Test("every topic has words, and each pattern reads something") func whole() {
        for topic in Topic.allCases {
            #expect(TopicWords.patterns[topic]?.isEmpty == false)
            #expect(topic.name.first?.isLowercase == true)
        }
    }
}

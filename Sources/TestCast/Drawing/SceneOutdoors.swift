extension SceneDrawing {
    static func harbourWall(_ random: inout CastRandom) -> String {
        let skies: [(String, String, String)] = [
            ("#7fa3ad", "#f3c39a", "#fff1d6"), ("#8e9cb8", "#f2b7a0", "#fff0dc"), ("#9db6bf", "#f5e0ba", "#fff8e4"),
        ]
        let sky = skies[random.index(skies.count)]
        let sun = random.int(150...430)
        let boat = random.int(90...330)
        let glints = (0..<7).map { row in
            let y = 222 + row * 15
            let half = 16 + random.index(34)
            let x = sun + random.int(-16...16)
            return line("M\(x - half) \(y)h\(half * 2)", sky.2, 3, opacity: 0.75)
        }
        let hills = path("M0 196c90-26 170-34 250-16 80 16 150 2 220 14 70 10 120 4 170-4v30H0z", "#7f979b", opacity: 0.8)
        let wall = path("M640 176 452 206l-14 22h202z", "#2a4443") + path("M640 196 446 216l-8 12h202z", "#1c3434")
        let tower =
            path("M500 118h16l4 84h-24zM496 112h24l-5-14h-14z", "#f0e6d4") + box(503, 101, 10, 10, "#ffe09a")
            + path("M499 140h18l1 16h-20zM497.5 172h21l1 16h-23z", "#b6593f")
        let hull = at(
            boat, 256, scale: 1 + random.unit() * 0.25,
            path("M-46 0h92l-15 22h-62z", "#7a3d2e")
                + path("M-46 0h92l-3 5h-86z", "#f0e6d4") + line("M-2 0v-58", "#3b2a24", 4)
                + path("M4-56 44-6H4z", "#e8e0d0") + path("M-6-46-34-6h28z", "#cdbfa8"))
        let shore =
            path("M0 336c90-26 200-18 300-4 110 16 220 8 340-16v84H0z", "#16302f")
            + path("M0 358c120-18 210 4 330 4s210-18 310-30v68H0z", "#21433d")
            + line("M36 360v-44M92 353v-42M148 350v-40M204 352v-38M36 324l168-8", "#6a867c", 3)
        let gull = line("M\(sun - 90) 92q10-10 18 0 8-10 18 0M\(sun - 30) 64q7-8 13 0 6-8 13 0", "#41545a", 2.5)
        return fade("s", sky.0, sky.1) + fade("w", "#d9b08f", "#24474a") + box(0, 0, 640, 230, "url(#s)")
            + circle(sun, 192, 28, sky.2)
            + hills + box(0, 210, 640, 190, "url(#w)") + glints.joined() + wall + tower + hull + shore + gull
    }

    static func allotment(_ random: inout CastRandom) -> String {
        let greens = ["#5f8a55", "#6f9a5c", "#4f7a50", "#84a85f"]
        var plants = ""
        for row in 0..<3 {
            let y = 262 + row * 50
            let left = 40 - row * 26
            let width = 330 + row * 44
            plants +=
                path("M\(left) \(y)h\(width)l10 26h-\(width + 20)z", "#6b4a35")
                + box(
                    left - 10,
                    y
                        + 26, width + 20, 12, "#8a6546")
            let count = 8
            for index in 0..<count {
                let x = left + 22 + index * (width - 40) / (count - 1)
                let size = 11 + random.index(8) + row * 2
                let green = greens[(index + row) % greens.count]
                plants +=
                    ellipse(x, y + 4, size, size * 3 / 4, green)
                    + ellipse(x - size / 3, y - size / 3, size / 2, size / 2, "#9cbc74", opacity: 0.6)
                if row == 1, random.chance(0.5) { plants += circle(x + 4, y + 2, 5, "#c8553d") }
            }
        }
        var canes = ""
        for index in 0..<4 {
            let x = 440 + index * 40
            canes += line("M\(x - 16) 300 \(x + 4) 168 \(x + 24) 300", "#b08d5c", 4)
            for step in 0..<6 {
                let side = step % 2 == 0 ? -11 : 11
                canes += ellipse(
                    x + 4 + side * (step + 2) / 6,
                    190 + step * 18
                        + random.index(6), 10, 7, greens[(step + index) % 4])
            }
            if random.chance(0.7) { canes += circle(x + random.int(-6...12), 216 + random.index(40), 4, "#d9583f") }
        }
        let shed =
            path("M66 120h120v98H66z", "#7d6a55") + path("M54 124 126 82l72 42z", "#4d4a47")
            + box(84, 142, 34, 34, "#cfe0dc") + line("M101 142v34M84 159h34", "#f4ecdd", 3)
            + box(134, 146, 36, 72, "#5f5142")
            + line("M76 120v98M186 120v98", "#6a5947", 3)
        let can =
            path("M-24-30h44l5 44h-54z", "#3f7f7b")
            + line("M20-20 46-40M-16-30c0-24 32-24 32 0", "#3f7f7b", 6) + ellipse(48, -42, 9, 5, "#316562")
        let shift = random.int(-20...30)
        return fade("s", "#b9d3da", "#f3e9d2") + box(0, 0, 640, 220, "url(#s)")
            + ellipse(
                130
                    + shift * 3, 52, 64, 16, "#ffffff", opacity: 0.6)
            + ellipse(470 - shift, 78, 84, 15, "#ffffff", opacity: 0.5)
            + path("M0 172c120-40 220-30 330-16 110 14 210-22 310-12v90H0z", "#92ab86")
            + path("M0 214h640v186H0z", "#a7b787")
            + path("M390 400c10-80 30-140 44-186h22c0 60 30 130 70 186z", "#d8c6a0")
            + shed + plants + canes + at(452 + shift, 356, can) + at(566 + shift / 2, 366, scale: 0.9, can)
    }

    static func pathWithDog(_ random: inout CastRandom) -> String {
        let skies: [(String, String)] = [("#a9c4cf", "#f6e5c6"), ("#b8c3c4", "#e8e4da"), ("#8fb0c4", "#f2d9bd")]
        let sky = skies[random.index(skies.count)]
        let coats = ["#6b4a32", "#2b2725", "#c89f6a", "#e9e1d3", "#8d8a86"]
        let coat = coats[random.index(coats.count)]
        let dark = coat == "#2b2725" ? "#171412" : "#4a3524"
        let dog =
            path(
                "M-34-10c2-12 14-16 30-15 14 0 24-2 30-10l6-8c-1-6 3-12 10-12l4-8 6 9c6 3 10 8 16 10 2 6-4 10-12 10-4 8-8 14-14 20l-2 34h-8l-2-26c-14 4-30 4-42 0l-4 28h-8l-1-26c-2 8-5 14-6 24h-8c-2-12 0-20 5-30z",
                coat)
            + line("M-34-12c-12-4-18-14-16-26", coat, 6) + path("M40-52c-6 4-8 12-6 20 5-2 9-8 10-16z", dark)
            + circle(51, -46, 2, "#171412") + circle(66, -41, 3, "#171412")
            + line("M31-29c5 4 9 5 13 5", "#b6593f", 4)
        var tufts = ""
        for _ in 0..<16 {
            let x = random.int(10...630)
            let y = random.int(300...390)
            guard x < 190 || x > 470 else { continue }
            tufts += line("M\(x) \(y)l-6-14M\(x + 4) \(y)l1-16M\(x + 8) \(y)l7-12", "#3d5f45", 3)
        }
        var flowers = ""
        for _ in 0..<18 {
            let x = random.int(420...630)
            flowers += circle(x, random.int(250...330), 3, random.chance(0.5) ? "#f4e3a6" : "#f7efe6")
        }
        let tree = at(
            random.int(60...110), 206,
            box(-5, -34, 10, 40, "#5a4433")
                + ellipse(0, -58, 40, 34, "#5c7f5a") + ellipse(18, -44, 26, 22, "#6c9166")
                + ellipse(-20, -46, 24, 20, "#527452"))
        return fade("s", sky.0, sky.1) + box(0, 0, 640, 240, "url(#s)")
            + ellipse(random.int(120...520), 70, 90, 16, "#ffffff", opacity: 0.5)
            + path("M0 196c120-50 240-56 360-26 110 26 200 8 280-18v110H0z", "#8ea891") + tree
            + path("M0 222c160-46 330-40 640 6v172H0z", "#6f9070")
            + path("M0 268c170-30 420-34 640 10v122H0z", "#5c8060")
            + path("M196 400c20-64 72-96 112-118 26-16 30-32 10-50l16-4c30 20 32 42 14 62-26 30-10 66 60 110z", "#dcc9a2")
            + path("M250 400c14-52 56-86 82-108 20-18 16-38 0-60 26 20 28 42 10 62-24 28-22 62 6 106z", "#cdb78c", opacity: 0.6)
            + flowers + tufts + at(338, 268, scale: 0.85, ellipse(4, 36, 52, 7, "#3d4a35", opacity: 0.35) + dog)
    }

    static func bikeAgainstRailing(_ random: inout CastRandom) -> String {
        let frames = ["#b6593f", "#1f5a48", "#3d5a73", "#c08a2e", "#7a5c86"]
        let frame = frames[random.index(frames.count)]
        var posts = ""
        for x in stride(from: 40, through: 640, by: 100) { posts += line("M\(x) 180v150", "#e7e2d6", 7) }
        let rails = line("M0 186h640M0 232h640M0 278h640", "#e7e2d6", 6)
        let wheel =
            "<circle r=\"62\" fill=\"none\" stroke=\"#23282b\" stroke-width=\"7\"/><circle r=\"55\" fill=\"none\" stroke=\"#b9bfc0\" stroke-width=\"2\"/>"
            + line("M0-56V56M-56 0H56M-40-40 40 40M-40 40 40-40M-21-52 21 52M-52-21 52 21M21-52-21 52M52-21-52 21", "#9aa2a4", 1)
            + "<circle r=\"6\" fill=\"#5c6467\"/>"
        let shift = random.int(-40...40)
        let body =
            at(-112, 0, wheel) + at(112, 0, wheel)
            + line("M-112 0-44-92 62-96 0 0-44-92M0 0H-112M58-112 112 0", frame, 8)
            + line("M-44-92-50-112M58-112 52-132M52-132c12-6 26-4 34 6", "#3a4042", 6)
            + line("M-66-116h34", "#2b2725", 11) + line("M0 0 14 24M8 26h18", "#3a4042", 5)
            + "<circle r=\"15\" fill=\"none\" stroke=\"#3a4042\" stroke-width=\"5\"/>"
            + path("M62-128h58l-7 44H70z", "#a97d4b")
            + line("M64-116h54M66-102h50M78-128l4 44M92-128v44M106-128l-4 44", "#845e34", 2)
            + (random.chance(0.6)
                ? path("M74-128c4-18 16-22 22-12 6-8 16-4 16 12z", "#7fa06a")
                    + circle(88, -136, 6, "#d9583f") : path("M72-128l6-20h34l2 20z", "#f4ecdd"))
        var waves = ""
        for _ in 0..<14 {
            let x = random.int(0...600)
            let y = random.int(176...300)
            waves += line("M\(x) \(y)q10-5 20 0t20 0", "#e4eeec", 2, opacity: 0.55)
        }
        return fade("s", "#a8c6d0", "#f2e6cf") + fade("w", "#7ea4a8", "#4b7a7e") + box(0, 0, 640, 160, "url(#s)")
            + path("M0 152c100-22 190-14 260-4h-260z", "#8aa3a0")
            + path("M420 152c80-24 150-22 220-18v24H420z", "#93aaa4")
            + box(0, 152, 640, 170, "url(#w)") + waves + box(0, 316, 640, 84, "#c9bda6")
            + line("M0 344h640M0 372h640M120 316l-20 28M300 344l-24 28M480 316l-10 28M560 344l-10 28M180 372l-20 28M420 372l-14 28", "#b1a48c", 2)
            + posts + rails + ellipse(320 + shift, 376, 190, 9, "#8d816b", opacity: 0.5) + at(320 + shift, 308, body)
    }
}

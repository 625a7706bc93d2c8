extension SceneDrawing {
    static func stairs(_ random: inout CastRandom) -> String {
        let tiles = [("#dfe5dc", "#9db7a8"), ("#e6e0d2", "#b79a7d"), ("#dde4e8", "#8fa7b4")][random.index(3)]
        let tartan = ["#96483a", "#1f5a48", "#3d5a73"][random.index(3)]
        var wall = box(0, 0, 640, 400, tiles.0) + box(0, 196, 640, 204, tiles.1) + box(0, 190, 640, 10, "#5f7268")
        for x in stride(from: 0, through: 640, by: 40) { wall += line("M\(x) 200v200", "#ffffff", 1, opacity: 0.35) }
        for y in stride(from: 230, through: 400, by: 34) { wall += line("M0 \(y)h640", "#ffffff", 1, opacity: 0.35) }
        let light = random.chance(0.5) ? "#f7e4bd" : "#d8e6ea"
        let window =
            box(70, 30, 120, 130, "#f4efe4", radius: 4) + box(78, 38, 104, 114, light)
            + line("M130 38v114M78 95h104", "#f4efe4", 6)
            + path("M78 38h104l150 200H150z", "#ffffff", opacity: 0.13)
        var steps = ""
        for index in 0..<9 {
            let x = 250 + index * 46
            let y = 372 - index * 36
            steps +=
                box(x, y, 640 - x, 400 - y, index % 2 == 0 ? "#8f8577" : "#9a9082")
                + box(x - 4, y - 6, 52, 9, "#c9bfae")
        }
        var rail = line("M232 292 640-24", "#7a4a2c", 13) + line("M232 289 640-27", "#a06a42", 4)
        for index in 0..<9 { rail += line("M\(262 + index * 46) \(366 - index * 36)V\(272 - index * 36)", "#3c423f", 5) }
        rail += line("M232 292v104", "#7a4a2c", 15) + circle(232, 284, 12, "#a06a42")
        let x = random.int(90...150)
        let trolley = at(
            x, 300,
            line("M46-8V-70h-18", "#3a4042", 6) + box(-30, -26, 68, 96, tartan, radius: 10)
                + line("M-14-26V70M10-26V70M-30 8h68M-30 40h68", "#f4ecdd", 3, opacity: 0.55)
                + path("M-30-16c0-18 68-18 68 0v12h-68z", "#33302d")
                + circle(-16, 78, 13, "#23282b") + circle(26, 78, 13, "#23282b") + circle(-16, 78, 5, "#b9bfc0")
                + circle(26, 78, 5, "#b9bfc0"))
        return wall + window + box(0, 384, 260, 16, "#b5aa98") + steps + trolley + rail
    }

    static func swimmingLane(_ random: inout CastRandom) -> String {
        let waters = [("#6fb5c4", "#2f7d95"), ("#7fc0c0", "#3b8a8c"), ("#86b6d0", "#3a749c")][random.index(3)]
        let floats = [("#b6593f", "#f4ecdd"), ("#3d5a73", "#f4ecdd"), ("#c08a2e", "#f4ecdd")][random.index(3)]
        func rope(_ topX: Double, _ bottomX: Double) -> String {
            var result = ""
            for index in 0..<22 {
                let t = Double(index) / 21
                let bend = t * t
                let x = Int(topX + (bottomX - topX) * bend)
                let y = Int(150 + 262 * bend)
                let size = 3 + Int(13 * bend)
                result += ellipse(x, y, size, max(2, size * 2 / 3), index % 4 < 2 ? floats.0 : floats.1)
            }
            return result
        }
        var ripples = ""
        for _ in 0..<44 {
            let y = random.int(160...392)
            let width = 10 + (y - 150) / 6
            let x = random.int(0...620)
            ripples += line(
                "M\(x) \(y)q\(width / 2)-\(3 + width / 10) \(width) 0", "#ffffff",
                1
                    + Double(y - 150) / 90, opacity: 0.32)
        }
        var windows = ""
        for x in stride(from: 40, through: 560, by: 90) {
            windows +=
                box(x, 22, 70, 50, "#eaf2ee")
                + path("M\(x) 72l24-50h18l-24 50z", "#ffffff", opacity: 0.6)
        }
        let clock =
            circle(320, 104, 17, "#fffaf0")
            + "<circle cx=\"320\" cy=\"104\" r=\"17\" fill=\"none\" stroke=\"#3a4042\" stroke-width=\"3\"/>"
            + line("M320 104v-10M320 104l\(random.int(4...9)) \(random.int(-4...6))", "#3a4042", 2.5)
        let cap = at(
            random.int(285...350), random.int(196...220),
            ellipse(0, 8, 26, 6, "#ffffff", opacity: 0.5)
                + path("M-11 4c0-20 22-20 22 0z", "#f18a63") + line("M12 4c8-10 16-12 22-6", "#c98f65", 5))
        return fade("w", waters.0, waters.1) + box(0, 0, 640, 150, "#cfdcd6") + windows
            + box(0, 124, 640, 14, "#b2c4bd") + clock + box(0, 136, 640, 20, "#e8e0d0")
            + box(0, 150, 640, 250, "url(#w)")
            + path("M306 152h28l70 248H236z", "#1f5c74", opacity: 0.28)
            + path("M112 152h14l-110 248h-90zM514 152h14l186 248h-90z", "#1f5c74", opacity: 0.2) + ripples
            + rope(230, 40) + rope(410, 600) + rope(60, -380) + rope(580, 1020)
            + (random.chance(0.7) ? cap : "") + box(262, 138, 24, 16, "#a9b6b0", radius: 2)
            + box(354, 138, 24, 16, "#a9b6b0", radius: 2)
    }

    static func kitchenTable(_ random: inout CastRandom) -> String {
        let mug = ["#1f5a48", "#b6593f", "#3d5a73", "#c08a2e"][random.index(4)]
        let wall = ["#eadfcb", "#dfe6dc", "#e9dcd4"][random.index(3)]
        let window =
            box(180, 24, 280, 176, "#fbf7ee", radius: 4) + box(192, 36, 256, 152, "url(#s)")
            + path("M192 150c60-30 110-26 150-10 40 14 70 0 106-12v60H192z", "#88a583")
            + line("M320 36v152M192 112h256", "#fbf7ee", 8) + box(166, 196, 308, 14, "#d9c9ac", radius: 3)
        let plant = at(
            random.int(210...260), 196,
            path("M-18-28h36l-5 28h-26z", "#b6653f")
                + line("M0-28c-4-20-16-26-24-30M0-28c0-24 6-32 4-46M0-28c6-16 16-22 26-24", "#4f7a50", 5)
                + ellipse(-26, -60, 11, 7, "#6f9a5c") + ellipse(4, -78, 8, 12, "#5f8a55")
                + ellipse(28, -54, 12, 7, "#6f9a5c"))
        let curtain =
            path("M140 10h60c-4 70-20 130-46 196h-30z", mug, opacity: 0.55)
            + path("M500 10h-60c4 70 20 130 46 196h30z", mug, opacity: 0.55)
        let table =
            path("M0 252h640v148H0z", "#b98d5e") + path("M0 252h640v12H0z", "#d2a877")
            + line("M40 290h210M300 312h290M20 350h160M240 374h330", "#a57a4c", 3, opacity: 0.6)
        let cup = at(
            random.int(150...190), 300,
            ellipse(4, 44, 50, 10, "#7d5d3b", opacity: 0.4)
                + line("M34 4c26-4 26 30 0 28", mug, 8) + path("M-36-14h72l-6 58h-60z", mug)
                + ellipse(0, -14, 36, 9, "#5a3a26")
                + line("M-10-34c-6-10 6-14 0-26M10-34c-6-10 6-14 0-26", "#ffffff", 3, opacity: 0.7))
        let toast = at(
            random.int(440...490), 330,
            ellipse(0, 8, 84, 24, "#7d5d3b", opacity: 0.35)
                + ellipse(0, 0, 82, 24, "#f7f2e6") + ellipse(0, -2, 60, 16, "#e9e1d0")
                + path("M-44-10c-4-16 14-20 24-18 12-2 26 4 22 18l-4 8h-38z", "#d09a55")
                + path("M-38-11c-2-10 10-13 18-12 10-1 20 3 18 12l-3 5h-30z", "#e9bf7c")
                + path("M2-8c-2-14 14-18 24-16 12-1 22 6 18 16l-4 9H6z", "#c98f4a")
                + path("M8-8c0-9 10-12 18-11 9 0 16 4 13 11l-3 5H10z", "#e4b871"))
        var written = ""
        for index in 0..<5 { written += line("M\(-50 + index * 3) \(-24 + index * 13)h\(40 + random.index(40))", "#6b7a86", 3, opacity: 0.8) }
        let plan = at(
            316, 330,
            path("M-66-40 58-46 72 42-58 50z", "#7d5d3b", opacity: 0.3)
                + path("M-68-44 56-50 70 38-60 46z", "#fffdf4") + written
                + at(
                    62, -30,
                    ellipse(0, 26, 26, 8, "#7d5d3b", opacity: 0.4)
                        + box(-30, -16, 60, 44, "#d9822f", radius: 9) + box(-30, -10, 12, 32, "#eaa55a", radius: 6)
                        + path("M-29-26h58l4 10h-66z", "#96483a") + ellipse(0, -26, 29, 7, "#ad5a4a")
                        + circle(6, 6, 12, "#f7f2e6") + circle(6, 6, 8, "#e2a24c") + line("M6-2v16M-2 6h16", "#f7f2e6", 2)))
        return fade("s", "#bcd6de", "#f6ead0") + box(0, 0, 640, 260, wall) + window + plant + curtain + table + cup
            + plan + toast
    }

    static func cafeTable(_ random: inout CastRandom) -> String {
        let wall = ["#e4d6c3", "#cfdcd0", "#e6cfc3"][random.index(3)]
        let chair = ["#1f5a48", "#7d4e33", "#3d5a73"][random.index(3)]
        let cake = ["#8a5a34", "#e4c27a", "#b6653f"][random.index(3)]
        let door =
            box(404, 30, 190, 300, "#6a4a36") + box(418, 44, 162, 286, "url(#s)")
            + path("M418 210c50-20 90-16 162-30v150H418z", "#b9ab93") + box(440, 140, 50, 74, "#c47a5c")
            + box(490, 116, 60, 98, "#d7c4a3") + box(502, 134, 14, 18, "#7fa3ad")
            + box(526, 134, 14, 18, "#7fa3ad") + box(452, 160, 14, 18, "#f4ecdd")
            + path("M404 30l-66 26v300l66-26z", "#7d5a42")
            + path("M394 46l-46 18v150l46-14z", "#bcd0d2", opacity: 0.8) + circle(350, 236, 5, "#c9a24a")
        let board =
            box(0, 330, 640, 70, "#a98a68")
            + line("M0 352h640M0 376h640M90 330l-30 70M250 330l-14 70M420 330l8 70M560 330l24 70", "#957755", 2)
        let shelf =
            box(40, 70, 210, 10, "#7d5a42") + box(60, 36, 26, 34, "#b6593f", radius: 4)
            + box(94, 28, 22, 42, "#3f7f7b", radius: 4) + box(124, 42, 30, 28, "#f4ecdd", radius: 4)
            + ellipse(186, 58, 14, 12, "#f4ecdd") + ellipse(214, 58, 14, 12, "#f4ecdd")
        let lamp =
            line("M210 0v96", "#3a4042", 3) + path("M172 132c4-24 16-36 38-36s34 12 38 36z", "#c08a2e")
            + ellipse(210, 134, 38, 5, "#ffe9b0") + path("M172 134h76l60 150H112z", "#fff3cf", opacity: 0.16)
        let seat =
            line("M66 210c-8 40-4 60 0 84M66 294h76M72 294l-12 96M138 294l10 96", chair, 9)
            + path("M58 206c20-10 50-8 60 0l-6 60c-14 6-32 6-48 0z", chair) + ellipse(106, 296, 52, 10, chair)
        let table =
            ellipse(232, 386, 84, 10, "#6f5840", opacity: 0.5)
            + line("M232 286v92M232 376l-46 12M232 376l46 12", "#33302d", 9)
            + ellipse(232, 280, 146, 30, "#cdbda0") + ellipse(232, 274, 146, 30, "#f7f0e2")
        let x = random.int(150...180)
        let cup = at(
            x, 262,
            ellipse(0, 12, 42, 10, "#ffffff") + ellipse(0, 11, 30, 6, "#e6ddcb")
                + line("M24-8c18-2 18 18-2 18", "#ffffff", 6)
                + path("M-26-18h52c0 22-10 30-26 30s-26-8-26-30z", "#fffdf8") + ellipse(0, -18, 26, 6, "#7a5134")
                + line("M-6-32c-5-8 5-12 0-22M8-32c-5-8 5-12 0-22", "#ffffff", 3, opacity: 0.7))
        let plate = at(
            random.int(250...276), 268,
            ellipse(0, 8, 44, 11, "#fffdf8")
                + ellipse(0, 7, 30, 6, "#e9e1d0") + path("M-24 4-18-26 26-14 24 8c-16 4-32 2-48-4z", cake)
                + path("M-18-26 26-14 8-30z", "#f7efe0") + line("M-21-10 25-3", "#f7efe0", 4)
                + circle(6, -28, 5, "#b6334a"))
        let paper = at(
            328, 274,
            path("M-34-6 20-16 42 2-14 14z", "#f2eee4")
                + line("M-22-5l40-7M-16 1l40-7M-10 7l40-7", "#9aa09f", 2) + path("M-14 14 42 2v5l-56 12z", "#d5d0c3"))
        return fade("s", "#b8d3dc", "#f6e8cc") + box(0, 0, 640, 340, wall) + box(0, 230, 404, 110, "#8fa08e")
            + box(0, 226, 404, 7, "#f4ecdd") + board + shelf + door + lamp + seat + table + cup + plate + paper
    }
}

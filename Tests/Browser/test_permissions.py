"""The wall of fame and its permissions: nominate, ask, preview, answer place by place, show, take down. Outsiders and bad input."""

import base64, hashlib, io, json, re, subprocess, time, xml.etree.ElementTree as xml
import mails, pytest, zxingcpp
from client import Client
from PIL import Image
from playwright.sync_api import expect
from test_backup import backup, place, run
from test_bad_pictures import photo
from test_closed_doors import look_the_same
from world import HARBOUR, PASSWORD, until
from ways import each_way

WALL, WORK, KIOSK = "/p/harbour/wall", "/p/harbour/wall/work", "/p/harbour/kiosk"
LETTER = {"question": "May I show your stairs on the wall?", "letter": "It is fine to say no.", "kind": "first_win", "do": "ask"}


class Wall:
    """Plates of a world, made through the pages that everybody uses."""

    def __init__(self, world):
        self.world, self.number = world, 0

    def nominated(self, who="doreen", title="Two flights without stopping", words="I still hold the rail. The rail is fine.", by="tomasz"):
        self.number += 1
        person, nominator = self.world.person(who), self.world.person(by)
        picture = [("picture-0", "stairs.jpg", "image/jpeg", photo())]
        post = self.world.post(person, words, kind="win", files=picture, headline=f"{title}", **{"describe-0": "A stairwell"})
        self.world.done(nominator.post(f"/posts/{post}/nominate", {"title": title, "reason": "It took some doing."}))
        return self.world.rows.one(f"SELECT id FROM plates WHERE post_id = {post} AND ended_at IS NULL")

    def asked(self, surfaces=("screen", "wall_page"), title="Two flights without stopping", **more):
        plate = self.nominated(title=title, **more)
        # Earlier tests of this world said no.
        person = self.world.person(more.get("who", "doreen"))
        self.world.done(person.post("/permissions/ask-again", {"practice": self.world.account("harbour")}))
        page = self.world.maya.see(f"{WORK}/{plate}").page
        picture = page.first("input", name="picture").get("value")
        fields = {**LETTER, "title": title, "words": "I still hold the rail.", "picture": picture, "description": "A stairwell"}
        self.world.done(self.world.maya.post(f"{WORK}/{plate}", list(fields.items()) + [("surface", s) for s in surfaces]))
        return plate

    def form(self, person, plate):
        page = person.see(f"/permissions/{plate}").page
        return {name: page.first("input", name=name).get("value") for name in ("digest", "events")}

    def answer(self, person, plate, yes=(), no=(), long="30", form=None, **more):
        places = [(f"place-{s}", "yes") for s in yes] + [(f"place-{s}", "no") for s in no]
        fields = {**(form or self.form(person, plate)), "long": long, "do": "answer", **more}
        return person.post(f"/permissions/{plate}", list(fields.items()) + places)

    def publish(self, plate):
        version = self.world.rows.one(f"SELECT version FROM plates WHERE id = {plate}")
        return self.world.maya.post(f"{WORK}/{plate}", {"do": "publish", "version": version})

    def shown(self, yes=("screen", "wall_page"), who="doreen", surfaces=None, **more):
        plate = self.asked(surfaces or yes, who=who, **more)
        self.world.done(self.answer(self.world.person(who), plate, yes))
        self.world.done(self.publish(plate))
        return plate

    def paired(self):
        """A screen, paired by its code."""
        screen = self.world.visitor()
        code = screen.get(KIOSK).page.first("p", **{"class": "paircode"}).text.replace(" ", "")
        self.world.done(self.world.maya.post("/p/harbour/screens", {"code": code.lower(), "name": "Front desk"}))
        return screen


@pytest.fixture
def wall(world):
    """The wall of the shared world; what a test put up is down afterwards."""
    wall = Wall(world)
    yield wall
    for handle, plate in world.rows.all("SELECT handle, plates.id FROM plates JOIN actors ON actors.id = subject_id WHERE asked_at IS NOT NULL AND ended_at IS NULL"):
        world.done(world.person(handle).post(f"/permissions/{plate}/take-down"))


def listens(page):
    page.locator("html[data-live=open]").wait_for()


@each_way
def test_from_the_nomination_to_the_screen_and_gone_within_a_second(fresh, visit, scripts, width):
    how = {"width": width, "scripts": scripts}
    picture = [("picture-0", "stairs.jpg", "image/jpeg", photo())]
    post = fresh.post(fresh.doreen, "I still hold the rail. The rail is fine.", kind="win", headline="Two flights", files=picture, **{"describe-0": "A stairwell"})
    # Tomasz nominates.
    page = visit(by=fresh.tomasz, **how).go(f"/posts/{post}/nominate")
    page.get_by_label("Why does it belong there?").fill("She did not even stop at the landing.")
    page.get_by_role("button", name="Nominate").click()
    page.get_by_text("A coach looks at it, and asks before anything is shown.").wait_for()
    # Maya asks about the screen and the page.
    page = visit(by=fresh.maya, **how).go(WORK)
    page.get_by_role("link", name="Look").click()
    page.get_by_label("Your question").fill("May I show your stairs on the wall?")
    assert page.get_by_label("Studio screen").is_checked() and page.get_by_label("Public wall page").is_checked()
    page.get_by_role("button", name="Ask Doreen").click()
    page.get_by_text("Asked. You are told when there is an answer.").wait_for()
    bench = page
    # Doreen sees exactly what would be shown, and answers place by place.
    until(lambda: "asks whether something of yours may be shown" in fresh.doreen.get("/notices").words)
    page = visit(by=fresh.doreen, **how).go("/permissions")
    page.get_by_role("link", name="Look and answer").click()
    preview = page.locator(".plate.mini")
    assert "I still hold the rail. The rail is fine." in preview.inner_text() and "Doreen" in preview.inner_text()
    assert page.locator("form input[type=radio][name^=place]:checked").count() == 0, "nothing is ticked"
    assert page.locator("input[name=long]:checked").count() == 0
    page.get_by_role("group", name="The screen at the studio").get_by_label("Yes").check()
    page.get_by_role("group", name="The wall page on our website").get_by_label("No").check()
    page.get_by_role("button", name="Save my answers").click()
    page.locator(".wrong", has_text="Please choose until when").wait_for()
    assert page.get_by_role("group", name="The screen at the studio").get_by_label("Yes").is_checked(), "what was answered is still there"
    page.get_by_role("radio", name="Three months", exact=True).check(force=True)
    page.get_by_role("button", name="Save my answers").click()
    page.get_by_role("heading", name="Your receipt").wait_for()
    rows = page.locator(".receipt tbody tr").all_inner_texts()
    assert [re.sub(r"\s+", " ", row).split()[2] for row in rows][0] == "Yes" and "No" in rows[1]
    receipt = page
    # Nothing is shown before a professional put it up.
    assert "Two flights" not in fresh.visitor().see(WALL).words
    bench.reload()
    bench.get_by_role("button", name="Put it up").click()
    bench.get_by_text("It is up, wherever it is allowed.").wait_for()
    # The screen is paired by its code, like a television.
    kiosk = visit(base=fresh.server.base, width=1280).go(KIOSK)
    code = kiosk.locator(".paircode").inner_text()
    pairing = visit(by=fresh.maya, **how).go("/p/harbour/screens")
    pairing.get_by_label("Code on the screen").fill(code)
    pairing.get_by_role("button", name="Pair it").click()
    pairing.get_by_text("The screen is paired.").wait_for()
    kiosk.get_by_role("heading", name="Two flights").wait_for()
    listens(kiosk)
    assert "until" in kiosk.locator(".turn.on .yes").inner_text()
    # On the screen only.
    plate = fresh.rows.one("SELECT id FROM plates")
    visitor = fresh.visitor()
    assert "Two flights" not in visitor.see(WALL).words
    for path in [f"{WALL}/{plate}", f"{WALL}/{plate}/card.png", f"{WALL}/{plate}/picture"]:
        assert visitor.get(path).status == 404
    assert "Two flights" not in visitor.get("/p/harbour/wall.atom").text
    # Taken down with one press: gone from the open screen within a second.
    kiosk.evaluate("""() => {
        window.__gone = null;
        new MutationObserver(() => { if (!document.body.innerText.includes('Two flights') && !window.__gone) window.__gone = Date.now(); })
            .observe(document.body, { childList: true, subtree: true });
    }""")
    pressed = time.time()
    receipt.get_by_role("button", name="Take everything down").click()
    receipt.get_by_text("It is down. Nobody sees it any more.").wait_for()
    until(lambda: kiosk.evaluate("window.__gone"), 5)
    assert kiosk.evaluate("window.__gone") / 1000 - pressed < 2, "the press itself and its page included"
    assert kiosk.locator("[data-plate]").count() == 0
    assert fresh.rows.column("SELECT state FROM permission_events ORDER BY practice_sequence") == ["requested", "requested", "given", "refused", "withdrawn"]
    examined = subprocess.run(fresh.server.arguments("permissions check"), capture_output=True, text=True)
    assert examined.returncode == 0, examined.stdout


def test_each_surface_shows_what_was_allowed_there_and_nothing_else(world, wall):
    screen = wall.paired()
    world.done(world.doreen.post("/me/settings", [("public", "name")]))
    named = {}
    for surfaces in [("screen",), ("wall_page",), ("wall_feed",), ("screen", "wall_page", "wall_feed", "channel_named"), ()]:
        title = f"Only {len(named)} of five"
        plate = wall.asked(("screen", "wall_page", "wall_feed", "channel_named", "outside_paper"), title=title)
        world.done(wall.answer(world.doreen, plate, surfaces))
        if surfaces:
            world.done(wall.publish(plate))
        else:
            assert wall.publish(plate).status == 409, "nothing was allowed"
        named[plate] = (title, surfaces)
    visitor = world.visitor()
    places = {"screen": screen.see(KIOSK).text, "wall_page": visitor.see(WALL).text, "wall_feed": visitor.get("/p/harbour/wall.atom").text}
    for plate, (title, surfaces) in named.items():
        for surface, text in places.items():
            assert (title in text) == (surface in surfaces), f"{title} at {surface}"
        assert visitor.get(f"{WALL}/{plate}").status == (200 if "wall_page" in surfaces else 404)
        assert visitor.get(f"{WALL}/{plate}/picture").status == (200 if "wall_page" in surfaces else 404)
        assert visitor.get(f"{WALL}/{plate}/card.png").status == (200 if "wall_page" in surfaces else 404)
        assert screen.get(f"{KIOSK}/{plate}/picture").status == (200 if "screen" in surfaces else 404)
        assert world.maya.get(f"{WORK}/{plate}/paper/picture").status == 404
        assert title not in world.maya.get(f"{WALL}/sheet").words
    # The channel stands where naming it is allowed too.
    assert places["wall_page"].count(">@doreen<") == 1 and places["screen"].count("<b>@doreen</b>") == 1
    # One that was closed leads nowhere, and is not named.
    world.done(world.doreen.post("/me/settings", []))
    assert "@doreen" not in visitor.see(WALL).text and "@doreen" not in screen.see(KIOSK).text
    assert "closed to visitors" in world.doreen.get(f"/permissions/{next(iter(named))}").words
    for plate in named:
        world.done(world.doreen.post(f"/permissions/{plate}/take-down"))
    assert not any("Only " in text for text in (screen.see(KIOSK).words, visitor.see(WALL).words))
    gone = xml.fromstring(visitor.get("/p/harbour/wall.atom").body).findall("{http://purl.org/atompub/tombstones/1.0}deleted-entry")
    assert len(gone) == 2, "feed readers are told, by id alone, of the two that were there"


def test_what_is_shown_with_permission_is_kept_by_nobody_and_not_listed(world, wall):
    plate = wall.shown(("screen", "wall_page", "wall_feed"))
    screen, visitor = wall.paired(), world.visitor()
    for client, path in [
        (visitor, WALL), (visitor, f"{WALL}/{plate}"), (visitor, f"{WALL}/{plate}/picture"), (visitor, f"{WALL}/{plate}/card.png"), (visitor, "/p/harbour/wall.atom"),
        (screen, KIOSK), (screen, KIOSK + "/turns"), (screen, f"{KIOSK}/{plate}/picture"), (world.doreen, f"/permissions/{plate}"), (world.doreen, f"/permissions/{plate}/receipt"),
        (world.doreen, f"/permissions/{plate}/picture"), (world.doreen, f"/permissions/{plate}/receipt.json"), (world.maya, f"{WORK}/{plate}/preview/picture"),
    ]:
        answer = client.get(path)
        assert answer.status == 200, path
        assert "no-store" in answer.headers["cache-control"] and answer.headers["x-robots-tag"] == "noindex", path
    assert '<meta name="robots" content="noindex">' in visitor.get(WALL).text
    card = Image.open(io.BytesIO(visitor.get(f"{WALL}/{plate}/card.png").body))
    assert card.size == (1200, 630)
    assert len(card.convert("RGB").getcolors(1_000_000)) > 200, "words and a picture were drawn"
    assert f"{WALL}/{plate}/card.png" in visitor.get(f"{WALL}/{plate}").text


def test_nobody_else_opens_answers_changes_or_takes_down(world, wall):
    plate = wall.shown(surfaces=("screen", "wall_page", "outside_facebook"))
    outsiders = [world.tomasz, world.rob, world.nadia, world.maya]
    for outsider in outsiders:
        for path in ["/permissions/{}", "/permissions/{}/receipt", "/permissions/{}/receipt.json", "/permissions/{}/picture"]:
            look_the_same(outsider.get(path.format(plate)), outsider.get(path.format("1")))
        for path, fields in [
            ("/permissions/{}", {"digest": "x", "events": "1", "do": "none"}), ("/permissions/{}/take-down", {}),
            ("/permissions/{}/plate", {"title": "Mine", "words": "", "name-form": "first"}),
        ]:
            assert outsider.post(path.format(plate), fields).status in (404, 409), path
    for outsider in [world.tomasz, world.doreen]:
        assert outsider.get(WORK).status == 403
        for path in [f"{WORK}/{plate}", f"{WALL}/sheet", "/p/harbour/screens"]:
            assert outsider.get(path).status == 403
        assert outsider.post(f"{WORK}/{plate}", {"do": "publish", "version": "1"}).status == 403
        assert outsider.post("/p/harbour/screens", {"code": "ABCDEF"}).status == 403
    for path in [WORK, f"{WORK}/{plate}", f"{WALL}/sheet", "/p/harbour/screens", f"{WORK}/{plate}/preview/picture", f"{WORK}/{plate}/kit/outside_facebook.png"]:
        look_the_same(world.nadia.get(path), world.nadia.get(path.replace("harbour", "nowhere")))
    assert "Two flights" in world.visitor().see(WALL).words, "nothing of this changed anything"
    # A screen that nobody paired, and one of another practice, see nothing but a code.
    stranger, screen = world.visitor(), wall.paired()
    assert "waits to be paired" in stranger.get(KIOSK).words and "Two flights" not in stranger.get(KIOSK).text
    for path in ["/turns", "/live", f"/{plate}/picture"]:
        assert stranger.get(KIOSK + path).status == 404
        assert screen.get((KIOSK + path).replace("harbour", "gutfeeling")).status == 404
    assert "waits to be paired" in world.tomasz.get(KIOSK).words, "a client is no screen"
    assert "waits to be paired" in world.nadia.get(KIOSK).words
    # What was not allowed there cannot be taken for posting elsewhere.
    assert world.maya.get(f"{WORK}/{plate}/kit/outside_facebook.png").status == 404
    assert world.maya.post(f"{WORK}/{plate}", {"do": "posted", "surface": "outside_facebook", "address": ""}).status == 404


def test_bad_answers_say_what_to_do_and_change_nothing(world, wall):
    plate = wall.asked(("screen", "wall_page", "channel_named"))
    form = wall.form(world.doreen, plate)
    for more, words in [
        ({"long": ""}, "Please choose until when."), ({"long": "366"}, "Please choose until when."), ({"long": "-5"}, "Please choose until when."),
        ({"long": "day", "until": "2020-01-01"}, "too near or over"), ({"long": "day", "until": "2099-01-01"}, "A year at most"),
        ({"long": "day", "until": "2026-02-31"}, "Please give a day"), ({"long": "day", "until": "<script>"}, "Please give a day"),
    ]:
        answer = wall.answer(world.doreen, plate, ("screen",), form=form, **more)
        assert answer.status == 422 and words in answer.words, more
        ticked = answer.page.first("input", name="place-screen", value="yes")
        assert ticked.get("checked") is not None
    alone = wall.answer(world.doreen, plate, ("channel_named",))
    assert alone.status == 422 and "stands beside something" in alone.words
    for changed in [{"digest": base64.urlsafe_b64encode(hashlib.sha256(b"other").digest()).decode().rstrip("=")}, {"digest": "?"}, {"events": "many"}]:
        answer = wall.answer(world.doreen, plate, ("screen",), form={**form, **changed})
        assert answer.status == 409 and "has changed since you opened this page" in answer.words, changed
    assert world.rows.column(f"SELECT DISTINCT state FROM permissions WHERE plate_id = {plate}") == ["requested"]


def test_what_changed_after_the_question_was_opened_is_looked_at_again(world, wall):
    plate = wall.asked(title="Before")
    form = wall.form(world.doreen, plate)
    page = world.maya.see(f"{WORK}/{plate}").page
    fields = {**LETTER, "title": "After", "words": "", "picture": "", "surface": "screen"}
    world.done(world.maya.post(f"{WORK}/{plate}", fields))
    answer = wall.answer(world.doreen, plate, ("screen",), form=form)
    assert answer.status == 409 and "has changed since" in answer.words and "After" in answer.words
    world.done(wall.answer(world.doreen, plate, ("screen",)))
    # Changed by herself after her yes: what she said yes to stays up until she answers, and the new words wait.
    world.done(wall.publish(plate))
    screen = wall.paired()
    world.done(world.doreen.post(f"/permissions/{plate}/plate", {"title": "In my words", "words": "Quite out of breath.", "name-form": "none"}))
    assert "After" in screen.see(KIOSK).words and "In my words" not in screen.see(KIOSK).words
    world.done(wall.answer(world.doreen, plate, ("screen",)))
    assert "In my words" not in screen.see(KIOSK).words, "a professional looks at it first"
    world.done(wall.publish(plate))
    assert "In my words" in screen.see(KIOSK).words and "Doreen" not in screen.see(KIOSK).words


def test_two_devices_answer_at_once_and_the_stricter_answer_counts(world, wall):
    plate = wall.asked()
    form = wall.form(world.doreen, plate)
    world.done(wall.answer(world.doreen, plate, ("screen", "wall_page"), long="365", form=form))
    second = wall.answer(world.doreen.again(), plate, ("screen",), ("wall_page",), long="30", form=form)
    assert second.status == 303 and "the stricter answer counts" in second.follow().words
    until_at = f"SELECT (valid_until - since) / 86400000 FROM permissions WHERE plate_id = {plate} AND surface = 'screen'"
    assert 29 <= int(world.rows.one(until_at)) <= 30
    assert world.rows.one(f"SELECT state FROM permissions WHERE plate_id = {plate} AND surface = 'wall_page'") == "refused"
    # The other way round, the yes that comes late adds nothing.
    plate = wall.asked(title="Another")
    form = wall.form(world.doreen, plate)
    world.done(wall.answer(world.doreen, plate, (), form=form, do="none"))
    world.done(wall.answer(world.doreen.again(), plate, ("screen", "wall_page"), form=form))
    assert world.rows.column(f"SELECT DISTINCT state FROM permissions WHERE plate_id = {plate}") == ["refused"]


def test_a_no_is_remembered_until_the_person_says_otherwise(world, wall):
    person = world.person("norma")
    plate = wall.asked(who="norma")
    world.done(wall.answer(person, plate, (), do="none", again="91"))
    other = wall.nominated(who="norma", title="Something else")
    page = world.maya.see(f"{WORK}/{other}")
    assert "said no; not before" in page.words
    asked = world.maya.post(f"{WORK}/{other}", {**LETTER, "title": "Something else", "words": "", "picture": "", "surface": "screen"})
    assert asked.status == 422 and "do not want to be asked again before" in asked.words
    world.done(person.post("/permissions/ask-again", {"practice": world.account("harbour")}))
    world.done(world.maya.post(f"{WORK}/{other}", {**LETTER, "title": "Something else", "words": "", "picture": "", "surface": "screen"}))


def test_nobody_puts_words_into_a_mouth_or_numbers_on_a_body(world, wall):
    plate = wall.nominated()
    world.done(world.doreen.post("/permissions/ask-again", {"practice": world.account("harbour")}))
    for fields, words in [
        ({"words": "I love this studio."}, "Only Doreen can change their words."), ({"words": "The rail is fine. I still hold the rail."}, "Only Doreen can change"),
        ({"title": "Doreen lost 12 kg in spring"}, "leave numbers about a body out"), ({"surface": ""}, "choose at least one place"), ({"surface": "channel_named"}, "stands beside something"),
        ({"question": ""}, "put it as a question"), ({"title": " "}, "say in a few words"), ({"title": "x" * 121}, "under 120 characters"),
    ]:
        answer = world.maya.post(f"{WORK}/{plate}", {**LETTER, "title": "Two flights", "words": "", "picture": "", "surface": "screen", **fields})
        assert answer.status == 422 and words in answer.words, fields
        assert answer.page.first("input", name="question").get("value") == fields.get("question", LETTER["question"]), "nothing typed is lost"
    excerpt = {**LETTER, "title": "Two flights", "words": "I still hold … The rail is fine.", "picture": "", "surface": "screen"}
    world.done(world.maya.post(f"{WORK}/{plate}", excerpt))
    # She may say what she likes, numbers included.
    world.done(world.doreen.post(f"/permissions/{plate}/plate", {"title": "Down 12 kg, by my own choice", "words": "I say it myself.", "numbers": "12 kg", "name-form": "full"}))
    assert "Down 12 kg" in world.doreen.see(f"/permissions/{plate}").words


def test_what_the_coaches_cannot_see_is_not_nominated_past_its_author(world):
    post = world.post(world.doreen, "Only for those who follow me.", audience="followers", kind="win", headline="A quiet one")
    world.done(world.tomasz.post("/@doreen/follow", {"do": "follow"}))
    refused = world.tomasz.post(f"/posts/{post}/nominate", {"title": "A quiet one", "reason": "Please look"})
    assert refused.status == 422 and "did not share this with the coaches" in refused.words and "Please look" in refused.text
    assert world.rows.count(f"SELECT COUNT(*) FROM plates WHERE post_id = {post}") == 0
    assert world.rob.get(f"/posts/{post}/nominate").status == 404
    assert world.rob.post(f"/posts/{post}/nominate", {"title": "x"}).status == 404
    # Of somebody who blocks one, nothing can be nominated.
    world.done(world.person("zora").post("/@tomasz/block", {"do": "block"}))
    assert world.tomasz.get(f"{WALL}/nominate?person=zora").status == 404
    # Twice the same is one plate.
    post = world.post(world.doreen, "For everybody here.", kind="win", headline="Twice")
    for client in (world.tomasz, world.person("eve"), world.doreen):
        world.done(client.post(f"/posts/{post}/nominate", {"title": "Twice"}))
    assert world.rows.count(f"SELECT COUNT(*) FROM plates WHERE post_id = {post}") == 1


def test_a_deleted_win_and_a_resting_person_are_shown_no_more(world, wall):
    screen, visitor = wall.paired(), world.visitor()
    person = world.person("petra")
    plate = wall.shown(who="petra", title="Petra climbed")
    assert "Petra climbed" in visitor.see(WALL).words
    # A block both ways, for those who are signed in.
    world.done(person.post("/@tomasz/block", {"do": "block"}))
    assert "Petra climbed" not in world.tomasz.see(WALL).words and world.tomasz.get(f"{WALL}/{plate}").status == 404
    assert "Petra climbed" in world.person("eve").see(WALL).words
    consent = {"practice": world.account("harbour"), "purpose": "share_with_group"}
    world.done(person.post("/me/consents", {**consent, "do": "withdraw"}))
    assert "Petra climbed" not in visitor.see(WALL).words and "Petra climbed" not in screen.see(KIOSK).words
    world.done(person.post("/me/consents", {**consent, "do": "give"}))
    assert "Petra climbed" in visitor.see(WALL).words
    post = world.rows.one(f"SELECT post_id FROM plates WHERE id = {plate}")
    world.done(person.post(f"/posts/{post}/delete"))
    assert "Petra climbed" not in visitor.see(WALL).words and "Petra climbed" not in screen.see(KIOSK).words
    until(lambda: world.rows.column(f"SELECT DISTINCT state FROM permissions WHERE plate_id = {plate}") == ["invalidated"])
    assert "what it came from was deleted" in person.see(f"/permissions/{plate}/receipt").words


def test_the_receipt_holds_what_was_agreed_to(world, wall):
    plate = wall.asked(("screen", "wall_page", "channel_named"))
    world.done(wall.answer(world.doreen, plate, ("screen",), ("wall_page",)))
    receipt = world.doreen.see(f"/permissions/{plate}/receipt")
    assert "Shown words: “I still hold the rail.”, five words." in receipt.words and "A stairwell" in receipt.words
    records = json.loads(world.doreen.get(f"/permissions/{plate}/receipt.json").text)
    given = next(r for r in records if r["event"]["state"] == "given")
    assert given["shown"]["words"] == "I still hold the rail." and given["surface"] == "screen" and given["subject"]["handle"] == "doreen"
    for field in ["recordID", "schemaVersion", "notice", "language", "purpose", "kindsOfData", "controllers", "storageLocations", "retention", "recipients", "withdrawalMethod",
                  "lawfulBasis", "rights", "contentDigest", "incentive", "ageBasis", "interfaceVersion"]:
        assert given[field] not in (None, ""), field
    assert given["event"]["isExplicit"] is True and given["event"]["validUntil"]


def test_the_square_code_leads_to_the_channel(world, wall, visit):
    world.done(world.doreen.post("/me/settings", [("public", "name")]))
    wall.shown(("screen", "wall_page", "channel_named"), title="With a channel")
    page = visit(by=world.maya, width=1280).go(KIOSK)
    square = page.locator(".turn:has-text('With a channel') svg.qr")
    square.wait_for(state="attached")
    page.evaluate("document.querySelectorAll('.turn').forEach((turn) => turn.classList.toggle('on', turn.innerText.includes('With a channel') || turn.textContent.includes('With a channel')))")
    page.wait_for_timeout(900)
    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(page.locator(".turn.on").screenshot())))
    assert [code.text for code in found] == [world.server.base + "/@doreen"]
    assert world.visitor().get("/@doreen").status == 200


def test_a_screen_without_its_server_shows_nobody_after_a_minute_and_comes_back(fresh, visit):
    wall = Wall(fresh)
    wall.shown(title="Two flights")
    watched = visit(by=fresh.maya, width=1280)
    watched.page.clock.install()
    page = watched.go(KIOSK)
    page.get_by_role("heading", name="Two flights").wait_for()
    listens(page)
    watched.context.set_offline(True)
    page.clock.run_for(50_000)
    assert page.locator("[data-plate]").count() == 1, "a short loss is survived"
    page.clock.run_for(15_000)
    assert page.locator("[data-plate]").count() == 0 and "Two flights" not in page.content()
    expect(page.locator("#alone")).to_be_visible()
    assert "Harbour Strength" in page.locator("#alone").inner_text()
    watched.context.set_offline(False)
    for _ in range(30):
        page.clock.run_for(2_000)
        if page.locator("[data-plate]").count():
            break
        page.wait_for_timeout(100)
    page.get_by_role("heading", name="Two flights").wait_for()
    watched.problems[:] = [p for p in watched.problems if "ERR_INTERNET_DISCONNECTED" not in p]


def test_a_permission_that_ends_while_the_screen_is_offline_ends_there_too(fresh, visit):
    wall = Wall(fresh)
    plate = wall.shown(title="Two flights")
    # Its last moment comes in twenty seconds.
    fresh.rows.run(f"UPDATE permissions SET valid_until = {int(time.time() * 1000) + 20_000} WHERE plate_id = {plate}")
    watched = visit(by=fresh.maya, width=1280)
    watched.page.clock.install()
    page = watched.go(KIOSK)
    page.get_by_role("heading", name="Two flights").wait_for()
    listens(page)
    watched.context.set_offline(True)
    page.clock.run_for(25_000)
    assert page.locator("[data-plate]").count() == 0 and "Two flights" not in page.content()
    watched.problems[:] = [p for p in watched.problems if "ERR_INTERNET_DISCONNECTED" not in p]


def test_pairing_codes_are_short_lived_single_use_and_of_one_practice(world, wall):
    screen = world.visitor()
    code = screen.get(KIOSK).page.first("p", **{"class": "paircode"}).text
    assert screen.get(KIOSK).page.first("p", **{"class": "paircode"}).text == code, "the code stays while it waits"
    for wrong, words in [("", "type the six letters"), ("12345", "type the six letters"), ("ABCDEF" if "ABCDEF" not in code else "BCDEFG", "No screen of yours shows this code")]:
        answer = world.maya.post("/p/harbour/screens", {"code": wrong, "name": ""})
        assert answer.status == 422 and words in answer.words
    assert world.nadia.post("/p/gutfeeling/screens", {"code": code}).status == 422, "another practice’s coach"
    world.rows.run(f"UPDATE screens SET code_until = 1 WHERE code = '{code.replace(' ', '')}'")
    assert world.maya.post("/p/harbour/screens", {"code": code}).status == 422, "too old"
    code = screen.get(KIOSK).page.first("p", **{"class": "paircode"}).text
    world.done(world.maya.post("/p/harbour/screens", {"code": code, "name": "Front desk"}))
    assert world.maya.post("/p/harbour/screens", {"code": code}).status == 422, "used"
    assert "waits to be paired" not in screen.get(KIOSK).words
    listed = world.maya.see("/p/harbour/screens")
    assert "Front desk" in listed.words
    number = world.rows.one("SELECT MAX(id) FROM screens WHERE name = 'Front desk'")
    world.done(world.maya.post("/p/harbour/screens/remove", {"screen": number}))
    assert "waits to be paired" in screen.get(KIOSK).words and screen.get(KIOSK + "/turns").status == 404


def test_one_screen_shows_several_practices_each_by_its_own_pairing(world, wall):
    screen, other = wall.paired(), "/p/gutfeeling/kiosk"
    held = dict(screen.cookies)
    # Whoever opens another practice on it sees a code of that one, and nothing else of it; the first pairing stays.
    code = screen.get(other).page.first("p", **{"class": "paircode"}).text
    assert screen.get(other + "/turns").status == 404 and "waits to be paired" not in screen.get(KIOSK).words
    world.done(world.nadia.post("/p/gutfeeling/screens", {"code": code, "name": "Counter"}))
    assert screen.get(other + "/turns").status == 200 and screen.get(KIOSK + "/turns").status == 200 and dict(screen.cookies) == held
    # Taking one pairing away leaves the other.
    number = world.rows.one("SELECT MAX(id) FROM screens WHERE name = 'Counter'")
    world.done(world.nadia.post("/p/gutfeeling/screens/remove", {"screen": number}))
    assert screen.get(other + "/turns").status == 404 and screen.get(KIOSK + "/turns").status == 200
    # A token that this server never gave out is not taken over.
    stranger = world.visitor()
    name = next(iter(held))
    stranger.cookies[name] = "A" * len(held[name])
    stranger.get(KIOSK)
    assert stranger.cookies[name] != "A" * len(held[name])


def test_copies_elsewhere_are_listed_and_asked_to_be_taken_down(world, wall):
    plate = wall.shown(("screen", "outside_instagram", "outside_paper"), title="Elsewhere too")
    assert world.maya.get(f"{WORK}/{plate}/kit/outside_instagram.png").status == 200
    bad = world.maya.post(f"{WORK}/{plate}", {"do": "posted", "surface": "outside_instagram", "address": "javascript:alert(1)"})
    assert bad.status == 422 and "give the whole address" in bad.words
    world.done(world.maya.post(f"{WORK}/{plate}", {"do": "posted", "surface": "outside_instagram", "address": "https://instagram.example/p/1"}))
    assert "Elsewhere too" in world.maya.see(f"{WALL}/sheet").words
    world.done(world.maya.post(f"{WALL}/sheet", {"plate": plate}))
    receipt = world.doreen.see(f"/permissions/{plate}/receipt").words
    assert "https://instagram.example/p/1" in receipt and "Printed sheet" in receipt
    assert "To be taken down by hand" not in world.maya.see(WORK).words
    world.done(world.doreen.post(f"/permissions/{plate}/take-down"))
    bench = world.maya.see(WORK)
    assert "To be taken down by hand" in bench.words and "https://instagram.example/p/1" in bench.words
    for copy in world.rows.column(f"SELECT id FROM outside_copies WHERE plate_id = {plate}"):
        world.done(world.maya.post(f"{WORK}/copies", {"copy": copy}))
    assert "To be taken down by hand" not in world.maya.see(WORK).words


def test_a_permission_that_ends_soon_is_told_and_then_over(fresh):
    wall = Wall(fresh)
    plate = wall.shown(title="Two flights")
    now = int(time.time() * 1000)
    fresh.rows.run(f"UPDATE permissions SET valid_until = {now + 3 * 86_400_000} WHERE plate_id = {plate} AND surface = 'screen'")
    fresh.rows.run(f"UPDATE permissions SET valid_until = {now - 1_000} WHERE plate_id = {plate} AND surface = 'wall_page'")
    assert "Two flights" not in fresh.visitor().see(WALL).words, "over is over, whatever runs when"
    fresh.rows.run(f"UPDATE jobs SET due_at = 1 WHERE kind = 'end-permissions'")
    until(lambda: fresh.rows.one(f"SELECT state FROM permissions WHERE plate_id = {plate} AND surface = 'wall_page'") == "expired")
    until(lambda: "ends within a week. Say nothing, and it comes down" in fresh.doreen.get("/notices").words)


def test_an_old_backup_does_not_bring_back_what_was_taken_down(fresh, tmp_path):
    wall = Wall(fresh)
    wall.shown(title="Taken back later")
    wall.shown(title="Still allowed")
    eve, graham = fresh.person("eve"), fresh.person("graham")
    ended = fresh.server.data / "permissions-ended.jsonl"
    until(lambda: ended.exists() and ended.read_text().count("events") > 0 and f'"events":{fresh.rows.one("SELECT events FROM permission_heads")}' in ended.read_text())
    made = backup(fresh.server, tmp_path)
    assert not (made / "permissions-ended.jsonl").exists()
    plate = fresh.rows.one("SELECT plates.id FROM plates JOIN plate_versions ON plate_id = plates.id AND plates.version = plate_versions.version WHERE title = 'Taken back later'")
    fresh.done(fresh.doreen.post(f"/permissions/{plate}/take-down"))
    # Others take back more than what is on the wall.
    fresh.done(eve.post("/me/leave/harbour"))
    fresh.done(graham.post("/me/rest", {"password": PASSWORD}))
    until(lambda: ended.read_text().count('"left":true') == 1 and ended.read_text().count('"rests":true') == 1)
    fresh.server.stop()
    # With the file of endings, what was taken back stays down, and the rest is shown.
    server = place(tmp_path, "sqlite", "with")
    done = run(server, "restore", str(made), "--ended", str(ended))
    assert done.returncode == 0 and "permissions that were ended since were ended again" in done.stdout, done.stdout + done.stderr
    server.start()
    try:
        page = Client(server.base).see(WALL).words
        assert "Taken back later" not in page and "Still allowed" in page
        assert run(server, "doctor").returncode == 0
        maya = Client(server.base)
        maya.cookies.update(fresh.maya.cookies)
        assert [maya.get(f"/@{handle}").status for handle in ("eve", "graham", "doreen")] == [404, 404, 200]
    finally:
        server.stop()
    # Without it nobody can know, so nothing is shown, until people are asked anew.
    server = place(tmp_path, "sqlite", "without")
    done = run(server, "restore", str(made))
    assert done.returncode == 0 and "Nothing is shown on walls and screens" in done.stderr
    server.start()
    try:
        page = Client(server.base).see(WALL).words
        assert "Taken back later" not in page and "Still allowed" not in page
        examined = run(server, "doctor")
        assert examined.returncode == 1 and "hearten permissions ask-anew" in examined.stdout
        assert run(server, "permissions ask-anew").returncode == 0
        assert run(server, "doctor").returncode == 0
        page = Client(server.base).see(WALL).words
        assert "Taken back later" not in page and "Still allowed" not in page
    finally:
        server.stop()


def test_leaving_a_practice_and_erasing_an_account(fresh):
    wall = Wall(fresh)
    wall.shown(title="Two flights")
    post = fresh.post(fresh.doreen, "Something for the group.")
    assert "Something for the group." in fresh.tomasz.see(HARBOUR).words
    fresh.done(fresh.doreen.post("/me/leave/harbour"))
    assert "Something for the group." not in fresh.tomasz.see(HARBOUR).words
    assert "Two flights" not in fresh.visitor().see(WALL).words
    assert fresh.doreen.get(HARBOUR).status == 404 and fresh.tomasz.get("/@doreen").status == 404
    until(lambda: fresh.rows.count(f"SELECT COUNT(*) FROM posts WHERE id = {post} AND body = ''"))
    assert fresh.maya.post("/me/leave/harbour").status == 403, "an owner answers for the practice"
    # Another one erases everything, changes her mind, and then does not.
    eve = fresh.person("eve")
    fresh.post(eve, "Evermore, says Eve.")
    assert eve.post("/me/erase", {"do": "ask", "password": "guess"}).status == 422
    fresh.done(eve.post("/me/erase", {"do": "ask", "password": PASSWORD}))
    assert "Evermore" not in fresh.tomasz.see(HARBOUR).words
    eve = fresh.sign_in("eve")
    assert "Your account is to be erased." in eve.see("/me").words
    fresh.done(eve.post("/me/erase", {"do": "stop"}))
    until(lambda: "Evermore" in fresh.tomasz.see(HARBOUR).words)
    fresh.done(eve.post("/me/erase", {"do": "ask", "password": PASSWORD}))
    account = fresh.account("eve")
    address = fresh.rows.one(f"SELECT email FROM sign_ins WHERE account_id = {account}")
    fresh.rows.run(f"UPDATE erasures SET due_at = 1 WHERE account_id = {account}")
    fresh.rows.run("UPDATE jobs SET due_at = 1 WHERE kind = 'erase-account'")
    until(lambda: fresh.rows.count(f"SELECT COUNT(*) FROM sign_ins WHERE account_id = {account}") == 0)
    assert fresh.rows.one(f"SELECT name FROM actors WHERE id = {account}") == "Somebody who left"
    statement = mails.last(fresh.server, address, "Statement of erasure")
    assert len(mails.to(fresh.server, address)) == 1, "earlier mails to her are gone from the outbox"
    assert "Signature (Ed25519" in statement.get_content() and "/signing-key" in statement.get_content()
    assert fresh.visitor().get("/signing-key").text.startswith("Ed25519 ")
    refused = fresh.visitor().post("/sign-in", {"login": "eve", "password": PASSWORD})
    assert refused.status != 303

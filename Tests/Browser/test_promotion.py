"""Telling others of somebody's channel, and praise on the practice's channel: each with the person's yes."""

import re
import xml.etree.ElementTree as xml
from world import HARBOUR, World, until
from ways import each_way

CHANNEL, LIST, PROMOTE, WORK = "/p/harbour/channel", "/p/harbour/channels", "/p/harbour/promote", "/p/harbour/wall/work"
OPEN = [("public", "name"), ("public", "about")]


def opened(world, handle):
    person = world.person(handle)
    world.done(person.post("/me/settings", OPEN))
    return person


def begun(world, handle):
    """A promotion that Maya began; its id."""
    answer = world.done(world.maya.post(PROMOTE, {"person": handle}))
    return answer.headers["location"].rsplit("/", 1)[1]


def asked(world, handle, surfaces=("practice_channel", "channel_directory"), words="Go and look."):
    plate = begun(world, handle)
    fields = [("question", "May I?"), ("letter", ""), ("title", f"{handle.capitalize()}’s channel"), ("introduction", words), ("words", ""), ("channel", "0")]
    world.done(world.maya.post(f"{WORK}/{plate}", fields + [("surface", surface) for surface in surfaces] + [("do", "ask")]))
    return plate


def says(world, handle, plate, do="all-91", **more):
    page = world.person(handle).get(f"/permissions/{plate}").page
    held = {name: page.first("input", name=name).get("value") for name in ("digest", "events")}
    asked = [("asked", field.get("value")) for field in page.all("input", name="asked")]
    return world.person(handle).post(f"/permissions/{plate}", list({**held, "do": do, **more}.items()) + asked)


@each_way
def test_a_channel_is_told_of_with_one_tap_and_gone_with_another(fresh, visit, width, scripts):
    how = {"width": width, "scripts": scripts}
    opened(fresh, "doreen")
    page = visit(by=fresh.maya, **how).go(PROMOTE)
    page.get_by_role("button", name="Promote Doreen").click()
    page.get_by_label("What you say of it").fill("Doreen counts stairs so that you need not.")
    page.get_by_role("button", name="Keep it and look").click()
    page.locator(".plate.mini", has_text="Doreen counts stairs").wait_for()
    page.get_by_role("button", name="Ask Doreen").click()
    page.get_by_text("Asked. You are told when there is an answer.").wait_for()
    assert "Doreen counts stairs" not in fresh.visitor().see(CHANNEL).words
    page = visit(by=fresh.doreen, **how).go("/permissions")
    page.get_by_role("link", name="Look and answer").click()
    page.locator(".plate.mini", has_text="Doreen counts stairs").wait_for()
    page.get_by_role("button", name="Yes, for three months").click()
    page.get_by_role("heading", name="Your receipt").wait_for()
    receipt = page
    page = visit(base=fresh.server.base, **how).go(CHANNEL)
    assert "Doreen counts stairs" in page.locator("article").inner_text()
    page.get_by_role("link", name="@doreen").click()
    page.get_by_role("heading", name="Doreen", level=1).wait_for()
    assert "Doreen counts stairs" in fresh.visitor().see(LIST).words
    receipt.get_by_role("button", name="Take everything down").click()
    receipt.get_by_text("It is down. Nobody sees it any more.").wait_for()
    for place in [CHANNEL, LIST, CHANNEL + ".atom"]:
        assert "counts stairs" not in fresh.visitor().get(place).text


def test_each_place_shows_what_was_allowed_there(world):
    for handle, surfaces in {"jo": ("practice_channel",), "ada": ("channel_directory",), "kit": ()}.items():
        opened(world, handle)
        plate = asked(world, handle, words=f"Words of {handle}.")
        yes = {f"place-{surface}": "yes" for surface in surfaces}
        world.done(says(world, handle, plate, do="answer", long="30", **yes))
        visitor = world.visitor()
        shown = {"practice_channel": CHANNEL, "channel_directory": LIST}
        for surface, place in shown.items():
            answer = visitor.see(place)
            assert (f"Words of {handle}." in answer.words) == (surface in surfaces)
            assert "no-store" in answer.headers["cache-control"] and "noindex" in answer.text
        assert visitor.get(f"{CHANNEL}/{plate}").status == (200 if "practice_channel" in surfaces else 404)
        assert (f"Words of {handle}." in visitor.get(CHANNEL + ".atom").text) == ("practice_channel" in surfaces)
        for place in ["/p/harbour/wall", "/p/harbour/wall.atom"]:
            assert f"Words of {handle}." not in visitor.get(place).text
        assert visitor.get(f"/p/harbour/wall/{plate}").status == visitor.get(f"/p/gutfeeling/channel/{plate}").status == 404
    feed = xml.fromstring(world.visitor().get(CHANNEL + ".atom").body)
    assert feed.find("{http://www.w3.org/2005/Atom}entry") is not None
    # Closing the channel takes the promotions of it off.
    world.done(world.person("jo").post("/me/settings", []))
    assert "Words of jo." not in world.visitor().see(CHANNEL).words


def test_outsiders_and_clients_promote_nobody(world):
    opened(world, "doreen")
    plate = begun(world, "doreen")
    for outsider in [world.tomasz, world.doreen, world.rob, world.nadia]:
        assert outsider.get(PROMOTE).status in (403, 404)
        assert outsider.post(PROMOTE, {"person": "doreen"}).status in (403, 404)
        assert outsider.get(f"{WORK}/{plate}").status in (403, 404)
    assert world.visitor().get(PROMOTE).status == 303
    # Nobody of another practice is told of here.
    world.done(world.rob.post("/me/settings", OPEN))
    assert "Rob" not in world.maya.see(PROMOTE).words
    answer = world.maya.post(PROMOTE, {"person": "rob"})
    assert answer.status == 422 and "nobody of that handle" in answer.words and 'value="rob"' in answer.text
    answer = world.maya.post(PROMOTE, {"person": "tomasz"})
    assert answer.status == 422 and "Tomasz has no channel" in answer.words
    assert world.rob.get(f"/permissions/{plate}").status == 404 and world.doreen.get(f"/permissions/{plate}").status == 404, "nobody was asked yet"


def test_a_form_with_something_amiss_comes_back_filled_in(world):
    opened(world, "lee")
    plate = begun(world, "lee")
    fields = {"question": "May I?", "letter": "A few words", "title": "Walks", "introduction": "Lost 3 kg with us", "words": "Not his words", "channel": "0"}
    answer = world.maya.post(f"{WORK}/{plate}", {**fields, "surface": "practice_channel", "do": "ask"})
    assert answer.status == 422 and "Please leave numbers about a body out" in answer.words and "Only Lee can put words here" in answer.words
    assert "Lost 3 kg with us" in answer.text and "A few words" in answer.text
    answer = world.maya.post(f"{WORK}/{plate}", {**fields, "introduction": "x" * 401, "words": "", "surface": "practice_channel", "do": "ask"})
    assert answer.status == 422 and "Please keep this under 400 characters" in answer.words
    without = {name: value for name, value in fields.items() if name != "channel"}
    answer = world.maya.post(f"{WORK}/{plate}", {**without, "introduction": "", "words": "", "surface": "practice_channel", "do": "ask"})
    assert answer.status == 422 and "at least one channel" in answer.words
    # A place of the wall is none of a promotion's.
    assert world.maya.post(f"{WORK}/{plate}", {**fields, "introduction": "", "words": "", "surface": "screen", "do": "ask"}).status == 404
    # A no is remembered here, too.
    plate = asked(world, "lee")
    world.done(says(world, "lee", plate, do="none", again="91"))
    world.done(world.maya.post(f"{WORK}/{plate}", {"do": "put-away"}))
    assert "not to be asked before" in world.maya.see(PROMOTE).words


def test_whoever_was_not_told_of_for_longest_comes_first(fresh):
    for handle in ["ada", "bo", "cy"]:
        opened(fresh, handle)
    fresh.done(says(fresh, "ada", asked(fresh, "ada")))
    names = [row.text for row in fresh.maya.see(PROMOTE).page.all("a", class_="name")]
    assert names == ["Bo", "Cy", "Ada"]


def test_praise_stands_on_the_practices_channel_with_a_yes(fresh, visit):
    post = fresh.post(fresh.doreen, "Up to the second floor, rail and all.", kind="win", headline="Two floors")
    fresh.done(fresh.maya.post(f"/posts/{post}/praise", {"kind": "persistence", "words": "You kept at it"}))
    page = visit(by=fresh.maya).go(f"/posts/{post}/nominate")
    page.get_by_role("button", name="Work on that").click()
    page.get_by_label("Your praise").wait_for()
    assert page.get_by_label("Your praise").input_value() == "You kept at it"
    page.get_by_role("button", name="Ask Doreen").click()
    page.get_by_text("Asked. You are told when there is an answer.").wait_for()
    plate = fresh.rows.one("SELECT id FROM plates WHERE purpose = 'praise'")
    assert "You kept at it" not in fresh.visitor().see(CHANNEL).words
    fresh.done(says(fresh, "doreen", plate))
    assert "You kept at it" in fresh.visitor().see(CHANNEL).words and "You kept at it" not in fresh.visitor().see(LIST).words
    # What a client said of it is not for their practice to show.
    assert fresh.tomasz.post(f"/posts/{post}/promote", {}).status == 403
    fresh.done(fresh.doreen.post(f"/posts/{post}/delete", {}))
    assert "You kept at it" not in fresh.visitor().see(CHANNEL).words


def test_a_group_that_also_meets_elsewhere_says_where(world):
    form = {"group": "Sea Swimmers", "line": "", "door": "current", "agreements": "Be kind.", "elsewhere": "https://www.facebook.com/groups/sea-swimmers"}
    world.done(world.maya.post("/p/harbour/groups", form))
    assert "Also on facebook.com" in world.maya.see("/p/harbour/g/sea-swimmers").words
    for bad in ["javascript:alert(1)", "nowhere", "https://", "ftp://files.example/x"]:
        answer = world.maya.post("/p/harbour/g/sea-swimmers/edit", {**form, "elsewhere": bad})
        assert answer.status == 422 and "beginning with https://" in answer.words
    world.done(world.maya.post("/p/harbour/g/sea-swimmers/edit", {**form, "elsewhere": ""}))
    assert "Also on" not in world.maya.see("/p/harbour/g/sea-swimmers").words

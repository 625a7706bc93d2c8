"""What somebody would rather not read is folded away for them, wherever others' words stand, and for nobody else."""

import re
from world import HARBOUR, until
from ways import each_way

TOPICS = [("topic", "weight"), ("topic", "food"), ("phrases", "blood test\nZumba")]


@each_way
def test_somebody_chooses_and_opens_it_where_they_like(fresh, visit, width, scripts):
    fresh.post(fresh.tomasz, "The scales were kind to me this morning.")
    page = visit(by=fresh.doreen, width=width, scripts=scripts).go("/me")
    page.get_by_role("link", name="What I would rather not read").click()
    page.get_by_label("Weight and measurements").check()
    page.get_by_label("One word, or a few in a row").fill("...")
    page.get_by_role("button", name="Save").click()
    page.locator(".wrong", has_text="no letter and no digit").first.wait_for()
    assert page.get_by_label("Weight and measurements").is_checked(), "nothing is lost"
    page.get_by_label("One word, or a few in a row").fill("Zumba")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved.").wait_for()
    page.goto(fresh.server.base + HARBOUR)
    folded = page.get_by_text("Folded away for you: weight and measurements")
    folded.wait_for()
    assert not page.get_by_text("The scales were kind").is_visible()
    folded.click()
    page.get_by_text("The scales were kind").wait_for()


def test_every_surface_obeys(fresh):
    doreen, tomasz, maya = fresh.doreen, fresh.tomasz, fresh.maya
    fresh.done(doreen.post("/me/filters", TOPICS))
    words = "Zumba and the scales, then a blood test and cake"
    own = fresh.post(doreen, "I walked the pier.")
    fresh.done(tomasz.post("/me/settings", [("public", "name"), ("public", "about")]))
    post = fresh.post(tomasz, words)
    fresh.post(tomasz, words + " for anybody", audience="public")
    fresh.reply(tomasz, own, words + ", said to @doreen")
    fresh.post(tomasz, "Which one?", kind="question", **{"choice-1": "Zumba", "choice-2": "Swimming"})
    fresh.done(tomasz.post(f"/posts/{post}/edit", {"body": words + ", changed", "version": "1"}))
    fresh.done(tomasz.post("/messages/doreen", {"key": "m", "body": words}))
    fresh.done(maya.post("/p/harbour/broadcasts", {"key": "b", "room": "everybody", "subject": "Zumba is back", "body": words}))
    broadcast = fresh.rows.one("SELECT id FROM broadcasts")
    fresh.indexed()
    until(lambda: "Tomasz" in doreen.get("/notices").words and "Maya" in doreen.get("/notices").words)
    fresh.done(doreen.post("/@tomasz/follow"))
    places = [HARBOUR, "/home", f"/@tomasz/{post}", f"/posts/{post}/history", "/@tomasz", f"/@doreen/{own}", "/notices", "/messages", "/messages/tomasz",
              f"/broadcasts/{broadcast}", "/search?q=scales", f"/posts/{post}/nominate", f"/posts/{post}/report"]
    for place in places:
        answer = doreen.see(place)
        open_words = re.sub(r'<details class="behind">.*?</details>', "", answer.text, flags=re.S)
        assert "blood test" not in open_words and "Zumba" not in re.sub("Folded away for you: [^<]*", "", open_words), place
        if place not in ("/search?q=scales",):
            assert "Folded away for you" in answer.text or "nominate" in place, place
    # Nobody else's pages change.
    assert "Folded away" not in maya.see(HARBOUR).text and words in maya.see(HARBOUR).words
    # Taken back, it is all there again at once.
    fresh.done(doreen.post("/me/filters", []))
    assert words in doreen.see(HARBOUR).words and "Folded away" not in doreen.see(HARBOUR).text


def test_coaches_know_of_the_topics_only_where_they_may(world):
    kit = world.person("kit")
    world.done(kit.post("/me/filters", TOPICS))
    assert "Would rather not read" not in world.maya.see("/@kit").words
    world.done(kit.post("/me/filters", TOPICS + [("tells", "yes")]))
    page = world.maya.see("/@kit").words
    assert "Weight and measurements and food and eating" in page and "Zumba" not in page
    for outsider in [world.tomasz, world.visitor(), world.rob]:
        assert "Would rather not read" not in outsider.get("/@kit").text
    assert world.visitor().get("/me/filters").status == 303

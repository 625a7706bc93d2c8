"""Youth mode: off unless a practice turns it on; a guardian is asked before anything is written, and before anything is shown."""

import mails
import pytest
from world import HARBOUR, until
from youth import guardian_link, young

EDIT = {"practice": "Harbour Strength", "about": "", "zone": "Europe/London"}


def comes_in(world, name="Sam", link=None, **more):
    link = link or world.invite()
    person = world.visitor()
    token = person.get(link).page.first("input", name="token").get("value")
    answer = person.post(link, world.arrival(name, **young(name.lower(), **more)), token=token)
    person.forget_token()
    return person, answer


def test_nobody_under_18_unless_the_practice_says_so(fresh, visit):
    assert "Under 18" not in fresh.visitor().get(fresh.invite()).words
    _, answer = comes_in(fresh)
    assert answer.status == 422 and "This community is for adults" in answer.words
    page = visit(by=fresh.maya, width=390).go("/p/harbour/edit")
    page.get_by_label("People from 13 to 17 may join").check()
    page.get_by_label("Legal name").fill("Harbour Strength Ltd")
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/p/harbour?said=saved")
    _, answer = comes_in(fresh, **{"guardian-email": "not an address", "adult-on": "yesterday"})
    assert answer.status == 422 and "Please give the day on which you turn 18" in answer.words and 'value="not an address"' in answer.text
    sam, answer = comes_in(fresh)
    fresh.done(answer)
    # Who is responsible stands on receipts from now on.
    assert fresh.rows.one("SELECT legal_name FROM practice_facts") == "Harbour Strength Ltd"
    # Turned off again nobody else comes in.
    fresh.done(fresh.maya.post("/p/harbour/edit", EDIT))
    assert comes_in(fresh, "Kim")[1].status == 422


@pytest.mark.parametrize("width, scripts", [(390, False), (1280, True)], ids=["plain-390", "scripts-1280"])
def test_from_joining_to_the_wall_with_both_yeses(fresh, visit, width, scripts):
    how = {"width": width, "scripts": scripts}
    fresh.done(fresh.maya.post("/p/harbour/edit", {**EDIT, "allows-youth": "yes"}))
    sam, answer = comes_in(fresh)
    fresh.done(answer)
    assert sam.post(HARBOUR + "/posts", {"key": "one", "body": "Hello", "audience": "group", "kind": "note"}).status == 403
    assert "Ada has not answered yet" in fresh.maya.see("/@sam").words
    page = visit(base=fresh.server.base, **how).go(guardian_link(fresh.server, "under 18 and named you"))
    page.get_by_role("heading", name="May Sam be part of this?").wait_for()
    page.get_by_role("button", name="Yes, Sam may").click()
    page.get_by_text("Thank you. Your yes counts from now on.").wait_for()
    assert "Ada said yes" in fresh.maya.see("/@sam").words
    post = fresh.post(sam, "Two lengths without stopping.", kind="win", headline="Two lengths")
    assert sam.post("/me/settings", [("public", "name")]).status == 422
    # On the wall.
    plate = fresh.done(fresh.maya.post(f"/posts/{post}/nominate", {"title": "Two lengths"})).headers["location"].rsplit("/", 1)[1]
    work = f"/p/harbour/wall/work/{plate}"
    fresh.done(fresh.maya.post(work, {"question": "May I?", "title": "Two lengths", "surface": "wall_page", "do": "ask"}))
    question = sam.get(f"/permissions/{plate}").page
    held = {name: question.first("input", name=name).get("value") for name in ("digest", "events")}
    fresh.done(sam.post(f"/permissions/{plate}", {**held, "do": "answer", "place-wall_page": "yes", "long": "91"}))
    version = fresh.maya.see(work).page.first("input", name="version").get("value")
    fresh.done(fresh.maya.post(work, {"do": "publish", "version": version}))
    assert "Guardian asked" in fresh.maya.see(work).words
    assert "Two lengths" not in fresh.visitor().see("/p/harbour/wall").words
    page.goto(fresh.server.base + guardian_link(fresh.server, "was asked whether"))
    page.get_by_role("heading", name="Sam said yes to this. Do you?").wait_for()
    assert "Two lengths" in page.locator(".plate.mini").inner_text()
    page.get_by_role("button", name="Yes to all of this").click()
    page.get_by_text("Thank you. Your yes counts from now on.").wait_for()
    assert "Two lengths" in fresh.visitor().see("/p/harbour/wall").words
    page.get_by_role("button", name="Take everything down").click()
    page.get_by_role("heading", name="Nothing of this is asked any more").wait_for()
    assert "Two lengths" not in fresh.visitor().see("/p/harbour/wall").words


def test_links_of_guardians_are_theirs_alone(fresh):
    fresh.done(fresh.maya.post("/p/harbour/edit", {**EDIT, "allows-youth": "yes"}))
    fresh.done(comes_in(fresh)[1])
    address = guardian_link(fresh.server, "under 18 and named you")
    assert fresh.visitor().get(address[:-1] + ("A" if address[-1] != "A" else "B")).status == 404
    assert fresh.visitor().get("/guardian/nothing").status == 404
    assert fresh.visitor().get(address + "/picture").status == 404
    # Without the form's token nothing is changed.
    assert fresh.visitor().post(address, {"do": "yes"}, token="wrong").status in (400, 403)
    assert fresh.rows.count("SELECT COUNT(*) FROM guardians WHERE agreed_at IS NOT NULL") == 0
    # Coaches hand the link over where there is no mail; clients do not get it.
    assert "Please hand this link to Ada yourself" in fresh.maya.post("/p/harbour/guardian", {"person": "sam"}).words
    for outsider in [fresh.doreen, fresh.rob, fresh.nadia]:
        assert outsider.post("/p/harbour/guardian", {"person": "sam"}).status in (403, 404)
    assert fresh.maya.post("/p/harbour/guardian", {"person": "doreen"}).status == 404
    assert "Under 18" not in fresh.doreen.see("/@sam").words


def test_a_guardian_is_asked_before_a_no_and_can_change_it(fresh, visit):
    fresh.done(fresh.maya.post("/p/harbour/edit", {**EDIT, "allows-youth": "yes"}))
    sam, answer = comes_in(fresh)
    fresh.done(answer)
    address = guardian_link(fresh.server, "under 18 and named you")
    page = visit(base=fresh.server.base, width=390, scripts=False).go(address)
    page.get_by_role("button", name="Yes, Sam may").click()
    page.get_by_text("Your yes counts from now on.").wait_for()
    post = fresh.post(sam, "Two lengths without stopping.")
    assert sam.post("/me/settings", {"messages": "everybody"}).status == 422, "the guardian was told that only coaches may begin to write"
    assert "Two lengths" in fresh.doreen.see(HARBOUR).words
    page.get_by_role("link", name="Take my yes back").click()
    page.get_by_role("heading", name="No for Sam?").wait_for()
    assert "Two lengths" in fresh.doreen.see(HARBOUR).words, "nothing happened yet"
    page.get_by_role("button", name="Yes, I say no").click()
    page.get_by_role("heading", name="You said no").wait_for()
    assert "Two lengths" not in fresh.doreen.see(HARBOUR).words and sam.get("/me").status == 303
    # The password opens the account still, and shows nothing of it to others.
    sam = fresh.sign_in("sam")
    assert "Your account is to be erased." in sam.see("/me").words
    assert fresh.doreen.get(f"/posts/{post}").status == 404 and fresh.doreen.get("/@sam").status == 404
    assert sam.post(HARBOUR + "/posts", {"key": "two", "body": "Hello", "audience": "group", "kind": "note"}).status == 403
    page.goto(fresh.server.base + address)
    page.get_by_role("button", name="Sam may after all").click()
    page.get_by_text("Your yes counts from now on.").wait_for()
    until(lambda: "Two lengths" in fresh.doreen.see(HARBOUR).words)
    assert fresh.rows.count("SELECT COUNT(*) FROM erasures") == 0


def test_nobody_under_18_is_a_coach(fresh):
    fresh.done(fresh.maya.post("/p/harbour/edit", {**EDIT, "allows-youth": "yes"}))
    _, answer = comes_in(fresh, "Kim", link=fresh.invite(role="professional", group=""))
    assert answer.status == 410 and "Coaches are 18 or older" in answer.words
    assert fresh.rows.count("SELECT COUNT(*) FROM actors WHERE handle = 'kim'") == 0


def test_a_second_practice_is_told_to_the_guardian_and_takes_young_people_or_not(fresh):
    fresh.done(fresh.maya.post("/p/harbour/edit", {**EDIT, "allows-youth": "yes"}))
    sam, answer = comes_in(fresh)
    fresh.done(answer)
    guardian = fresh.visitor()
    assert guardian.post(guardian_link(fresh.server, "under 18 and named you"), {"do": "yes"}).status == 200
    invitation = fresh.invite(fresh.nadia, "gutfeeling", "long-table")
    assert "This practice is for adults" in sam.post(invitation, {"how": "join"}).words
    fresh.done(fresh.nadia.post("/p/gutfeeling/edit", {"practice": "The Gut Feeling Café", "about": "", "zone": "Europe/London", "allows-youth": "yes"}))
    fresh.done(sam.post(invitation, {"how": "join"}))
    assert "The Gut Feeling" in mails.last(fresh.server, "ada@example.org", "as well now").get_content()

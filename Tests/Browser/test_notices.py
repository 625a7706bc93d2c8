"""Being told at the right moment: bundles, what one wants to hear of, the digest, and answering from it."""

import urllib.parse
import pytest
import mails
from world import HARBOUR, PASSWORD, until


def choices(page, **more):
    """The form of /me/notices as it stands, with changes."""
    form = page.first("form", action="/me/notices")
    fields = {}
    for box in form.all("input", type="radio"):
        if box.get("checked") is not None:
            fields[box.get("name")] = box.get("value")
    for box in form.all("input", type="checkbox"):
        if box.get("checked") is not None:
            fields[box.get("name")] = box.get("value")
    for select in form.all("select"):
        chosen = [o for o in select.all("option") if o.get("selected") is not None] or select.all("option")
        fields[select.get("name")] = chosen[0].get("value")
    return {**fields, **more}


def address(world, handle):
    return world.rows.one(f"SELECT email FROM sign_ins WHERE account_id = {world.account(handle)}")


def send_digest(world, handle):
    """Lets the digest that waits for somebody be due now, and gives it."""
    before = len(mails.to(world.server, address(world, handle)))
    world.rows.run(f"UPDATE jobs SET due_at = 0 WHERE kind = 'digest' AND payload LIKE '%{world.account(handle)}%'")
    return until(lambda: mails.to(world.server, address(world, handle))[before:])[-1]


def wants_digest(world, handle, **more):
    person = world.people[handle]
    world.done(person.post("/me/notices", choices(person.get("/me/notices").page, digest="daily", hour="7", **more)))
    return person


def test_several_praises_are_one_notice_and_opening_it_reads_it(world):
    liv = world.person("liv")
    post = world.post(liv, "Round the wall.")
    for giver, words in [(world.tomasz, "You went early"), (world.doreen, "You kept at it"), (world.maya, "You told it as it was")]:
        world.praise(giver, post, words)
    until(lambda: "and 2 others" in liv.get("/notices").words)
    page = liv.get("/notices").page
    assert len(page.all("li", class_="row fresh")) == 1
    link = [a.get("href") for a in page.all("a") if (a.get("href") or "").startswith("/notices/")][0]
    opened = liv.get(link)
    assert opened.status == 303 and opened.location == f"/@liv/{post}#post-{post}"
    page = liv.get("/notices").page
    assert not page.all("li", class_="row fresh")
    world.done(liv.post("/notices/unread", {"id": link.rsplit("/", 1)[1]}))
    assert len(liv.get("/notices").page.all("li", class_="row fresh")) == 1
    # Nobody else's notices.
    assert world.rob.get(link).location == "/notices?said=notice_gone"
    assert world.rob.post("/notices/unread", {"id": link.rsplit("/", 1)[1]}).status == 404


def test_reading_the_conversation_reads_its_notices(world):
    liv = world.person("livia")
    post = world.post(liv, "Round the wall.")
    world.reply(world.tomasz, post, "Which way?")
    until(lambda: "Tomasz answered you" in liv.get("/notices").words)
    assert liv.get(f"/@livia/{post}").status == 200
    assert not liv.get("/notices").page.all("li", class_="row fresh")


def test_what_one_does_not_want_to_hear_of_is_not_told(world):
    pia = world.person("pia")
    form = choices(pia.get("/me/notices").page, **{"kind-praise": "off", "quiet-from": "1320", "quiet-until": "420", "rings": "3"})
    answer = world.done(pia.post("/me/notices", form)).follow()
    assert "Saved." in answer.words
    shown = choices(answer.page)
    assert (shown["kind-praise"], shown["quiet-from"], shown["rings"]) == ("off", "1320", "3")
    post = world.post(pia, "Round the wall.")
    world.praise(world.tomasz, post, "You went early")
    world.reply(world.tomasz, post, "Which way?")
    until(lambda: "Tomasz answered you" in pia.get("/notices").words)
    assert "noticed what you did" not in pia.get("/notices").words


def test_a_form_with_half_a_quiet_time_comes_back(world):
    form = choices(world.doreen.get("/me/notices").page, **{"quiet-from": "1320", "quiet-until": ""})
    answer = world.doreen.post("/me/notices", form)
    assert answer.status == 422
    assert "when the quiet hours begin and when they end" in answer.words
    assert choices(answer.page)["quiet-from"] == "1320"


def test_every_new_post_of_a_group_for_who_wants_that(world):
    ned = world.person("ned")
    world.done(ned.post("/me/notices", choices(ned.get("/me/notices").page, **{f"group-{world.group_id()}": "everything"})))
    world.post(world.tomasz, "Something for all.")
    until(lambda: "shared something in Steady Starters" in ned.get("/notices").words)
    assert "shared something" not in world.doreen.get("/notices").words


def test_a_conversation_can_be_left_alone(world):
    sol = world.person("sol")
    post = world.post(sol, "Round the wall.")
    answer = world.done(sol.post(f"/posts/{post}/snooze", {"for": "day"})).follow()
    assert "You hear nothing of this conversation until" in answer.words
    world.reply(world.tomasz, post, "Which way?")
    until(lambda: "Tomasz answered you" in sol.get("/notices").words)
    assert not sol.get("/notices").page.all("li", class_="row fresh")
    assert "You hear nothing" not in world.done(sol.post(f"/posts/{post}/snooze", {"for": "end"})).follow().words
    assert world.rob.post(f"/posts/{post}/snooze", {"for": "day"}).status == 404
    assert sol.post(f"/posts/{post}/snooze", {"for": "a while"}).status == 404


def test_the_digest_is_answered_without_signing_in_once(world):
    gwen = world.person("gwen")
    wants_digest(world, "gwen")
    post = world.post(gwen, "Round the wall, twice.")
    world.reply(world.tomasz, post, "Which way round?")
    until(lambda: "Tomasz answered you" in gwen.get("/notices").words)
    mail = send_digest(world, "gwen")
    assert "Tomasz answered you" in mail.get_content()
    [link] = mails.links(mail, "answer")
    visitor = world.visitor()
    for _ in range(3):  # Mail scanners open links.
        page = visitor.get(link)
        assert page.status == 200 and "Which way round?" in page.words
        assert len(page.page.all("button")) == 1
        assert page.headers["referrer-policy"] == "strict-origin"
    assert world.rob.get(link).status == 403
    empty = visitor.post(link, {"body": " "}, token=False)
    assert empty.status == 422
    sent = visitor.post(link, {"body": "By the lighthouse, against the wind."}, token=False)
    assert sent.status == 200 and "Your answer is there" in sent.words
    assert "By the lighthouse" in world.tomasz.see(f"/posts/{post}").words
    assert visitor.get(link).status == 410
    again = visitor.post(link, {"body": "Once more."}, token=False)
    assert again.status == 410
    assert "Once more." not in world.tomasz.see(f"/posts/{post}").words


@pytest.mark.parametrize("how", ["everywhere", "password"])
def test_links_of_a_digest_die_with_sign_out_everywhere_and_a_new_password(world, how):
    handle = f"gil{how[0]}"
    gil = world.person(handle)
    wants_digest(world, handle)
    post = world.post(gil, "Round the wall, twice.")
    world.reply(world.tomasz, post, "Which way round?")
    until(lambda: "Tomasz answered you" in gil.get("/notices").words)
    mail = send_digest(world, handle)
    [link], [off] = mails.links(mail, "answer"), mails.links(mail, "off")
    if how == "everywhere":
        world.done(gil.post("/sign-out", {"everywhere": "yes"}))
    else:
        old = address(world, handle)
        world.done(gil.post("/me/sign-in", {"email": old, "shown-email": old, "password": PASSWORD, "new-password": "three calm grey seals"}))
    assert world.visitor().post(link, {"body": "Hello"}, token=False).status == 404
    assert world.visitor().get(off).status == 200


def test_one_click_ends_the_digest_from_anywhere_without_a_session(world):
    world.person("hal")
    hal = wants_digest(world, "hal")
    world.post(world.tomasz, "Something new.")
    mail = send_digest(world, "hal")
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = urllib.parse.urlsplit(mail["List-Unsubscribe"].strip("<>")).path
    program = world.visitor()
    assert program.get(link).status == 200
    assert choices(hal.get("/me/notices").page)["digest"] == "daily"
    for _ in range(2):
        answer = program.post(link, {"List-Unsubscribe": "One-Click"}, token=False, headers={"Origin": "https://mail.example"})
        assert answer.status == 200
    assert choices(hal.get("/me/notices").page)["digest"] == "never"
    assert program.post("/digest/off/" + "A" * 43, {}, token=False).status == 404


def test_a_person_blocked_since_is_in_no_digest(world):
    world.person("ivy")
    ivy = wants_digest(world, "ivy")
    noise = world.person("noise")
    post = world.post(ivy, "Round the wall.")
    world.reply(noise, post, "Not kind at all.")
    world.post(noise, "Nothing kind here.")
    world.post(world.tomasz, "Something kind.")
    until(lambda: "Noise answered you" in ivy.get("/notices").words)
    world.done(ivy.post("/@noise/block"))
    text = send_digest(world, "ivy").get_content()
    assert "Something kind." in text
    assert "Noise" not in text and "ot kind" not in text


def test_choosing_with_the_keyboard_at_390_pixels(world, visit):
    page = visit(by=world.person("kit"), width=390).go("/me/notices")
    page.get_by_role("radio", name="Every day").focus()
    page.keyboard.press("Space")
    page.get_by_label("At", exact=True).select_option("18")
    page.get_by_role("button", name="Save").press("Enter")
    page.get_by_text("Saved.").wait_for()
    assert page.get_by_role("radio", name="Every day").is_checked()
    assert "The next one is due" in page.locator("main").inner_text()

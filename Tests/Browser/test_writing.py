"""Writing in peace: warnings, earlier words, pins, polls, drafts on several devices, later, and keeping for later."""

import datetime, secrets, time
import pytest
from world import HARBOUR, until


def draft_form(body, key=None, **more):
    return {"key": key or secrets.token_hex(8), "body": body, "audience": "group", "kind": "note", **more}


def save(person, fields):
    return person.post(HARBOUR + "/drafts", fields, headers={"X-Hearten": "fragment"})


def soon(minutes=90):
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M")


def test_what_is_behind_a_warning_opens_by_a_tap_or_at_once_where_one_wants_that(world, visit):
    world.post(world.person("ana"), "What the scale said today.", warning="weight", **{"warning-words": "a number"})
    lou = world.person("lou")
    page = visit(by=lou).go(HARBOUR)
    words = page.get_by_text("What the scale said today.")
    assert not words.is_visible()
    page.locator("details.behind > summary", has_text="Weight: a number").press("Enter")
    words.wait_for()
    world.done(lou.post("/me/settings", [("unfolds", "weight")]))
    visit(by=lou).go(HARBOUR).get_by_text("What the scale said today.").wait_for()
    world.done(lou.post("/me/settings", [("unfolds", "food")]))
    assert not visit(by=lou).go(HARBOUR).get_by_text("What the scale said today.").is_visible()


def test_two_tabs_change_one_post(world):
    ben = world.person("ben")
    post = world.post(ben, "One.")
    tabs = [ben.get(f"/posts/{post}/edit").form(f"/posts/{post}/edit") for _ in range(2)]
    version = tabs[0].typed("version")
    world.done(ben.post(f"/posts/{post}/edit", {"body": "From the phone.", "version": version}))
    refused = ben.post(f"/posts/{post}/edit", {"body": "From the desk.", "version": version})
    assert refused.status == 409
    assert "changed these words somewhere else" in refused.words and "From the phone." in refused.words
    form = refused.form(f"/posts/{post}/edit")
    assert "From the desk." in refused.page.first("textarea", name="body").text
    world.done(ben.post(f"/posts/{post}/edit", {"body": "From the desk.", "version": form.typed("version")}))
    history = world.tomasz.get(f"/posts/{post}/history")
    for words in ["From the desk.", "From the phone.", "One."]:
        assert words in history.words
    assert world.rob.get(f"/posts/{post}/history").status == 404


def test_pins_stand_at_the_top_and_only_those_who_look_after_the_group_set_them(world):
    post = world.post(world.person("cat"), "How we do it here.")
    assert world.people["cat"].post(f"/posts/{post}/pin", {"do": "pin"}).status == 403
    assert world.rob.post(f"/posts/{post}/pin", {"do": "pin"}).status == 404
    answer = world.done(world.maya.post(f"/posts/{post}/pin", {"do": "pin"})).follow()
    assert "How we do it here." in answer.page.first("section", class_="card pinned").text
    world.done(world.maya.post(f"/posts/{post}/pin", {"do": "unpin"}))
    assert not world.doreen.get(HARBOUR).page.all("section", class_="card pinned")


def test_a_poll_is_answered_in_the_feed_without_leaving_it(world, visit):
    post = world.post(world.maya, "When do you walk?", **{"choice-1": "Early", "choice-2": "Late", "choice-3": "", "poll-days": "3"})
    watched = visit(by=world.person("dot"))
    page = watched.go(HARBOUR)
    card = page.locator(f"#post-{post}")
    card.get_by_role("button", name="Early").click()
    card.get_by_text("Yours").wait_for()
    assert "1 person" in card.inner_text()
    card.get_by_role("button", name="Late").click()
    card.locator(".poll li").last.get_by_text("Yours").wait_for()
    assert page.url.endswith(HARBOUR)
    assert world.rows.all(f"SELECT votes FROM poll_choices WHERE post_id = {post} ORDER BY position") == [("0",), ("1",)]
    assert world.rob.post(f"/posts/{post}/vote", {"answer": "0"}).status == 404
    plain = world.doreen.post(f"/posts/{post}/vote", {"answer": "0"})
    assert plain.status == 303
    assert world.doreen.post(f"/posts/{post}/vote", {"answer": "9"}).status == 422


def test_a_draft_survives_a_closed_tab_and_follows_to_another_device(world, visit):
    eva = world.person("eva")
    laptop = visit(by=eva)
    page = laptop.go(HARBOUR)
    page.get_by_label("What would you like to share?").fill("Half a line, written on the lap")
    page.get_by_text("Kept as a draft.").wait_for()
    page.close()
    phone = visit(by=eva, width=390)
    page = phone.go(HARBOUR)
    box = page.get_by_label("What would you like to share?")
    assert box.input_value() == "Half a line, written on the lap"
    assert "You began this before." in page.locator("main").inner_text()
    box.fill("Half a line, and the rest on the phone")
    page.get_by_role("button", name="Share", exact=True).click()
    page.get_by_text("Shared.").wait_for()
    assert world.rows.count(f"SELECT COUNT(*) FROM drafts WHERE account_id = {world.account('eva')}") == 0
    assert "and the rest on the phone" in world.doreen.see(HARBOUR).words
    assert "Half a line" not in eva.get(HARBOUR).page.first("textarea", name="body").text


def test_a_draft_that_two_devices_change_is_not_written_over(world, visit):
    fin = world.person("fin")
    page = visit(by=fin).go(HARBOUR)
    box = page.get_by_label("What would you like to share?")
    box.fill("From the desk")
    page.get_by_text("Kept as a draft.").wait_for()
    key = page.locator("form#write input[name=key]").input_value()
    assert save(fin, draft_form("From the phone", key, **{"draft-version": "1"})).status == 200
    box.fill("From the desk, more")
    page.get_by_text("changed on another device").wait_for()
    assert world.rows.one(f"SELECT fields FROM drafts WHERE account_id = {world.account('fin')}").count("From the phone") == 1
    page.get_by_role("button", name="Keep this one").click()
    until(lambda: "From the desk, more" in world.rows.one(f"SELECT fields FROM drafts WHERE account_id = {world.account('fin')}"))


def test_drafts_are_ones_own_and_without_a_script_kept_by_a_button(world):
    gus = world.person("gus")
    answer = world.done(gus.post(HARBOUR + "/drafts", draft_form("Not ready", do="keep"))).follow()
    assert "Not ready" in answer.words and "Kept among your drafts." in answer.words
    draft = world.rows.one(f"SELECT id FROM drafts WHERE account_id = {world.account('gus')}")
    for other in [world.doreen, world.rob, world.maya]:
        assert other.post(f"/me/drafts/{draft}/discard").status == 404
        assert "Not ready" not in other.see(f"{HARBOUR}?draft={draft}").words
        assert "Not ready" not in other.get("/me/drafts").words
    assert "Not ready" in gus.get(f"{HARBOUR}?draft={draft}").page.first("textarea", name="body").text
    world.done(gus.post(f"/me/drafts/{draft}/discard"))
    assert "No drafts" in gus.get("/me/drafts").words
    assert world.rob.post(HARBOUR + "/drafts", draft_form("Not mine")).status == 404


def test_a_reply_and_a_message_that_were_begun_are_there_on_the_next_device(world, visit):
    iva = world.person("iva")
    post = world.post(world.tomasz, "Round the wall.")
    page = visit(by=iva, width=390).go(f"/@tomasz/{post}")
    page.locator("#reply textarea").fill("Which way did")
    until(lambda: "Which way did" in iva.get("/me/drafts").words)
    # What is refused is said, and the words stay.
    page.locator("#reply textarea").fill("x" * 40_001)
    page.get_by_text("too long to be kept as a draft").wait_for()
    page.locator("#reply textarea").fill("Which way did")
    page.locator("#reply [data-failed]").wait_for(state="detached")
    page.close()
    page = visit(by=iva).go("/messages/tomasz")
    page.get_by_label("Write to Tomasz").fill("Tomorrow at")
    until(lambda: "Tomorrow at" in iva.get("/me/drafts").words)
    page.close()
    # Nobody else sees that something was begun.
    for other in [world.tomasz, world.maya, world.rob]:
        assert "Which way did" not in other.get("/me/drafts").words and "Tomorrow at" not in other.get("/me/drafts").words
    assert "Which way did" not in world.tomasz.see(f"/posts/{post}").text
    # Another device, and the form below a card.
    page = visit(by=iva).go("/me/drafts")
    rows = page.locator("main li")
    assert rows.filter(has_text="A reply to Tomasz").count() == 1 and rows.filter(has_text="A message to Tomasz").count() == 1
    rows.filter(has_text="A reply to Tomasz").get_by_role("link", name="Go on").click()
    assert page.locator("textarea").input_value() == "Which way did"
    page.locator("textarea").fill("Which way did you go?")
    page.get_by_role("button", name="Reply").click()
    page.get_by_text("Which way did you go?").first.wait_for()
    until(lambda: "A reply to" not in iva.get("/me/drafts").words)
    assert iva.get(f"/posts/{post}/reply").page.first("textarea", name="body").text == ""
    form = iva.get("/me/drafts").form("/me/begun/discard")
    world.done(iva.post("/me/begun/discard", {"place": form.typed("place"), "key": form.typed("key")}))
    assert "No drafts" in iva.get("/me/drafts").words


def begin(person, place, key, body):
    return person.post("/me/begun", {"place": place, "key": key, "body": body}).status


def opened(person, path):
    """The words and the key of the form that is opened there."""
    page = person.get(path).page
    return page.first("textarea", name="body").text, page.all("input", name="key")[-1].get("value")


def test_begun_words_never_come_back_after_sending(world):
    jon = world.person("jon")
    post = world.post(world.tomasz, "Round the wall.")
    place, path = f"reply-{post}", f"/posts/{post}/reply"
    assert begin(jon, place, "late", "Well") == 204
    # Whoever goes on does so in a form of the same key.
    assert opened(jon, path) == ("Well", "late")
    world.done(jon.post(path, {"key": "late", "body": "Well done."}))
    assert begin(jon, place, "late", "Well don") == 409
    assert opened(jon, path)[0] == ""
    # Also where the first save of a form comes after it was sent, and where the same form is sent twice.
    world.done(jon.post(path, {"key": "quick", "body": "Quick."}))
    assert begin(jon, place, "quick", "Quick") == 409
    assert begin(jon, place, "next", "And another thing") == 204
    world.done(jon.post(path, {"key": "quick", "body": "Quick."}))
    assert opened(jon, path) == ("And another thing", "next")
    assert "Quick" not in jon.get("/me/drafts").words
    # What it was for is taken down: the words are still there, to be copied.
    world.done(world.tomasz.post(f"/posts/{post}/delete"))
    page = jon.get("/me/drafts")
    assert "not there any more" in page.words and page.page.first("textarea").text == "And another thing"


def test_what_is_typed_on_after_another_device_sent_it_is_kept_as_something_new(world, visit):
    eli = world.person("eli")
    assert begin(eli, f"message-{world.account('tomasz')}", "shared", "Tomorrow") == 204
    page = visit(by=eli, width=390).go("/messages/tomasz")
    box = page.get_by_label("Write to Tomasz")
    assert box.input_value() == "Tomorrow"
    world.done(eli.post("/messages/tomasz", {"key": "shared", "body": "Tomorrow at seven?"}))
    box.fill("And bring the blue rope.")
    until(lambda: opened(eli, "/messages/tomasz")[0] == "And bring the blue rope.")
    assert opened(eli, "/messages/tomasz")[1] != "shared"


def test_two_forms_of_one_place_do_not_take_each_others_words(world):
    kay = world.person("kay")
    post = world.post(world.tomasz, "Round the wall.")
    place, path = f"reply-{post}", f"/posts/{post}/reply"
    assert begin(kay, place, "phone", "Nine hundred words.") == 204
    # A page that was opened before, on another device: a letter, and none again; then a short reply.
    assert begin(kay, place, "desk", "Y") == 204 and begin(kay, place, "desk", "") == 204
    assert opened(kay, path) == ("Nine hundred words.", "phone")
    world.done(kay.post(path, {"key": "desk", "body": "Yes!"}))
    assert opened(kay, path) == ("Nine hundred words.", "phone")
    # Both are listed; the newest is gone on with.
    assert begin(kay, place, "desk2", "Something else.") == 204
    page = kay.get("/me/drafts").page
    rows = [row for row in page.all("li", class_="row") if "A reply to Tomasz" in row.text]
    assert len(rows) == 2 and [len(row.all("a")) for row in rows] == [1, 0]
    assert "Something else." in rows[0].text and rows[1].first("textarea").text == "Nine hundred words."
    form = rows[0].first("form")
    world.done(kay.post("/me/begun/discard", {"place": form.typed("place"), "key": form.typed("key")}))
    assert opened(kay, path) == ("Nine hundred words.", "phone")
    for other in [world.tomasz, world.maya]:
        world.done(other.post("/me/begun/discard", {"place": place, "key": "phone"}))
    assert opened(kay, path) == ("Nine hundred words.", "phone")


def test_words_for_somebody_who_cannot_be_written_to_any_more_can_be_copied(world):
    lio, una = world.person("lio"), world.person("una")
    place = f"message-{world.account('una')}"
    assert begin(lio, place, "m", "Dear Una, " + "a long story " * 30) == 204
    assert "A message to Una" in lio.get("/me/drafts").words
    world.done(una.post("/me/settings", {"messages": "coaches"}))
    page = lio.get("/messages/una")
    assert not page.page.all("form", id="write") and "a long story " * 20 in page.page.first("textarea").text + " "
    refused = lio.post("/messages/una", {"key": "m2", "body": "Only this."})
    assert refused.status == 422 and refused.page.first("textarea").text == "Only this."
    # Of who blocks somebody not even the name is told.
    world.done(una.post("/@lio/block"))
    drafts = lio.get("/me/drafts")
    assert "Una" not in drafts.page.first("li", class_="row").first("p").text and "Dear Una" in drafts.page.first("textarea").text


@pytest.mark.parametrize("place", ["", "reply", "reply-", "reply-x", "message-99999999999999999999", "post-1", "reply--1"])
def test_begun_words_for_no_place_are_refused(world, place):
    assert begin(world.doreen, place, "k", "x") == 404


@pytest.mark.parametrize("key", ["", "k" * 65])
def test_begun_words_of_no_form_are_refused(world, key):
    assert begin(world.doreen, "reply-1", key, "x") == 404


def test_there_is_an_end_to_begun_words(world):
    kim = world.person("kim")
    for number in range(1, 51):
        assert kim.post("/me/begun", {"place": f"reply-{number}", "key": "k", "body": "x"}).status == 204
    assert kim.post("/me/begun", {"place": "reply-51", "key": "k", "body": "x"}).status == 422
    assert kim.post("/me/begun", {"place": "reply-50", "key": "k", "body": "more"}).status == 204
    assert kim.post("/me/begun", {"place": "reply-50", "key": "k", "body": "x" * 40_001}).status == 422
    assert kim.post("/me/begun", {"place": "reply-50", "key": "k", "body": " "}).status == 204
    assert kim.post("/me/begun", {"place": "reply-51", "key": "k", "body": "x"}).status == 204


def test_a_post_for_later_is_shared_when_its_time_comes(world):
    hope = world.person("hope")
    answer = world.done(hope.post(HARBOUR + "/drafts", draft_form("Good morning, later.", do="later", publish=soon()))).follow()
    assert "It is shared when its time comes." in answer.words
    assert "Good morning, later." not in world.doreen.see(HARBOUR).words
    world.rows.run("UPDATE jobs SET due_at = 0 WHERE kind = 'share-later'")
    until(lambda: "Good morning, later." in world.doreen.see(HARBOUR).words)
    assert "No drafts" in hope.get("/me/drafts").words


@pytest.mark.parametrize(
    "fields, words",
    [
        ({"publish": "2020-01-01T10:00"}, "is over already"),
        ({"publish": "soon"}, "choose a day and a time"),
        ({"publish": soon(60 * 24 * 500)}, "within a year"),
        ({"publish": soon(), "body": ""}, "Please write a few words first"),
        ({"publish": soon(), "body": "x", "choice-1": "Only one"}, "at least two answers"),
    ],
)
def test_a_plan_that_cannot_be_comes_back_filled_in(world, fields, words):
    ida = world.person("ida")
    answer = ida.post(HARBOUR + "/drafts", {**draft_form("Typed with care."), "do": "later", **fields})
    assert answer.status == 422 and words in answer.words
    if fields.get("body") is None:
        assert "Typed with care." in answer.page.first("textarea", name="body").text
    assert answer.form(HARBOUR + "/posts").typed("publish") == ("" if fields["publish"] == "soon" else fields["publish"])
    assert world.rows.count("SELECT COUNT(*) FROM jobs WHERE kind = 'share-later'") == 0


def test_a_group_that_was_left_before_its_time_keeps_the_draft_and_says_why(world):
    jan = world.person("jan")
    world.done(jan.post(HARBOUR + "/drafts", draft_form("Too late.", do="later", publish=soon())))
    world.done(jan.post(HARBOUR + "/leave"))
    world.rows.run("UPDATE jobs SET due_at = 0 WHERE kind = 'share-later'")
    until(lambda: "could not be shared" in jan.get("/notices").words)
    assert "You have left the group" in jan.get("/me/drafts").words


def test_keeping_for_later(world):
    post = world.post(world.person("kim"), "Worth reading twice.")
    lea = world.person("leah")
    world.done(lea.post(f"/posts/{post}/keep", {"do": "keep"}))
    assert "Worth reading twice." in lea.get("/kept").words
    assert "Worth reading twice." not in world.doreen.get("/kept").words
    assert world.rob.post(f"/posts/{post}/keep", {"do": "keep"}).status == 404
    world.done(world.people["kim"].post("/@leah/block"))
    assert "Worth reading twice." not in lea.get("/kept").words
    world.done(world.people["kim"].post("/@leah/block", {"do": "end"}))
    world.done(lea.post(f"/posts/{post}/keep", {"do": "let_go"}))
    assert "Nothing kept yet" in lea.get("/kept").words


def test_the_menu_of_a_post_works_with_the_keyboard(world, visit):
    post = world.post(world.person("moe"), "Something to keep.")
    page = visit(by=world.person("nell")).go(HARBOUR)
    menu = page.locator(f"#post-{post} details.menu").first
    menu.locator("summary").press("Enter")
    menu.get_by_role("button", name="Keep for later").press("Enter")
    page.get_by_text("Kept for later. You find it under Me.").wait_for()
    assert world.rows.count(f"SELECT COUNT(*) FROM bookmarks WHERE post_id = {post}") == 1

"""Forms that arrive twice, at once or after going back: what they say is saved once."""

import secrets, threading
import pytest
from client import Client
from test_bad_pictures import drawing, saved
from rows import Rows
from world import HARBOUR, PASSWORD

SHARE = HARBOUR + "/posts"


@pytest.fixture
def doreen(world):
    return world.writer


def fields(body="A short walk.", **more):
    return {"key": secrets.token_hex(8), "body": body, "audience": "group", "kind": "note", **more}


def test_a_form_that_is_sent_twice_writes_one_post(world, doreen):
    form = fields()
    for _ in range(2):
        world.done(doreen.post(SHARE, form))
    assert world.written(form["key"]) == 1
    post = world.rows.one(f"SELECT id FROM posts WHERE form_key = '{form['key']}'")
    assert world.rows.count(f"SELECT COUNT(*) FROM events WHERE kind = 'post.written' AND subject_id = {post}") == 1


def test_a_form_that_is_sent_many_times_at_once_writes_one_post(world):
    form, answers = fields(), []
    windows = [world.tomasz.again() for _ in range(6)]
    threads = [threading.Thread(target=lambda w=w: answers.append(w.post(SHARE, form).status)) for w in windows]
    [t.start() for t in threads]
    [t.join() for t in threads]
    assert answers == [303] * 6
    assert world.written(form["key"]) == 1


def test_a_reply_that_is_sent_many_times_at_once_is_written_once(world, doreen):
    post = world.post(doreen, "Who is there?")
    form, answers = {"key": secrets.token_hex(8), "body": "I am."}, []
    windows = [world.tomasz.again() for _ in range(6)]
    threads = [threading.Thread(target=lambda w=w: answers.append(w.post(f"/posts/{post}/reply", form).status)) for w in windows]
    [t.start() for t in threads]
    [t.join() for t in threads]
    assert answers == [303] * 6
    assert world.written(form["key"]) == 1


def test_the_same_praise_many_times_at_once_is_said_once(world, doreen):
    post = world.post(doreen, "Twelve steps.")
    form, answers = {"kind": "effort", "words": "You kept at it", "where": "under"}, []
    windows = [world.tomasz.again() for _ in range(6)]
    threads = [threading.Thread(target=lambda w=w: answers.append(w.post(f"/posts/{post}/praise", form).status)) for w in windows]
    [t.start() for t in threads]
    [t.join() for t in threads]
    assert answers == [303] * 6
    assert world.rows.count(f"SELECT COUNT(*) FROM praises WHERE post_id = {post}") == 1
    assert world.rows.count(f"SELECT COUNT(*) FROM events WHERE kind = 'praise.given' AND target_id = {post}") == 1


def test_going_back_after_deleting_a_post_does_not_bring_it_back(world, doreen):
    form = fields("Said in haste.")
    world.done(doreen.post(SHARE, form))
    post = world.rows.one(f"SELECT id FROM posts WHERE form_key = '{form['key']}'")
    world.done(doreen.post(f"/posts/{post}/delete"))
    assert doreen.post(f"/posts/{post}/delete").status == 404
    again = doreen.post(SHARE, form)
    assert again.status == 409
    assert "it has been taken down since" in again.words
    assert again.form(SHARE).typed("body") == "Said in haste."
    assert "Said in haste." not in doreen.see("/home").text
    assert world.written(form["key"]) == 1
    world.done(doreen.post(SHARE, dict(form, key=again.form(SHARE).typed("key"))))
    assert "Said in haste." in doreen.see("/home").text
    world.done(doreen.post(SHARE, dict(form, body="Said with care.")))
    assert "Said with care." in doreen.see("/home").text


def test_a_form_that_is_sent_again_after_its_post_was_changed_writes_nothing(world, doreen):
    form = fields("As it was.")
    world.done(doreen.post(SHARE, form))
    post = world.rows.one(f"SELECT id FROM posts WHERE form_key = '{form['key']}'")
    world.done(doreen.post(f"/posts/{post}/edit", {"body": "As it is."}))
    world.done(doreen.post(SHARE, form))
    assert world.written(form["key"]) == 1


def test_other_words_under_an_old_key_are_another_post(world, doreen):
    """The browser's memory brings back a form that was sent; somebody types something new into it."""
    form = fields("The first thing.")
    world.done(doreen.post(SHARE, form))
    for _ in range(2):
        world.done(doreen.post(SHARE, dict(form, body="Something else.")))
    assert world.written(form["key"]) == 2
    assert {"The first thing.", "Something else."} <= set(world.rows.column("SELECT body FROM posts"))
    post = world.post(world.tomasz, "Tell me.")
    for words in ["One answer.", "Another answer."]:
        world.done(doreen.post(f"/posts/{post}/reply", {"key": "old", "body": words}))
    assert world.rows.column(f"SELECT body FROM posts WHERE thread_id = {post} ORDER BY id") == ["One answer.", "Another answer."]


def test_setting_up_is_not_done_twice_by_the_back_button(server):
    maya, rows = Client(server.base), Rows(server)
    maya._token = maya.get("/welcome").page.first("input", name="token").get("value")
    assert maya.post("/welcome/steward", {"name": "Maya", "email": "maya@example.org", "password": PASSWORD}).status == 303
    maya._token = maya.get("/welcome").page.first("input", name="token").get("value")
    for _ in range(2):
        assert maya.post("/welcome/practice", {"practice": "Harbour Strength"}).status == 303
    assert rows.count("SELECT COUNT(*) FROM practices") == 1
    other = maya.post("/welcome/practice", {"practice": "Harbour Strenght"})
    assert other.status == 409 and "“Harbour Strength” stands already" in other.words
    for _ in range(2):
        assert maya.post("/welcome/group", {"group": "Steady Starters", "door": "current", "agreements": "Be kind."}).status == 303
    assert rows.count("SELECT COUNT(*) FROM groups") == 1
    other = maya.post("/welcome/group", {"group": "Steady Finishers", "door": "current", "agreements": "Be kind."})
    assert other.status == 409 and "“Steady Starters” stands already" in other.words
    assert rows.count("SELECT COUNT(*) FROM groups") == 1


def test_praise_that_was_private_can_be_said_for_all(world, doreen):
    post = world.post(doreen, "Stairs.")
    world.praise(world.tomasz, post, "You kept at it", where="private")
    world.praise(world.tomasz, post, "You kept at it", where="under")
    assert world.rows.count(f"SELECT COUNT(*) FROM praises WHERE post_id = {post}") == 1
    assert world.rows.count(f"SELECT COUNT(*) FROM praises WHERE post_id = {post} AND NOT is_private") == 1


def test_taking_praise_back_twice_says_so_once_more_and_leaves_no_notice(world, doreen):
    post = world.post(doreen, "A bench on the way.")
    praise = world.praise(world.tomasz, post, "You sat down in time")
    for _ in range(2):
        world.done(world.tomasz.post(f"/posts/{post}/praise", {"unsay": praise}))
    assert world.rows.count(f"SELECT COUNT(*) FROM events WHERE kind = 'praise.withdrawn' AND subject_id = {praise}") == 1
    assert "You sat down in time" not in doreen.get("/notices").text


def test_nobody_takes_back_the_praise_of_somebody_else(world, doreen):
    post = world.post(doreen, "Kerbs, eleven.")
    praise = world.praise(world.tomasz, post, "Eleven is many")
    assert world.maya.post(f"/posts/{post}/praise", {"unsay": praise}).status == 404
    assert "Eleven is many" in doreen.get(f"/posts/{post}/praise").text


def test_the_same_picture_twice_is_one_post_and_another_picture_another(world, doreen):
    form = fields("", **{"describe-0": "The wall"})

    def send(size):
        return world.done(doreen.post(SHARE, form, files=[("picture-0", "wall.jpg", "image/jpeg", saved(drawing(size, 300), "JPEG"))]))

    send(400)
    send(400)
    assert world.written(form["key"]) == 1
    send(500)
    assert world.written(form["key"]) == 2


def test_the_same_words_for_others_are_another_post(world, doreen):
    form = fields("For whom is this?")
    for audience in ["coaches", "coaches", "group"]:
        world.done(doreen.post(SHARE, {**form, "audience": audience}))
    assert world.written(form["key"]) == 2


def test_a_picture_that_was_kept_and_the_same_picture_uploaded_again_are_one_sending(world):
    """Refused for want of consents, accepted with them, and then the browser sends the first form once more."""
    newcomer = world.person("kirsty", consents=False)
    form, file = fields("The wall.", **{"describe-0": "A wall"}), ("picture-0", "wall.jpg", "image/jpeg", saved(drawing(420, 300), "JPEG"))
    refused = newcomer.post(SHARE, form, files=[file])
    assert refused.status == 422
    kept = refused.form(SHARE).typed("kept")
    consents = [("consent", "keep_health_posts"), ("consent", "share_with_group")]
    world.done(newcomer.post(SHARE, [*form.items(), ("kept", kept), (f"description-{kept}", "A wall"), *consents]))
    world.done(newcomer.post(SHARE, form, files=[file]))
    assert world.written(form["key"]) == 1


def test_a_picture_hangs_in_one_post_and_none_is_written_without_it(world, doreen):
    form = fields("", **{"describe-0": "The wall"})
    world.done(doreen.post(SHARE, form, files=[("picture-0", "wall.jpg", "image/jpeg", saved(drawing(440, 300), "JPEG"))]))
    picture = world.rows.one("SELECT MAX(id) FROM pictures")
    before = world.rows.count("SELECT COUNT(*) FROM posts")
    for kept in [picture, "1"]:
        answer = doreen.post(SHARE, fields("", kept=kept))
        assert answer.status == 409
        assert "A picture of this form is in another post already" in answer.words
    assert world.rows.count("SELECT COUNT(*) FROM posts") == before

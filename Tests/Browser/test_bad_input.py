"""Forms as they should not arrive: twice, late, forged, too large, incomplete. Nothing is saved twice, nothing typed is lost."""
import secrets, threading
import pytest
from world import CONSENTS, HARBOUR, PASSWORD

SHARE = HARBOUR + "/posts"


@pytest.fixture
def doreen(world):
    return world.writer


def fields(body="A short walk.", **more):
    return {"key": secrets.token_hex(8), "body": body, "audience": "group", "kind": "note", **more}


def written(world, key):
    return world.rows.count(f"SELECT COUNT(*) FROM posts WHERE form_key = '{key}'")


# Twice

def test_a_form_that_is_sent_twice_writes_one_post(world, doreen):
    form = fields()
    for _ in range(2):
        world.done(doreen.post(SHARE, form))
    assert written(world, form["key"]) == 1
    post = world.rows.one(f"SELECT id FROM posts WHERE form_key = '{form['key']}'")
    assert world.rows.count(f"SELECT COUNT(*) FROM events WHERE kind = 'post.written' AND subject_id = {post}") == 1


def test_a_form_that_is_sent_many_times_at_once_writes_one_post(world):
    form, answers = fields(), []
    windows = [world.tomasz.again() for _ in range(6)]
    threads = [threading.Thread(target=lambda w=w: answers.append(w.post(SHARE, form).status)) for w in windows]
    [t.start() for t in threads]
    [t.join() for t in threads]
    assert answers == [303] * 6
    assert written(world, form["key"]) == 1


def test_a_reply_that_is_sent_many_times_at_once_is_written_once(world, doreen):
    post = world.post(doreen, "Who is there?")
    form, answers = {"key": secrets.token_hex(8), "body": "I am."}, []
    windows = [world.tomasz.again() for _ in range(6)]
    threads = [threading.Thread(target=lambda w=w: answers.append(w.post(f"/posts/{post}/reply", form).status)) for w in windows]
    [t.start() for t in threads]
    [t.join() for t in threads]
    assert answers == [303] * 6
    assert written(world, form["key"]) == 1


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
    world.done(doreen.post(SHARE, form))
    assert "Said in haste." not in doreen.see("/home").text
    assert written(world, form["key"]) == 1


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


# Forged

def forms(world, doreen):
    post = world.post(doreen, "Here.")
    return [SHARE, f"/posts/{post}/reply", f"/posts/{post}/praise", f"/posts/{post}/edit", f"/posts/{post}/delete", "/me", "/me/consents", "/me/former",
            "/sign-out", "/notices/read", "/people/standing", HARBOUR + "/join", HARBOUR + "/leave", HARBOUR + "/edit", HARBOUR + "/moderators",
            "/p/harbour/groups", "/p/harbour/invite", "/p/harbour/invitations/1/revoke", "/today/finish", "/today/win-1", "/praise/check"]


@pytest.mark.parametrize("forgery", ["no token", "cut token", "another's token", "another origin", "origin null"])
def test_forms_that_our_own_pages_did_not_send_are_refused(world, doreen, forgery):
    token = {"no token": "", "cut token": world.maya.token[:-3], "another's token": doreen.token}.get(forgery, world.maya.token)
    headers = {"another origin": {"Origin": "https://elsewhere.example"}, "origin null": {"Origin": "null"}}.get(forgery, {})
    events = world.rows.count("SELECT COUNT(*) FROM events") + 1
    for address in forms(world, doreen):
        answer = world.maya.post(address, fields(), token=token, headers=headers)
        assert (answer.status, address) == (403, address)
        assert "This form was opened in another session, or too long ago." in answer.words
    assert world.rows.count("SELECT COUNT(*) FROM events WHERE kind <> 'notice.given'") <= events
    assert world.maya.see("/home").status == 200


def test_signing_in_needs_a_token_of_the_visit(world, doreen):
    visitor = world.visitor()
    for headers in [{}, {"Origin": "https://elsewhere.example"}]:
        answer = visitor.post("/sign-in", {"login": "maya", "password": PASSWORD}, token=doreen.token, headers=headers)
        assert answer.status == 403
        assert not [c for c in answer.cookies if "session" in c]


def test_a_form_with_our_own_origin_is_taken(world, doreen):
    form = fields()
    world.done(doreen.post(SHARE, form, headers={"Origin": world.server.base}))
    assert written(world, form["key"]) == 1


# Too large

def test_ten_megabytes_of_text_come_back_with_a_sentence(world, doreen):
    text = "step by step, " * 750_000
    answer = doreen.post(SHARE, fields(text))
    assert answer.status == 422
    assert "a post holds 5,000" in answer.words
    assert answer.form(SHARE).typed("body") == text


def test_ten_megabytes_in_a_reply_or_an_edit_come_back_with_a_sentence(world, doreen):
    text = "step by step, " * 750_000
    post = world.post(doreen, "Short.")
    for address in [f"/posts/{post}/reply", f"/posts/{post}/edit"]:
        answer = doreen.post(address, {"key": "k", "body": text})
        assert answer.status == 422
        assert "a post holds 5,000" in answer.words
        assert answer.form(address).typed("body") == text


@pytest.mark.parametrize("address", ["/sign-in", "/welcome/steward", "/invite/unknown"])
def test_forms_for_everybody_stop_reading_after_a_megabyte(world, address):
    answer = world.visitor().post(address, {"login": "x" * (10 << 20), "token": "t"}, token=False)
    assert answer.status == 413
    assert "That is more than 1 MB" in answer.words


def test_a_form_without_a_length_is_cut_off_too(world):
    answer = world.visitor().send("POST", "/sign-in", iter([b"login=" + b"x" * 65_536] + [b"x" * 65_536] * 40), {"Content-Type": "application/x-www-form-urlencoded"})
    assert answer.status == 413


@pytest.mark.parametrize("headline, sentence", [("w" * 121, "under 120 characters"), ("w" * 20_000, "under 120 characters")])
def test_a_long_headline_comes_back_with_a_sentence(world, doreen, headline, sentence):
    answer = doreen.post(SHARE, fields(kind="win", headline=headline))
    assert answer.status == 422
    assert sentence in answer.words
    assert (answer.form(SHARE).typed("headline"), answer.form(SHARE).chosen("kind")) == (headline, ["win"])


def test_long_praise_comes_back_with_a_sentence(world, doreen):
    post = world.post(doreen, "Up and down.")
    words = "and again " * 70
    answer = world.tomasz.post(f"/posts/{post}/praise", {"kind": "courage", "words": words, "where": "under"})
    assert answer.status == 422
    assert "under 600 characters" in answer.words
    form = answer.form(f"/posts/{post}/praise")
    assert (form.typed("words"), form.chosen("kind"), form.chosen("where")) == (words, ["courage"], ["under"])


def test_a_form_with_too_many_fields_is_refused(world, doreen):
    answer = doreen.post(SHARE, [(f"f{n}", "x") for n in range(600)])
    assert answer.status == 400
    assert "more parts than it should" in answer.words


# Incomplete

@pytest.mark.parametrize("form, sentence", [
    ({}, "Please choose who can see this."), ({"audience": "group"}, "Please write a few words first."),
    ({"audience": "everybody", "body": "Hello"}, "Please choose who can see this."),
    ({"audience": "group", "body": "Hello", "kind": "reply"}, "Please choose what kind of post this is."),
    ({"audience": "group", "body": "Hello", "kind": "prompt"}, "Please choose what kind of post this is."),
    ({"audience": "group", "body": " \n\t "}, "Please write a few words first.")])
def test_a_post_without_what_it_needs_comes_back(world, doreen, form, sentence):
    answer = doreen.post(SHARE, form)
    assert answer.status == 422
    assert sentence in answer.words
    assert answer.form(SHARE).typed("body") == form.get("body", "")


@pytest.mark.parametrize("body", ["", "\u200b\u200b", "\u2060\ufeff", "\u00ad\u200d\u200c", "\u202e\u202c", "\u3000\u2003", "\U000e0001\U000e0041", "\u115f\u3164"])
def test_a_text_that_nobody_can_see_is_refused(world, doreen, body):
    post = world.post(doreen, "Here.")
    assert doreen.post(SHARE, fields(body)).status == 422
    assert world.tomasz.post(f"/posts/{post}/reply", {"key": "k", "body": body}).status == 422
    assert world.tomasz.post(f"/posts/{post}/praise", {"kind": "effort", "words": body, "where": "under"}).status == 422
    assert doreen.post(f"/posts/{post}/edit", {"body": body}).status == 422
    assert doreen.post("/me", {"name": body, "about": ""}).status == 422


def test_consents_are_asked_for_where_they_are_missing(world):
    quiet = world.person("esther", consents=False)
    form = fields("My first words.")
    answer = quiet.post(SHARE, form)
    assert answer.status == 422
    assert "please agree to both below" in answer.words
    assert answer.form(SHARE).typed("body") == "My first words."
    half = quiet.post(SHARE, list(form.items()) + CONSENTS[:1])
    assert half.status == 422
    assert half.form(SHARE).chosen("consent") == ["keep_health_posts"]
    assert written(world, form["key"]) == 0
    world.done(quiet.post(SHARE, list(form.items()) + CONSENTS))
    assert written(world, form["key"]) == 1


@pytest.mark.parametrize("form", [{}, {"group": "Walkers"}, {"group": " ", "door": "current", "agreements": "Be kind."},
                                  {"group": "Walkers", "door": "everybody", "agreements": "Be kind."}, {"group": "!!!", "door": "current", "agreements": "x"},
                                  {"group": "Walkers", "door": "current", "agreements": "\n".join("abc") * 200}])
def test_a_group_without_what_it_needs_comes_back(world, form):
    answer = world.maya.post("/p/harbour/groups", form)
    assert answer.status == 422
    assert "Almost there." in answer.words
    assert answer.form("/p/harbour/groups").typed("group") == form.get("group", "")


def test_a_group_of_a_name_that_is_taken_comes_back(world):
    answer = world.maya.post("/p/harbour/groups", {"group": "steady  STARTERS", "door": "current", "agreements": "Be kind."})
    assert answer.status in (409, 422)
    assert answer.form("/p/harbour/groups").typed("group") == "steady  STARTERS"


# Unreadable

@pytest.mark.parametrize("body", [b"", b"&&&=&==", b"%", b"%zz=%f", b"body=%ff%fe%00%c0%af", b"token=\xff\xfe", b"\x00\x01\x02", b"a" * 5_000])
def test_forms_of_strange_bytes_are_answered_like_any_other(world, body):
    for address in [SHARE, "/sign-in", "/me"]:
        answer = world.maya.send("POST", address, body, {"Content-Type": "application/x-www-form-urlencoded"})
        assert 400 <= answer.status < 500


@pytest.mark.parametrize("kind, body", [
    ("multipart/form-data", b"--x--"), ("multipart/form-data; boundary=x", b""), ("multipart/form-data; boundary=x", b"--x\r\n"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\n\r\n--x--"),
    ("multipart/form-data; boundary=x", b"--x\r\n\r\n--x--"), ("multipart/form-data; boundary=" + "y" * 500, b"--y--"),
    ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=token\r\n\r\nt")])
def test_a_form_that_did_not_arrive_in_one_piece_says_so(world, kind, body):
    answer = world.maya.send("POST", SHARE, body, {"Content-Type": kind})
    assert answer.status == 400
    assert "The form did not arrive in one piece." in answer.words


def test_bytes_that_are_no_text_are_shown_as_such_and_stored_as_text(world, doreen):
    form = [("key", "strange-bytes"), ("audience", "group"), ("body", b"caf\xe9 \x00\x07 \xed\xa0\x80 end")]
    world.done(doreen.post(SHARE, form, files=[("none", "", "application/octet-stream", b"")]))
    stored = world.rows.one("SELECT body FROM posts WHERE form_key = 'strange-bytes'")
    assert stored.startswith("caf\ufffd") and stored.endswith("end")
    assert "\x00" not in stored and "\x07" not in stored
    assert "caf\ufffd" in doreen.see("/home").text


@pytest.mark.parametrize("path", ["/posts/abc", "/posts/-1", "/posts/99999999999999999999", "/posts/1.5", "/media/x/list", "/media/1/huge", "/@", "/@maya/0x10",
                                  "/p/harbour/g/%00", "/p/%E2%80%AE", "/assets/..%2f..%2fetc%2fpasswd", "/steward/jobs/x", "/" + "x" * 4_000])
def test_addresses_that_name_nothing_are_not_found(world, path):
    answer = world.maya.get(path)
    assert answer.status == 404
    assert "There is nothing here, or it is not for you." in answer.words


@pytest.mark.parametrize("path", [HARBOUR + "?before=abc", HARBOUR + "?before=-5", HARBOUR + "?before=99999999999999999999", HARBOUR + "?say=%3Cscript%3E",
                                  HARBOUR + "?said=%3Cb%3E", "/people?after=%00", "/people?after=%FF", "/today?item=win-0", "/sign-in?next=//evil.example"])
def test_strange_questions_are_answered_with_a_page(world, path):
    answer = world.maya.see(path)
    assert answer.status == 200
    assert "evil.example" not in (answer.location or "")


@pytest.mark.parametrize("elsewhere", ["//evil.example", "https://evil.example", "/\\evil.example", "/%09/evil.example", "javascript:alert(1)", "\\\\evil.example", "/\tevil"])
def test_signing_in_never_leads_elsewhere(world, elsewhere):
    world.tomasz
    visitor = world.visitor()
    answer = world.done(visitor.post("/sign-in", {"login": "tomasz", "password": PASSWORD, "next": elsewhere}))
    assert answer.location.startswith("/") and not answer.location.startswith(("//", "/\\"))
    assert "\t" not in answer.location

"""Forms as they should not arrive: too large, incomplete, unreadable. Each is answered with a sentence, and nothing typed is lost."""

import secrets
import pytest
from world import CONSENTS, HARBOUR, PASSWORD

SHARE = HARBOUR + "/posts"


@pytest.fixture
def doreen(world):
    return world.writer


def fields(body="A short walk.", **more):
    return {"key": secrets.token_hex(8), "body": body, "audience": "group", "kind": "note", **more}


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
    answer = world.visitor().send(
        "POST", "/sign-in", iter([b"login=" + b"x" * 65_536] + [b"x" * 65_536] * 40), {"Content-Type": "application/x-www-form-urlencoded"}
    )
    assert answer.status == 413


@pytest.mark.parametrize("headline, sentence", [("w" * 121, "under 120 characters"), ("w" * 20_000, "under 120 characters")])
def test_a_long_headline_comes_back_with_a_sentence(world, doreen, headline, sentence):
    answer = doreen.post(SHARE, fields(kind="win", headline=headline))
    assert answer.status == 422
    assert sentence in answer.words
    assert (answer.form(SHARE).typed("headline"), answer.form(SHARE).chosen("kind")) == (headline, ["win"])


def test_a_long_headline_of_a_changed_win_comes_back_too(world, doreen):
    post = world.post(doreen, "All of it.", kind="win", headline="Two flights")
    answer = doreen.post(f"/posts/{post}/edit", {"headline": "w" * 121, "body": "All of it, again."})
    assert answer.status == 422
    assert "under 120 characters" in answer.words
    form = answer.form(f"/posts/{post}/edit")
    assert (form.typed("headline"), form.typed("body")) == ("w" * 121, "All of it, again.")


def test_a_post_leads_back_to_the_group_in_which_it_stands(world):
    """Not to the first group of whoever reads it."""
    world.done(world.maya.post("/p/harbour/groups", {"group": "Second Wind", "line": "", "door": "current", "agreements": "Be kind."}))
    post = world.post(world.maya, "In the second group.", group="/p/harbour/g/second-wind")
    back = [link.get("href") for link in world.maya.see(f"/@maya/{post}").page.first("main").all("a") if link.text == "Second Wind"]
    assert back == ["/p/harbour/g/second-wind"]


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


@pytest.mark.parametrize(
    "form, sentence",
    [
        ({}, "Please choose who can see this."),
        ({"audience": "group"}, "Please write a few words first."),
        ({"audience": "everybody", "body": "Hello"}, "Please choose who can see this."),
        ({"audience": "group", "body": "Hello", "kind": "reply"}, "Please choose what kind of post this is."),
        ({"audience": "group", "body": "Hello", "kind": "prompt"}, "Please choose what kind of post this is."),
        ({"audience": "group", "body": " \n\t "}, "Please write a few words first."),
    ],
)
def test_a_post_without_what_it_needs_comes_back(world, doreen, form, sentence):
    answer = doreen.post(SHARE, form)
    assert answer.status == 422
    assert sentence in answer.words
    assert answer.form(SHARE).typed("body") == form.get("body", "")


@pytest.mark.parametrize(
    "body", ["", "\u200b\u200b", "\u2060\ufeff", "\u00ad\u200d\u200c", "\u202e\u202c", "\u3000\u2003", "\U000e0001\U000e0041", "\u115f\u3164"]
)
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
    assert world.written(form["key"]) == 0
    world.done(quiet.post(SHARE, list(form.items()) + CONSENTS))
    assert world.written(form["key"]) == 1


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"group": "Walkers"},
        {"group": " ", "door": "current", "agreements": "Be kind."},
        {"group": "Walkers", "door": "everybody", "agreements": "Be kind."},
        {"group": "!!!", "door": "current", "agreements": "x"},
        {"group": "Walkers", "door": "current", "agreements": "\n".join("abc") * 200},
    ],
)
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


@pytest.mark.parametrize(
    "kind, body",
    [
        ("multipart/form-data", b"--x--"),
        ("multipart/form-data; boundary=x", b""),
        ("multipart/form-data; boundary=x", b"--x\r\n"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\n\r\n--x--"),
        ("multipart/form-data; boundary=x", b"--x\r\n\r\n--x--"),
        ("multipart/form-data; boundary=" + "y" * 500, b"--y--"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data; name=token\r\n\r\nt"),
    ],
)
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


@pytest.mark.parametrize(
    "path",
    [
        "/posts/abc",
        "/posts/-1",
        "/posts/99999999999999999999",
        "/posts/1.5",
        "/media/x/list",
        "/media/1/huge",
        "/@",
        "/@maya/0x10",
        "/p/harbour/g/%00",
        "/p/%E2%80%AE",
        "/assets/..%2f..%2fetc%2fpasswd",
        "/steward/jobs/x",
        "/" + "x" * 4_000,
    ],
)
def test_addresses_that_name_nothing_are_not_found(world, path):
    answer = world.maya.get(path)
    assert answer.status == 404
    assert "There is nothing here, or it is not for you." in answer.words


@pytest.mark.parametrize(
    "path",
    [
        HARBOUR + "?before=abc",
        HARBOUR + "?before=-5",
        HARBOUR + "?before=99999999999999999999",
        HARBOUR + "?say=%3Cscript%3E",
        HARBOUR + "?said=%3Cb%3E",
        "/people?after=%00",
        "/people?after=%FF",
        "/today?item=win-0",
        "/sign-in?next=//evil.example",
    ],
)
def test_strange_questions_are_answered_with_a_page(world, path):
    answer = world.maya.see(path)
    assert answer.status == 200
    assert "evil.example" not in (answer.location or "")


@pytest.mark.parametrize(
    "elsewhere", ["//evil.example", "https://evil.example", "/\\evil.example", "/%09/evil.example", "javascript:alert(1)", "\\\\evil.example", "/\tevil"]
)
def test_signing_in_never_leads_elsewhere(world, elsewhere):
    world.tomasz
    visitor = world.visitor()
    answer = world.done(visitor.post("/sign-in", {"login": "tomasz", "password": PASSWORD, "next": elsewhere}))
    assert answer.location.startswith("/") and not answer.location.startswith(("//", "/\\"))
    assert "\t" not in answer.location

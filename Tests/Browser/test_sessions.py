"""Signing in tells nothing to those who guess; signing out ends what it says it ends."""

import subprocess
import pytest
from world import HARBOUR, PASSWORD


def test_words_sent_after_signing_out_elsewhere_are_given_back(world):
    out = world.person("outis")
    token = out.token
    world.done(out.again().post("/sign-out"))
    answer = out.post(HARBOUR + "/posts", {"key": "out", "body": "Walked to the pier.", "audience": "group", "kind": "note"}, token=token)
    assert answer.status == 403 and answer.page.first("textarea").text == "Walked to the pier."
    assert answer.page.all("a", href="/sign-in") and not answer.page.all("form") and world.written("out") == 0
    # In another session the token is of no use; the words are still there.
    back = world.sign_in("outis")
    answer = back.post(HARBOUR + "/posts", {"key": "out", "body": "Walked to the pier.", "audience": "group", "kind": "note"}, token=token)
    assert answer.status == 403 and answer.page.first("textarea").text == "Walked to the pier." and token not in answer.text
    assert world.written("out") == 0
    # A word is enough; nothing typed leads to the sign-in page.
    assert out.post("/posts/1/reply", {"key": "k", "body": "thanks"}, token=token).page.first("textarea").text == "thanks"
    assert out.post("/posts/1/keep", {"do": "keep"}, token=token).location == "/sign-in"
    # The words before large pictures are found, and said to be without them.
    large = [("picture-0", "a.jpg", "image/jpeg", b"\r\n--" * 4_000_000)]
    answer = out.post(HARBOUR + "/posts", {"key": "k", "body": "With a picture."}, large, token=token)
    assert answer.status == 403 and answer.page.first("textarea").text == "With a picture." and "chosen again" in answer.words and "below them" in answer.words
    # No visitor makes the server read much: beyond some long forms they are not read at all. Short ones always are.
    guest = world.visitor()
    statuses = [guest.post("/me/begun", {"body": "x" * 70_000}, token=False).status for _ in range(32)]
    assert statuses == [403] * 30 + [303] * 2
    assert guest.post("/me/begun", {"body": "x" * 7_000}, token=False).status == 403


def test_signing_out_everywhere_ends_the_other_sessions(world):
    world.person("callum")
    phone, desk = world.sign_in("callum"), world.sign_in("callum")
    world.done(phone.post("/sign-out", {"everywhere": "yes"}))
    for window in [phone, desk, world.people["callum"]]:
        assert window.get("/me").location == "/sign-in?next=%2Fme"
    world.people.pop("callum")


def test_signing_out_here_leaves_the_other_session(world):
    world.person("ailsa")
    phone, desk = world.sign_in("ailsa"), world.sign_in("ailsa")
    old = phone.again()
    world.done(phone.post("/sign-out"))
    assert desk.get("/me").status == 200
    assert old.get("/me").status == 303


@pytest.mark.parametrize("login", ["doreen", "DOREEN", "nobody", "doreen@example.org", "' OR 1=1 --", "%", "\u0000", "x" * 5_000])
def test_signing_in_with_a_wrong_password_tells_nothing(world, login):
    answer = world.visitor().post("/sign-in", {"login": login, "password": "not the password"})
    assert answer.status == 422
    assert "The name and the password do not belong together." in answer.words
    assert answer.form("/sign-in").typed("password") == ""


def test_a_session_cookie_of_somebody_else_cannot_be_guessed(world):
    for value in ["", "x", "A" * 43, world.doreen.token, "1"]:
        guess = world.visitor()
        guess.cookies = {name: value for name in world.doreen.cookies}
        assert guess.get("/me").status == 303


def test_the_password_and_the_tokens_are_stored_as_digests(world):
    for table in ["sign_ins", "sessions", "invitations"]:
        stored = repr(world.rows.all(f"SELECT * FROM {table}"))
        assert PASSWORD not in stored
        assert not any(value in stored for value in world.doreen.cookies.values())


def test_a_new_password_ends_the_other_sessions_and_nobody_else_can_set_it(world):
    world.person("isla")
    phone, desk = world.sign_in("isla"), world.sign_in("isla")
    shown = desk.get("/me/sign-in").form("/me/sign-in").typed("email")
    form = {"email": shown, "shown-email": shown, "new-password": "three calm grey seals"}
    refused = desk.post("/me/sign-in", {**form, "password": "not hers"})
    assert refused.status == 422
    assert refused.form("/me/sign-in").typed("new-password") == ""
    assert "Please type the new password again, too." in refused.words
    assert phone.get("/me").status == 200
    copy = desk.again()
    world.done(desk.post("/me/sign-in", {**form, "password": PASSWORD}))
    desk.forget_token()
    assert desk.get("/me").status == 200
    for old in [phone, copy]:
        assert old.get("/me").location == "/sign-in?next=%2Fme"
    assert world.visitor().post("/sign-in", {"login": "isla", "password": PASSWORD}).status == 422
    assert world.sign_in("isla", "three calm grey seals").get("/me").status == 200


def test_a_new_address_signs_in_and_the_old_one_is_told_without_naming_it(world):
    desk = world.person("fergus")
    old = desk.get("/me/sign-in").form("/me/sign-in").typed("email")
    world.done(desk.post("/me/sign-in", {"email": "fergus@new.example", "shown-email": old, "password": PASSWORD}))
    assert world.sign_in("fergus@new.example").get("/me").status == 200
    assert world.visitor().post("/sign-in", {"login": old, "password": PASSWORD}).status == 422
    letter = world.rows.column("SELECT payload FROM jobs WHERE kind = 'mail' AND payload LIKE '%sign in at%'") + [
        path.read_text() for path in (world.server.data / "outbox").glob("*.eml")
    ]
    assert any(old in text and "The e-mail address" in text for text in letter)
    assert not any("fergus@new.example" in text for text in letter)
    doreens = world.doreen.get("/me/sign-in").form("/me/sign-in").typed("email")
    taken = desk.post("/me/sign-in", {"email": doreens.upper(), "shown-email": "fergus@new.example", "password": PASSWORD})
    assert taken.status == 422
    assert "Somebody signs in with this address already." in taken.words
    assert taken.form("/me/sign-in").typed("email") == doreens.upper()
    assert world.sign_in("fergus@new.example").get("/me").status == 200


def test_an_old_tab_does_not_bring_an_old_address_back_though_the_password_was_mistyped_first(world):
    tab = world.person("mungo")
    old = tab.get("/me/sign-in").form("/me/sign-in").typed("email")
    world.done(tab.post("/me/sign-in", {"email": "mungo@new.example", "shown-email": old, "password": PASSWORD}))
    form = {"email": old, "shown-email": old, "new-password": "three calm grey seals"}
    refused = tab.post("/me/sign-in", {**form, "password": "mistyped"}).form("/me/sign-in")
    form = {"email": refused.typed("email"), "shown-email": refused.typed("shown-email"), "new-password": "three calm grey seals", "password": PASSWORD}
    world.done(tab.post("/me/sign-in", form))
    assert world.sign_in("mungo@new.example", "three calm grey seals").get("/me").status == 200


def test_a_session_that_is_over_is_over_however_often_it_was_used(world):
    world.person("una")
    desk = world.sign_in("una")
    for _ in range(3):
        assert desk.get("/me").status == 200
    world.rows.run(f"UPDATE sessions SET expires_at = 1 WHERE account_id = {world.account('una')}")
    assert desk.get("/me").location == "/sign-in?next=%2Fme"


def set_password(world, handle, password):
    command = world.server.arguments("account password", "--handle", handle, "--password-stdin")
    return subprocess.run(command, input=password + "\n", capture_output=True, text=True, timeout=30)


def test_the_steward_gives_somebody_a_new_password_while_the_server_runs(world):
    desk = world.person("lorna")
    assert desk.get("/me").status == 200
    done = set_password(world, "@lorna", "seven warm flat stones")
    assert done.returncode == 0, done.stderr
    assert desk.get("/me").location == "/sign-in?next=%2Fme"
    assert world.visitor().post("/sign-in", {"login": "lorna", "password": PASSWORD}).status == 422
    assert world.sign_in("lorna", "seven warm flat stones").get("/me").status == 200


@pytest.mark.parametrize("handle, password, says", [("nobody-here", "seven warm flat stones", "nobody called"), ("doreen", "short", "at least 10 characters")])
def test_a_new_password_from_the_command_line_is_refused_with_a_sentence(world, handle, password, says):
    world.doreen
    refused = set_password(world, handle, password)
    assert refused.returncode != 0
    assert says in refused.stderr
    assert world.sign_in("doreen").get("/me").status == 200

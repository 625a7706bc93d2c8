"""Signing in tells nothing to those who guess; signing out ends what it says it ends."""

import pytest
from world import PASSWORD


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

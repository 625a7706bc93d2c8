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


def test_a_new_password_ends_the_other_sessions_and_nobody_else_can_set_it(world):
    world.person("isla")
    phone, desk = world.sign_in("isla"), world.sign_in("isla")
    refused = desk.post("/me/sign-in", {"email": "isla@new.example", "new-password": "three calm grey seals", "password": "not hers"})
    assert refused.status == 422
    assert refused.form("/me/sign-in").typed("email") == "isla@new.example"
    assert refused.form("/me/sign-in").typed("new-password") == ""
    assert phone.get("/me").status == 200
    world.done(desk.post("/me/sign-in", {"email": "isla@new.example", "new-password": "three calm grey seals", "password": PASSWORD}))
    assert desk.get("/me").status == 200
    assert phone.get("/me").location == "/sign-in?next=%2Fme"
    assert world.visitor().post("/sign-in", {"login": "isla", "password": PASSWORD}).status == 422
    assert world.sign_in("isla@new.example", "three calm grey seals").get("/me").status == 200
    assert world.visitor().get("/me/sign-in").location == "/sign-in?next=%2Fme%2Fsign-in"

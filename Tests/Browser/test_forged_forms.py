"""Forms that our own pages did not send are refused, whoever is signed in."""

import secrets
import pytest
from world import HARBOUR, PASSWORD

SHARE = HARBOUR + "/posts"


@pytest.fixture
def doreen(world):
    return world.writer


def fields(body="A short walk.", **more):
    return {"key": secrets.token_hex(8), "body": body, "audience": "group", "kind": "note", **more}


def forms(world, doreen):
    post = world.post(doreen, "Here.")
    return [
        SHARE,
        f"/posts/{post}/reply",
        f"/posts/{post}/praise",
        f"/posts/{post}/edit",
        f"/posts/{post}/delete",
        "/me",
        "/me/consents",
        "/me/former",
        "/me/sign-in",
        "/me/sessions/end",
        "/me/second-step",
        "/me/rest",
        "/p/harbour/edit",
        "/sign-out",
        "/notices/read",
        "/notices/unread",
        f"/posts/{post}/keep",
        f"/posts/{post}/pin",
        f"/posts/{post}/vote",
        "/me/drafts/1/discard",
        HARBOUR + "/drafts",
        "/me/begun",
        "/me/begun/discard",
        "/me/notices",
        f"/posts/{post}/snooze",
        "/people/standing",
        HARBOUR + "/join",
        HARBOUR + "/leave",
        HARBOUR + "/edit",
        HARBOUR + "/moderators",
        "/p/harbour/groups",
        "/p/harbour/invite",
        "/p/harbour/invitations/1/revoke",
        "/today/finish",
        "/today/win-1",
        "/praise/check",
    ]


@pytest.mark.parametrize("forgery", ["no token", "cut token", "another's token", "another origin", "origin null"])
def test_forms_that_our_own_pages_did_not_send_are_refused(world, doreen, forgery):
    token = {"no token": "", "cut token": world.maya.token[:-3], "another's token": doreen.token}.get(forgery, world.maya.token)
    headers = {"another origin": {"Origin": "https://elsewhere.example"}, "origin null": {"Origin": "null"}}.get(forgery, {})
    events = world.rows.count("SELECT COUNT(*) FROM events") + 1
    accounts = world.rows.all("SELECT * FROM sign_ins ORDER BY account_id")
    for address in forms(world, doreen):
        answer = world.maya.post(address, fields(), token=token, headers=headers)
        assert (answer.status, address) == (403, address)
        assert "This form was opened in another session, or too long ago." in answer.words
    assert world.rows.count("SELECT COUNT(*) FROM events WHERE kind <> 'notice.given'") <= events
    assert world.rows.all("SELECT * FROM sign_ins ORDER BY account_id") == accounts
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
    assert world.written(form["key"]) == 1

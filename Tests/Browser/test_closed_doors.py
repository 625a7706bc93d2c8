"""What one may not see looks as if it were not there: the same status, the same bytes."""

import re
import pytest
from test_bad_pictures import photo
from world import HARBOUR

PLACES = [
    "/posts/{post}",
    "/@doreen/{post}",
    "/posts/{post}/reply",
    "/posts/{post}/edit",
    "/posts/{post}/history",
    "/posts/{post}/delete",
    "/posts/{post}/praise",
    "/posts/{post}/praise/new",
    "/media/{picture}/list",
    "/media/{picture}/full",
    "/live?group={group}",
    "/live?practice={practice}",
]
DEEDS = ["/posts/{post}/keep", "/posts/{post}/pin", "/posts/{post}/vote", "/posts/{post}/snooze", "/posts/{post}/reply", "/posts/{post}/edit", "/posts/{post}/delete", "/posts/{post}/praise"]
NOWHERE = {"post": 1, "picture": 1, "group": 1, "practice": 1}


@pytest.fixture(scope="module")
def hidden(world):
    """What is written in Harbour's closed group, with a picture, a reply and praise."""
    post = world.post(world.doreen, "Between us.", files=[("picture-0", "wall.jpg", "image/jpeg", photo())], **{"describe-0": "A wall"})
    world.reply(world.tomasz, post, "Between us indeed.")
    world.praise(world.tomasz, post, "You told it as it was")
    picture = world.rows.one(f"SELECT id FROM pictures WHERE post_id = {post}")
    return {"post": post, "picture": picture, "group": world.group_id(), "practice": world.account("harbour")}


def bare(body):
    """Without the tokens of forms, which are covered with fresh random bytes each time."""
    return re.sub(rb'(name="token" value=")[^"]*|(data-token=")[^"]*', rb"\1\2", body)


def look_the_same(hidden_answer, missing_answer):
    assert hidden_answer.status == missing_answer.status == 404, hidden_answer.path
    assert bare(hidden_answer.body) == bare(missing_answer.body)
    volatile = {"date", "x-request-id"}
    assert {n: v for n, v in hidden_answer.headers.items() if n not in volatile} == {n: v for n, v in missing_answer.headers.items() if n not in volatile}


@pytest.mark.parametrize("place", PLACES)
def test_those_it_is_for_see_it(world, hidden, place):
    if "edit" in place or "delete" in place:
        assert world.doreen.get(place.format(**hidden)).status == 200
    elif "live" not in place:
        assert world.tomasz.see(place.format(**hidden)).status == 200


@pytest.mark.parametrize("fragment", [False, True], ids=["page", "fragment"])
@pytest.mark.parametrize("place", PLACES)
def test_somebody_of_another_practice_finds_nothing(world, hidden, place, fragment):
    headers = {"X_Hearten": "fragment"} if fragment else {}
    look_the_same(world.rob.get(place.format(**hidden), **headers), world.rob.get(place.format(**NOWHERE), **headers))


@pytest.mark.parametrize("deed", DEEDS)
def test_somebody_of_another_practice_can_do_nothing_there(world, hidden, deed):
    form = {"key": "k", "body": "Hello", "words": "Well done", "kind": "effort", "where": "under"}
    look_the_same(world.rob.post(deed.format(**hidden), form), world.rob.post(deed.format(**NOWHERE), form))
    assert "Between us." in world.doreen.see(f"/posts/{hidden['post']}").text


@pytest.mark.parametrize(
    "place",
    PLACES
    + [
        HARBOUR,
        HARBOUR + "/people",
        HARBOUR + "/join",
        "/p/harbour",
        "/people",
        "/@doreen",
        "/me",
        "/me/consents",
        "/me/sign-in",
        "/me/settings",
        "/me/notices",
        "/me/drafts",
        "/kept",
        "/me/security",
        "/me/second-step",
        "/me/rest",
        "/notices",
        "/notices/1",
        "/me/hidden",
        "/me/follows/followers",
        "/search",
        "/search?q=words",
        "/lists",
        "/lists/1",
        "/@doreen/mute",
        "/@doreen/block",
        "/@doreen/lists",
        "/p/harbour/edit",
        "/notices",
        "/notices/latest",
        "/today",
        "/home",
        "/",
        "/steward/jobs",
        "/p/harbour/invite",
    ],
)
def test_whoever_is_not_signed_in_is_sent_to_sign_in(world, hidden, place):
    visitor = world.visitor()
    there, nowhere = visitor.get(place.format(**hidden)), visitor.get(place.format(**NOWHERE))
    assert there.status == nowhere.status == 303
    assert there.location.split("?")[0] == nowhere.location.split("?")[0] == "/sign-in"
    assert there.body == nowhere.body == b""
    signed_in = visitor.get(there.location)
    assert signed_in.status == 200
    assert signed_in.form("/sign-in").typed("next") in ("", place.format(**hidden))


@pytest.mark.parametrize("deed", DEEDS + [HARBOUR + "/posts", "/me", "/me/consents", "/me/sign-in", "/me/settings", "/lists", "/lists/1", "/views", "/@doreen/follow", "/@doreen/mute", "/@doreen/block", "/@doreen/lists", "/@doreen/not-now", "/p/harbour/follow-clients", HARBOUR + "/follow-each-other", "/p/harbour/edit", "/notices/read", "/people/standing", "/p/harbour/invite", "/today/finish"])
def test_whoever_is_not_signed_in_can_do_nothing(world, hidden, deed):
    events = world.rows.count("SELECT COUNT(*) FROM events")
    answer = world.visitor().post(deed.format(**hidden), {"body": "Hello", "audience": "group"}, token=False)
    assert (answer.status, answer.location) == (303, "/sign-in")
    assert world.rows.count("SELECT COUNT(*) FROM events") == events


@pytest.mark.parametrize(
    "place",
    [
        HARBOUR,
        HARBOUR + "/people",
        HARBOUR + "/join",
        HARBOUR + "/leave",
        HARBOUR + "/edit",
        "/p/harbour",
        "/p/harbour/edit",
        "/p/harbour/invite",
        "/p/harbour/groups/new",
        "/@doreen",
        "/@maya",
        "/@doreen/mute",
        "/@doreen/block",
        "/@doreen/lists",
    ],
)
def test_practices_groups_and_people_of_another_practice_are_not_there(world, hidden, place):
    nowhere = place.replace("harbour", "nowhere").replace("@doreen", "@nobody").replace("@maya", "@nobody")
    look_the_same(world.rob.get(place), world.rob.get(nowhere))


def test_another_practices_groups_are_not_found_under_ones_own(world, hidden):
    look_the_same(world.rob.get("/p/gutfeeling/g/steady-starters"), world.rob.get("/p/gutfeeling/g/nowhere"))


def test_a_post_to_coaches_alone_is_not_there_for_others_in_the_group(world, hidden):
    post = world.post(world.doreen, "For coaches only.", audience="coaches")
    assert world.maya.see(f"/posts/{post}").status == 200
    for place in ["/posts/{post}", "/posts/{post}/reply", "/posts/{post}/praise", "/posts/{post}/praise/new", "/posts/{post}/edit"]:
        look_the_same(world.tomasz.get(place.format(post=post)), world.tomasz.get(place.format(post=1)))
    assert "For coaches only." not in world.tomasz.see("/home").text + world.tomasz.see("/@doreen").text
    reply = world.reply(world.maya, post, "Heard by you alone.")
    look_the_same(world.tomasz.get(f"/posts/{reply}"), world.tomasz.get("/posts/1"))


def test_private_praise_is_seen_by_the_two_alone(world, hidden):
    post = world.post(world.doreen, "A quiet one.")
    world.praise(world.tomasz, post, "Only you need to know", where="private")
    for place in [f"/posts/{post}/praise", HARBOUR, f"/@doreen/{post}"]:
        assert "Only you need to know" not in world.maya.see(place).text
        assert "Only you need to know" in world.doreen.see(place).text


def test_a_picture_that_was_not_shared_yet_is_its_owners_alone(world, hidden):
    form = [("key", "kept-picture"), ("audience", "group"), ("kind", "win"), ("headline", "h" * 200), ("body", "")]
    answer = world.doreen.post(HARBOUR + "/posts", form, files=[("picture-0", "wall.jpg", "image/jpeg", photo())])
    picture = answer.form(HARBOUR + "/posts").typed("kept")
    assert world.doreen.get(f"/media/{picture}/list").status == 200
    look_the_same(world.tomasz.get(f"/media/{picture}/list"), world.tomasz.get("/media/1/list"))
    stolen = world.tomasz.post(HARBOUR + "/posts", {"key": "stolen-picture", "audience": "group", "body": "Mine?", "kept": picture})
    assert stolen.status == 409
    assert world.rows.count(f"SELECT COUNT(*) FROM pictures WHERE id = {picture} AND post_id IS NOT NULL") == 0

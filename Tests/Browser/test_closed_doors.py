"""What one may not see looks as if it were not there: the same status, the same bytes."""

import re
import pytest
from test_bad_pictures import photo
from world import HARBOUR, until

PLACES = [
    "/posts/{post}",
    "/@doreen/{post}",
    "/posts/{post}/reply",
    "/posts/{post}/edit",
    "/posts/{post}/history",
    "/posts/{post}/pictures",
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
    if "edit" in place or "delete" in place or "pictures" in place:
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
        "/me/keys",
        "/messages",
        "/messages/doreen",
        "/broadcasts/1",
        "/p/harbour/broadcasts",
        HARBOUR + "/waiting",
        HARBOUR + "/prompts",
        HARBOUR + "/end",
        "/posts/{post}/pictures",
        "/emoji",
        "/steward",
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


@pytest.mark.parametrize("deed", DEEDS + [HARBOUR + "/posts", "/messages/doreen", "/p/harbour/broadcasts", "/me/begun", HARBOUR + "/waiting", HARBOUR + "/prompts", HARBOUR + "/end", HARBOUR + "/helpers", HARBOUR + "/drafts", "/steward/maintenance", "/me", "/me/consents", "/me/sign-in", "/me/settings", "/lists", "/lists/1", "/views", "/@doreen/follow", "/@doreen/mute", "/@doreen/block", "/@doreen/lists", "/@doreen/not-now", "/p/harbour/follow-clients", HARBOUR + "/follow-each-other", "/p/harbour/edit", "/notices/read", "/people/standing", "/p/harbour/invite", "/today/finish"])
def test_whoever_is_not_signed_in_can_do_nothing(world, hidden, deed):
    events = world.rows.count("SELECT COUNT(*) FROM events")
    answer = world.visitor().post(deed.format(**hidden), {"audience": "group", "do": "give"}, token=False)
    assert (answer.status, answer.location) == (303, "/sign-in")
    # Typed words come back, and tell nothing of what is there.
    there, nowhere = (world.visitor().post(deed.format(**ids), {"body": "Hello, all of you"}, token=False) for ids in (hidden, NOWHERE))
    assert there.status == nowhere.status == 403 and bare(there.body) == bare(nowhere.body) and "Hello, all of you" in there.words
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


@pytest.fixture(scope="module")
def asking(world, hidden):
    """A group of Harbour's that asks at its door and reads first posts: somebody waits at it, and words of another wait in it."""
    group = "/p/harbour/g/evening-walks"
    world.done(world.maya.post("/p/harbour/groups", {"group": "Evening Walks", "line": "After work.", "door": "current_and_former", "entry": "asks",
        "agreements": "Be kind.", "welcome": "Say hello.", "reviews": "yes"}))
    world.done(world.doreen.post(group + "/join", {"do": "ask", "words": "I walk after seven."}))
    first = world.person("frida")
    world.done(first.post(group + "/join", {"do": "ask", "words": "So do I."}))
    world.done(world.maya.post(group + "/waiting", {"do": "let-in", "account": str(world.account("frida"))}))
    world.done(first.post(group + "/posts", {"key": "held", "audience": "group", "kind": "note", "body": "My first walk."}))
    return {"group": group, "held": world.rows.one("SELECT id FROM posts WHERE form_key = 'held'"), "doreen": world.account("doreen")}


@pytest.mark.parametrize("place", ["", "/people", "/join", "/waiting", "/prompts", "/end", "/edit", "/leave"])
def test_a_group_that_asks_is_not_there_for_another_practice(world, asking, place):
    look_the_same(world.rob.get(asking["group"] + place), world.rob.get("/p/harbour/g/nowhere" + place))


@pytest.mark.parametrize("place", ["/posts", "/join", "/waiting", "/prompts", "/end", "/helpers", "/drafts"])
def test_nothing_is_done_in_a_group_that_asks_from_another_practice(world, asking, place):
    form = {"do": "decline", "account": str(asking["doreen"]), "words": "", "key": "k", "name": "Evening Walks", "role": "welcomes", "prompts": "x", "time": "18:30"}
    look_the_same(world.rob.post(asking["group"] + place, form), world.rob.post("/p/harbour/g/nowhere" + place, form))
    assert "I walk after seven." in world.maya.get(asking["group"] + "/waiting").words


def test_a_first_post_that_waits_is_there_for_its_author_and_those_who_read_it(world, asking):
    held = asking["held"]
    assert "My first walk." in world.person("frida").see(f"/posts/{held}").words and "My first walk." in world.maya.get(asking["group"] + "/waiting").words
    for place in ["/posts/{post}", "/posts/{post}/reply", "/posts/{post}/praise", "/posts/{post}/praise/new", "/posts/{post}/history"]:
        look_the_same(world.tomasz.get(place.format(post=held)), world.tomasz.get(place.format(post=1)))
    assert "My first walk." not in world.tomasz.see("/@frida").text + world.tomasz.see("/search?q=%22my+first+walk%22").text


def test_what_waits_at_a_group_is_for_those_who_look_after_it(world, asking):
    for place in ["/waiting", "/prompts", "/end", "/edit"]:
        assert world.maya.get(asking["group"] + place).status == 200
        # A member of the practice knows the group, but not what waits there.
        answer = world.tomasz.get(asking["group"] + place)
        assert answer.status in (303, 403, 404) and "I walk after seven." not in answer.text and "My first walk." not in answer.text


def test_messages_are_for_the_two_alone(world, hidden):
    world.done(world.doreen.post("/messages/tomasz", {"key": "two", "body": "Between the two of us."}))
    message = world.rows.one("SELECT id FROM messages")
    for other in [world.maya, world.rob, world.person("uwe")]:
        assert "Between the two" not in other.get("/messages").text + other.get("/messages/tomasz").text + other.see("/search?q=%22between+the+two%22").text
        look_the_same(other.post("/messages/tomasz/delete", {"message": message}), other.post("/messages/tomasz/delete", {"message": 1}))
    look_the_same(world.tomasz.post("/messages/doreen/delete", {"message": message}), world.tomasz.post("/messages/doreen/delete", {"message": 1}))
    assert "Between the two of us." in world.tomasz.get("/messages/doreen").words


@pytest.mark.parametrize("deed", ["get", "post"])
def test_nobody_writes_to_who_is_not_there_for_them(world, hidden, deed):
    act = {"get": lambda who: world.rob.get(f"/messages/{who}"), "post": lambda who: world.rob.post(f"/messages/{who}", {"key": "k", "body": "Hello"})}[deed]
    look_the_same(act("doreen"), act("nobody"))
    assert world.rows.count(f"SELECT COUNT(*) FROM messages WHERE author_id = {world.account('rob')}") == 0


def test_a_message_to_many_is_for_those_it_was_sent_to(world, hidden):
    world.done(world.maya.post("/p/harbour/broadcasts", {"key": "coaches", "room": "former", "subject": "For some", "body": "Not for all."}))
    sent = world.rows.one("SELECT id FROM broadcasts WHERE subject = 'For some'")
    assert "Not for all." in world.maya.get(f"/broadcasts/{sent}").words
    for other in [world.doreen, world.rob]:
        look_the_same(other.get(f"/broadcasts/{sent}"), other.get("/broadcasts/1"))
    look_the_same(world.rob.get("/p/harbour/broadcasts"), world.rob.get("/p/nowhere/broadcasts"))
    form = {"key": "k", "room": "everybody", "subject": "Mine", "body": "Mine"}
    look_the_same(world.rob.post("/p/harbour/broadcasts", form), world.rob.post("/p/nowhere/broadcasts", form))
    assert world.doreen.post("/p/harbour/broadcasts", form).status == 403
    assert world.rows.count("SELECT COUNT(*) FROM broadcasts WHERE subject = 'Mine'") == 0


@pytest.mark.parametrize("place", ["/lists/{list}", "/notices/{notice}", HARBOUR + "?draft={draft}"])
def test_what_is_ones_own_is_not_there_for_others(world, hidden, place):
    doreen = world.doreen
    world.done(doreen.post("/lists", {"name": f"Walkers {len(place)}"}))
    world.done(doreen.post(HARBOUR + "/drafts", {"key": f"own-{len(place)}", "body": "Not yet.", "audience": "group", "kind": "note", "do": "keep"}))
    until(lambda: world.rows.count(f"SELECT COUNT(*) FROM notices WHERE account_id = {world.account('doreen')}"))
    own = {
        "list": world.rows.all(f"SELECT id FROM lists WHERE owner_id = {world.account('doreen')}")[0][0],
        "notice": world.rows.all(f"SELECT id FROM notices WHERE account_id = {world.account('doreen')}")[0][0],
        "draft": world.rows.all(f"SELECT id FROM drafts WHERE account_id = {world.account('doreen')}")[0][0],
    }
    nowhere = {"list": 1, "notice": 1, "draft": 1}
    mine, missing = world.tomasz.get(place.format(**own)), world.tomasz.get(place.format(**nowhere))
    assert mine.status == missing.status and mine.location == missing.location
    assert mine.status != 200 or b"Not yet." not in mine.body
    if mine.status == 404:
        look_the_same(mine, missing)


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

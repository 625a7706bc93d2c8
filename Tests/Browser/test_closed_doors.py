"""What one may not see looks as if it were not there: the same status, the same bytes. What one may not do is refused."""
import secrets
import pytest
from test_bad_pictures import photo
from world import HARBOUR, PASSWORD

PLACES = ["/posts/{post}", "/@doreen/{post}", "/posts/{post}/reply", "/posts/{post}/edit", "/posts/{post}/delete", "/posts/{post}/praise",
          "/posts/{post}/praise/new", "/media/{picture}/list", "/media/{picture}/full", "/live?group={group}", "/live?practice={practice}"]
DEEDS = ["/posts/{post}/reply", "/posts/{post}/edit", "/posts/{post}/delete", "/posts/{post}/praise"]
NOWHERE = {"post": 1, "picture": 1, "group": 1, "practice": 1}


@pytest.fixture(scope="module")
def hidden(world):
    """What is written in Harbour's closed group, with a picture, a reply and praise."""
    post = world.post(world.doreen, "Between us.", files=[("picture-0", "wall.jpg", "image/jpeg", photo())], **{"describe-0": "A wall"})
    world.reply(world.tomasz, post, "Between us indeed.")
    world.praise(world.tomasz, post, "You told it as it was")
    picture = world.rows.one(f"SELECT id FROM pictures WHERE post_id = {post}")
    return {"post": post, "picture": picture, "group": world.group_id(), "practice": world.account("harbour")}


def look_the_same(hidden_answer, missing_answer):
    assert hidden_answer.status == missing_answer.status == 404, hidden_answer.path
    assert hidden_answer.body == missing_answer.body
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


@pytest.mark.parametrize("place", PLACES + [HARBOUR, HARBOUR + "/people", HARBOUR + "/join", "/p/harbour", "/people", "/@doreen", "/me", "/me/consents",
                                            "/notices", "/notices/latest", "/today", "/home", "/", "/steward/jobs", "/p/harbour/invite"])
def test_whoever_is_not_signed_in_is_sent_to_sign_in(world, hidden, place):
    visitor = world.visitor()
    there, nowhere = visitor.get(place.format(**hidden)), visitor.get(place.format(**NOWHERE))
    assert there.status == nowhere.status == 303
    assert there.location.split("?")[0] == nowhere.location.split("?")[0] == "/sign-in"
    assert there.body == nowhere.body == b""
    signed_in = visitor.get(there.location)
    assert signed_in.status == 200
    assert signed_in.form("/sign-in").typed("next") in ("", place.format(**hidden))


@pytest.mark.parametrize("deed", DEEDS + [HARBOUR + "/posts", "/me", "/me/consents", "/notices/read", "/people/standing", "/p/harbour/invite", "/today/finish"])
def test_whoever_is_not_signed_in_can_do_nothing(world, hidden, deed):
    events = world.rows.count("SELECT COUNT(*) FROM events")
    answer = world.visitor().post(deed.format(**hidden), {"body": "Hello", "audience": "group"}, token=False)
    assert (answer.status, answer.location) == (303, "/sign-in")
    assert world.rows.count("SELECT COUNT(*) FROM events") == events


@pytest.mark.parametrize("place", [HARBOUR, HARBOUR + "/people", HARBOUR + "/join", HARBOUR + "/leave", HARBOUR + "/edit", "/p/harbour", "/p/harbour/invite",
                                   "/p/harbour/groups/new", "/@doreen", "/@maya"])
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
    assert stolen.status in (303, 404, 422)
    assert world.rows.count(f"SELECT COUNT(*) FROM pictures WHERE id = {picture} AND post_id IS NOT NULL") == 0


# What a client may not do

@pytest.mark.parametrize("place", ["/today", "/today?item=win-1", "/steward/jobs"])
def test_clients_have_no_today_and_nothing_to_steward(world, hidden, place):
    answer = world.tomasz.get(place)
    assert answer.status == 404
    assert world.tomasz.post("/today/finish", {"do": "finish"}).status == 404
    assert world.tomasz.post("/today/win-1", {"do": "done"}).status == 404


@pytest.mark.parametrize("deed, form", [
    ("/p/harbour/invite", {"role": "client", "days": "14"}), ("/p/harbour/groups", {"group": "Ours", "door": "current", "agreements": "x"}),
    (HARBOUR + "/edit", {"group": "Ours", "door": "current", "agreements": "x"}), (HARBOUR + "/moderators", {"account": "{doreen}", "moderator": "yes"}),
    ("/people/standing", {"account": "{doreen}", "standing": "former"}), ("/p/harbour/invitations/{invitation}/revoke", {})])
def test_clients_neither_invite_nor_found_nor_change(world, hidden, deed, form):
    world.invite()
    names = {"doreen": world.account("doreen"), "invitation": world.rows.one("SELECT MAX(id) FROM invitations")}
    before = world.rows.all("SELECT COUNT(*) FROM groups"), world.rows.all("SELECT standing, role FROM memberships ORDER BY account_id")
    answer = world.tomasz.post(deed.format(**names), {n: v.format(**names) for n, v in form.items()})
    assert answer.status == 403
    assert "Ask a coach of Harbour Strength" in answer.words
    assert before == (world.rows.all("SELECT COUNT(*) FROM groups"), world.rows.all("SELECT standing, role FROM memberships ORDER BY account_id"))
    assert world.rows.count("SELECT COUNT(*) FROM invitations WHERE revoked_at IS NOT NULL") == 0


@pytest.mark.parametrize("place", ["/p/harbour/invite", "/p/harbour/groups/new", HARBOUR + "/edit"])
def test_clients_do_not_even_see_those_forms(world, hidden, place):
    assert world.tomasz.get(place).status == 403


def test_nobody_changes_or_takes_down_what_another_client_wrote(world, hidden):
    post = world.post(world.doreen, "Mine to change.")
    for deed in ["edit", "delete"]:
        answer = world.tomasz.post(f"/posts/{post}/{deed}", {"body": "Changed"})
        assert answer.status == 403
        assert "Only Doreen" in answer.words
    assert world.maya.post(f"/posts/{post}/edit", {"body": "Changed"}).status == 403
    assert "Mine to change." in world.tomasz.see(f"/posts/{post}").text


def test_nobody_praises_their_own_post(world, hidden):
    post = world.post(world.doreen, "I was there.")
    answer = world.doreen.post(f"/posts/{post}/praise", {"kind": "effort", "words": "Well done me", "where": "under"})
    assert answer.status == 422
    assert "This is your own post." in answer.words


def test_nobody_writes_in_a_group_they_are_not_in(world, hidden):
    assert world.rob.post(HARBOUR + "/posts", {"audience": "group", "body": "Hello"}).status == 404
    world.maya.post("/p/harbour/groups", {"group": "Early Lane", "door": "current_and_former", "agreements": "x"})
    for audience in ["group", "practice", "coaches"]:
        assert world.tomasz.post("/p/harbour/g/early-lane/posts", {"audience": audience, "body": "Hello"}).status == 404
    assert world.tomasz.get("/p/harbour/g/early-lane").location == "/p/harbour/g/early-lane/join"
    look_the_same(world.tomasz.get(f"/live?group={world.group_id('early-lane')}"), world.tomasz.get("/live?group=1"))
    assert world.tomasz.get("/p/harbour/g/early-lane/people").status == 404
    assert world.tomasz.get("/p/harbour/g/early-lane/leave").status == 404


def test_former_clients_leave_groups_for_current_clients_and_stay_in_the_others(world, hidden):
    world.maya.post("/p/harbour/groups", {"group": "Strong Enough", "door": "current", "agreements": "x"})
    ben, closed = world.person("ben"), "/p/harbour/g/strong-enough"
    world.done(ben.post(closed + "/join"))
    post = world.post(world.maya, "For those in coaching.", group=closed)
    assert ben.see(f"/posts/{post}").status == 200
    world.done(world.maya.post("/people/standing", {"account": world.account("ben"), "standing": "former"}))
    look_the_same(ben.get(f"/posts/{post}"), ben.get("/posts/1"))
    assert ben.get(closed).location == closed + "/join"
    door = ben.get(closed + "/join")
    assert not door.page.all("button", class_="btn go")
    assert ben.post(closed + "/join").status in (403, 409, 422)
    assert ben.post(closed + "/posts", {"audience": "group", "body": "Still here"}).status == 404
    assert ben.get(HARBOUR).status == 200
    world.done(world.maya.post("/people/standing", {"account": world.account("ben"), "standing": "active"}))
    world.done(ben.post(closed + "/join"))


def test_owners_stay_what_they_are(world, hidden):
    rhona = world.person("rhona", role="professional")
    world.maya.post("/me/former", {"practice": world.account("harbour")})
    rhona.post("/people/standing", {"account": world.account("maya"), "standing": "former"})
    assert world.rows.one(f"SELECT role, standing FROM memberships WHERE account_id = {world.account('maya')} AND practice_id = {world.account('harbour')}") == ("owner", "active")
    nadia = world.rows.all("SELECT * FROM memberships ORDER BY account_id")
    world.maya.post("/people/standing", {"account": world.account("rob"), "standing": "former"})
    assert world.rows.all("SELECT * FROM memberships ORDER BY account_id") == nadia


# Consents

@pytest.mark.parametrize("purpose", ["keep_health_posts", "share_with_group"])
def test_taking_a_consent_back_hides_everything_at_once_and_giving_it_shows_it_again(world, hidden, purpose):
    author = world.person("farid" if purpose == "share_with_group" else "greta")
    name = "Farid" if purpose == "share_with_group" else "Greta"
    post = world.post(author, f"{name} was here.", files=[("picture-0", "wall.jpg", "image/jpeg", photo())])
    world.praise(world.tomasz, post, "You came back")
    above = world.post(world.tomasz, "Anybody else?")
    reply = world.reply(author, above, f"{name} too.")
    picture = world.rows.one(f"SELECT id FROM pictures WHERE post_id = {post}")
    places = [f"/posts/{post}", f"/posts/{reply}", f"/posts/{post}/praise", f"/posts/{post}/reply", f"/media/{picture}/list"]
    consent = {"practice": world.account("harbour"), "purpose": purpose}

    world.done(author.post("/me/consents", {**consent, "do": "withdraw"}))
    for place in places:
        look_the_same(world.tomasz.get(place), world.tomasz.get(place.replace(post, "1").replace(reply, "1").replace(picture, "1")))
    for place in [HARBOUR, f"/posts/{above}", f"/@{name.lower()}", "/notices"]:
        assert f"{name} was here." not in world.tomasz.see(place).text
        assert f"{name} too." not in world.tomasz.see(place).text
    assert "Only you see this, because you took back a consent." in author.see(f"/posts/{post}").words
    refused = author.post(HARBOUR + "/posts", {"key": secrets.token_hex(4), "audience": "group", "body": "Without a yes"})
    assert refused.status == 422

    world.done(author.post("/me/consents", {**consent, "do": "give"}))
    assert f"{name} was here." in world.tomasz.see(HARBOUR).text
    assert f"{name} too." in world.tomasz.see(f"/posts/{above}").text
    assert [row[0] for row in world.rows.all(f"SELECT COUNT(*) FROM consents WHERE account_id = {world.account(name.lower())}")] == ["3"]


# Signing in and out

def test_signing_out_everywhere_ends_the_other_sessions(world, hidden):
    world.person("callum")
    phone, desk = world.sign_in("callum"), world.sign_in("callum")
    world.done(phone.post("/sign-out", {"everywhere": "yes"}))
    for window in [phone, desk, world.people["callum"]]:
        assert window.get("/me").location == "/sign-in?next=%2Fme"
    world.people.pop("callum")


def test_signing_out_here_leaves_the_other_session(world, hidden):
    world.person("ailsa")
    phone, desk = world.sign_in("ailsa"), world.sign_in("ailsa")
    old = phone.again()
    world.done(phone.post("/sign-out"))
    assert desk.get("/me").status == 200
    assert old.get("/me").status == 303


@pytest.mark.parametrize("login", ["doreen", "DOREEN", "nobody", "doreen@example.org", "' OR 1=1 --", "%", "\u0000", "x" * 5_000])
def test_signing_in_with_a_wrong_password_tells_nothing(world, hidden, login):
    answer = world.visitor().post("/sign-in", {"login": login, "password": "not the password"})
    assert answer.status == 422
    assert "The name and the password do not belong together." in answer.words
    assert answer.form("/sign-in").typed("password") == ""


def test_a_session_cookie_of_somebody_else_cannot_be_guessed(world, hidden):
    for value in ["", "x", "A" * 43, world.doreen.token, "1"]:
        guess = world.visitor()
        guess.cookies = {name: value for name in world.doreen.cookies}
        assert guess.get("/me").status == 303


def test_the_password_and_the_tokens_are_stored_as_digests(world, hidden):
    for table in ["sign_ins", "sessions", "invitations"]:
        stored = repr(world.rows.all(f"SELECT * FROM {table}"))
        assert PASSWORD not in stored
        assert not any(value in stored for value in world.doreen.cookies.values())

"""An account that is one's own: a forgotten password, a new address, a second step, devices, rest, and what a steward does."""

import re, subprocess, time
import pytest
import mails
from authenticator import code
from mailserver import MailServer
from server import databases, empty_server
from test_bad_pictures import photo
from world import HARBOUR, PASSWORD, World, until

NEW = "three calm grey seals"


def turn_on(person, password=PASSWORD):
    """Turns the second step on; gives the key and the recovery codes."""
    assert person.post("/me/second-step", {"do": "begin", "password": password}).status == 303
    key = "".join(person.get("/me/second-step").page.first("code", class_="key").text.split())
    answer = person.post("/me/second-step", {"do": "confirm", "code": code(key)})
    assert answer.status == 200, answer.words
    return key, [item.text.strip() for item in answer.page.all("code")]


@pytest.fixture(scope="module", params=databases())
def posted(request, tmp_path_factory):
    """A world whose server sends mail."""
    folder = tmp_path_factory.mktemp("posted")
    post = MailServer(folder / "mail")
    server = empty_server(request, folder, request.param, post.flag)
    world = World(server)
    world.post_office = post
    yield world
    server.stop()
    post.stop()


def address(world, handle):
    return world.rows.one(f"SELECT email FROM sign_ins WHERE account_id = {world.account(handle)}")


def test_a_forgotten_password_is_replaced_by_the_link_in_a_mail(posted):
    posted.person("flo")
    visitor, email = posted.visitor(), address(posted, "flo")
    assert "/forgot" in visitor.get("/sign-in").text
    token = visitor.get("/forgot").page.first("input", name="token").get("value")
    known = visitor.post("/forgot", {"login": email}, token=token)
    unknown = visitor.post("/forgot", {"login": "nobody@example.org"}, token=token)
    assert known.status == unknown.status == 200 and known.body == unknown.body
    [link] = mails.links(posted.post_office.last(email, "/reset/"), "reset")
    for _ in range(2):
        page = visitor.get(link)
        assert page.status == 200 and page.headers["referrer-policy"] == "strict-origin"
    short = visitor.post(link, {"new-password": "short"}, token=False)
    assert short.status == 422 and "at least 10 characters" in short.words
    done = visitor.post(link, {"new-password": NEW}, token=False)
    assert done.status == 200 and visitor.get("/me").status == 200
    assert posted.people["flo"].get("/me").status == 303, "every other device is signed out"
    assert posted.visitor().post(link, {"new-password": PASSWORD}, token=False).status in (404, 410)
    assert posted.visitor().post("/sign-in", {"login": "flo", "password": PASSWORD}).status == 422
    posted.sign_in("flo", NEW)
    assert not posted.post_office.mails("nobody@example.org")
    # What the link holds stands in no log and no measure.
    kept = (posted.server.data / "log.txt").read_text() + posted.visitor().get("/metrics").text
    assert "hearten_" in kept and link.rsplit("/", 1)[1] not in kept


def test_a_portrait_and_a_header_come_and_go(posted):
    mona = posted.person("mona")
    form = {"name": "Mona", "about": "Swims"}
    assert "no-header" not in mona.get("/me").text and "no-portrait" not in mona.get("/me").text
    for _ in range(2):  # the second takes the place of the first
        posted.done(mona.post("/me", form, files=[("portrait", "me.jpg", "image/jpeg", photo()), ("header", "sea.jpg", "image/jpeg", photo())]))
    me = posted.account("mona")
    portrait, header = posted.rows.one(f"SELECT portrait_id FROM actors WHERE id = {me}"), posted.rows.one(f"SELECT header_id FROM profiles WHERE account_id = {me}")
    assert f"/media/{header}/" in posted.doreen.get("/@mona").text and f"/media/{portrait}/" in posted.doreen.get("/@mona").text
    # Kept where nothing is said of them; refused ones change nothing.
    posted.done(mona.post("/me", form))
    refused = mona.post("/me", form, files=[("header", "sea.jpg", "image/jpeg", b"no picture")])
    assert refused.status == 422 and refused.page.first("input", id="header").get("aria-invalid") == "true"
    assert posted.rows.one(f"SELECT header_id FROM profiles WHERE account_id = {me}") == header
    posted.done(mona.post("/me", {**form, "no-header": "yes"}))
    page = posted.doreen.get("/@mona").text
    assert f"/media/{header}/" not in page and f"/media/{portrait}/" in page
    posted.done(mona.post("/me", {**form, "no-portrait": "yes"}))
    assert "/media/" not in posted.doreen.get("/@mona").text
    assert mona.get(f"/media/{header}/full").status == mona.get(f"/media/{portrait}/face").status == 404


def test_somebody_elses_reset_link_does_nothing_where_one_is_signed_in(posted):
    posted.person("fay")
    visitor = posted.visitor()
    token = visitor.get("/forgot").page.first("input", name="token").get("value")
    visitor.post("/forgot", {"login": "fay"}, token=token)
    [link] = mails.links(posted.post_office.last(address(posted, "fay"), "/reset/"), "reset")
    assert posted.doreen.post(link, {"new-password": NEW}, token=False).status == 403
    assert posted.doreen.get(link).status == 403
    posted.sign_in("fay")


def test_a_new_address_is_confirmed_by_its_owner(posted):
    desk = posted.person("nan")
    old = address(posted, "nan")
    form = {"email": "nan@new.example", "shown-email": old, "password": PASSWORD, "new-password": ""}
    answer = posted.done(desk.post("/me/sign-in", form)).follow()
    assert "We wrote to the new address" in answer.words
    assert address(posted, "nan") == old
    [link] = mails.links(posted.post_office.last("nan@new.example", "/confirm/"), "confirm")
    assert posted.tomasz.post(link, {}, token=False).status == 403
    assert posted.visitor().get(link).status == 200
    assert address(posted, "nan") == old
    assert posted.visitor().post(link, {}, token=False).status == 200
    assert address(posted, "nan") == "nan@new.example"
    assert posted.visitor().post(link, {}, token=False).status == 410
    until(lambda: any("was changed" in m["Subject"] for m in posted.post_office.mails(old)))


def test_a_digest_to_a_mailbox_that_refuses_ends_and_says_why(request, tmp_path):
    post = MailServer(tmp_path / "mail", "recipient=550 no such user")
    server = empty_server(request, tmp_path, "sqlite", post.flag)
    try:
        world = World(server)
        doreen = world.doreen
        world.done(doreen.post("/me/notices", {"rings": "3", "hour": "7", "weekday": "0", "digest": "daily", "words": "yes"}))
        world.post(world.tomasz, "Something new.")
        world.rows.run("UPDATE jobs SET due_at = 0 WHERE kind = 'digest'")
        until(lambda: "the mail server refused your address" in doreen.get("/me/notices").words)
        assert world.rows.one("SELECT digest FROM notice_settings WHERE digest_sent_at IS NOT NULL") == "never"
        assert "550" in world.maya.get("/steward/jobs").words
    finally:
        server.stop()
        post.stop()


def test_without_a_mail_server_the_page_says_whom_to_ask(world):
    page = world.visitor().get("/forgot")
    assert "Please ask the person who looks after it" in page.words
    assert not page.page.all("form")


def test_signing_in_takes_a_code_once_the_second_step_is_on(world):
    kai = world.person("kai")
    key, codes = turn_on(kai)
    assert len(codes) == 10
    visitor = world.visitor()
    asked = visitor.post("/sign-in", {"login": "kai", "password": PASSWORD})
    assert asked.status == 200 and "session" not in visitor.cookies
    step = asked.page.first("input", name="step").get("value")
    wrong = visitor.post("/sign-in/code", {"step": step, "code": "000000", "next": ""})
    assert wrong.status == 422 and "This code is not right" in wrong.words
    # The code with which it was turned on is used up; the next one is not.
    entered = visitor.post("/sign-in/code", {"step": step, "code": code(key, time.time() + 30), "next": "/notices"})
    assert entered.status == 303 and entered.location == "/notices"
    visitor.forget_token()
    assert visitor.get("/me").status == 200
    other = world.visitor()
    step = other.post("/sign-in", {"login": "kai", "password": PASSWORD}).page.first("input", name="step").get("value")
    assert other.post("/sign-in/code", {"step": step, "code": codes[0]}).status == 303
    other.forget_token()
    assert "Nine recovery codes are left" in other.get("/me/security").words
    assert "Signed in with a recovery code" in other.get("/me/security").words
    late = world.visitor().post("/sign-in/code", {"step": "A" * 43, "code": codes[1]})
    assert late.status == 422 and "Please begin again" in late.words
    assert other.post("/me/second-step", {"do": "end", "password": "guess"}).status == 422
    world.done(other.post("/me/second-step", {"do": "end", "password": PASSWORD}))
    world.sign_in("kai")


def test_each_device_is_signed_out_for_itself(world):
    lea = world.person("lea")
    phone, laptop = world.sign_in("lea"), world.sign_in("lea")
    page = lea.get("/me/security").page
    assert len(page.all("form", action="/me/sessions/end")) == 2
    name = page.all("form", action="/me/sessions/end")[0].first("input", name="session").get("value")
    # Nobody ends somebody else's.
    assert world.rob.post("/me/sessions/end", {"session": name}).status == 404
    world.done(lea.post("/me/sessions/end", {"session": name}))
    assert sorted(c.get("/me").status for c in [phone, laptop]) == [200, 303]
    assert lea.get("/me").status == 200
    assert "A device was signed out" in lea.get("/me/security").words
    assert lea.post("/me/sessions/end", {"session": "nonsense"}).status == 404


def test_wrong_passwords_are_noted_for_their_owner_and_nobody_else(world):
    una = world.person("unna")
    for _ in range(3):
        world.visitor().post("/sign-in", {"login": "unna", "password": "guess"})
    words = una.get("/me/security").words
    assert words.count("Somebody tried a wrong password") == 1
    assert "wrong password" not in world.doreen.get("/me/security").words


def test_an_account_at_rest_is_nowhere_to_be_seen_and_comes_back_whole(world):
    vera = world.person("vera")
    post = world.post(vera, "Resting soon, by the lighthouse.")
    world.indexed()
    doreen = world.doreen
    # What else she leaves behind: a portrait, a follow that waits, a place on a list, a first view.
    world.done(vera.post("/me", {"name": "Vera"}, files=[("portrait", "a.jpg", "image/jpeg", photo())]))
    portrait = world.rows.one(f"SELECT portrait_id FROM actors WHERE id = {world.account('vera')}")
    world.done(doreen.post("/me/settings", {"approves": "yes"}))
    world.done(vera.post("/@doreen/follow", {"do": "follow"}))
    world.done(doreen.post("/@vera/lists", {"name": "Swimmers"}))
    mine = world.post(doreen, "Seen by somebody.")
    world.rows.run(f"INSERT INTO first_views (post_id, account_id, seen_at) VALUES ({mine}, {world.account('vera')}, 0)")
    assert doreen.get(f"/media/{portrait}/face").status == 200 and "Vera" in doreen.see(f"/posts/{mine}").words
    assert "One person asks" in doreen.get("/me").words or "would like to follow you" in doreen.get("/me").words
    places = [HARBOUR, "/people", "/search?q=lighthouse", HARBOUR + "/people"]
    assert all("Vera" in world.doreen.see(place).words for place in places)
    assert vera.post("/me/rest", {"password": "guess"}).status == 422
    world.done(vera.post("/me/rest", {"password": PASSWORD}))
    assert vera.get("/me").status == 303
    for place in places:
        assert "Vera" not in world.doreen.see(place).words.replace("“", ""), place
    assert world.doreen.get("/@vera").status == 404
    assert world.doreen.get(f"/posts/{post}").status == 404
    assert doreen.get(f"/media/{portrait}/face").status == 404
    assert "Vera" not in doreen.see(f"/posts/{mine}").words and "would like to follow you" not in doreen.get("/me").words
    assert world.rows.count("SELECT COUNT(*) FROM list_people") == 1 and "nobody" in doreen.get("/lists").words.lower()
    assert world.visitor().get("/@vera").status == world.visitor().get("/@nobody_at_all").status
    back = world.sign_in("vera")
    until(lambda: "by the lighthouse" in world.doreen.see(HARBOUR).words)
    assert "Vera" in world.doreen.see("/people").words
    assert "The account is active again" in back.get("/me/security").words


def account(world, *arguments):
    return subprocess.run(world.server.arguments("account " + arguments[0], *arguments[1:]), text=True, capture_output=True)


def test_a_practice_is_handed_over_so_that_its_owner_may_leave(fresh):
    def hand_over(practice, to):
        return subprocess.run(fresh.server.arguments("practice hand-over", "--practice", practice, "--to", to), text=True, capture_output=True)

    colleague, doreen = fresh.person("ines", role="professional", group=""), fresh.doreen
    assert fresh.maya.post("/me/leave/harbour").status == 403
    for practice, to, words in [
        ("nowhere", "ines", "no practice called nowhere"), ("harbour", "nobody_here", "nobody called @nobody_here"),
        ("harbour", "doreen", "no professional in coaching"), ("harbour", "maya", "own it already"),
    ]:
        made = hand_over(practice, to)
        assert made.returncode != 0 and words in made.stderr, made.stderr
    assert colleague.get("/p/harbour/edit").status == 403 and fresh.maya.get("/p/harbour/edit").status == 200
    made = hand_over("harbour", "@ines")
    assert made.returncode == 0 and "is @ines’s now" in made.stdout, made.stderr
    assert colleague.get("/p/harbour/edit").status == 200 and fresh.maya.get("/p/harbour/edit").status == 403
    fresh.done(fresh.maya.post("/me/leave/harbour"))
    assert fresh.maya.get(HARBOUR).status == 404 and doreen.get(HARBOUR).status == 200


def test_a_steward_suspends_resets_and_renames(world):
    zoe, _ = world.person("zoe"), world.doreen
    made = account(world, "suspend", "--handle", "@zoe")
    assert made.returncode == 0 and "suspended and signed out" in made.stdout
    assert zoe.get("/me").status == 303
    refused = world.visitor().post("/sign-in", {"login": "zoe", "password": PASSWORD})
    assert refused.status == 403 and "suspended" in refused.words
    assert account(world, "suspend", "--handle", "zoe", "--end").returncode == 0
    made = account(world, "reset", "--handle", "zoe", "--origin", world.server.base)
    link = made.stdout.strip().removeprefix(world.server.base)
    assert re.fullmatch(r"/reset/[\w-]{43}", link), made.stdout + made.stderr
    assert world.visitor().post(link, {"new-password": NEW}, token=False).status == 200
    zoe = world.sign_in("zoe", NEW)
    assert account(world, "rename", "--handle", "zoe", "--to", "doreen").returncode != 0
    assert account(world, "rename", "--handle", "zoe", "--to", "Not A Handle").returncode != 0
    assert account(world, "rename", "--handle", "zoe", "--to", "zoe_of_harbour").returncode == 0
    assert world.doreen.get("/@zoe").location == "/@zoe_of_harbour"
    assert world.doreen.get("/@zoe_of_harbour").status == 200
    assert world.rob.get("/@zoe").status == 404
    assert world.visitor().get("/@zoe").location == "/sign-in?next=%2F%40zoe"
    assert account(world, "suspend", "--handle", "nobody_here").returncode != 0
    words = zoe.get("/me/security").words
    for line in ["Suspended by those who look after the server", "A new handle", "A new password by the link"]:
        assert line in words


def test_turning_it_on_in_the_browser(world, visit):
    mia = visit(by=world.person("mia"), width=390)
    page = mia.go("/me/security")
    page.get_by_role("link", name="Turn it on").click()
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("img", name="The key as a QR code").wait_for()
    key = "".join(page.locator("code.key").inner_text().split())
    page.get_by_label("Code", exact=True).fill(code(key))
    page.get_by_role("button", name="Turn it on").click()
    page.get_by_role("heading", name="Your recovery codes").wait_for()
    assert page.locator(".codes li").count() == 10

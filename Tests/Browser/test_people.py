"""People following, muting and blocking each other, lists, and what is public, through the pages that everybody uses."""

import pytest
from world import HARBOUR, until
from ways import each_way


def test_following_brings_what_is_for_followers_home_and_tells(world, visit):
    doreen, tomasz = world.doreen, world.tomasz
    world.done(doreen.post("/@tomasz/follow", {"do": "follow", "back": "/people?which=clients"}))
    until(lambda: "Doreen follows you" in tomasz.see("/notices").words)
    post = world.post(tomasz, "For those who follow me.", audience="followers")
    assert "For those who follow me." in doreen.see("/home").words
    assert "followers" in doreen.get("/home").words
    assert "For those who follow me." not in doreen.see(HARBOUR).words
    olive = world.person("olive")
    for place in ["/home", HARBOUR, "/@tomasz", "/notices"]:
        assert "For those who follow me." not in olive.see(place).words
    assert olive.get(f"/posts/{post}").status == 404
    # Back where one was, with a word about it.
    back = doreen.post("/@tomasz/follow", {"do": "unfollow", "back": "/people?which=clients"})
    assert back.location == "/people?which=clients&said=saved"
    assert "For those who follow me." not in doreen.see("/home").words
    assert doreen.get(f"/posts/{post}").status == 404
    assert "Doreen follows you" not in tomasz.see("/notices").words


@pytest.mark.parametrize("back", ["//evil.example/", "https://evil.example/", "javascript:alert(1)", "/\\evil.example", ""])
def test_the_way_back_never_leads_elsewhere(world, back):
    world.person("tomasz")
    answer = world.doreen.post("/@tomasz/follow", {"do": "follow", "back": back})
    assert answer.location.startswith("/people")


def test_who_wants_to_be_asked_is_asked(world):
    walker, doreen = world.person("walker"), world.doreen
    world.done(walker.post("/me/settings", {"approves": "yes"}))
    answer = world.done(doreen.post("/@walker/follow", {"do": "follow"})).follow()
    assert "You asked." in answer.words
    world.post(walker, "For my followers.", audience="followers")
    assert "For my followers." not in doreen.see("/home").words
    until(lambda: "would like to follow you" in walker.see("/notices").words)
    assert "Doreen" in walker.get("/me/follows/asked").words
    world.done(walker.post("/@doreen/follow", {"do": "accept"}))
    assert "For my followers." in doreen.see("/home").words
    until(lambda: "lets you follow them" in doreen.see("/notices").words)
    # Nobody lets others in.
    assert world.rob.post("/@doreen/follow", {"do": "accept"}).status == 404
    world.done(walker.post("/@doreen/follow", {"do": "remove"}))
    assert "For my followers." not in doreen.see("/home").words


def test_asking_that_waits_is_granted_when_approval_is_no_longer_wanted(world):
    shy, doreen = world.person("shy"), world.doreen
    world.done(shy.post("/me/settings", {"approves": "yes"}))
    world.done(doreen.post("/@shy/follow", {"do": "follow"}))
    world.done(shy.post("/me/settings", {}))
    assert world.rows.one(f"SELECT state FROM follows WHERE followed_id = {world.account('shy')}") == "following"


def test_a_coach_follows_every_client_who_shares_with_one_tap(fresh):
    for handle in ["doreen", "tomasz"]:
        fresh.post(fresh.person(handle), "Walked.")
    fresh.person("silent")
    page = fresh.maya.get("/people")
    assert page.form("/p/harbour/follow-clients")
    fresh.done(fresh.maya.post("/p/harbour/follow-clients"))
    assert fresh.rows.count("SELECT COUNT(*) FROM follows") == 2
    assert "follow everybody who shares already" in fresh.maya.post("/p/harbour/follow-clients").follow().words
    assert "/p/harbour/follow-clients" not in fresh.doreen.get("/people").text
    assert fresh.doreen.post("/p/harbour/follow-clients").status == 403


def test_what_is_for_the_coaches_is_not_for_one_whom_its_author_blocks(fresh):
    doreen = fresh.doreen
    colleague = fresh.join(fresh.invite(group="", role="professional"), "Nils", handle="nils")
    fresh.done(doreen.post("/@nils/block"))
    post = fresh.post(doreen, "For Maya, really.", audience="coaches")
    assert "For Maya, really." in fresh.maya.see(f"/posts/{post}").words
    assert colleague.get(f"/posts/{post}").status == 404
    # With nobody left to read it, it is not written; the words come back.
    fresh.done(doreen.post("/@maya/block"))
    answer = doreen.post(HARBOUR + "/posts", {"key": "nobody", "body": "For nobody?", "audience": "coaches", "kind": "note"})
    assert answer.status == 403 and "None of the coaches can be reached" in answer.words and "For nobody?" in answer.page.first("textarea", name="body").text
    assert fresh.written("nobody") == 0


def test_a_reply_that_one_does_not_see_leaves_no_trace(fresh):
    post = fresh.post(fresh.tomasz, "Which stairs?", kind="question")
    other = fresh.person("other")
    fresh.reply(other, post, "Those behind you.")
    doreen = fresh.doreen
    assert "Be the first" not in doreen.see(f"/posts/{post}").words
    fresh.done(doreen.post("/@other/block"))
    for path in [f"/@tomasz/{post}", f"/posts/{post}/reply"]:
        assert "Be the first to answer Tomasz" in doreen.get(path).words, path
    assert "First reply wanted" in doreen.see(HARBOUR).words
    assert "First reply wanted" not in fresh.tomasz.see(HARBOUR).words


def test_messages_to_many_of_a_colleague_across_a_block_are_not_listed(fresh):
    colleague = fresh.join(fresh.invite(group="", role="professional"), "Nils", handle="nils")
    fresh.doreen, fresh.tomasz
    fresh.done(fresh.maya.post("/p/harbour/broadcasts", {"key": "hours", "room": "clients", "subject": "New hours", "body": "At six."}))
    until(lambda: fresh.rows.count("SELECT COUNT(*) FROM broadcasts WHERE told_at IS NOT NULL"))
    listed = colleague.get("/p/harbour/broadcasts").words
    assert "New hours" in listed and "2 people were told" in listed and "opened" not in listed.split("New hours")[1], "of two people a number would be a name"
    fresh.done(fresh.maya.post("/@nils/block"))
    assert "New hours" not in colleague.get("/p/harbour/broadcasts").words
    assert "New hours" in fresh.maya.get("/p/harbour/broadcasts").words


def test_who_read_a_message_is_told_only_of_those_who_want_that(fresh):
    doreen, tomasz = fresh.doreen, fresh.tomasz
    fresh.done(doreen.post("/messages/tomasz", {"key": "m", "body": "Tomorrow at seven?"}))
    def read():
        return [item.text for item in doreen.get("/messages/tomasz").page.all("li", class_="mine")][0]
    tomasz.get("/messages/doreen")
    assert "read" not in read().replace("Tomorrow", "")
    fresh.done(tomasz.post("/me/settings", {"views": "yes"}))
    assert "read" in read()


def test_following_all_clients_tells_nothing_of_groups_one_is_not_in(fresh):
    colleague = fresh.join(fresh.invite(group="", role="professional"), "Nils", handle="nils")
    fresh.post(fresh.doreen, "In a group that Nils is not in.")
    fresh.post(fresh.tomasz, "For everybody.", audience="practice")
    fresh.done(colleague.post("/p/harbour/follow-clients"))
    followed = colleague.get("/me/follows/following").words
    assert "Tomasz" in followed and "Doreen" not in followed


def test_a_block_reaches_pages_that_are_open(fresh, visit):
    """Tomasz reads while Doreen blocks him: her post leaves his page by itself, and he can do nothing more with it."""
    post = fresh.post(fresh.doreen, "Round the wall.")
    watched = visit(by=fresh.tomasz)
    page = watched.go(HARBOUR)
    page.locator("html[data-live=open]").wait_for()
    page.get_by_text("Round the wall.").wait_for()
    fresh.done(fresh.doreen.post("/@tomasz/block"))
    page.get_by_text("Round the wall.").wait_for(state="detached", timeout=10_000)
    for answer in [
        fresh.tomasz.post(f"/posts/{post}/reply", {"body": "Well done", "key": "k"}),
        fresh.tomasz.post(f"/posts/{post}/praise", {"words": "You went", "where": "under", "kind": "effort"}),
        fresh.tomasz.post("/@doreen/follow", {"do": "follow"}),
        fresh.tomasz.get("/@doreen"),
        fresh.tomasz.get("/@doreen/mute"),
    ]:
        assert answer.status == 404
    # Nothing tells him why; she finds the way back on her list.
    assert "Doreen" not in fresh.tomasz.see("/people").words
    assert "Tomasz" in fresh.doreen.see("/me/hidden").words
    fresh.done(fresh.doreen.post("/@tomasz/block", {"do": "end"}))
    assert "Round the wall." in fresh.tomasz.see(HARBOUR).words


def test_two_who_block_each_other_can_each_end_it(fresh):
    for handle in ["doreen", "tomasz"]:
        fresh.person(handle)
    fresh.done(fresh.doreen.post("/@tomasz/block"))
    # He finds her no more, but blocked her before through another page that was open.
    tomasz, doreen = fresh.account("tomasz"), fresh.account("doreen")
    fresh.rows.run(f"INSERT INTO blocks (blocker_id, blocked_id, since) VALUES ({tomasz}, {doreen}, 1)")
    fresh.done(fresh.doreen.post("/@tomasz/block", {"do": "end"}))
    fresh.done(fresh.tomasz.post("/@doreen/block", {"do": "end"}))
    assert fresh.rows.count("SELECT COUNT(*) FROM blocks") == 0


def test_whoever_is_blocked_can_block_back(fresh):
    for handle in ["doreen", "tomasz"]:
        fresh.person(handle)
    fresh.done(fresh.doreen.post("/@tomasz/block"))
    assert fresh.tomasz.get("/@doreen/block").status == 404
    wrong = fresh.tomasz.post("/me/hidden", {"handle": "@nobody"})
    assert wrong.status == 422 and wrong.page.first("input", id="handle").get("value") == "@nobody"
    fresh.done(fresh.tomasz.post("/me/hidden", {"handle": "@Doreen"}))
    fresh.done(fresh.doreen.post("/@tomasz/block", {"do": "end"}))
    assert fresh.doreen.get("/@tomasz").status == 404
    assert fresh.rob.post("/me/hidden", {"handle": "doreen"}).status == 422


def test_what_is_for_followers_does_not_enter_a_group_that_is_open(fresh, visit):
    fresh.person("tomasz")
    fresh.done(fresh.doreen.post("/@tomasz/follow", {"do": "follow"}))
    group, home = visit(by=fresh.doreen).go(HARBOUR), visit(by=fresh.doreen).go("/home")
    for page in [group, home]:
        page.locator("html[data-live=open]").wait_for()
    fresh.post(fresh.tomasz, "For those who follow me.", audience="followers")
    home.get_by_text("1 new post", exact=True).first.wait_for(timeout=10_000)
    fresh.post(fresh.maya, "For the group.")
    group.get_by_text("1 new post", exact=True).first.wait_for(timeout=10_000)


def test_muted_posts_do_not_wait_behind_the_button(fresh, visit):
    fresh.post(fresh.doreen, "First.")
    fresh.done(fresh.tomasz.post("/@doreen/mute", {"length": "week"}))
    watched = visit(by=fresh.tomasz)
    page = watched.go(HARBOUR)
    page.locator("html[data-live=open]").wait_for()
    fresh.post(fresh.doreen, "Not for now.")
    fresh.post(fresh.maya, "For everybody.")
    page.get_by_text("1 new post", exact=True).first.wait_for(timeout=10_000)
    page.locator("[data-pill] a").click()
    page.get_by_text("For everybody.").wait_for()
    assert page.get_by_text("Not for now.").count() == 0
    # On her own page he still reads her.
    assert "Not for now." in fresh.tomasz.get("/@doreen").words


@each_way
def test_saying_yes_to_following_each_other_and_following_back(fresh, visit, width, scripts):
    for handle in ["doreen", "tomasz"]:
        fresh.person(handle)
    doreen, tomasz = visit(by=fresh.doreen, width=width, scripts=scripts), visit(by=fresh.tomasz, width=width, scripts=scripts)
    for watched in [doreen, tomasz]:
        watched.go("/people").get_by_role("button", name="Yes, count me in").click()
    fresh.done(fresh.tomasz.post("/@doreen/follow", {"do": "follow"}))
    page = doreen.go("/people")
    page.get_by_role("heading", name="0 of 1 possible mutual follows").wait_for()
    round_ = page.get_by_label("Following each other in Steady Starters")
    round_.get_by_role("button", name="Follow back: Tomasz").click()
    page.get_by_role("heading", name="1 of 1 possible mutual follows").wait_for()
    page.get_by_text("You follow them now.").wait_for()
    page.get_by_role("button", name="I would rather not").click()
    page.get_by_role("button", name="Yes, count me in").wait_for()
    tomasz.go("/people").get_by_text("You are the first in Steady Starters").wait_for()


def test_people_are_found_by_name_and_handle_and_role(world):
    for name, handle in [("Zoë Ångström", "zoe"), ("Anna_Lena Zorn", "annalena"), ("100% Ed", "ed")]:
        world.join(world.invite(), name, handle=handle)
    def found(query):
        return [a.text for a in world.doreen.get(f"/people?{query}").page.all("a", class_="name")]
    assert found("q=zo") == ["Anna_Lena Zorn", "Zoë Ångström"]
    assert found("q=%40annal") == ["Anna_Lena Zorn"]
    assert found("q=zorn") == ["Anna_Lena Zorn"]
    assert found("q=100%25") == ["100% Ed"]
    assert found("q=%25") == found("q=_") == found("q=orn") == []
    assert found("q=zoe") == ["Zoë Ångström"]
    assert found("which=coaches") == ["Maya Okafor"]
    assert found("q=zo&which=coaches") == []
    # As browsers send blanks in a form.
    assert found("q=zoe+angstrom&which=everybody") == ["Zoë Ångström"]
    assert world.doreen.get("/people?q=maya+ok").page.first("input", id="q").get("value") == "maya ok"
    assert world.doreen.get("/people?q=" + "x" * 10_000).status == 200


def test_lists_of_ones_own(fresh):
    doreen = fresh.doreen
    fresh.post(fresh.tomasz, "From a list.")
    fresh.done(doreen.post("/@tomasz/lists", {"name": "Walkers"}))
    list_ = fresh.rows.one("SELECT id FROM lists")
    assert "From a list." in doreen.get(f"/lists/{list_}").words
    assert doreen.post("/lists", {"name": ""}).status == 422
    for other in [fresh.tomasz, fresh.maya, fresh.rob]:
        assert other.get(f"/lists/{list_}").status == 404
        assert other.post(f"/lists/{list_}", {"name": "Mine"}).status == 404
        assert other.post(f"/lists/{list_}", {"do": "delete"}).status == 404
        assert "Walkers" not in other.see("/lists").words
    fresh.done(doreen.post("/@tomasz/lists", {}))
    assert "Nobody is on this list." in doreen.get(f"/lists/{list_}").words
    fresh.done(doreen.post(f"/lists/{list_}", {"do": "delete"}))
    assert doreen.get(f"/lists/{list_}").status == 404


def test_nothing_is_public_until_it_is_ticked_each_for_itself(fresh):
    doreen, visitor = fresh.doreen, fresh.visitor()
    world_sees = lambda: visitor.get("/@doreen")
    fresh.done(doreen.post("/me", {"name": "Doreen", "about": "Stairs, slowly", "pronouns": "she/her"}))
    fresh.done(doreen.post("/me/channels", {"do": "add", "address": "doreen.example/stairs"}))
    fresh.post(doreen, "A post, never public.", audience="followers")
    nothing, nobody = world_sees(), visitor.get("/@nobody")
    assert (nothing.status, nothing.location) == (303, "/sign-in?next=%2F%40doreen")
    assert (nobody.status, nobody.location) == (303, "/sign-in?next=%2F%40nobody")
    fresh.done(doreen.post("/me/settings", [("public", "about"), ("public", "links")]))
    assert world_sees().status == 303, "without the name nothing is"
    fresh.done(doreen.post("/me/settings", [("public", "name")]))
    page = world_sees()
    assert "Doreen" in page.words
    assert not any(words in page.words for words in ["Stairs", "she/her", "doreen.example", "Harbour", "never public", "Client"])
    fresh.done(doreen.post("/me/settings", [("public", "name"), ("public", "about"), ("public", "links")]))
    page = world_sees()
    assert "Stairs, slowly" in page.words and "she/her" in page.words
    assert page.page.first("a", href="https://doreen.example/stairs").get("rel").startswith("me ")
    assert "Harbour" not in page.words and "never public" not in page.words
    fresh.done(doreen.post("/me/settings", []))
    assert world_sees().status == 303


def test_times_are_in_ones_own_zone_and_posts_in_ones_language(fresh):
    fresh.done(fresh.doreen.post("/me/settings", {"zone": "Pacific/Auckland", "language": "cy"}))
    post = fresh.post(fresh.doreen, "Bore da.")
    fresh.rows.run(f"UPDATE posts SET created_at = created_at - 86400000 * 2 WHERE id = {post}")
    card = lambda reader: reader.see(f"/posts/{post}").page.first("article")
    assert card(fresh.doreen).first("div", class_="voice").get("lang") == "cy"
    assert card(fresh.doreen).first("time").text != card(fresh.tomasz).first("time").text
    assert fresh.doreen.post("/me/settings", {"zone": "Mars/Base"}).status == 422


def test_authors_learn_who_saw_it_of_those_who_let_them(fresh, visit):
    post = fresh.post(fresh.doreen, "Seen from afar.")
    fresh.done(fresh.tomasz.post("/me/settings", {"views": "yes"}))
    for reader in [fresh.tomasz, fresh.maya]:
        page = visit(by=reader).go(HARBOUR)
        with page.expect_response("**/views") if reader is fresh.tomasz else nothing():
            page.get_by_text("Seen from afar.").wait_for()
    assert "Seen by Tomasz, who let you know." in fresh.doreen.see(f"/posts/{post}").words
    assert "who let you know" not in fresh.tomasz.see(f"/posts/{post}").words + fresh.maya.see(f"/posts/{post}").words
    # A made-up report says nothing about posts that one may not see.
    hidden = fresh.post(fresh.doreen, "For the coaches.", audience="coaches")
    assert fresh.tomasz.post("/views", [("post", hidden), ("post", "x"), ("post", 1)]).status == 204
    assert fresh.rows.count(f"SELECT COUNT(*) FROM first_views WHERE post_id = {hidden}") == 0
    fresh.done(fresh.tomasz.post("/me/settings", {}))
    assert "who let you know" not in fresh.doreen.see(f"/posts/{post}").words


class nothing:
    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False


def test_sharing_from_home_comes_back_home(fresh, visit):
    page = visit(by=fresh.doreen).go("/home")
    page.locator("[name=body]").fill("Straight from home.")
    page.get_by_text("My followers", exact=True).click()
    page.get_by_text("Those at Harbour Strength who follow you").wait_for()
    page.locator("#write").get_by_role("button", name="Share").click()
    page.get_by_text("Shared.", exact=True).wait_for()
    assert page.url.endswith("/home?said=shared")
    page.locator("article.post").first.get_by_text("Straight from home.").wait_for()

"""What one may see but not do is refused with a sentence, and changes nothing."""

import pytest
from test_closed_doors import look_the_same
from world import HARBOUR


@pytest.mark.parametrize("place", ["/today", "/today?item=win-1", "/steward/jobs"])
def test_clients_have_no_today_and_nothing_to_steward(world, place):
    answer = world.tomasz.get(place)
    assert answer.status == 404
    assert world.tomasz.post("/today/finish", {"do": "finish"}).status == 404
    assert world.tomasz.post("/today/win-1", {"do": "done"}).status == 404


@pytest.mark.parametrize(
    "deed, form",
    [
        ("/p/harbour/invite", {"role": "client", "days": "14"}),
        ("/p/harbour/groups", {"group": "Ours", "door": "current", "agreements": "x"}),
        (HARBOUR + "/edit", {"group": "Ours", "door": "current", "agreements": "x"}),
        (HARBOUR + "/moderators", {"account": "{doreen}", "moderator": "yes"}),
        ("/people/standing", {"account": "{doreen}", "standing": "former"}),
        ("/p/harbour/invitations/{invitation}/revoke", {}),
    ],
)
def test_clients_neither_invite_nor_found_nor_change(world, deed, form):
    world.doreen, world.invite()
    names = {"doreen": world.account("doreen"), "invitation": world.rows.one("SELECT MAX(id) FROM invitations")}
    before = world.rows.all("SELECT COUNT(*) FROM groups"), world.rows.all("SELECT standing, role FROM memberships ORDER BY account_id")
    answer = world.tomasz.post(deed.format(**names), {n: v.format(**names) for n, v in form.items()})
    assert answer.status == 403
    assert "Ask a coach of Harbour Strength" in answer.words
    assert before == (world.rows.all("SELECT COUNT(*) FROM groups"), world.rows.all("SELECT standing, role FROM memberships ORDER BY account_id"))
    assert world.rows.count("SELECT COUNT(*) FROM invitations WHERE revoked_at IS NOT NULL") == 0


def test_nobody_is_shown_the_forms_of_somebody_elses_post(world):
    post = world.post(world.tomasz, "Mine alone to change.")
    for form in ["edit", "delete"]:
        answer = world.doreen.get(f"/posts/{post}/{form}")
        assert answer.status == 403
        assert "Mine alone" not in answer.words
    assert world.maya.get(f"/posts/{post}/edit").status == 403
    assert world.maya.get(f"/posts/{post}/delete").status == 200


def test_who_left_a_group_is_not_offered_to_reply_there(world):
    ola = world.person("ola")
    post = world.post(ola, "Before I go.")
    world.done(ola.post(HARBOUR + "/leave"))
    page = ola.see(f"/@ola/{post}").page
    assert not page.all("form", action=f"/posts/{post}/reply")
    assert page.all("a", href=f"/posts/{post}/edit")


def test_a_coach_of_two_practices_reaches_the_people_of_both(world):
    link = world.invite(world.nadia, practice="gutfeeling", group="long-table", role="professional")
    world.rob
    world.done(world.maya.post(link, {"how": "join"}))
    words = world.maya.get("/p/gutfeeling/people").words
    assert "Everybody at The Gut Feeling" in words
    assert world.maya.get("/p/gutfeeling/people").page.all("a", href="/p/gutfeeling/people")
    rob = world.account("rob")
    world.done(world.maya.post("/p/gutfeeling/people/standing", {"account": rob, "standing": "former"}))
    assert world.rows.column(f"SELECT standing FROM memberships WHERE account_id = {rob}") == ["former"]
    assert world.tomasz.get("/p/gutfeeling/people").status == 404


@pytest.mark.parametrize("place", ["/p/harbour/invite", "/p/harbour/groups/new", HARBOUR + "/edit"])
def test_clients_do_not_even_see_those_forms(world, place):
    assert world.tomasz.get(place).status == 403


def test_nobody_changes_or_takes_down_what_another_client_wrote(world):
    post = world.post(world.doreen, "Mine to change.")
    for deed in ["edit", "delete"]:
        answer = world.tomasz.post(f"/posts/{post}/{deed}", {"body": "Changed"})
        assert answer.status == 403
        assert "Only Doreen" in answer.words
    assert world.maya.post(f"/posts/{post}/edit", {"body": "Changed"}).status == 403
    assert "Mine to change." in world.tomasz.see(f"/posts/{post}").text


def test_nobody_praises_their_own_post(world):
    post = world.post(world.doreen, "I was there.")
    answer = world.doreen.post(f"/posts/{post}/praise", {"kind": "effort", "words": "Well done me", "where": "under"})
    assert answer.status == 422
    assert "This is your own post." in answer.words


def test_nobody_writes_in_a_group_they_are_not_in(world):
    assert world.rob.post(HARBOUR + "/posts", {"audience": "group", "body": "Hello"}).status == 404
    world.maya.post("/p/harbour/groups", {"group": "Early Lane", "door": "current_and_former", "agreements": "x"})
    for audience in ["group", "practice", "coaches"]:
        assert world.tomasz.post("/p/harbour/g/early-lane/posts", {"audience": audience, "body": "Hello"}).status == 404
    assert world.tomasz.get("/p/harbour/g/early-lane").location == "/p/harbour/g/early-lane/join"
    look_the_same(world.tomasz.get(f"/live?group={world.group_id('early-lane')}"), world.tomasz.get("/live?group=1"))
    assert world.tomasz.get("/p/harbour/g/early-lane/people").status == 404
    assert world.tomasz.get("/p/harbour/g/early-lane/leave").status == 404


def test_former_clients_leave_groups_for_current_clients_and_stay_in_the_others(world):
    world.maya.post("/p/harbour/groups", {"group": "Strong Enough", "door": "current", "agreements": "x"})
    ben, closed = world.person("ben"), "/p/harbour/g/strong-enough"
    world.done(ben.post(closed + "/join"))
    post = world.post(world.maya, "For those in coaching.", group=closed)
    assert ben.see(f"/posts/{post}").status == 200
    for _ in range(2):
        assert "For those in coaching." in ben.get(closed).words
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


def test_owners_stay_what_they_are(world):
    rhona, _ = world.person("rhona", role="professional"), world.rob
    world.maya.post("/me/former", {"practice": world.account("harbour")})
    rhona.post("/people/standing", {"account": world.account("maya"), "standing": "former"})
    assert world.rows.one(
        f"SELECT role, standing FROM memberships WHERE account_id = {world.account('maya')} AND practice_id = {world.account('harbour')}"
    ) == ("owner", "active")
    nadia = world.rows.all("SELECT * FROM memberships ORDER BY account_id")
    world.maya.post("/people/standing", {"account": world.account("rob"), "standing": "former"})
    assert world.rows.all("SELECT * FROM memberships ORDER BY account_id") == nadia


def test_only_the_owner_changes_a_practice(world):
    colleague = world.person("morag", role="professional", group="")
    before = world.rows.all("SELECT name, about FROM actors WHERE handle = 'harbour'")
    for somebody in [world.tomasz, colleague]:
        assert somebody.get("/p/harbour/edit").status == 403
        assert somebody.post("/p/harbour/edit", {"practice": "Ours", "zone": "Europe/Dublin"}).status == 403
    look_the_same(world.rob.get("/p/harbour/edit"), world.rob.get("/p/nowhere/edit"))
    look_the_same(world.rob.post("/p/harbour/edit", {"practice": "Ours"}), world.rob.post("/p/nowhere/edit", {"practice": "Ours"}))
    assert world.rows.all("SELECT name, about FROM actors WHERE handle = 'harbour'") == before
    world.done(world.maya.post("/p/harbour/edit", {"practice": "Harbour Anew", "about": "For all", "zone": "Europe/Dublin"}))
    assert "Harbour Anew" in world.tomasz.get("/p/harbour").words
    world.done(world.maya.post("/p/harbour/edit", {"practice": "Harbour Strength", "about": "", "zone": "Europe/London"}))

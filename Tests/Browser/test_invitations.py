"""Links that admit one person: those that do not open say why, and nobody comes in twice."""

import threading
import pytest
from world import PASSWORD

UNKNOWN = "This is not one of our invitations"


def open_link(world, link):
    """What somebody without an account sees at the link, and what they get who send the form anyway."""
    visitor = world.visitor()
    seen = visitor.get(link)
    sent = visitor.post(link, world.arrival("Yusuf"), token=visitor.see("/sign-in").page.first("input", name="token").get("value"))
    return seen, sent


def refused(world, link, status, sentence):
    before = world.rows.count("SELECT COUNT(*) FROM sign_ins")
    for answer in open_link(world, link):
        assert answer.status == status
        assert sentence in answer.words
    assert world.rows.count("SELECT COUNT(*) FROM sign_ins") == before


@pytest.mark.parametrize("token", ["unknown", "A" * 43, "%00", "..%2F..%2Fetc%2Fpasswd", "%F0%9F%98%80", "x" * 3_000])
def test_an_unknown_invitation_says_so(world, token):
    refused(world, f"/invite/{token}", 404, UNKNOWN)


def test_a_link_that_was_cut_off_says_so(world):
    refused(world, world.invite()[:-5], 404, UNKNOWN)


def test_an_expired_invitation_says_so(world):
    link = world.invite()
    world.rows.run("UPDATE invitations SET expires_at = created_at WHERE id = (SELECT MAX(id) FROM invitations)")
    refused(world, link, 410, "This invitation has run out")


def test_a_used_invitation_says_so(world):
    link = world.invite()
    world.join(link, "Hettie")
    refused(world, link, 410, "This invitation has been used")


def test_an_invitation_that_was_taken_back_says_so(world):
    link = world.invite()
    latest = world.rows.one("SELECT MAX(id) FROM invitations")
    answer = world.done(world.maya.post(f"/p/harbour/invitations/{latest}/revoke")).follow()
    assert "The invitation no longer opens." in answer.words
    refused(world, link, 410, "This invitation was taken back")


def test_nobody_takes_back_an_invitation_of_another_practice(world):
    world.nadia
    link = world.invite()
    latest = world.rows.one("SELECT MAX(id) FROM invitations")
    missing = world.nadia.post("/p/gutfeeling/invitations/1/revoke")
    foreign = world.nadia.post(f"/p/gutfeeling/invitations/{latest}/revoke")
    assert (foreign.status, foreign.body) == (missing.status, missing.body) == (404, missing.body)
    assert world.nadia.post(f"/p/harbour/invitations/{latest}/revoke").status == 404
    assert world.visitor().get(link).status == 200


def test_a_group_of_another_practice_cannot_be_chosen(world):
    world.nadia
    fields = {"role": "client", "group": world.group_id("long-table"), "words": "Come along", "days": "14"}
    answer = world.maya.post("/p/harbour/invite", fields)
    assert answer.status == 422
    assert "Please choose one of the groups." in answer.words
    assert answer.form("/p/harbour/invite").typed("words") == "Come along"


def test_a_member_is_told_that_they_are_one_already(world):
    link = world.invite()
    for answer in [world.doreen.get(link), world.doreen.post(link, {"how": "join"})]:
        assert answer.status == 410
        assert "You are part of this practice already." in answer.words
    assert world.join(link, "Idris").see("/home").status == 200


def test_somebody_of_another_practice_accepts_with_the_account_they_have(world):
    accounts = world.rows.count("SELECT COUNT(*) FROM sign_ins") + (0 if "rob" in world.people else 1) + (0 if "nadia" in world.people else 1)
    link = world.invite()
    world.done(world.rob.post(link, {"how": "join"}))
    assert world.rows.count("SELECT COUNT(*) FROM sign_ins") == accounts
    assert world.rows.count(f"SELECT COUNT(*) FROM memberships WHERE account_id = {world.account('rob')}") == 2


def test_two_who_accept_at_once_make_one_account(world):
    link = world.invite()
    before = world.rows.count("SELECT COUNT(*) FROM sign_ins")
    visitors = [world.visitor() for _ in range(4)]
    tokens = [visitor.get(link).page.first("input", name="token").get("value") for visitor in visitors]
    answers = [None] * 4

    def accept(number):
        answers[number] = visitors[number].post(link, world.arrival(f"Guest {number}"), token=tokens[number])

    threads = [threading.Thread(target=accept, args=(n,)) for n in range(4)]
    [t.start() for t in threads]
    [t.join() for t in threads]
    assert sorted(a.status for a in answers) == [303, 410, 410, 410]
    assert world.rows.count("SELECT COUNT(*) FROM sign_ins") == before + 1
    assert world.rows.count("SELECT COUNT(*) FROM events WHERE kind = 'invitation.accepted' AND subject_id = (SELECT MAX(id) FROM invitations)") == 1


def test_going_back_and_sending_the_form_again_changes_nothing(world):
    link = world.invite()
    visitor = world.visitor()
    token = visitor.get(link).page.first("input", name="token").get("value")
    form = world.arrival("Ottilie")
    world.done(visitor.post(link, form, token=token))
    assert "This invitation has been used" in visitor.get(link).words
    # The old form bears the token of the visit before the session began.
    assert visitor.post(link, form, token=token).status == 403
    assert world.rows.count("SELECT COUNT(*) FROM actors WHERE name = 'Ottilie'") == 1


def test_an_address_that_has_an_account_is_told_to_sign_in_with_everything_still_there(world):
    world.doreen
    address = world.rows.one(f"SELECT email FROM sign_ins WHERE account_id = {world.account('doreen')}")
    link = world.invite()
    visitor = world.visitor()
    token = visitor.get(link).page.first("input", name="token").get("value")
    answer = visitor.post(link, world.arrival("Doreen again", email=address.upper()), token=token)
    assert answer.status == 409
    assert "This e-mail address has an account here already." in answer.words
    form = answer.form(link)
    assert (form.typed("name"), form.typed("email")) == ("Doreen again", address.upper())
    assert form.chosen("consent") == ["keep_health_posts", "share_with_group"]


def test_nothing_is_needed_to_be_ticked_but_the_age_and_the_way_to_start(world):
    link = world.invite()
    visitor = world.visitor()
    answer = visitor.get(link)
    form = answer.form(link)
    assert [e for e in form.all("input") if e.has("checked")] == []
    token = form.typed("token")
    empty = visitor.post(link, {}, token=token)
    assert empty.status == 422
    for sentence in [
        "Please write a name or nickname",
        "This does not look like an e-mail address",
        "Please use at least 10 characters",
        "Please choose how you would like to start",
        "This community is for adults",
    ]:
        assert sentence in empty.words
    world.done(visitor.post(link, world.arrival("Samir", consents=False), token=token))


@pytest.mark.parametrize(
    "password, sentence",
    [
        ("short", "at least 10 characters"),
        ("aaaaaaaaaaaa", "tried first everywhere"),
        ("password123", "tried first everywhere"),
        ("p" * 500 + "q" * 500 + "r", "longer than a password can be"),
        ("petra@example.org", "something other than your e-mail address"),
    ],
)
def test_passwords_that_protect_nobody_are_refused_and_never_sent_back(world, password, sentence):
    link = world.invite()
    visitor = world.visitor()
    token = visitor.get(link).page.first("input", name="token").get("value")
    answer = visitor.post(link, world.arrival("Petra", email="petra@example.org", password=password), token=token)
    assert answer.status == 422
    assert sentence in answer.words
    assert answer.form(link).typed("password") == ""
    assert answer.form(link).typed("name") == "Petra"


@pytest.mark.parametrize(
    "handle, sentence",
    [
        ("admin", "kept for the server itself"),
        ("hearten", "kept for the server itself"),
        ("Maya", "Somebody has this handle"),
        ("m_aya", "looks almost the same"),
        ("may4ever!", "only the letters a to z"),
        ("мaya", "only the letters a to z"),
        ("m", "2 to 30 characters"),
        ("x" * 31, "2 to 30 characters"),
        ("9lives", "begin the handle with a letter"),
        ("harbour", "Somebody has this handle"),
    ],
)
def test_reserved_and_lookalike_handles_are_refused_with_everything_still_there(world, handle, sentence):
    link = world.invite()
    visitor = world.visitor()
    token = visitor.get(link).page.first("input", name="token").get("value")
    answer = visitor.post(link, world.arrival("Noor", handle=handle), token=token)
    assert answer.status in (409, 422)
    assert sentence in answer.words
    assert answer.form(link).typed("handle") == handle
    assert answer.form(link).typed("name") == "Noor"


@pytest.mark.parametrize("taken, lookalike", [("callum", "cal1um"), ("rnorag", "morag"), ("sione", "s10ne"), ("gurpreet", "gur_preet")])
def test_a_handle_that_reads_like_one_that_is_taken_is_refused(world, taken, lookalike):
    world.done(join_as(world, taken))
    answer = join_as(world, lookalike)
    assert answer.status == 409
    assert "looks almost the same" in answer.words


def join_as(world, handle):
    link = world.invite()
    visitor = world.visitor()
    token = visitor.get(link).page.first("input", name="token").get("value")
    return visitor.post(link, world.arrival("Somebody", handle=handle), token=token)


def test_clients_cannot_invite(world):
    for answer in [world.doreen.get("/p/harbour/invite"), world.doreen.post("/p/harbour/invite", {"role": "client", "days": "14"})]:
        assert answer.status == 403
        assert "Ask a coach of Harbour Strength" in answer.words


def test_colleagues_cannot_invite_colleagues(world):
    rhona = world.person("rhona", role="professional")
    answer = rhona.post("/p/harbour/invite", {"role": "professional", "days": "14", "group": world.group_id()})
    assert answer.status == 403
    assert PASSWORD not in answer.text
    assert world.invite(rhona).startswith("/invite/")


def test_addresses_that_are_none_are_named_and_nothing_is_sent(world):
    jobs = world.rows.count("SELECT COUNT(*) FROM invitations")
    fields = {"role": "client", "days": "14", "words": "Come", "emails": "aisha@example.org, not an address <, two@@example.org"}
    answer = world.maya.post("/p/harbour/invite", fields)
    assert answer.status == 422
    assert "Nothing has been sent yet." in answer.words
    assert answer.form("/p/harbour/invite").typed("emails") == fields["emails"]
    assert world.rows.count("SELECT COUNT(*) FROM invitations") == jobs

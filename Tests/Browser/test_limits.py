"""Who tries something too often is slowed down, with the form still filled; others go on."""

from world import HARBOUR


def test_too_many_wrong_passwords_are_slowed_down_with_the_name_still_there(fresh):
    fresh.doreen
    visitor = fresh.visitor()
    answers = [visitor.post("/sign-in", {"login": "doreen", "password": "not this one"}) for _ in range(11)]
    assert [a.status for a in answers] == [422] * 10 + [429]
    assert "That was a lot of sign-ins in a short time." in answers[-1].words
    assert answers[-1].form("/sign-in").typed("login") == "doreen"
    assert fresh.visitor().post("/sign-in", {"login": "maya", "password": "not this one"}).status == 422


def test_too_many_posts_are_slowed_down_with_the_form_still_filled(fresh):
    doreen = fresh.doreen
    statuses = [fresh.share(doreen, f"Number {n}.").status for n in range(41)]
    assert statuses == [303] * 40 + [429]
    answer = fresh.share(doreen, "One more.", "one-more")
    assert "That was a lot of posts in a short time." in answer.words
    assert (answer.form(HARBOUR + "/posts").typed("body"), answer.form(HARBOUR + "/posts").typed("key")) == ("One more.", "one-more")
    assert fresh.share(fresh.maya, "Others go on.").status == 303


def test_too_many_invitations_are_slowed_down_with_the_form_still_filled(fresh):
    form = {"role": "client", "days": "14", "words": "Come along", "group": fresh.group_id()}
    for batch in range(2):
        fresh.done(fresh.maya.post("/p/harbour/invite", {**form, "emails": "\n".join(f"guest{batch}{n}@example.org" for n in range(50))}))
    answer = fresh.maya.post("/p/harbour/invite", {**form, "emails": "one@example.org"})
    assert answer.status == 429
    assert "That was a lot of invitations in a short time." in answer.words
    assert (answer.form("/p/harbour/invite").typed("emails"), answer.form("/p/harbour/invite").typed("words")) == ("one@example.org", "Come along")

"""Today's forms: what a coach types reaches the person it is for, or comes back; it never lands with somebody else."""

import secrets
import pytest
from world import HARBOUR

PRAISE = {"words": "You went out in the rain", "kind": "effort", "where": "private"}


@pytest.fixture
def wins(fresh):
    """Two wins that wait; gives their ids."""
    return [fresh.post(fresh.person(name), f"All of it, says {name}.", kind="win", headline="Done") for name in ["doreen", "tomasz"]]


def praises(world, post):
    return world.rows.column(f"SELECT words FROM praises WHERE post_id = {post} ORDER BY id")


def test_praise_arrives_though_a_peer_was_faster(fresh, wins):
    fresh.praise(fresh.tomasz, wins[0], "Well climbed")
    assert f"win-{wins[0]}" not in fresh.maya.get("/today").text
    fresh.done(fresh.maya.post(f"/today/win-{wins[0]}", PRAISE))
    assert praises(fresh, wins[0]) == ["Well climbed", PRAISE["words"]]
    assert praises(fresh, wins[1]) == []


def test_words_for_one_never_stand_in_the_form_of_another(fresh, wins):
    fresh.done(fresh.doreen.post(f"/posts/{wins[0]}/delete"))
    answer = fresh.maya.post(f"/today/win-{wins[0]}", PRAISE)
    assert answer.status == 409
    assert "This was not sent." in answer.words and PRAISE["words"] in answer.words
    other = answer.form(f"/today/win-{wins[1]}")
    assert other.typed("words") != PRAISE["words"]
    assert fresh.rows.count("SELECT COUNT(*) FROM praises") == 0


def test_a_refused_form_comes_back_for_the_same_person_though_the_queue_moved_on(fresh, wins):
    fresh.praise(fresh.tomasz, wins[0], "Well climbed")
    answer = fresh.maya.post(f"/today/win-{wins[0]}", dict(PRAISE, words=""))
    assert answer.status == 422
    assert answer.form(f"/today/win-{wins[0]}")


def test_a_question_is_answered_in_place(fresh):
    asked = fresh.post(fresh.tomasz, "What do you eat at three in the morning?", kind="question")
    fresh.rows.run(f"UPDATE posts SET created_at = created_at - 40000000 WHERE id = {asked}")
    page = fresh.maya.get("/today")
    assert "What do you eat at three" in page.words
    form = page.form(f"/today/question-{asked}")
    fields = {"do": "answer", "body": "Soup, from a flask.", "key": secrets.token_hex(8)}
    fields["consent"] = [box.get("value") for box in form.all("input", name="consent")]
    pairs = [(n, v) for n, value in fields.items() for v in (value if isinstance(value, list) else [value])]
    fresh.done(fresh.maya.post(f"/today/question-{asked}", pairs))
    assert fresh.rows.column(f"SELECT body FROM posts WHERE answers_id = {asked}") == ["Soup, from a flask."]
    assert "One person heard from you today." in fresh.maya.get("/today").words


def test_finishing_early_says_who_is_left(fresh, wins):
    fresh.done(fresh.maya.post("/today/finish", {"do": "finish"}))
    words = fresh.maya.get("/today").words
    assert "The two people left move to tomorrow." in words
    assert "Nobody is waiting" not in words

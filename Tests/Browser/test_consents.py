"""A consent that is taken back hides what was written at once; given again, it is shown again."""

import secrets
import pytest
from test_bad_pictures import photo
from test_closed_doors import look_the_same
from world import HARBOUR


@pytest.mark.parametrize("purpose", ["keep_health_posts", "share_with_group"])
def test_taking_a_consent_back_hides_everything_at_once_and_giving_it_shows_it_again(world, purpose):
    author = world.person("farid" if purpose == "share_with_group" else "greta")
    name = "Farid" if purpose == "share_with_group" else "Greta"
    post = world.post(author, f"{name} was here.", files=[("picture-0", "wall.jpg", "image/jpeg", photo())])
    world.praise(world.tomasz, post, "You came back")
    above = world.post(world.tomasz, "Anybody else?")
    reply = world.reply(author, above, f"{name} too.")
    picture = world.rows.one(f"SELECT id FROM pictures WHERE post_id = {post}")
    places = [f"/posts/{post}", f"/posts/{reply}", f"/posts/{post}/praise", f"/posts/{post}/reply", f"/media/{picture}/list"]
    consent = {"practice": world.account("harbour"), "purpose": purpose}
    for _ in range(2):
        assert f"{name} was here." in world.tomasz.see(HARBOUR).text

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

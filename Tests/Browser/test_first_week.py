"""A member's first week, from the invitation to leaving, on a phone and at a desk."""

import datetime
import pytest
import mails
from test_offline import read
from world import HARBOUR, PASSWORD, until


def soon():
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=3)).strftime("%Y-%m-%dT%H:%M")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_members_first_week(fresh, visit, width):
    world = fresh
    tomasz = world.tomasz
    world.post(tomasz, "Four floors by the harbour stairs, slowly.", kind="win", headline="Four floors.")
    world.indexed()
    watched = visit(base=world.server.base, worker=True, width=width)

    # Monday: the invitation.
    page = watched.go(world.invite())
    page.locator("input[name=name]").fill("Wanda")
    page.locator("input[name=email]").fill("wanda@example.org")
    page.locator("input[name=password]").fill(PASSWORD)
    for box in page.locator("input[type=checkbox][name=adult], input[type=checkbox][name=consent]").all():
        box.check()
    how = page.locator("input[name=how][value=join]")
    if how.count():
        how.check()
    page.locator("form button.go, form button.warm").last.click()
    page.get_by_role("heading", name="Steady Starters").wait_for()
    wanda = world.visitor()
    wanda.cookies = {c["name"]: c["value"] for c in watched.context.cookies()}
    world.people["wanda"] = wanda

    # The profile, and what she wants to hear of.
    page = watched.go("/me")
    page.get_by_label("A line about you").fill("Stairs, and one day the hill.")
    page.get_by_label("Pronouns").fill("she/her")
    page.get_by_role("button", name="Save").first.click()
    page.get_by_text("Saved.").wait_for()
    page = watched.go("/me/notices")
    page.get_by_role("radio", name="Every day").check()
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved.").wait_for()

    # Tuesday: Tomasz follows her, and she follows back.
    world.done(tomasz.post("/@wanda/follow", {"do": "follow"}))
    until(lambda: "Tomasz follows you" in wanda.get("/notices").words)
    watched.go("/notices").get_by_role("link", name="Tomasz follows you").first.click()
    page.get_by_role("heading", name="Tomasz").wait_for()
    page.locator("main").get_by_role("button", name="Follow").first.click()
    page.get_by_text("You follow them now.").wait_for()
    assert world.rows.count("SELECT COUNT(*) FROM follows WHERE state = 'following'") == 2

    # She reads, praises with a chip, and writes.
    page = watched.go(HARBOUR)
    page.get_by_text("Four floors by the harbour stairs, slowly.").wait_for()
    page.get_by_label("What would you like to share?").fill("Two floors, then the lift. It counts.")
    page.get_by_role("button", name="Share", exact=True).click()
    page.get_by_text("Shared.").wait_for()
    post = world.rows.one("SELECT id FROM posts WHERE body = 'Two floors, then the lift. It counts.'")

    # Wednesday: the mail, answered without signing in.
    world.reply(tomasz, post, "Which stairs do you take?")
    until(lambda: "Tomasz answered you" in wanda.get("/notices").words)
    world.rows.run("UPDATE jobs SET due_at = 0 WHERE kind = 'digest'")
    mail = mails.last(world.server, "wanda@example.org", "Which stairs do you take?")
    stranger = visit(base=world.server.base, width=width)
    page = stranger.go(mails.links(mail, "answer")[0])
    page.get_by_label("Your answer").fill("Those by the library.")
    page.get_by_role("button", name="Send the answer").click()
    page.get_by_role("heading", name="Your answer is there").wait_for()
    assert "Those by the library." in tomasz.see(f"/posts/{post}").words

    # Thursday: something she remembers, and something for later.
    page = watched.go("/search?q=harbour+stairs")
    page.locator("article, .row").filter(has_text="Four floors").first.wait_for()
    page = watched.go(HARBOUR)
    page.get_by_label("What would you like to share?").fill("Good morning from the landing.")
    page.locator("summary", has_text="More").click()
    page.get_by_label("Share it at").fill(soon())
    page.get_by_role("button", name="Share later").click()
    page.get_by_text("It is shared when its time comes.").wait_for()
    world.rows.run("UPDATE jobs SET due_at = 0 WHERE kind = 'share-later'")
    until(lambda: "Good morning from the landing." in tomasz.see(HARBOUR).words)

    # Friday: a tunnel.
    page = watched.go(HARBOUR)
    read(watched, HARBOUR)
    watched.context.set_offline(True)
    page = watched.go(HARBOUR)
    page.get_by_text("You are offline.").first.wait_for()
    page.get_by_label("What would you like to share?").fill("Written between two stations.")
    page.get_by_role("button", name="Share", exact=True).click()
    page.get_by_role("heading", name="Your words are kept").wait_for()
    watched.context.set_offline(False)
    watched.go("/home")
    until(lambda: "Written between two stations." in tomasz.see(HARBOUR).words)
    assert world.rows.count("SELECT COUNT(*) FROM posts WHERE body = 'Written between two stations.'") == 1

    # Saturday: a little quiet.
    page = watched.go("/@tomasz/mute")
    page.get_by_role("button").filter(has_text="Mute").first.click()
    page.wait_for_url(lambda address: "mute" not in address)
    assert "Four floors by the harbour stairs" not in watched.go(HARBOUR).locator("main").inner_text()

    # Sunday: she leaves the group.
    page = watched.go(HARBOUR + "/leave")
    page.locator("main form button").first.click()
    page.wait_for_url(lambda address: not address.endswith("/leave"))
    assert world.rows.count(f"SELECT COUNT(*) FROM group_memberships WHERE account_id = {world.account('wanda')}") == 0
    assert wanda.get(HARBOUR).location == HARBOUR + "/join"

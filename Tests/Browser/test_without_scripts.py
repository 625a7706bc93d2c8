"""Everything works in a browser that runs no scripts: a link or a button leads to a page, and back."""

import re
import pytest
from world import HARBOUR

pytestmark = pytest.mark.parametrize("server", ["sqlite"], indirect=True)


@pytest.fixture
def maya(fresh, visit):
    return visit(by=fresh.maya, scripts=False)


@pytest.fixture
def doreen(fresh, visit):
    return visit(by=fresh.doreen, scripts=False, width=390)


def said(page, sentence):
    page.get_by_role("status").get_by_text(sentence).wait_for()


def test_older_posts_are_a_page_away_and_so_are_the_newest(fresh, doreen):
    for number in range(25):
        fresh.post(fresh.tomasz, f"Walk number {number}.")
    page = doreen.go(HARBOUR)
    page.get_by_text("Walk number 24.").wait_for()
    assert page.get_by_text("Walk number 4.").count() == 0
    page.get_by_role("link", name="Older posts").click()
    page.get_by_text("Walk number 4.").wait_for()
    assert page.get_by_text("Walk number 24.").count() == 0
    assert page.get_by_role("link", name="Older posts").count() == 0
    page.get_by_role("link", name="Back to the newest").click()
    page.get_by_text("Walk number 24.").wait_for()


def test_something_is_shared_with_whom_one_chooses(fresh, doreen):
    page = doreen.go(HARBOUR)
    page.get_by_label("What would you like to share?").fill("For the whole house.")
    page.get_by_text("The practice", exact=True).click()
    page.locator("#write").get_by_role("button", name="Share").click()
    said(page, "Shared.")
    page.locator("article.post").first.get_by_text("the practice").wait_for()


def test_a_refused_form_keeps_what_was_typed_and_can_be_sent_again(fresh, doreen):
    page = doreen.go(HARBOUR)
    page.get_by_text("Question", exact=True).click()
    page.locator("#write").get_by_role("button", name="Share").click()
    page.get_by_role("alert").get_by_text("Almost there.").wait_for()
    assert page.locator("input[name=kind][value=question]").is_checked()
    page.get_by_label("What would you like to share?").fill("Where is a bench?")
    page.locator("#write").get_by_role("button", name="Share").click()
    said(page, "Shared.")
    assert page.locator("article.post").count() == 1


def test_one_replies_on_the_page_of_a_post_and_to_a_reply(fresh, maya):
    post = fresh.post(fresh.doreen, "Is anybody there?", kind="question")
    page = maya.go(HARBOUR)
    page.get_by_role("link", name="Be the first to answer Doreen").click()
    page.get_by_label("Be the first to answer Doreen").fill("I am here.")
    page.get_by_role("button", name="Reply").click()
    said(page, "Your reply is there.")
    page.get_by_text("I am here.").wait_for()
    fresh.reply(fresh.doreen, post, "Good.")
    page.reload()
    page.locator("li").filter(has_text="Good.").get_by_role("link", name="Reply").last.click()
    page.get_by_role("heading", name="Reply to Doreen").wait_for()
    page.get_by_label("Your reply to Doreen").fill("Very good.")
    page.get_by_role("button", name="Reply").click()
    said(page, "Your reply is there.")
    page.locator("ul.thread ul.thread").get_by_text("Very good.").wait_for()


def test_praise_is_said_on_a_page_of_its_own_joined_in_with_and_taken_back(fresh, maya, visit):
    fresh.post(fresh.doreen, "Twelve stairs.", kind="win", headline="Twelve")
    page = maya.go(HARBOUR)
    page.get_by_role("link", name="Say what you noticed").click()
    page.get_by_role("heading", name="Praise Doreen").wait_for()
    page.locator(".suggest button").nth(1).click()
    start = page.locator("textarea[name=words]").input_value()
    assert start and page.locator(".suggest button[aria-pressed=true]").inner_text() == start
    page.get_by_text("Under the win").click()
    page.locator("textarea[name=words]").fill("You counted them")
    page.get_by_role("button", name="Send praise").click()
    said(page, "Your words are on their way.")

    other = visit(by=fresh.tomasz, scripts=False).go(HARBOUR)
    chip = other.get_by_role("button", name=re.compile("You counted them"))
    assert chip.get_attribute("aria-pressed") == "false"
    chip.click()
    said(other, "Your words are on their way.")
    joined = other.get_by_role("button", name=re.compile("You counted them"))
    assert joined.get_attribute("aria-pressed") == "true"
    joined.click()
    said(other, "Taken back.")
    assert fresh.rows.count("SELECT COUNT(*) FROM praises WHERE withdrawn_at IS NULL") == 1


def test_quick_praise_is_one_button(fresh, maya):
    post = fresh.post(fresh.doreen, "Up early.")
    page = maya.go(f"/posts/{post}/praise/new")
    words = page.locator(".quick button").first.inner_text().strip()
    page.locator(".quick button").first.click()
    said(page, "Your words are on their way.")
    assert fresh.rows.one(f"SELECT words FROM praises WHERE post_id = {post}") == words


def test_words_are_changed_and_taken_down(fresh, doreen):
    fresh.post(fresh.doreen, "Two flihgts.")
    page = doreen.go(HARBOUR)
    page.locator("summary[aria-label='More about this post']").click()
    page.get_by_role("link", name="Edit").click()
    page.get_by_label("Your words").fill("Two flights.")
    page.get_by_role("button", name="Save").click()
    said(page, "Changed.")
    page.get_by_text("changed", exact=False).first.wait_for()
    page.locator("summary[aria-label='More about this post']").click()
    page.get_by_role("link", name="Delete").click()
    page.get_by_role("heading", name="Delete your post?").wait_for()
    page.get_by_role("button", name="Delete").click()
    said(page, "Taken down.")
    assert page.get_by_text("Two flights.").count() == 0


def test_today_is_worked_through_put_off_and_finished(fresh, maya):
    for name, words in [("doreen", "Twelve stairs."), ("tomasz", "The whole wall."), ("kwame", "Twice round the block.")]:
        fresh.post(fresh.person(name), words, kind="win", headline="Done")
    page = maya.go("/today")
    page.get_by_role("heading", name="Three people").wait_for()
    page.locator("textarea[name=words]").fill("You went out in the rain")
    page.get_by_role("button", name="Send praise").click()
    page.get_by_role("heading", name="Two people").wait_for()
    page.get_by_role("img", name="1 done, 2 to go").wait_for()
    page.get_by_text("heard what you noticed").wait_for()
    page.get_by_role("button", name="Later").click()
    page.get_by_role("heading", name="One person").wait_for()
    page.get_by_role("button", name="Finish for today").click()
    page.get_by_role("heading", name="That’s enough for today").wait_for()
    page.get_by_role("button", name="Look at today again").click()
    page.get_by_role("heading", name="One person").wait_for()
    assert fresh.rows.column("SELECT deed FROM today_marks ORDER BY marked_at") == ["praised", "later"]


def went_quiet(world, handle):
    """Lets it be ten days since somebody wrote who writes every other day."""
    now = "CAST(strftime('%s', 'now') AS INTEGER) * 1000"
    day = 86_400_000
    world.rows.run(f"""INSERT INTO rhythms (practice_id, account_id, last_at, usual_gap)
        VALUES ({world.account('harbour')}, {world.account(handle)}, {now} - {10 * day}, {2 * day})""")


def test_somebody_who_went_quiet_is_asked_and_answers(fresh, maya, doreen):
    went_quiet(fresh, "doreen")
    page = maya.go("/today")
    page.get_by_text("Nothing heard in 10 days.").wait_for()
    page.get_by_label("Only Doreen and you see this.").fill("How are the stairs?")
    page.get_by_role("button", name="Ask Doreen").click()
    page.get_by_role("heading", name="That’s everyone for today").wait_for()
    other = doreen.go(HARBOUR)
    other.get_by_text("How are the stairs?").wait_for()
    other.locator("article.post").filter(has_text="How are the stairs?").get_by_role("link", name="Reply").click()
    other.get_by_label("Be the first to answer Maya").fill("Steep, still.")
    other.get_by_role("button", name="Reply").click()
    said(other, "Your reply is there.")
    maya.go(HARBOUR).get_by_text("Steep, still.").wait_for()
    assert fresh.rows.one("SELECT deed FROM today_marks") == "asked"


def test_done_already_ticks_off_without_a_word(fresh, maya, doreen):
    went_quiet(fresh, "doreen")
    page = maya.go("/today")
    page.get_by_role("button", name="Done", exact=True).click()
    page.get_by_role("heading", name="That’s everyone for today").wait_for()
    assert fresh.rows.count("SELECT COUNT(*) FROM posts") == 0


def test_notices_are_read_and_consents_and_signing_out_are_buttons(fresh, doreen):
    post = fresh.post(fresh.doreen, "Here I am.")
    fresh.reply(fresh.maya, post, "Good to see you.")
    page = doreen.go("/notices")
    while not page.get_by_text("Good to see you.").count():
        page.reload()
    page.get_by_role("button", name="Mark all as read").click()
    said(page, "All read.")
    assert page.get_by_role("button", name="Mark all as read").count() == 0
    page = doreen.go("/me/consents")
    page.get_by_role("button", name="Take back").first.click()
    said(page, "Saved.")
    assert page.get_by_text("Not given").count() == 1
    page.get_by_role("button", name="Allow").click()
    said(page, "Saved.")
    page = doreen.go("/me")
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.get_by_role("heading", name="Good to see you").wait_for()

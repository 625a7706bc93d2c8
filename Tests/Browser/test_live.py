"""Two browsers at once: what one does appears in the other by itself, and nothing moves under somebody who reads."""

import re
import pytest
from playwright.sync_api import expect
from world import HARBOUR

pytestmark = pytest.mark.parametrize("server", ["sqlite"], indirect=True)


@pytest.fixture
def reader(fresh, visit):
    """Doreen's page of the group, listening."""
    page = visit(by=fresh.doreen).go(HARBOUR)
    listens(page)
    return page


def listens(page):
    page.locator("html[data-live=open]").wait_for()


def card(page, text):
    return page.locator("article.post").filter(has_text=text)


def test_new_posts_wait_behind_a_button_and_nothing_jumps(fresh, visit):
    for number in range(12):
        fresh.post(fresh.maya, f"Earlier {number}. " + "word " * 60)
    page = visit(by=fresh.doreen).go(HARBOUR)
    listens(page)
    page.evaluate("window.__same = true")
    card(page, "Earlier 5.").scroll_into_view_if_needed()
    before = card(page, "Earlier 5.").bounding_box()["y"]
    fresh.post(fresh.tomasz, "Something new.")
    pill = page.locator("[data-pill]")
    pill.get_by_text("1 new post").wait_for()
    fresh.post(fresh.tomasz, "And more.")
    pill.get_by_text("2 new posts").wait_for()
    assert page.get_by_text("Something new.").count() == 0
    assert card(page, "Earlier 5.").bounding_box()["y"] == pytest.approx(before, abs=1)
    pill.get_by_role("link").click()
    card(page, "Something new.").wait_for()
    texts = page.locator("article.post .voice").all_inner_texts()
    assert texts[:2] == ["And more.", "Something new."]
    pill.wait_for(state="hidden")
    expect(card(page, "And more.")).to_be_in_viewport()
    assert page.evaluate("window.__same")


def test_the_first_post_of_a_group_appears_where_nothing_was(fresh, reader):
    fresh.post(fresh.tomasz, "I begin.")
    reader.locator("[data-pill]").get_by_role("link").click()
    card(reader, "I begin.").wait_for()
    assert reader.get_by_text("Somebody has to begin").count() == 0


def test_replies_praise_and_changes_appear_by_themselves(fresh, visit):
    post = fresh.post(fresh.doreen, "The first flight.")
    page = visit(by=fresh.doreen).go(HARBOUR)
    listens(page)
    page.evaluate("window.__same = true")
    fresh.reply(fresh.tomasz, post, "I heard you sing.")
    card(page, "The first flight.").get_by_text("I heard you sing.").wait_for()
    praise = fresh.praise(fresh.tomasz, post, "You kept going")
    card(page, "The first flight.").get_by_text("You kept going").wait_for()
    fresh.done(fresh.tomasz.post(f"/posts/{post}/praise", {"unsay": praise}))
    card(page, "The first flight.").get_by_text("You kept going").wait_for(state="detached")
    fresh.done(fresh.doreen.post(f"/posts/{post}/edit", {"body": "The second flight."}))
    card(page, "The second flight.").wait_for()
    assert page.evaluate("window.__same")


def test_a_post_that_is_taken_down_disappears(fresh, reader):
    post = fresh.post(fresh.tomasz, "Said too soon.")
    reader.locator("[data-pill]").get_by_role("link").click()
    card(reader, "Said too soon.").wait_for()
    fresh.done(fresh.tomasz.post(f"/posts/{post}/delete"))
    card(reader, "Said too soon.").wait_for(state="detached")


def test_a_consent_that_is_taken_back_clears_open_pages(fresh, visit):
    fresh.post(fresh.tomasz, "For now.")
    page = visit(by=fresh.doreen).go(HARBOUR)
    listens(page)
    card(page, "For now.").wait_for()
    fresh.done(fresh.tomasz.post("/me/consents", {"practice": fresh.account("harbour"), "purpose": "share_with_group", "do": "withdraw"}))
    card(page, "For now.").wait_for(state="detached")


def test_a_notice_comes_to_whatever_page_is_open_and_the_bell_counts_it(fresh, visit):
    post = fresh.post(fresh.doreen, "Here.")
    page = visit(by=fresh.doreen, width=390).go("/people")
    listens(page)
    fresh.praise(fresh.tomasz, post, "You were there")
    toast = page.locator(".toastcard")
    toast.get_by_text("noticed what you did").wait_for()
    toast.get_by_text("You were there").wait_for()
    assert page.locator(".bell").get_attribute("aria-label") == "Notices, 1 new"
    toast.get_by_role("button", name="Close").click()
    toast.wait_for(state="detached")
    fresh.reply(fresh.maya, post, "So was I.")
    page.locator(".toastcard").get_by_text("answered you").wait_for()
    page.locator(".bell[aria-label='Notices, 2 new']").wait_for()
    page.locator(".toastcard").get_by_role("link", name="Open").click()
    page.get_by_text("So was I.").first.wait_for()


def test_private_praise_reaches_its_receiver_alone(fresh, visit):
    post = fresh.post(fresh.doreen, "Here.")
    mine, others = visit(by=fresh.doreen).go(HARBOUR), visit(by=fresh.maya).go(HARBOUR)
    listens(mine)
    listens(others)
    fresh.praise(fresh.tomasz, post, "Between the two of us", where="private")
    card(mine, "Here.").get_by_text("Between the two of us").wait_for()
    fresh.praise(fresh.tomasz, post, "For everybody")
    card(others, "Here.").get_by_text("For everybody").wait_for()
    assert others.get_by_text("Between the two of us").count() == 0


def test_what_somebody_is_writing_stays_while_the_card_changes(fresh, visit):
    post = fresh.post(fresh.tomasz, "The wall.")
    page = visit(by=fresh.doreen).go(HARBOUR)
    listens(page)
    card(page, "The wall.").locator(".foot a[data-open]").click()
    page.locator(".inline textarea").fill("Half a sent")
    fresh.reply(fresh.maya, post, "Meanwhile.")
    fresh.post(fresh.maya, "Another post.")
    page.locator("[data-pill]").get_by_text("1 new post").wait_for()
    assert page.locator(".inline textarea").input_value() == "Half a sent"
    page.locator(".inline textarea").press_sequentially("ence.")
    page.locator(".inline").get_by_role("button", name="Reply").click()
    card(page, "The wall.").get_by_text("Half a sentence.").wait_for()
    card(page, "The wall.").get_by_text("Meanwhile.").wait_for()


def test_replying_praising_and_joining_in_need_no_new_page(fresh, visit):
    post = fresh.post(fresh.tomasz, "The wall.")
    fresh.praise(fresh.maya, post, "You kept walking")
    page = visit(by=fresh.doreen).go(HARBOUR)
    page.evaluate("window.__same = true")
    chip = page.get_by_role("button", name=re.compile("You kept walking"))
    chip.click()
    page.locator("button.chip.said[aria-pressed=true]").wait_for()
    card(page, "The wall.").locator("a.chip[data-open]").click()
    page.locator(".inline textarea[name=words]").fill("You told us")
    page.get_by_text("Under the post").click()
    page.get_by_role("button", name="Send praise").click()
    card(page, "The wall.").get_by_text("You told us").wait_for()
    card(page, "The wall.").locator(".foot a[data-open]").click()
    page.locator(".inline textarea[name=body]").fill("Well walked.")
    page.locator(".inline").get_by_role("button", name="Reply").click()
    card(page, "The wall.").get_by_text("Well walked.").wait_for()
    assert page.evaluate("window.__same")


def test_a_refused_reply_is_told_below_the_post_with_the_words_still_there(fresh, visit):
    fresh.post(fresh.tomasz, "The wall.")
    page = visit(by=fresh.doreen).go(HARBOUR)
    card(page, "The wall.").locator(".foot a[data-open]").click()
    page.locator(".inline textarea").fill("too long " * 600)
    page.locator(".inline").get_by_role("button", name="Reply").click()
    page.locator(".inline").get_by_text("a post holds 5,000").wait_for()
    assert page.locator(".inline textarea").input_value() == "too long " * 600


def test_advice_about_wording_comes_while_one_writes(fresh, visit):
    fresh.post(fresh.tomasz, "The wall.")
    page = visit(by=fresh.doreen).go(HARBOUR)
    card(page, "The wall.").locator("a.chip[data-open]").click()
    page.locator(".inline textarea[name=words]").fill("You are so talented")
    page.locator(".inline .advice .find").first.wait_for()
    page.locator(".inline .suggest button").first.click()
    page.locator(".inline .advice .find").first.wait_for(state="detached")


def test_pages_find_back_after_the_server_was_away(fresh, visit):
    page = visit(by=fresh.doreen)
    shown = page.go(HARBOUR)
    listens(shown)
    fresh.server.stop()
    shown.locator("html[data-live=waiting]").wait_for()
    fresh.server.start()
    fresh.post(fresh.tomasz, "Written before the page was back.")
    listens(shown)
    shown.locator("[data-pill]").get_by_text("1 new post").wait_for()
    page.problems = [problem for problem in page.problems if "ERR_" not in problem]


def test_a_post_of_ones_own_from_another_window_does_not_count_as_new(fresh, reader):
    fresh.post(fresh.doreen, "From my phone.")
    fresh.post(fresh.tomasz, "From Tomasz.")
    reader.locator("[data-pill]").get_by_text("1 new post").wait_for()

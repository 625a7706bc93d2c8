"""Everything is within reach of a keyboard: Tab and Enter, arrows and Escape, and one always sees where one is."""

import pytest
from world import HARBOUR

pytestmark = pytest.mark.parametrize("server", ["sqlite"], indirect=True)


@pytest.fixture
def page(fresh, visit):
    return visit(by=fresh.doreen).go(HARBOUR)


# Whether the focused element, or the label around its hidden box, is marked and within the window.
FOCUS = """() => {
    const e = document.activeElement, box = e.getBoundingClientRect();
    const own = e.matches('input[type=radio], input[type=checkbox], input[type=file]') ? [e, e.closest('label'), e.parentElement] : [e];
    const isMarked = (s) => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none';
    return {
        marked: own.filter(Boolean).some((o) => isMarked(getComputedStyle(o))),
        inside: box.width > 0 && box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight,
        what: e.outerHTML.slice(0, 160),
    };
}"""


def focused(page):
    return page.evaluate("(document.activeElement.getAttribute('aria-label') || document.activeElement.innerText || document.activeElement.name || '').trim()")


def tab_to(page, condition, most=120, key="Tab"):
    """Presses Tab until the focused element fulfils the condition, a function of JavaScript."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate(f"({condition})(document.activeElement)"):
            return
    raise AssertionError(f"Tab never came to {condition}; it is at {focused(page)!r}")


def test_the_first_tab_skips_to_the_content(page):
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to content"
    box = page.locator(".skip").bounding_box()
    assert box["x"] >= 0 and box["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("path", [HARBOUR, "/me", "/people", "/notices", "/sign-in"])
def test_one_always_sees_where_one_is(fresh, visit, path):
    fresh.post(fresh.tomasz, "Round the wall.")
    watched = visit(base=fresh.server.base) if path == "/sign-in" else visit(by=fresh.doreen)
    page, seen = watched.go(path), 0
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        seen += 1
        shown = page.evaluate(FOCUS)
        assert shown["marked"], shown["what"]
        # Pages glide to where the focus is.
        page.wait_for_function(f"() => ({FOCUS})().inside", timeout=5000)
    assert seen > 3


def test_something_is_written_and_shared_without_a_mouse(page, fresh):
    tab_to(page, "e => e.name === 'body'")
    page.keyboard.type("Written without a mouse.")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "kind"
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.value") == "win"
    page.keyboard.press("Tab")
    page.keyboard.type("No mouse")
    tab_to(page, "e => e.matches('#write button.warm')")
    page.keyboard.press("Enter")
    page.get_by_text("Written without a mouse.").last.wait_for()
    page.locator("article.post").filter(has_text="No mouse").wait_for()
    assert fresh.rows.one("SELECT kind, headline FROM posts") == ("win", "No mouse")


def test_what_is_wrong_is_told_and_the_focus_is_near(fresh, visit):
    page = visit(by=fresh.doreen, scripts=False).go(HARBOUR)
    page.locator("#write button.warm").focus()
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()
    link = page.get_by_role("alert").get_by_role("link").first
    link.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#body")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#write').contains(document.activeElement)")


def test_praise_is_given_joined_and_taken_back_without_a_mouse(fresh, visit):
    post = fresh.post(fresh.tomasz, "The whole wall.")
    fresh.praise(fresh.maya, post, "You kept walking")
    page = visit(by=fresh.doreen).go(HARBOUR)
    tab_to(page, "e => e.matches('button.chip.said')")
    page.keyboard.press("Enter")
    page.locator("button.chip.said[aria-pressed=true]").wait_for()
    assert page.evaluate("document.activeElement.matches('button.chip.said')"), focused(page)
    page.keyboard.press("Space")
    page.locator("button.chip.said[aria-pressed=false]").wait_for()
    tab_to(page, "e => e.matches('a.chip[data-open]')")
    page.keyboard.press("Enter")
    page.locator("textarea[name=words]").wait_for()
    assert page.evaluate("document.activeElement.closest('.inline') !== null")
    page.locator("textarea[name=words]").focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("You came back")
    tab_to(page, "e => e.matches('.praiseform button.warm')")
    page.keyboard.press("Enter")
    page.locator("textarea[name=words]").wait_for(state="detached")
    assert fresh.rows.column(f"SELECT words FROM praises WHERE giver_id = {fresh.account('doreen')} AND withdrawn_at IS NULL") == ["You came back"]
    assert page.evaluate("document.activeElement !== document.body")


def test_a_form_that_was_opened_closes_with_escape_and_gives_the_focus_back(fresh, visit):
    fresh.post(fresh.tomasz, "The whole wall.")
    page = visit(by=fresh.doreen).go(HARBOUR)
    tab_to(page, "e => e.matches('.foot a[data-open]')")
    page.keyboard.press("Enter")
    page.locator(".inline textarea").wait_for()
    assert page.locator("a[data-open][aria-expanded=true]").count() == 1
    page.keyboard.press("Escape")
    page.locator(".inline").wait_for(state="detached")
    assert page.evaluate("document.activeElement.matches('.foot a[data-open]')")


def test_a_menu_opens_with_enter_and_closes_with_escape(fresh, visit):
    fresh.post(fresh.doreen, "Mine.")
    page = visit(by=fresh.doreen).go(HARBOUR)
    tab_to(page, "e => e.matches('details.menu summary')")
    page.keyboard.press("Enter")
    page.locator("details.menu[open]").wait_for()
    page.keyboard.press("Tab")
    assert focused(page) == "Keep for later"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert focused(page) == "Nominate for the wall"
    page.keyboard.press("Tab")
    assert focused(page) == "Edit"
    page.keyboard.press("Escape")
    page.locator("details.menu[open]").wait_for(state="detached")
    assert page.evaluate("document.activeElement.matches('details.menu summary')")
    page.keyboard.press("Space")
    page.locator("details.menu[open]").wait_for()
    for _ in range(5):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Delete your post?").wait_for()


def test_older_posts_come_with_a_key_and_the_focus_moves_to_the_first_of_them(fresh, visit):
    for number in range(25):
        fresh.post(fresh.tomasz, f"Walk number {number}.")
    page = visit(by=fresh.doreen).go(HARBOUR)
    page.get_by_role("link", name="Older posts").focus()
    page.keyboard.press("Enter")
    page.locator("article.post").nth(24).wait_for()
    assert "Walk number 4." in page.evaluate("document.activeElement.closest('article').innerText")

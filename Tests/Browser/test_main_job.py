"""The main job, with two people in two browsers: set-up, invitation, a first win with a picture, Today, praise, its arrival."""

import io
import pytest
from world import until
from PIL import Image, ImageDraw

PASSWORD = "four calm green boats"


def picture():
    image = Image.new("RGB", (900, 600), "#7fa3ad")
    ImageDraw.Draw(image).ellipse((300, 150, 600, 450), fill="#fff1d6")
    out = io.BytesIO()
    image.save(out, "JPEG")
    return out.getvalue()


def set_up(page, base):
    page.goto(base + "/")
    page.get_by_label("What should people call you?").fill("Maya Okafor")
    page.get_by_label("Your e-mail address").fill("maya@example.org")
    page.get_by_label("A password").fill(PASSWORD)
    page.get_by_role("button", name="Next, your practice").click()
    page.get_by_label("What is it called?").fill("Harbour Strength")
    page.get_by_label("Its short name").fill("harbour")
    page.get_by_role("button", name="Next, your first group").click()
    page.get_by_label("What is it called?").fill("Steady Starters")
    page.get_by_text("Current and former clients").click()
    page.get_by_role("button", name="Next, invite three people").click()
    page.get_by_role("heading", name="Three people to start with").wait_for()


def invite(page):
    page.get_by_role("link", name="Invite people").click()
    page.get_by_label("A few words from you").fill("There is a small group of people who are starting slowly, on purpose.")
    page.get_by_role("button", name="Make the invitation").click()
    page.locator("svg.qr").wait_for()
    return page.get_by_label("The link", exact=True).input_value()


def accept(page, link):
    page.goto(link)
    page.get_by_role("heading", name="Maya has kept you a place").wait_for()
    assert page.locator("input[type=checkbox]:checked").count() == 0
    page.get_by_label("What should people call you?").fill("Doreen")
    page.get_by_label("Your e-mail address").fill("doreen@example.org")
    page.get_by_label("A password").fill(PASSWORD)
    page.get_by_text("Join in", exact=True).click()
    page.get_by_label("I am 18 or older.").check()
    for box in page.locator("input[name=consent]").all():
        box.check()
    page.get_by_role("button", name="Come in").click()
    page.get_by_role("heading", name="Steady Starters", level=1).wait_for()


def share_first_win(page, scripts):
    page.get_by_text("Win", exact=True).click()
    page.locator("[name=body]").fill("I did stop at the top, but only to wave at Mr Petrie’s door.")
    page.get_by_label("The win in a few words").fill("Two flights without stopping.")
    page.locator("details.pics summary").click()
    page.locator("[name=picture-0]").set_input_files({"name": "stairs.jpg", "mimeType": "image/jpeg", "buffer": picture()})
    page.locator("[name=describe-0]").fill("The top of the stairs")
    page.locator("#write").get_by_role("button", name="Share").click()
    card = page.locator("article.post").first
    card.get_by_text("First win").wait_for()
    card.get_by_text("Two flights without stopping.").wait_for()
    image = card.get_by_role("img", name="The top of the stairs")
    image.scroll_into_view_if_needed()
    if scripts:
        image.evaluate("image => image.decode()")


def praise_from_today(page, base):
    page.goto(base + "/today")
    page.get_by_role("heading", name="One person").wait_for()
    page.get_by_text("Shared a first win").wait_for()
    page.get_by_text("Nobody has said well done yet.").wait_for()
    page.get_by_text("Why am I seeing this?").click()
    page.get_by_text("Wins of clients from the last 14 days").wait_for()
    page.locator("textarea[name=words]").fill("You went back to those stairs every morning.")
    page.get_by_text("Under the win").click()
    page.get_by_role("button", name="Send praise").click()
    page.get_by_role("heading", name="That’s everyone for today").wait_for()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_a_first_win_is_seen_in_today_and_praise_arrives(server, visit, width, scripts):
    coach, client = visit(width=width, scripts=scripts), visit(width=width, scripts=scripts)
    set_up(coach.page, server.base)
    link = invite(coach.page)
    accept(client.page, link)
    share_first_win(client.page, scripts)
    if scripts:
        client.page.locator("html[data-live=open]").wait_for()
    praise_from_today(coach.page, server.base)
    if not scripts:
        client.go("/home")
    client.page.get_by_text("You went back to those stairs every morning.").first.wait_for(timeout=5000)
    if scripts:
        client.page.get_by_text("noticed what you did").first.wait_for()
    # A reaction writes the notice, in its own time.
    until(lambda: client.go("/notices").get_by_text("noticed what you did").count())

"""Groups whole, messages between two, messages to many, keys, emoji, and a server that is being worked on."""

import secrets, subprocess, urllib.parse
import pytest
import mails
from world import HARBOUR, PASSWORD, until


def found(world, name, **more):
    slug = name.lower().replace(" ", "-")
    world.done(world.maya.post("/p/harbour/groups", {
        "group": name, "line": "", "door": "current_and_former", "agreements": "Be kind.", "entry": "open", **more}))
    return f"/p/harbour/g/{slug}"


def account(world, handle):
    return str(world.account(handle))


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_somebody_asks_is_let_in_and_their_first_words_are_read_first(world, visit, scripts):
    name = f"Slow Lane {secrets.token_hex(3)}"
    group = found(world, name, entry="asks", reviews="yes", welcome="Come as you are.")
    una = world.person("una")
    page = visit(by=una, width=390, scripts=scripts).go(group)
    page.get_by_label("A few words to those who look after it").fill("I like it slow.")
    page.get_by_role("button", name="I agree, and ask to join").click()
    page.get_by_text("You asked").first.wait_for()

    coach = visit(by=world.maya, scripts=scripts).go(group)
    coach.get_by_role("link", name="Look", exact=True).click()
    coach.get_by_text("I like it slow.").wait_for()
    coach.get_by_role("button", name="Let them in").click()

    page = visit(by=una, width=390, scripts=scripts).go(group)
    page.get_by_text("Come as you are.").wait_for()
    page.get_by_role("button", name="Thank you").click()
    page.get_by_label("What would you like to share?").fill("Round the block, twice.")
    page.get_by_role("button", name="Share", exact=True).click()
    page.get_by_text("reads your first post").wait_for()
    page.get_by_text("waits for a look").wait_for()
    assert "Round the block" not in world.maya.get(group).words

    coach.goto(world.server.base + group + "/waiting")
    # Enter in the words for giving it back must not show it.
    coach.locator("details > summary", has_text="Give it back").click()
    coach.get_by_label("What would you like them to know?").press("Enter")
    coach.get_by_text("Nobody is waiting").wait_for()
    assert "Round the block" in una.get("/me/drafts").words
    world.done(una.post(group + "/posts", {"key": secrets.token_hex(8), "audience": "group", "kind": "note", "body": "Round the block, again."}))
    coach.reload()
    coach.get_by_role("button", name="Show it to the group").click()
    assert "Round the block, again." in world.maya.get(group).words


def test_a_group_is_deleted_while_somebody_writes_into_it(world, visit):
    group = found(world, f"Brief {secrets.token_hex(3)}")
    vera = world.person("vera")
    world.done(vera.post(group + "/join", {}))
    page = visit(by=vera).go(group)
    page.get_by_label("What would you like to share?").fill("All that I wanted to say.")
    name = world.maya.get(group).page.first("h1").text
    world.done(world.maya.post(group + "/end", {"do": "delete", "name": name}))
    page.get_by_role("button", name="Share", exact=True).click()
    page.get_by_role("heading", name="Your words are here").wait_for()
    assert page.get_by_label("What would you like to share?").input_value() == "All that I wanted to say."
    page.get_by_role("button", name="Share", exact=True).click()
    page.get_by_text("All that I wanted to say.").first.wait_for()
    assert world.maya.get(group).status == 404


def test_words_to_somebody_who_blocks_one_meanwhile_come_back(world, visit):
    wim, xena = world.person("wim"), world.person("xena")
    post = world.post(xena, "Something.")
    reply, message = visit(by=wim, scripts=False).go(f"/posts/{post}/reply"), visit(by=wim, scripts=False).go("/messages/xena")
    reply.get_by_role("textbox").first.fill("My long answer.")
    message.get_by_label("Write to Xena").fill("Only for you.")
    world.done(xena.post("/@wim/block", {"do": "block"}))
    reply.get_by_role("button", name="Reply").click()
    assert reply.get_by_label("What you wrote").input_value() == "My long answer."
    message.get_by_role("button", name="Send").click()
    assert message.get_by_label("What you wrote").input_value() == "Only for you."
    assert "Only for you." not in xena.get("/messages").words


def test_two_people_write_to_each_other_and_nobody_else_reads_it(world, visit):
    yara, zeno = world.person("yara"), world.person("zeno")
    page = visit(by=yara, width=390).go("/@zeno")
    page.get_by_role("link", name="Write to Zeno").click()
    page.get_by_label("Write to Zeno").fill("Walking tomorrow? :seedling:")
    page.get_by_role("button", name="Send").click()
    page.get_by_text("Walking tomorrow? 🌱").wait_for()
    until(lambda: "Yara wrote to you" in zeno.get("/notices").words)
    assert "Walking tomorrow?" in zeno.get("/messages/yara").words
    assert "wrote to you New" not in zeno.get("/notices").words
    for other in [world.maya, world.doreen]:
        assert "Walking" not in other.get("/messages").words + other.get("/messages/yara").words
    assert world.rob.get("/messages/yara").status == 404
    again = {"key": "same", "body": "Twice"}
    for _ in range(2):
        world.done(zeno.post("/messages/yara", again))
    assert zeno.get("/messages/yara").words.count("Twice") == 1
    # A form from the browser's memory with other words is another message.
    world.done(zeno.post("/messages/yara", {**again, "body": "Something else"}))
    assert "Something else" in zeno.get("/messages/yara").words


def test_what_is_typed_to_one_person_is_sent_by_its_button_alone(world, visit):
    cleo = world.person("cleo")
    world.person("dario")
    watched = visit(by=cleo)
    watched.page.clock.install()
    page = watched.go("/messages/dario")
    page.get_by_label("Write to Dario").press_sequentially("Half a thou")
    page.clock.run_for(10_000)
    page.evaluate("dispatchEvent(new Event('visibilitychange'))")
    page.goto(world.server.base + "/home")
    assert world.rows.count("SELECT COUNT(*) FROM messages WHERE body LIKE 'Half a thou%'") == 0


def test_what_a_coach_writes_to_everybody_reaches_them_and_nobody_else(world):
    before = world.doreen.get("/notices").words.count("wrote to everybody")
    answer = world.done(world.maya.post("/p/harbour/broadcasts", {
        "key": secrets.token_hex(8), "room": "clients", "subject": "New hours", "body": "We open at **six**.", "mail": "yes"})).follow()
    href = answer.page.first("ul", class_="sheet").first("a", class_="name").get("href")
    until(lambda: world.doreen.get("/notices").words.count("wrote to everybody") > before)
    assert "We open at six." in world.doreen.get(href).words
    assert world.rob.get(href).status == 404
    assert world.doreen.get("/p/harbour/broadcasts").status == 403
    until(lambda: "one has opened it" in world.maya.get(href).words)
    # One click ends the mails, from anywhere; opening the link changes nothing.
    mail = mails.last(world.server, world.rows.one(f"SELECT email FROM sign_ins WHERE account_id = {world.account('doreen')}"), "We open at")
    link = urllib.parse.urlsplit(mail["List-Unsubscribe"].strip("<>")).path
    program = world.visitor()
    assert program.get(link).status == 200
    takes = "SELECT COUNT(*) FROM profiles WHERE NOT takes_broadcast_mail"
    before = world.rows.count(takes)
    for _ in range(2):
        assert program.post(link, {"List-Unsubscribe": "One-Click"}, token=False, headers={"Origin": "https://mail.example"}).status == 200
    assert world.rows.count(takes) == before + 1
    assert program.post("/broadcasts/off/" + "A" * 43, {}, token=False).status == 404


def test_outsiders_find_nothing_of_requests_first_posts_prompts_or_the_end(world):
    group = found(world, f"Inner {secrets.token_hex(3)}", entry="asks")
    world.done(world.doreen.post(group + "/join", {"do": "ask", "words": "A private reason."}))
    for path in ["/waiting", "/prompts", "/people", "/end"]:
        assert world.rob.get(group + path).status == 404, path
        answer = world.tomasz.get(group + path)
        assert answer.status in (403, 404) and "private reason" not in answer.words, path
    assert world.tomasz.post(group + "/waiting", {"do": "let-in", "account": account(world, "doreen")}).status == 404
    assert "private reason" not in world.tomasz.get(group + "/join").words
    assert world.rob.get("/steward").status == 404 and world.doreen.get("/steward").status == 404


def test_emoji_are_offered_by_name_and_keys_lead_somewhere_unless_one_types(world, visit):
    page = visit(by=world.person("amir")).go(HARBOUR)
    page.keyboard.press("n")
    body = page.get_by_label("What would you like to share?")
    assert body.evaluate("field => field === document.activeElement")
    body.press_sequentially("Up early /? :seedl")
    assert page.url.endswith(HARBOUR), "keys are letters while one types"
    page.get_by_role("option", name="seedling").wait_for()
    body.press("Enter")
    assert body.input_value() == "Up early /? :seedling: "
    # Also while the server is slow to say what fits: what is typed counts, not what was offered before.
    body.press_sequentially(":se")
    page.get_by_role("option", name="sea", exact=True).wait_for()
    page.route("**/emoji?**", lambda route: None)
    body.press_sequentially("edl")
    body.press("Enter")
    assert body.input_value() == "Up early /? :seedling: :seedling: "
    page.unroute_all()
    body.evaluate("field => field.blur()")
    page.keyboard.press("g")
    page.keyboard.press("m")
    page.wait_for_url("**/messages")
    page.goto(world.server.base + "/me/keys")
    page.get_by_label("Use these keys on this device").uncheck()
    page.locator("body").press("/")
    assert page.url.endswith("/me/keys")


def test_keys_go_from_post_to_post_and_answer(world, visit):
    hal = world.person("hal")
    for words in ["The first of three.", "The second of three.", "The third of three."]:
        world.post(world.tomasz, words)
    page = visit(by=hal).go(HARBOUR)
    at = lambda: page.evaluate("document.activeElement.closest('article[data-post]')?.innerText ?? ''")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert "The second of three." in at()
    page.keyboard.press("k")
    assert "The third of three." in at()
    page.keyboard.press("k")
    assert "The third of three." in at(), "above the first there is none"
    page.keyboard.press("r")
    page.locator(".inline textarea").wait_for()
    page.keyboard.type("jjk?")
    assert page.locator(".inline textarea").input_value() == "jjk?"
    page.locator("h1").first.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    page.wait_for_url("**/me/keys")
    # With a modifier keys belong to the browser.
    page.keyboard.press("Control+j")
    assert page.url.endswith("/me/keys")


def test_the_link_of_a_post_is_copied_and_leads_to_it(world, visit):
    post = world.post(world.tomasz, "Copy me.")
    watched = visit(by=world.doreen)
    watched.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = watched.go(f"/posts/{post}")
    page.locator("details.menu summary").first.click()
    page.get_by_role("link", name="Copy link").click()
    page.get_by_text("The link is copied.").first.wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{world.server.base}/@tomasz/{post}"
    assert "Copy me." in world.doreen.see(copied.removeprefix(world.server.base)).words
    # Without a script it is a link to the post.
    plain = visit(by=world.doreen, scripts=False).go(HARBOUR)
    link = plain.locator(f"a[data-copy-link][href='/@tomasz/{post}']")
    assert link.count() == 1


def test_on_paper_are_the_words_and_nothing_to_press(world, visit):
    world.post(world.tomasz, "Worth a sheet of paper.")
    page = visit(by=world.doreen, theme="dark").go(HARBOUR)
    page.emulate_media(media="print")
    page.get_by_text("Worth a sheet of paper.").wait_for()
    page.locator("h1").first.wait_for()
    shown = "els => els.filter(el => el.checkVisibility()).map(el => el.outerHTML.slice(0, 90))"
    assert page.locator("main form, nav, button, .btn, .toasts").evaluate_all(shown) == []
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"


def test_pictures_are_put_in_order_described_and_cropped(world, visit):
    from test_bad_pictures import photo
    bea = world.person("bea")
    post = world.post(bea, "Two pictures.", files=[("picture-0", "a.jpg", "image/jpeg", photo()), ("picture-1", "b.jpg", "image/jpeg", photo())])
    page = visit(by=bea, width=390).go(f"/posts/{post}/pictures")
    page.get_by_label("What it shows").nth(0).fill("The second one")
    page.get_by_label("Its place").nth(0).select_option("2")
    page.get_by_label("Its place").nth(1).select_option("1")
    page.get_by_label("Top left").nth(0).check(force=True)
    page.get_by_role("button", name="Save").click()
    images = bea.get(page.url.replace(world.server.base, "").split("?")[0]).page.first("div", class_="pictures n2").all("img")
    assert [image.get("alt") for image in images] == ["", "The second one"] and images[1].get("class") == "f00"
    assert world.doreen.get(f"/posts/{post}/pictures").status == 403 and world.rob.get(f"/posts/{post}/pictures").status == 404


def test_while_the_server_is_being_worked_on_only_stewards_come_in(world):
    assert world.doreen.token  # of a page that is open meanwhile
    world.done(world.maya.post("/steward/maintenance", {"do": "begin", "words": "Back at eight."}))
    try:
        answer = until(lambda: (a := world.doreen.get(HARBOUR)).status == 503 and a)
        assert "Back at eight." in answer.words and answer.headers["retry-after"]
        assert world.doreen.post(HARBOUR + "/posts", {"body": "x"}, token="x").status == 503
        # A form is given back, to be sent again when the server is open.
        given = world.doreen.post(HARBOUR + "/posts", {"key": "closed", "body": "Walked.\n\nTwo <b>miles</b> & back.", "audience": "group", "kind": "note"})
        assert given.status == 503 and ">Walked.\n\nTwo &lt;b&gt;miles&lt;/b&gt; &amp; back.</textarea>" in given.text
        # Nobody's password stands on a page.
        secret = world.doreen.post("/me/sign-in", {"email": "new@example.org", "password": PASSWORD})
        assert secret.status == 503 and PASSWORD not in secret.text and not secret.page.all("form")
        assert world.maya.get(HARBOUR).status == 200 and world.visitor().get("/sign-in").status == 200
        assert world.visitor().get("/healthz").status == 200
    finally:
        world.done(world.maya.post("/steward/maintenance", {"do": "end"}))
    until(lambda: world.doreen.get(HARBOUR).status == 200)
    again = given.form(HARBOUR + "/posts")
    world.done(world.doreen.post(HARBOUR + "/posts", {field.get("name"): field.get("value") for field in again.all("input")}, token=None))
    assert world.rows.one("SELECT body FROM posts WHERE form_key = 'closed'") == "Walked.\n\nTwo <b>miles</b> & back."
    for act, status in [("on", 503), ("off", 200)]:
        done = subprocess.run(world.server.arguments(f"maintenance {act}", *(["--message", "Back soon."] if act == "on" else [])), capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        until(lambda: world.doreen.get(HARBOUR).status == status)


def test_the_stewards_page_says_what_is_wrong_and_keeps_what_is_chosen(world):
    page = world.maya.get("/steward")
    for words in ["Database", "Pictures", "Hearten", "Kept in the outbox folder", "Nothing waits" if "Nothing waits" in page.words else "waiting or planned"]:
        assert words in page.words
    world.rows.run("""INSERT INTO jobs (id, kind, payload, state, attempts, due_at, last_error)
        VALUES (11, 'mail', '{}', 'abandoned', 12, 0, 'the mail server does not know this address')""")
    assert "the mail server does not know this address" in world.maya.get("/steward").words
    world.rows.run("DELETE FROM jobs WHERE id = 11")
    world.done(world.maya.post("/steward/retention", {"notices": "30", "account_log": "17"}))
    chosen = {s.get("name"): s.first("option", selected="").get("value") for s in world.maya.get("/steward").page.all("select")}
    assert chosen["notices"] == "30" and chosen["account_log"] == "400", "only what is offered can be chosen"

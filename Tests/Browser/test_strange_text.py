"""Text that would like to be more than text: scripts in every field, marks that reorder, hide or pile up."""

import signal, time, unicodedata
import pytest
from test_bad_pictures import photo
from world import HARBOUR, PASSWORD

SCRIPTS = [
    "<script>window.__x=1</script>",
    "<img src=x onerror=window.__x=1>",
    '"><svg onload=window.__x=1>',
    "'-(window.__x=1)-'",
    "<b/onclick=window.__x=1>tap",
    "[tap](javascript:window.__x=1)",
    "</textarea><script>window.__x=1</script>",
    "</title><script>window.__x=1</script>",
    "<!--><script>window.__x=1//",
]


def bewitched(world):
    """Puts the scripts wherever somebody can write something. Gives the addresses where they are shown."""
    owner, every, pages = world.maya, " ".join(SCRIPTS), []
    for number, script in enumerate(SCRIPTS):
        group = {"group": f"Walkers {number} {script}"[:60], "line": script, "door": "current_and_former", "agreements": script + "\nBe kind."}
        place = world.done(owner.post("/p/harbour/groups", group)).location.split("?")[0]
        author = world.join(world.invite(group=place.rsplit("/", 1)[1]), f"Al {script}"[:60], handle=f"al{number}")
        world.done(author.post("/me", {"name": f"Al {script}"[:60], "about": script}, files=[("portrait", f"{script}.jpg", "image/jpeg", photo())]))
        post = world.post(author, every, place, kind="win", headline=f"Won {script}", files=[("picture-0", script, script, photo())], **{"describe-0": every})
        world.done(owner.post(f"/posts/{post}/praise", {"kind": "effort", "words": f"{script} {number}", "where": "under"}))
        pages += [place, f"/@al{number}"]
    reply = world.reply(owner, post, every)
    world.done(owner.post(f"/posts/{post}/praise", {"kind": "effort", "words": every, "where": "under"}))
    link = world.invite(group=place.rsplit("/", 1)[1], words=every)
    shared = [
        place + "/people",
        place + "/leave",
        place + "/edit",
        "/p/harbour",
        "/people",
        f"/@al{number}/{post}",
        f"/posts/{post}/praise",
        f"/posts/{post}/praise/new",
        f"/posts/{reply}/reply",
        f"/posts/{post}/delete",
        "/today",
        "/p/harbour/invite",
    ]
    return pages + shared, [link, "/me", "/notices", f"/posts/{post}/edit"], author


def unharmed(page):
    for tap in page.locator(".voice").get_by_text("tap", exact=True).all():
        tap.dispatch_event("click")
    assert page.evaluate("window.__x") is None, page.url
    assert (
        page.evaluate("""[...document.querySelectorAll('*')].flatMap(e => [...e.attributes])
        .filter(a => a.name.startsWith('on') || ['href', 'src', 'action', 'formaction'].includes(a.name) && a.value.trim().startsWith('javascript:')).length""")
        == 0
    )
    assert page.evaluate("document.querySelectorAll('script:not([src]), iframe, object, embed, base, meta[http-equiv]').length") == 0


@pytest.mark.parametrize("server", ["sqlite"], indirect=True)
def test_a_script_in_any_field_is_shown_and_never_run(fresh, visit):
    pages, own, author = bewitched(fresh)
    shown, alarms = visit(by=fresh.maya), []
    shown.page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    for path in pages:
        unharmed(shown.go(path))
    for path in own:
        unharmed(shown.sign_in(author).go(path) if path != own[0] else shown.go(path))
    assert alarms == []


def test_what_was_typed_comes_back_as_it_was_typed(world):
    author = world.writer
    for script in SCRIPTS + ["\n\nfirst line is empty", "&amp; &lt; &#39;"]:
        answer = author.post("/me", {"name": "x" * 61, "about": script})
        assert answer.form("/me").typed("about") == script
        answer = author.post(HARBOUR + "/posts", {"key": "k", "body": script, "kind": "win", "headline": script, "audience": "nobody"})
        assert answer.form(HARBOUR + "/posts").typed("body") == script
        assert answer.form(HARBOUR + "/posts").typed("headline") == script


@pytest.mark.parametrize("path", ["/sign-in", "/privacy", "/home", "/me", "/nothing/here", "/posts/1", "/healthz", "/live?group=1", "/invite/unknown"])
def test_every_answer_forbids_scripts_of_others_and_frames(world, path):
    for client in [world.tomasz, world.visitor()]:
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy and "script-src 'self'" in policy and "frame-ancestors 'none'" in policy
        assert "unsafe-inline" not in policy and "unsafe-eval" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"


def test_answers_to_members_are_not_kept_by_anybody_between(world):
    for path in [HARBOUR, "/people", "/me", "/notices"]:
        assert "no-store" in world.tomasz.see(path).headers["cache-control"]


def test_cookies_are_for_this_site_and_out_of_reach_of_scripts(world):
    world.tomasz
    visitor = world.visitor()
    answers = [visitor.get("/sign-in"), visitor.post("/sign-in", {"login": "tomasz", "password": "four calm green boats"})]
    for cookie in [c for a in answers for c in a.cookies]:
        assert "HttpOnly" in cookie and "SameSite=Lax" in cookie and "Path=/" in cookie and "Domain" not in cookie


REORDERING = ["\u202e", "\u202d", "\u2066", "\u2067", "\u2069", "\u202c"]


@pytest.mark.parametrize("mark", REORDERING + ["\ufeff", "\x07", "\x85", "\x1b"])
def test_marks_that_reorder_or_hide_the_text_around_them_are_left_away(world, mark):
    author = world.writer
    post = world.post(
        author,
        f"Left{mark}right",
        kind="win",
        headline=f"Up{mark}down",
        files=[("picture-0", "a.jpg", "image/jpeg", photo())],
        **{"describe-0": f"In{mark}out"},
    )
    assert world.rows.one(f"SELECT body, headline FROM posts WHERE id = {post}") == ("Leftright", "Updown")
    assert world.rows.one(f"SELECT description FROM pictures WHERE post_id = {post}") == "Inout"
    world.done(author.post("/me", {"name": f"Gr{mark}eta", "about": f"a{mark}b"}))
    assert mark not in author.see("/me").text
    world.done(world.tomasz.post(f"/posts/{post}/praise", {"kind": "effort", "words": f"Bright{mark}ly", "where": "under"}))
    assert mark not in author.get(f"/posts/{post}/praise").text


@pytest.mark.parametrize(
    "text",
    [
        "مرحبا بالجميع، مشيت اليوم",
        "שלום לכולם",
        "👩🏽‍🦽 rolled 2 km 🧑‍🤝‍🧑",
        "नमस्ते दोस्तों",
        "ไปเดินมา",
        "Zoë façade naïve",
        "日本語テキスト",
        "i̇stanbul İ ı",
        "𝒽𝑒𝓁𝓁𝑜",
        "ﬁne ﬂow",
    ],
)
def test_what_people_write_in_their_own_language_stays_as_it_is(world, text):
    author = world.writer
    post = world.post(author, text)
    assert world.rows.one(f"SELECT body FROM posts WHERE id = {post}") == unicodedata.normalize("NFC", text)
    assert (
        unicodedata.normalize("NFC", text) in author.get(f"/posts/{post}/praise").text or unicodedata.normalize("NFC", text) in world.tomasz.see("/home").text
    )


def test_letters_and_accents_typed_apart_are_the_same_as_together(world):
    post = world.post(world.writer, "cafe\u0301")
    assert world.rows.one(f"SELECT body FROM posts WHERE id = {post}") == "caf\u00e9"


@pytest.mark.parametrize("name", ["", " ", "\u200b", "\u2060\u200d", "\u202e\u202c", "\u3164", "\U000e0041\U000e0042", "x" * 61])
def test_a_name_that_nobody_can_read_is_refused(world, name):
    answer = world.writer.post("/me", {"name": name, "about": "still here"})
    assert answer.status == 422
    assert "Please write a name of at most 60 characters." in answer.words
    assert answer.form("/me").typed("about") == "still here"


def pile(marks):
    return "a" + "\u0316\u0321" * (marks // 2)


def test_accents_cannot_be_piled_up_without_end(world):
    """A letter under many accents is one character to a reader, and must not be kilobytes to everybody's page."""
    author, many = world.writer, pile(20_000)
    author.post(HARBOUR + "/posts", {"key": "pile", "audience": "group", "kind": "win", "headline": many, "body": "Up."})
    author.post("/me", {"name": many, "about": many})
    longest = world.rows.all("SELECT MAX(LENGTH(headline)) FROM posts")[0] + world.rows.all("SELECT MAX(LENGTH(name)), MAX(LENGTH(about)) FROM actors")[0]
    assert max(int(length or 0) for length in longest) <= 2_000


@pytest.mark.parametrize("server", ["sqlite"], indirect=True)
@pytest.mark.parametrize("path", ["/sign-in", HARBOUR + "/posts"])
def test_a_megabyte_of_accents_is_answered_in_time(fresh, path):
    """Putting accents in order takes the square of their number where nothing bounds it."""
    sender = fresh.visitor() if path == "/sign-in" else fresh.doreen
    token, begun = sender.see("/me").page.first("input", name="token").get("value"), time.monotonic()
    try:
        answer = sender.post(
            path, {"login" if path == "/sign-in" else "body": pile(120_000), "password": PASSWORD, "audience": "group"}, token=token, timeout=60
        )
    except TimeoutError:
        fresh.server.stop(signal.SIGKILL)
        raise
    assert answer.status in (303, 413, 422)
    assert time.monotonic() - begun < 30, "what takes the square of its length takes minutes"


@pytest.mark.parametrize("piece", ["#", "@maya ", "[", "> ", "*a", "- ", "`", "![](", "<", "\n\na", "a\u200b", "[a](b)", "1. ", "\t", "_*"])
def test_markup_that_is_hard_to_read_is_read_in_time(world, piece):
    author = world.writer
    begun = time.monotonic()
    post = world.post(author, piece * (4_990 // len(piece)) + "end")
    assert author.get(f"/posts/{post}/praise").status == 200
    assert author.see(HARBOUR).status == 200
    assert time.monotonic() - begun < 30, "what takes the square of its length takes minutes"

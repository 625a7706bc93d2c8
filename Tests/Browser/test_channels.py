"""Channels: what is public and for whom, channels elsewhere with a web server of somebody else, and posting by hand."""

import http.server, pathlib, subprocess, sys, threading
import pytest

from server import databases, empty_server
from test_bad_pictures import photo
from world import HARBOUR, World, until
from ways import each_way

STRANGE = pathlib.Path(__file__).resolve().parents[1] / "OutsideTests" / "web_server.py"


class Elsewhere:
    """Somebody's own website: a page that may link back, and a feed that knows what has changed."""

    def __init__(self):
        self.page, self.feed, self.tag, self.asked = "", "", '"one"', []
        outer = self

        class Answer(http.server.BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_GET(self):
                outer.asked.append((self.path, self.headers.get("If-None-Match")))
                isFeed = self.path == "/feed.xml"
                if isFeed and self.headers.get("If-None-Match") == outer.tag:
                    self.send_response(304)
                    self.end_headers()
                    return
                body = (outer.feed if isFeed else outer.page).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/rss+xml" if isFeed else "text/html")
                self.send_header("Content-Length", str(len(body)))
                if isFeed:
                    self.send_header("ETag", outer.tag)
                self.end_headers()
                self.wfile.write(body)

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/me"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def link_back(self, page):
        self.page = f'<link rel="alternate" type="application/rss+xml" href="/feed.xml"><a rel="me" href="{page}">Hearten</a>'


@pytest.fixture
def elsewhere():
    site = Elsewhere()
    yield site
    site.server.shutdown()


@pytest.fixture(scope="module")
def strange():
    """The port of the strange web server, which listens on every address of this machine."""
    process = subprocess.Popen([sys.executable, STRANGE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    yield int(process.stdout.readline().split()[1])
    process.stdin.close()
    process.wait(timeout=20)


@pytest.fixture(scope="module", params=databases())
def world(request, tmp_path_factory):
    """A server that may fetch from one address of this machine, as its steward says."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HEARTEN_OUTSIDE_ALLOW", "127.0.0.1/32")
        server = empty_server(request, tmp_path_factory.mktemp("channels"), request.param)
    yield World(server)
    server.stop()


def publicly(world, person, body, **more):
    return world.post(person, body, audience="public", **{"open-channel": "yes"}, **more)


@each_way
def test_sharing_with_everybody_asks_first_and_visitors_read_it(world, visit, scripts, width):
    handle = "ada" if scripts else "ivy"
    person = world.person(handle)
    page = visit(by=person, scripts=scripts, width=width).go(HARBOUR)
    page.locator("#body").fill("Said good morning to everybody who overtook me.")
    page.locator("#audience").get_by_text("Public", exact=True).click()
    page.get_by_role("button", name="Share", exact=True).click()
    page.get_by_text("visitors have to be able to see who you are").first.wait_for()
    assert "Said good morning" in page.locator("#body").input_value()
    assert world.visitor().get(f"/@{handle}").status == 303, "nothing is public yet"
    page.locator("#open-channel").check()
    page.get_by_role("button", name="Share", exact=True).click()
    page.get_by_text("Shared.").wait_for()
    stranger = visit(base=world.server.base, scripts=scripts, width=width).go(f"/@{handle}")
    stranger.get_by_text("Said good morning to everybody").wait_for()
    stranger.locator("article a.plain").click()
    stranger.wait_for_url(f"**/@{handle}/*")
    assert stranger.get_by_role("heading", level=1).inner_text().startswith("Note by")
    world.done(person.post("/me/settings", []))
    assert world.visitor().get(f"/@{handle}").status == 303, "and gone with one tap"


def test_outsiders_of_every_kind_find_what_is_public_alone(world):
    jo = world.person("jo")
    hidden = [world.post(jo, f"Only for {audience}.", audience=audience) for audience in ("group", "practice", "followers", "coaches")]
    shown = publicly(world, jo, "For anybody.")
    world.done(world.doreen.post(f"/posts/{shown}/reply", {"key": "among", "body": "Among us."}))
    for outsider in [world.visitor(), world.rob]:
        page = outsider.get("/@jo")
        assert "For anybody." in page.words and "Only for" not in page.words and "Among us." not in page.words and "Doreen" not in page.words
        feed = outsider.get("/@jo/feed.atom")
        assert "For anybody." in feed.text and "Only for" not in feed.text
        assert "For anybody." in outsider.get(f"/@jo/{shown}").words and "Among us." not in outsider.get(f"/@jo/{shown}").text
        for post in hidden:
            assert outsider.get(f"/@jo/{post}").status == outsider.get("/@jo/1").status
        # What members do with a post is not for outsiders.
        for act in ["praise", "reply", "keep", "edit", "delete", "share", "nominate"]:
            assert outsider.get(f"/posts/{shown}/{act}").status in (303, 404), act
        assert "/@jo" not in outsider.get(f"/@doreen/{shown}").text
    world.done(jo.post(f"/posts/{shown}/delete", {}))
    assert world.visitor().get(f"/@jo/{shown}").status == 303 and "For anybody." not in world.visitor().get("/@jo/feed.atom").text


def test_a_picture_is_public_as_long_as_its_post_is(world):
    kit = world.person("kit")
    files = [("picture-0", "wall.jpg", "image/jpeg", photo())]
    more = {"open-channel": "yes", "describe-0": "A wall"}
    posts = {audience: world.post(kit, f"For {audience}", audience=audience, files=files, **more) for audience in ("public", "group")}
    ids = {audience: world.rows.one(f"SELECT id FROM pictures WHERE post_id = {post}") for audience, post in posts.items()}
    assert world.visitor().get(f"/media/{ids['public']}/list").status == 200
    assert world.visitor().get(f"/media/{ids['group']}/list").status == 303
    assert world.rob.get(f"/media/{ids['public']}/list").status == 200 and world.rob.get(f"/media/{ids['group']}/list").status == 404
    world.done(kit.post("/me/settings", []))
    assert world.visitor().get(f"/media/{ids['public']}/list").status == 303
    assert world.doreen.get(f"/media/{ids['public']}/list").status == 200


def test_a_channel_links_back_and_what_is_posted_there_is_asked_for_politely(world, elsewhere, visit):
    sam = world.person("sam")
    item = "<item><title>{0}</title><link>{0}.html</link><guid>{0}</guid><pubDate>Sat, 02 May 2026 07:15:00 GMT</pubDate></item>".format
    elsewhere.feed = f"<rss><channel>{item('blister-tape')}</channel></rss>"
    elsewhere.page = '<a rel="me" href="https://other.example/@sam">x</a><link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    world.done(sam.post("/me/channels", {"do": "add", "address": elsewhere.address, "label": "My site", "posts": "yes"}))
    until(lambda: "Does not link back" in sam.get("/me/channels").words)
    assert "blister-tape" not in world.doreen.get("/@sam").words and not any(path == "/feed.xml" for path, _ in elsewhere.asked)
    elsewhere.link_back(f"{world.server.base}/@sam")
    channel = world.rows.one(f"SELECT id FROM channels WHERE account_id = {world.account('sam')}")
    world.done(sam.post(f"/me/channels/{channel}", {"do": "look"}))
    until(lambda: "blister-tape" in world.doreen.get("/@sam").words)
    assert "links back here" in world.doreen.get("/@sam").words
    assert world.doreen.get("/@sam").page.first("a", href=elsewhere.address).get("rel").startswith("me ")
    # The feed is asked with what is known of it, and what has not changed is not sent again.
    world.done(sam.post(f"/me/channels/{channel}", {"do": "look"}))
    until(lambda: ("/feed.xml", '"one"') in elsewhere.asked)
    assert "blister-tape" in world.doreen.get("/@sam").words
    # Visitors see it where Sam wants that, and nowhere else.
    world.done(sam.post("/me/settings", [("public", "name")]))
    assert "blister-tape" not in world.visitor().get("/@sam").words and "My site" not in world.visitor().get("/@sam").words
    world.done(sam.post("/me/settings", [("public", "name"), ("public", "links")]))
    assert "blister-tape" in world.visitor().get("/@sam").words
    for outsider in [world.doreen, world.rob, world.maya]:
        assert outsider.post(f"/me/channels/{channel}", {"do": "remove"}).status == 404
    elsewhere.page = "Nothing any more"
    world.done(sam.post(f"/me/channels/{channel}", {"do": "look"}))
    until(lambda: "blister-tape" not in world.visitor().get("/@sam").words)
    assert "not checked" in world.visitor().get("/@sam").words
    world.done(sam.post(f"/me/channels/{channel}", {"do": "remove"}))
    assert "My site" not in world.visitor().get("/@sam").words


@pytest.mark.parametrize("path", ["to-another", "to-mapped", "loop", "gigabyte", "bomb", "gone"])
def test_a_channel_that_is_a_trap_does_nothing_but_say_so(world, strange, path):
    handle = f"mia{path.replace('-', '')}"
    mia = world.person(handle)
    world.done(mia.post("/me/channels", {"do": "add", "address": f"http://127.0.0.1:{strange}/{path}", "posts": "yes"}))
    row = f"SELECT failures, failure, verified_at FROM channels WHERE account_id = {world.account(handle)} AND (checked_at IS NOT NULL OR failures > 0)"
    [(failures, failure, verified)] = until(lambda: world.rows.all(row), 40)
    assert verified == ""
    answer = mia.see("/me/channels")
    assert "Links back" not in answer.words and "Secret" not in answer.text
    assert failures == "0" or failure in answer.words
    assert world.rows.count("SELECT COUNT(*) FROM jobs WHERE state = 'abandoned'") == 0


@pytest.mark.parametrize("address", ["javascript:alert(1)", "not an address", "http://", "http://10.0.0.1/", "https://nas.local/", "https://jo:pw@a.example/", "https://youtu.be/x"])
def test_what_is_no_channel_comes_back_with_all_that_was_typed(world, address):
    answer = world.doreen.post("/me/channels", {"do": "add", "address": address, "label": "My place", "posts": "yes"})
    assert answer.status == 422
    form = answer.form("/me/channels")
    assert (form.typed("address"), form.typed("label")) == (address, "My place")
    assert answer.page.first("input", id="posts").has("checked")
    assert answer.page.first("input", id="address").get("aria-invalid") == "true"


def test_posting_on_a_closed_network_is_done_by_hand_and_noted(world, visit):
    lee = world.person("lee")
    post = publicly(world, lee, "The rail is *fine*.", kind="win", headline="Two flights")
    page = visit(by=lee).go(f"/posts/{post}/share")
    kit = page.locator("section.kit", has=page.get_by_role("heading", name="Instagram"))
    caption = kit.get_by_label("Caption").input_value()
    assert caption == f"Two flights\n\nThe rail is fine.\n\n{world.server.base}/@lee/{post}"
    assert "My own experience" in kit.get_by_label("Say whose words they are").input_value()
    kit.get_by_role("button", name="Remind me").click()
    page.get_by_text("Saved.").wait_for()
    assert "Two flights" in lee.get("/me/channels").words and "To post yourself" in lee.get("/me/channels").words
    wrong = lee.post(f"/posts/{post}/share", {"network": "instagram", "do": "posted", "address": "javascript:x"})
    assert wrong.status == 422 and "javascript:x" in wrong.text
    world.done(lee.post(f"/posts/{post}/share", {"network": "instagram", "do": "posted", "address": "instagram.com/p/x"}))
    assert "Posted" in lee.get(f"/posts/{post}/share").words and "To post yourself" not in lee.get("/me/channels").words
    picture = lee.get(f"/posts/{post}/share/instagram.png")
    assert picture.status == 200 and int.from_bytes(picture.body[16:20], "big") == 1080 and int.from_bytes(picture.body[20:24], "big") == 1350
    for outsider in [world.doreen, world.rob, world.maya]:
        assert outsider.get(f"/posts/{post}/share").status == 404
        assert outsider.get(f"/posts/{post}/share/instagram.png").status == 404
        assert outsider.post(f"/posts/{post}/share", {"network": "instagram", "do": "plan"}).status == 404
    private = world.post(lee, "For the group.")
    assert lee.get(f"/posts/{private}/share").status == 404, "what is not public is not handed out for posting"


def test_a_practice_that_reads_first_public_posts_reads_them_first(world):
    world.done(world.nadia.post("/p/gutfeeling/edit", {"practice": "The Gut Feeling Café", "about": "", "zone": "Europe/London", "reviews-public": "yes"}))
    rob = world.rob
    held = world.post(rob, "My first words for all.", group="/p/gutfeeling/g/long-table", audience="public", **{"open-channel": "yes"})
    assert "My first words" not in world.visitor().get("/@rob").words and world.visitor().get(f"/@rob/{held}").status == 303
    waiting = world.nadia.see("/p/gutfeeling/g/long-table/waiting")
    assert "My first words for all." in waiting.words and "for anybody on the web" in waiting.words
    world.done(world.nadia.post("/p/gutfeeling/g/long-table/waiting", {"post": held, "do": "show"}))
    assert "My first words" in world.visitor().get("/@rob").words

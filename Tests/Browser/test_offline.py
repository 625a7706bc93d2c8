"""Installed on a phone: what was read is there without a network, and what was written there is sent once, for one account."""

import json
from test_bad_pictures import photo
from world import HARBOUR, until


def ready(page):
    """Waits until the worker has the page in its hands."""
    page.evaluate("navigator.serviceWorker.ready.then(() => navigator.serviceWorker.controller || new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', done, {once: true})))")


def read(watched, *paths):
    """Reads pages, each until it is kept; those with a secret never are."""
    page = watched.go("/notices")
    ready(page)
    for path in paths:
        watched.go(path)
        if not any(secret in path for secret in ("/invite", "/me/second-step", "/me/security")):
            until(lambda: any(address.endswith(path) for address in addresses(page)))
    return page


def addresses(page):
    """What is kept of pages and pictures."""
    return page.evaluate("""(async () => {
        const names = (await caches.keys()).filter(name => name.startsWith('pages-'));
        const all = await Promise.all(names.map(async name => (await (await caches.open(name)).keys()).map(one => one.url)));
        return all.flat();
    })()""")


def kept(page):
    return page.evaluate("caches.keys().then(names => names.filter(name => name.startsWith('pages-')))")


def test_the_manifest_and_the_worker_are_there_for_everybody(world):
    visitor = world.visitor()
    manifest = visitor.get("/app.webmanifest")
    assert manifest.headers["content-type"] == "application/manifest+json"
    said = json.loads(manifest.text)
    assert said["start_url"] == "/" and said["display"] == "standalone"
    for icon in said["icons"]:
        picture = visitor.get(icon["src"])
        assert picture.status == 200 and picture.body.startswith(b"\x89PNG")
    worker = visitor.get("/sw.js")
    assert worker.headers["content-type"].startswith("text/javascript") and worker.headers["cache-control"] == "no-cache"
    for path in json.loads("[" + worker.text.split("FILES = [")[1].split("]")[0].replace("'", '"') + "]"):
        assert visitor.get(path).status == 200, path
    assert 'rel="manifest"' in visitor.get("/sign-in").text


def test_what_was_read_is_there_offline_and_looked_at_anew_when_the_network_is_back(world, visit):
    world.post(world.tomasz, "Read this on the train.")
    watched = visit(by=world.person("ruth"), worker=True, width=390)
    page = read(watched, HARBOUR)
    watched.context.set_offline(True)
    page = watched.go(HARBOUR)
    page.get_by_text("Read this on the train.").wait_for()
    page.get_by_text("You are offline. This is how it was").wait_for()
    page.goto(watched.base + "/people")
    page.get_by_role("heading", name="You are offline").wait_for()
    watched.go(HARBOUR)
    world.post(world.tomasz, "Written meanwhile.")
    watched.context.set_offline(False)
    page.get_by_text("Written meanwhile.").wait_for()
    assert page.get_by_text("You are offline").count() == 0


def test_a_post_written_offline_is_sent_once(world, visit):
    sia = world.person("sia")
    watched = visit(by=sia, worker=True, width=390)
    page = read(watched, HARBOUR)
    watched.context.set_offline(True)
    watched.go(HARBOUR)
    page.get_by_label("What would you like to share?").fill("Written in the tunnel.")
    page.get_by_role("button", name="Share", exact=True).click()
    page.get_by_role("heading", name="Your words are kept").wait_for()
    watched.context.set_offline(False)
    other = watched.context.new_page()
    other.goto(watched.base + "/home")
    page.goto(watched.base + HARBOUR)
    until(lambda: "Written in the tunnel." in world.doreen.see(HARBOUR).words)
    for _ in range(2):
        page.reload()
    assert world.rows.count("SELECT COUNT(*) FROM posts WHERE body = 'Written in the tunnel.'") == 1
    other.close()


def test_a_reply_written_offline_keeps_its_place(world, visit):
    post = world.post(world.tomasz, "Which stairs?")
    watched = visit(by=world.person("tess"), worker=True)
    page = read(watched, f"/@tomasz/{post}")
    watched.context.set_offline(True)
    watched.go(f"/@tomasz/{post}")
    page.locator("#reply textarea").fill("Those by the harbour.")
    page.locator("#reply button.go").click()
    page.get_by_text("Your words are kept on this device").wait_for()
    watched.context.set_offline(False)
    until(lambda: "Those by the harbour." in world.doreen.see(f"/posts/{post}").words)


def test_pages_with_a_secret_are_never_kept(world, visit):
    watched = visit(by=world.person("vic"), worker=True)
    page = read(watched, "/me/second-step", "/me/security", world.invite(), HARBOUR)
    assert not [a for a in addresses(page) if "/invite/" in a or "/me/second-step" in a or "/me/security" in a]


def test_signing_out_leaves_nothing_on_the_device(world, visit):
    world.post(world.tomasz, "Nobody else's business.")
    watched = visit(by=world.sign_in("doreen") if "doreen" in world.people else world.doreen, worker=True)
    page = read(watched, HARBOUR)
    until(lambda: kept(page))
    page.goto(watched.base + "/me")
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.get_by_role("heading", name="Good to see you").wait_for()
    assert kept(page) == []
    watched.context.set_offline(True)
    page.goto(watched.base + HARBOUR)
    page.get_by_role("heading", name="You are offline").wait_for()
    assert "Nobody else's business." not in page.content()


def test_another_account_on_the_same_device_finds_nothing_of_the_first(world, visit):
    world.post(world.tomasz, "For Harbour alone.")
    watched = visit(by=world.person("uma"), worker=True)
    page = read(watched, HARBOUR)
    first = until(lambda: kept(page))
    watched.context.clear_cookies()
    watched.sign_in(world.rob)
    watched.go("/home")
    until(lambda: kept(page) and kept(page) != first)
    assert len(kept(page)) == 1
    watched.context.set_offline(True)
    page.goto(watched.base + HARBOUR)
    assert "For Harbour alone." not in page.content()


def test_what_was_taken_down_is_not_kept_for_offline(world, visit):
    post = world.post(world.tomasz, "Not for long.", files=[("picture-0", "a.jpg", "image/jpeg", photo())])
    picture = world.rows.one(f"SELECT id FROM pictures WHERE post_id = {post}")
    watched = visit(by=world.person("ora"), worker=True)
    page = read(watched, f"/@tomasz/{post}")
    source = page.locator("article img[src*='/media/']").first.get_attribute("src")
    until(lambda: any(address.endswith(source) for address in addresses(page)))
    world.done(world.tomasz.post(f"/posts/{post}/delete"))
    # Online the picture is asked for anew, and gone.
    assert page.evaluate("address => fetch(address).then(answer => answer.status)", source) == 404 and str(picture) in source
    watched.go(f"/@tomasz/{post}").get_by_role("heading", name="Nothing here").wait_for()
    until(lambda: not any(str(post) in address or str(picture) in address for address in addresses(page)))
    watched.context.set_offline(True)
    page.goto(watched.base + f"/@tomasz/{post}")
    page.get_by_role("heading", name="You are offline").wait_for()

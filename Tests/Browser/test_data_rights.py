"""Everything about oneself as a file, who looked, and the stewards' log of incidents."""

import io, json, subprocess, zipfile
from test_bad_pictures import photo
from world import HARBOUR, PASSWORD, until
from ways import each_way


@each_way
def test_a_person_fetches_everything_about_themselves(fresh, visit, scripts, width):
    fresh.post(fresh.tomasz, "The whole wall.", files=[("picture-0", "wall.jpg", "image/jpeg", photo())], **{"describe-0": "A wall at dusk"})
    page = visit(by=fresh.tomasz, scripts=scripts, width=width).go("/me")
    page.get_by_role("link", name="Everything about me").click()
    page.get_by_label("Your password").fill("a guess of mine")
    page.get_by_role("button", name="Make the file").click()
    page.locator("#password-error").wait_for()
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Make the file").click()
    page.get_by_role("heading", name="It is ").wait_for()
    until(lambda: "is there to be fetched" in fresh.tomasz.get("/notices").words)
    page.goto(fresh.server.base + "/me/export")
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Fetch it").click()
    file = zipfile.ZipFile(fetched.value.path())
    assert file.testzip() is None
    names = file.namelist()
    assert {"index.html", "README.txt", "data/posts-author_id.json"} <= set(names) and any(name.startswith("pictures/") for name in names)
    assert "The whole wall." in file.read("index.html").decode() and "A wall at dusk" in file.read("index.html").decode()
    [post] = json.loads(file.read("data/posts-author_id.json"))
    assert post["body"] == "The whole wall."
    whole = b"".join(file.read(name) for name in names).decode("utf-8", "replace")
    assert "argon2" not in whole and "Maya Okafor" not in json.dumps(json.loads(file.read("data/sign_ins.json")))


def test_nobody_else_fetches_it(world):
    una = world.person("una")
    assert una.post("/me/export", {"password": "a guess"}).status == 422
    world.done(una.post("/me/export", {"password": PASSWORD}))
    until(lambda: "It is ready" in una.get("/me/export").words)
    path = una.see("/me/export").page.first("a", class_="btn go").get("href")
    assert una.get(path).status == 200 and una.get(path).headers["cache-control"] == "private, no-store"
    for outsider in [world.doreen, world.maya, world.rob]:
        assert outsider.get(path).status == outsider.get("/me/export/1.zip").status == 404
    assert world.visitor().get(path).status == 303
    assert una.get("/me/export/..%2Fhearten.sqlite.zip").status == 404


def test_the_command_writes_the_same_file_and_is_noted_for_the_person(fresh, tmp_path):
    fresh.post(fresh.doreen, "Two flights.")
    out = tmp_path / "doreen.zip"
    subprocess.run(fresh.server.arguments("export", "--account", "doreen", str(out)), check=True, capture_output=True)
    assert b"Two flights." in zipfile.ZipFile(out).read("index.html") and out.stat().st_mode & 0o077 == 0
    assert "everything about you, as a file" in fresh.doreen.get("/me/looks").words
    missing = subprocess.run(fresh.server.arguments("export", "--account", "nobody", str(tmp_path / "no.zip")), capture_output=True, text=True)
    assert missing.returncode != 0 and "no account @nobody" in missing.stderr and not (tmp_path / "no.zip").exists()


def test_who_looked_is_told_to_its_person_alone(world):
    vic = world.person("vic")
    post = world.post(vic, "Hm.")
    world.done(world.doreen.post(f"/posts/{post}/report", {"reason": "unkind"}))
    case = world.rows.one(f"SELECT id FROM moderation_cases WHERE post_id = {post}")
    for _ in range(2):
        assert world.maya.get(f"/cases/{case}").status == 200
    assert "looked at a report" not in vic.get("/me/looks").words, "nobody learns of a report before something is decided"
    world.done(world.maya.post(f"/cases/{case}", {"do": "decide", "action": "words", "reason": "unkind", "words": "Please be kind."}))
    looks = vic.get("/me/looks")
    assert looks.words.count("Maya Okafor looked at a report about you") == 1
    assert "Maya Okafor looked" not in world.doreen.get("/me/looks").words


def test_incidents_are_for_stewards_and_come_back_with_what_was_typed(world):
    wrong = world.maya.post("/steward/incidents/new", {"what": "", "people": "Nine clients", "risk": "yes"})
    assert wrong.status == 422 and "Nine clients" in wrong.text and wrong.page.first("input", id="risk").has("checked")
    world.done(world.maya.post("/steward/incidents/new", {"what": "A mail to the wrong person", "people": "One client", "risk": "yes"}))
    listed = world.maya.see("/steward/incidents")
    assert "A mail to the wrong person" in listed.words and "The authority, by" in listed.words
    path = listed.page.first("a", class_="name").get("href")
    world.done(world.maya.post(path, {"what": "A mail to the wrong person", "risk": "yes", "authority": "yes", "closed": "yes"}))
    assert "Closed" in world.maya.see("/steward/incidents").words
    for outsider in [world.doreen, world.rob]:
        for address in ["/steward/incidents", "/steward/incidents/new", path]:
            assert outsider.get(address).status == 404
        assert outsider.post(path, {"what": "Mine"}).status == 404

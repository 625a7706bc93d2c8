"""A backup that is made while people write is whole, and is restored whole: on either engine, or not at all."""

import itertools, json, os, pathlib, re, shutil, subprocess, threading
import pytest
from rows import Rows
from server import ROOT, Server, databases, make_database
from test_bad_pictures import photo
from test_kill import Writing, check, check_events, check_notices, ready
from world import HARBOUR, World, until


numbers = itertools.count()


def run(server, command, *more):
    return subprocess.run(server.arguments(command, *more), capture_output=True, text=True)


def backup(server, folder):
    made = run(server, "backup", "--to", str(folder))
    assert made.returncode == 0, made.stderr
    return pathlib.Path(made.stdout.split(": ")[0])


def place(folder, engine, name):
    """An empty place for a restored server."""
    return Server(folder / name, make_database(engine, f"restored_{os.getpid()}_{next(numbers)}"))


def as_world(server, world):
    """The restored server, with the people as they were signed in."""
    copy = object.__new__(World)
    copy.server, copy.rows, copy.writers = server, type(world.rows)(server), 0
    copy.people = {}
    for handle, person in world.people.items():
        other = type(person)(server.base)
        other.cookies = dict(person.cookies)
        copy.people[handle] = other
    return copy


def everything(rows):
    """All that was restored must be equal, whatever engine holds it."""
    return {
        "posts": rows.all("SELECT id, author_id, body, audience, created_at FROM posts ORDER BY id"),
        "praises": rows.all("SELECT id, words, giver_id FROM praises ORDER BY id"),
        "people": rows.all("SELECT id, handle, name FROM actors ORDER BY id"),
        "groups": rows.all("SELECT id, people, former FROM groups ORDER BY id"),
        "events": rows.all("SELECT kind, subject_id, actor_id FROM events ORDER BY transaction_id, sequence"),
        "notices": rows.all("SELECT account_id, kind, cause_id, bundle FROM notices ORDER BY account_id, kind, cause_id"),
        "files": rows.all("SELECT digest FROM picture_files ORDER BY digest"),
        "messages": rows.all("SELECT id, author_id, body FROM messages ORDER BY id"),
        "drafts": rows.all("SELECT id, fields, version FROM drafts ORDER BY id"),
        "follows": rows.all("SELECT follower_id, followed_id, state FROM follows ORDER BY follower_id, followed_id"),
        "blocks": rows.all("SELECT blocker_id, blocked_id FROM blocks ORDER BY blocker_id, blocked_id"),
        "votes": rows.all("SELECT post_id, account_id, position FROM poll_votes ORDER BY post_id, account_id"),
        "counts": {name: rows.count(f"SELECT COUNT(*) FROM {name}") for name in TABLES},
    }


# Every table that a migration made and none dropped; but those of the running server, and the search, which is put together anew.
SCHEMA = "\n".join(path.read_text() for path in sorted((ROOT / "Schema").glob("*.sql")))
DROPPED = set(re.findall(r"DROP TABLE (\w+)", SCHEMA)) | set(re.findall(r"ALTER TABLE (\w+) RENAME TO", SCHEMA))
MADE = set(re.findall(r"^CREATE TABLE (\w+)", SCHEMA, re.M)) | set(re.findall(r"RENAME TO (\w+)", SCHEMA))
TABLES = sorted(name for name in MADE if name not in {"nodes", "jobs", "settings"} and not name.startswith(("post_words", "search")) and (name not in DROPPED or f"RENAME TO {name}" in SCHEMA))


@pytest.mark.parametrize("to", databases())
def test_a_backup_under_load_restores_whole_on_either_engine(fresh, tmp_path, to):
    posts, stop = ready(fresh), threading.Event()
    fresh.post(fresh.maya, "With a picture.", files=[("picture-0", "wall.jpg", "image/jpeg", photo())], **{"describe-0": "A wall"})
    writers = [Writing(fresh.person(who), f"r0-{who}", posts, stop) for who in ("anna", "bela", "cleo", "dora", "egon", "fritz")]
    [w.client.token for w in writers]
    [w.start() for w in writers]
    until(lambda: sum(len(w.shared) for w in writers) > 10)
    before = {w: (set(w.shared), set(w.praised)) for w in writers}
    made = backup(fresh.server, tmp_path)
    stop.set()
    [w.join(timeout=30) for w in writers]
    assert sum(len(w.shared | w.praised) for w in writers) > sum(len(s | p) for s, p in before.values()), "nothing was written meanwhile"
    server = place(tmp_path, to, "copy")
    done = run(server, "restore", str(made))
    assert done.returncode == 0, done.stderr
    server.start()
    try:
        copy = as_world(server, fresh)
        # What was acknowledged before the backup began is there; what came later may be missing, but nothing is half.
        for writer, (shared, praised) in before.items():
            writer.shared, writer.praised = shared, praised
        check(copy, writers)
        check_events(copy)
        check_notices(copy)
        assert copy.rows.count("SELECT COUNT(*) FROM picture_files") > 0
        examined = run(server, "doctor")
        assert examined.returncode == 0 and "All is well." in examined.stdout, examined.stdout
        # It goes on: what is written now has its consequences, and older words are found.
        post = copy.post(copy.people["anna"], "After the restore, by the lighthouse.")
        copy.praise(copy.people["bela"], post, "You came back")
        until(lambda: "You came back" in copy.people["anna"].get("/notices").words)
        copy.indexed()
        assert "Praise me 1." in copy.people["anna"].get("/search?q=praise").words
    finally:
        server.stop()


@pytest.fixture(scope="module")
def saved(world, tmp_path_factory):
    """A backup, and what was in it."""
    folder = tmp_path_factory.mktemp("saved")
    post = world.post(world.doreen, "A “quoted” line\nand another\\, with ÅÉ 🧗 and\ttabs.", files=[("picture-0", "a.jpg", "image/jpeg", photo())])
    world.reply(world.tomasz, post, "Well done.")
    world.praise(world.tomasz, post, "You kept at it")
    world.done(world.tomasz.post("/@doreen/follow", {"do": "follow"}))
    world.done(world.doreen.post(f"/posts/{post}/keep", {"do": "keep"}))
    poll = world.post(world.doreen, "When?", **{"choice-1": "Early", "choice-2": "Late", "poll-days": "3"})
    world.done(world.tomasz.post(f"/posts/{poll}/vote", {"answer": "1"}))
    world.done(world.tomasz.post(HARBOUR + "/drafts", {"key": "kept", "body": "Not yet.", "audience": "group", "kind": "note", "do": "keep"}))
    world.done(world.tomasz.post("/messages/doreen", {"key": "word", "body": "Tomorrow at seven?"}))
    world.done(world.person("eve").post("/@tomasz/block", {"do": "block"}))
    world.done(world.maya.post("/p/harbour/broadcasts", {"key": "all", "room": "everybody", "subject": "Hours", "body": "At six."}))
    until(lambda: world.rows.count("SELECT COUNT(*) FROM broadcasts WHERE told_at IS NOT NULL") == 1)
    until(lambda: "Tomasz answered you" in world.doreen.get("/notices").words)
    until(lambda: world.rows.count("SELECT COUNT(*) FROM notices WHERE kind = 'praise'") == 1)
    return backup(world.server, folder), everything(world.rows)


@pytest.mark.parametrize("to", databases())
def test_every_row_comes_back_as_it_was(saved, tmp_path, to):
    made, rows = saved
    server = place(tmp_path, to, "same")
    assert run(server, "restore", str(made)).returncode == 0
    assert everything(Rows(server)) == rows
    again = run(server, "restore", str(made))
    assert again.returncode == 1 and "is left as it is" in again.stderr


def damaged(made, folder, how):
    copy = folder / "damaged"
    shutil.copytree(made, copy)
    manifest = json.loads((copy / "manifest.json").read_text())
    posts, picture = copy / "tables" / "posts.jsonl", next((copy / "media").iterdir())
    if how == "a table cut short":
        posts.write_bytes(posts.read_bytes()[:-20])
    elif how == "a table changed":
        posts.write_bytes(posts.read_bytes().replace(b"quoted", b"qouted"))
    elif how == "a table missing":
        posts.unlink()
    elif how == "a picture cut short":
        data = picture.read_bytes()
        picture.unlink()
        picture.write_bytes(data[:-1])
    elif how == "a picture missing":
        picture.unlink()
    elif how == "no manifest":
        (copy / "manifest.json").unlink()
    elif how == "half a manifest":
        (copy / "manifest.json").write_text((copy / "manifest.json").read_text()[:100])
    elif how == "another program's":
        (copy / "manifest.json").write_text(json.dumps({**manifest, "program": "somebody else"}))
    elif how == "of a newer program":
        (copy / "manifest.json").write_text(json.dumps({**manifest, "schema": 9_999}))
    elif how == "of a newer format":
        (copy / "manifest.json").write_text(json.dumps({**manifest, "format": 2}))
    elif how == "a path for a table":
        manifest["tables"][0]["name"] = "../../etc/passwd"
        (copy / "manifest.json").write_text(json.dumps(manifest))
    return copy


@pytest.mark.parametrize(
    "how, words",
    [
        ("a table cut short", "posts.jsonl is missing, cut short or was changed"),
        ("a table changed", "posts.jsonl is missing, cut short or was changed"),
        ("a table missing", "posts.jsonl is missing, cut short or was changed"),
        ("a picture cut short", "media/"),
        ("a picture missing", "media/"),
        ("no manifest", "not a backup that Hearten made"),
        ("half a manifest", "not a backup that Hearten made"),
        ("another program's", "not a backup that Hearten made"),
        ("of a newer program", "Restore it with the newer program"),
        ("of a newer format", "Restore it with the newer program"),
        ("a path for a table", "not a backup that Hearten made"),
    ],
)
def test_what_is_damaged_foreign_or_newer_is_refused_before_anything_is_written(saved, tmp_path, how, words):
    server = Server(tmp_path / "empty")
    refused = run(server, "restore", str(damaged(saved[0], tmp_path, how)))
    assert refused.returncode == 1 and words in refused.stderr, refused.stderr
    assert not (tmp_path / "empty").exists()


def test_a_folder_that_is_no_backup_and_a_server_that_is_none(tmp_path):
    server = Server(tmp_path / "empty")
    assert "not a backup" in run(server, "restore", str(tmp_path)).stderr
    nothing = run(server, "backup", "--to", str(tmp_path / "out"))
    assert nothing.returncode == 1 and "no Hearten database at this place" in nothing.stderr
    assert not (tmp_path / "empty" / "hearten.db").exists()


def test_no_backup_while_the_schema_is_brought_up_to_date(fresh, tmp_path):
    """Half of the migrations ran: the backup says so and leaves nothing behind."""
    fresh.rows.run("DELETE FROM migrations WHERE number = (SELECT MAX(number) FROM migrations)")
    refused = run(fresh.server, "backup", "--to", str(tmp_path / "out"))
    assert refused.returncode == 1 and "The database has schema" in refused.stderr
    assert list((tmp_path / "out").iterdir()) == []
    if fresh.server.database:
        holder = subprocess.Popen(["psql", "-X", "-q", "-d", fresh.server.database], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        try:
            holder.stdin.write("SELECT pg_advisory_lock(7236471885);\n\\echo held\n")
            holder.stdin.flush()
            until(lambda: "held" in holder.stdout.readline())
            refused = run(fresh.server, "backup", "--to", str(tmp_path / "out"))
            assert refused.returncode == 1 and "just being brought up to date" in refused.stderr
        finally:
            holder.stdin.close()
            holder.wait(timeout=10)

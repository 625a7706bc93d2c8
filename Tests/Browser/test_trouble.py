"""What happens when the ground shakes: the page says so with the form filled, nothing is lost, and afterwards it goes on by itself."""

import os, pathlib, secrets, shutil, sqlite3, subprocess, threading, time
import pytest
from server import Server
from test_bad_pictures import drawing, saved
from world import HARBOUR, World, until

sqlite = pytest.mark.parametrize("server", ["sqlite"], indirect=True)
postgres = pytest.mark.skipif(not os.environ.get("HEARTEN_TEST_POSTGRES"), reason="no PostgreSQL was started")


def comes_back_filled(answer, body):
    assert answer.status == 503
    assert "The database is not answering just now." in answer.words
    form = answer.form(HARBOUR + "/posts")
    assert (form.typed("body"), form.typed("headline"), form.chosen("kind")) == (body, "Up", ["win"])
    return form.typed("key")


# A database that is held by somebody else


@sqlite
def test_a_write_waits_for_a_short_lock(fresh):
    doreen, key = fresh.doreen, secrets.token_hex(8)
    other = sqlite3.connect(fresh.server.data / "hearten.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    answers = []
    sending = threading.Thread(target=lambda: answers.append(fresh.share(doreen, "Waited a little.", key)))
    sending.start()
    assert fresh.maya.get(HARBOUR).status == 200
    other.execute("ROLLBACK")
    sending.join()
    assert answers[0].status == 303
    assert fresh.written(key) == 1


@sqlite
def test_a_long_lock_brings_the_form_back_and_reading_goes_on(fresh):
    doreen, key = fresh.doreen, secrets.token_hex(8)
    other = sqlite3.connect(fresh.server.data / "hearten.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        answer = fresh.share(doreen, "Waited long.", key)
        assert fresh.maya.get(HARBOUR).status == 200
    finally:
        other.execute("ROLLBACK")
    assert comes_back_filled(answer, "Waited long.") == key
    assert fresh.written(key) == 0
    fresh.done(fresh.share(doreen, "Waited long.", key))
    assert fresh.written(key) == 1


@sqlite
def test_a_database_file_that_is_gone_for_a_while_is_missed_and_found_again(fresh):
    doreen, data = fresh.doreen, fresh.server.data
    fresh.done(fresh.share(doreen, "Before."))
    names = [name for name in ("hearten.db", "hearten.db-wal", "hearten.db-shm") if (data / name).exists()]
    (data / "away").mkdir()
    [(data / name).rename(data / "away" / name) for name in names]
    try:
        missing = doreen.get(HARBOUR)
        assert missing.status == 503
        assert "Nothing was lost that you saw saved; please try again in a moment." in missing.words
        assert fresh.share(doreen, "Meanwhile.").status == 503
        assert fresh.visitor().get("/readyz").status == 503
        assert not (data / "hearten.db").exists()
    finally:
        [(data / "away" / name).rename(data / name) for name in names]
    until(lambda: doreen.get(HARBOUR).status == 200)
    assert "Before." in doreen.get(HARBOUR).text
    until(lambda: fresh.share(doreen, "After.").status == 303)
    assert "After." in doreen.get(HARBOUR).text
    assert fresh.visitor().get("/readyz").text == "ready\n"


# PostgreSQL that hangs up or goes away


@pytest.fixture
def own_postgres(tmp_path):
    """A PostgreSQL of the test's own, to be stopped and started."""
    programs = max(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))
    folder = subprocess.run(["mktemp", "-d", "/tmp/hearten-trouble.XXXXXX"], capture_output=True, text=True, check=True).stdout.strip()
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if user:
        shutil.chown(folder, "postgres", "postgres")

    def run(program, *arguments):
        subprocess.run(
            [*user, str(programs / program), *arguments], check=True, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
        )

    def start():
        run(
            "pg_ctl",
            "-D",
            folder + "/data",
            "-l",
            folder + "/log",
            "-w",
            "-o",
            f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off",
            "start",
        )

    def stop(how="fast"):
        run("pg_ctl", "-D", folder + "/data", "-w", "-m", how, "stop")

    run("initdb", "-D", folder + "/data", "-U", "hearten", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
    start()
    server = Server(tmp_path / "data", f"host={folder} user=hearten dbname=postgres").start()
    yield World(server), start, stop
    server.stop()
    subprocess.run(
        [*user, str(programs / "pg_ctl"), "-D", folder + "/data", "-m", "immediate", "stop"], cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    shutil.rmtree(folder)


@postgres
def test_connections_that_postgres_ends_are_opened_again(own_postgres):
    world, _, _ = own_postgres
    doreen = world.doreen
    for round_ in range(5):
        world.rows.all("SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()")
        assert doreen.get(HARBOUR).status == 200
        world.rows.all("SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()")
        key = secrets.token_hex(8)
        world.done(world.share(doreen, f"Round {round_}.", key))
        assert world.written(key) == 1


@postgres
@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_a_postgres_that_is_away_for_a_while_is_missed_and_found_again(own_postgres, how):
    world, start, stop = own_postgres
    doreen = world.doreen
    world.done(world.share(doreen, "Before."))
    stop(how)
    for _ in range(3):
        away = doreen.get(HARBOUR)
        assert away.status == 503
        assert "The database is not answering just now." in away.words
    assert world.share(doreen, "Meanwhile.").status == 503
    assert world.visitor().get("/healthz").status == 200
    assert world.visitor().get("/readyz").status == 503
    start()
    until(lambda: doreen.get(HARBOUR).status == 200)
    assert "Before." in doreen.get(HARBOUR).text
    world.done(world.share(doreen, "After."))


# A full disk


@pytest.fixture
def small_disk(tmp_path):
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(disk)], capture_output=True).returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_full_disk_says_so_loses_nothing_and_goes_on_after_room_is_made(small_disk):
    server = Server(small_disk / "data")
    world = World(server.start())
    try:
        doreen = world.doreen
        world.done(world.share(doreen, "Before."))
        filler = small_disk / "filler"
        fill(filler)
        body, answer = "x" * 4_000, None
        for number in range(400):
            answer = world.share(doreen if number % 30 else world.people["maya"], body, f"full-{number}")
            if answer.status != 303:
                break
        assert answer.status == 507
        assert "disk is full" in answer.words
        assert answer.form(HARBOUR + "/posts").typed("body") == body
        assert doreen.get(HARBOUR).status == 200
        picture = doreen.post(
            HARBOUR + "/posts",
            {"key": "picture", "audience": "group", "body": "With a picture."},
            files=[("picture-0", "a.jpg", "image/jpeg", saved(drawing(1600, 1200), "JPEG", quality=95))],
        )
        assert picture.status in (422, 507)
        assert "no room" in picture.words or "disk is full" in picture.words
        saved_before = world.rows.count("SELECT COUNT(*) FROM posts")
        filler.unlink()
        until(lambda: world.share(world.maya, "After.", "after").status == 303)
        assert world.rows.count("SELECT COUNT(*) FROM posts") == saved_before + 1
        assert "Before." in world.rows.column("SELECT body FROM posts")
        assert world.rows.one("PRAGMA integrity_check") == "ok"
    finally:
        server.stop()


def fill(path):
    with open(path, "wb", buffering=0) as out:
        try:
            for size in (1 << 16, 1 << 12):
                while True:
                    try:
                        out.write(b"\0" * size)
                    except OSError:
                        break
        finally:
            out.truncate(max(0, out.tell() - (192 << 10)))

"""What happens when the ground shakes: the page says so with the form filled, nothing is lost, and afterwards it goes on by itself."""
import http.client, os, pathlib, re, secrets, shutil, signal, socket, sqlite3, subprocess, threading, time
import pytest
from conftest import HEARTEN, Server, free_port
from test_bad_pictures import drawing, saved
from world import HARBOUR, World

sqlite = pytest.mark.parametrize("server", ["sqlite"], indirect=True)
postgres = pytest.mark.skipif(not os.environ.get("HEARTEN_TEST_POSTGRES"), reason="no PostgreSQL was started")


def share(person, body, key=None, **more):
    return person.post(HARBOUR + "/posts", {"key": key or secrets.token_hex(8), "audience": "group", "kind": "win", "headline": "Up", "body": body}, **more)


def until(condition, seconds=15):
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)
    return found


def is_saved(world, key):
    return world.rows.count(f"SELECT COUNT(*) FROM posts WHERE form_key = '{key}'")


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
    sending = threading.Thread(target=lambda: answers.append(share(doreen, "Waited a little.", key)))
    sending.start()
    assert fresh.maya.get(HARBOUR).status == 200
    other.execute("ROLLBACK")
    sending.join()
    assert answers[0].status == 303
    assert is_saved(fresh, key) == 1


@sqlite
def test_a_long_lock_brings_the_form_back_and_reading_goes_on(fresh):
    doreen, key = fresh.doreen, secrets.token_hex(8)
    other = sqlite3.connect(fresh.server.data / "hearten.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        answer = share(doreen, "Waited long.", key)
        assert fresh.maya.get(HARBOUR).status == 200
    finally:
        other.execute("ROLLBACK")
    assert comes_back_filled(answer, "Waited long.") == key
    assert is_saved(fresh, key) == 0
    fresh.done(share(doreen, "Waited long.", key))
    assert is_saved(fresh, key) == 1


@sqlite
def test_a_database_file_that_is_gone_for_a_while_is_missed_and_found_again(fresh):
    doreen, data = fresh.doreen, fresh.server.data
    fresh.done(share(doreen, "Before."))
    names = [name for name in ("hearten.db", "hearten.db-wal", "hearten.db-shm") if (data / name).exists()]
    (data / "away").mkdir()
    [(data / name).rename(data / "away" / name) for name in names]
    try:
        missing = doreen.get(HARBOUR)
        assert missing.status == 503
        assert "Nothing was lost that you saw saved; please try again in a moment." in missing.words
        assert share(doreen, "Meanwhile.").status == 503
        assert fresh.visitor().get("/readyz").status == 503
        assert not (data / "hearten.db").exists()
    finally:
        [(data / "away" / name).rename(data / name) for name in names]
    until(lambda: doreen.get(HARBOUR).status == 200)
    assert "Before." in doreen.get(HARBOUR).text
    until(lambda: share(doreen, "After.").status == 303)
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
        subprocess.run([*user, str(programs / program), *arguments], check=True, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)

    def start():
        run("pg_ctl", "-D", folder + "/data", "-l", folder + "/log", "-w", "-o", f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off", "start")

    def stop(how="fast"):
        run("pg_ctl", "-D", folder + "/data", "-w", "-m", how, "stop")

    run("initdb", "-D", folder + "/data", "-U", "hearten", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
    start()
    server = Server(tmp_path / "data", f"host={folder} user=hearten dbname=postgres").start()
    yield World(server), start, stop
    server.stop()
    subprocess.run([*user, str(programs / "pg_ctl"), "-D", folder + "/data", "-m", "immediate", "stop"], cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
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
        world.done(share(doreen, f"Round {round_}.", key))
        assert is_saved(world, key) == 1


@postgres
@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_a_postgres_that_is_away_for_a_while_is_missed_and_found_again(own_postgres, how):
    world, start, stop = own_postgres
    doreen = world.doreen
    world.done(share(doreen, "Before."))
    stop(how)
    for _ in range(3):
        away = doreen.get(HARBOUR)
        assert away.status == 503
        assert "The database is not answering just now." in away.words
    assert share(doreen, "Meanwhile.").status == 503
    assert world.visitor().get("/healthz").status == 200
    assert world.visitor().get("/readyz").status == 503
    start()
    until(lambda: doreen.get(HARBOUR).status == 200)
    assert "Before." in doreen.get(HARBOUR).text
    world.done(share(doreen, "After."))


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
        world.done(share(doreen, "Before."))
        filler = small_disk / "filler"
        fill(filler)
        body, answer = "x" * 4_000, None
        for number in range(400):
            answer = share(doreen if number % 30 else world.people["maya"], body, f"full-{number}")
            if answer.status != 303:
                break
        assert answer.status == 507
        assert "disk is full" in answer.words
        assert answer.form(HARBOUR + "/posts").typed("body") == body
        assert doreen.get(HARBOUR).status == 200
        picture = doreen.post(HARBOUR + "/posts", {"key": "picture", "audience": "group", "body": "With a picture."},
                              files=[("picture-0", "a.jpg", "image/jpeg", saved(drawing(1600, 1200), "JPEG", quality=95))])
        assert picture.status in (422, 507)
        assert "no room" in picture.words or "disk is full" in picture.words
        saved_before = world.rows.count("SELECT COUNT(*) FROM posts")
        filler.unlink()
        until(lambda: share(world.maya, "After.", "after").status == 303)
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


# Stopping

def listen(client, group):
    """A page that listens: an open stream, read up to its first words."""
    stream = http.client.HTTPConnection("127.0.0.1", client.address.port, timeout=30)
    stream.request("GET", f"/live?group={group}", headers={"Host": client.address.netloc, **client._cookie()})
    answer = stream.getresponse()
    assert answer.status == 200 and answer.headers["content-type"] == "text/event-stream"
    assert answer.readline() == b"retry: 3000\n"
    return stream, answer


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_is_asked_to_stop_ends_within_seconds_though_pages_listen(fresh, how):
    streams = [listen(fresh.maya, fresh.group_id()) for _ in range(20)]
    fresh.done(share(fresh.doreen, "Last words.", "last"))
    fresh.server.process.send_signal(how)
    assert fresh.server.process.wait(timeout=5) == 0
    for _, answer in streams:
        answer.read()
    assert is_saved(fresh, "last") == 1


def test_a_request_under_way_is_answered_before_the_server_stops(fresh):
    doreen, answers = fresh.doreen, []

    def send(number):
        try:
            answers.append(share(doreen.again(), f"Under way {number}.", f"way-{number}").status)
        except (OSError, http.client.HTTPException):
            pass  # It came too late: the server no longer listened.

    senders = [threading.Thread(target=send, args=(n,)) for n in range(10)]
    [t.start() for t in senders]
    fresh.server.process.terminate()
    [t.join() for t in senders]
    assert fresh.server.process.wait(timeout=15) == 0
    assert answers.count(303) == fresh.rows.count("SELECT COUNT(*) FROM posts WHERE form_key LIKE 'way-%'")


def test_what_was_open_before_a_restart_goes_on_after_it(fresh):
    doreen = fresh.doreen
    form = doreen.get(HARBOUR).form(HARBOUR + "/posts")
    fresh.server.stop()
    fresh.server.start()
    fresh.done(doreen.post(HARBOUR + "/posts", {"key": form.typed("key"), "audience": "group", "body": "Typed before."}, token=form.typed("token")))
    assert "Typed before." in doreen.get(HARBOUR).text


# Starting

def started(*arguments, environment=None):
    return subprocess.run([HEARTEN, *arguments], capture_output=True, text=True, timeout=30, env={**os.environ, **(environment or {})})


def test_everything_that_is_wrong_with_the_configuration_is_said_at_once(tmp_path):
    ended = started("serve", "--data", str(tmp_path), "--listen", "nowhere", "--origin", "harbour.example/here", "--smtp", "mail.example", "--database", "mysql://x")
    assert ended.returncode == 2
    for word in ["listen:", "origin:", "smtp:", "database:"]:
        assert word in ended.stderr
    assert "mysql" not in ended.stderr
    assert not (tmp_path / "hearten.db").exists()


def test_faults_are_found_in_the_environment_and_in_the_file_too(tmp_path):
    (tmp_path / "hearten.yaml").write_text("origin: nonsense\nmail:\n  from: nobody\n")
    ended = started("serve", "--data", str(tmp_path), environment={"HEARTEN_LISTEN": "x:y"})
    assert ended.returncode == 2
    for word in ["origin:", "mail.from:", "listen:"]:
        assert word in ended.stderr


@pytest.mark.parametrize("text", ["a: [", "\t- x", "%%%"])
def test_a_settings_file_that_cannot_be_read_is_named(tmp_path, text):
    (tmp_path / "hearten.yaml").write_text(text)
    ended = started("serve", "--data", str(tmp_path), "--listen", "nonsense")
    assert ended.returncode == 2
    assert "hearten.yaml" in ended.stderr and "listen:" in ended.stderr


def test_a_data_folder_that_cannot_be_used_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    ended = started("serve", "--data", str(tmp_path / "file" / "data"), "--listen", "127.0.0.1:0")
    assert ended.returncode == 2
    assert str(tmp_path / "file" / "data") in ended.stderr
    assert "NSCocoaErrorDomain" not in ended.stderr


def test_a_port_that_is_taken_ends_with_a_sentence(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ended = started("serve", "--data", str(tmp_path), "--listen", f"127.0.0.1:{taken.getsockname()[1]}")
    assert ended.returncode not in (0, -11, -6)
    assert "Fatal error" not in ended.stderr


@postgres
def test_a_database_that_is_not_there_ends_with_a_sentence(tmp_path):
    ended = started("serve", "--data", str(tmp_path), "--database", "host=/nowhere user=hearten dbname=x", "--listen", f"127.0.0.1:{free_port()}")
    assert ended.returncode == 1
    assert "The database is not answering just now." in ended.stderr


def test_a_file_that_is_no_database_ends_with_a_sentence(tmp_path):
    (tmp_path / "hearten.db").write_bytes(b"this is no database at all, but a letter to a friend" * 100)
    ended = started("serve", "--data", str(tmp_path), "--listen", f"127.0.0.1:{free_port()}")
    assert ended.returncode == 1
    assert "database" in ended.stderr
    assert re.match(b"this is no database", (tmp_path / "hearten.db").read_bytes())


# Limits

def test_too_many_wrong_passwords_are_slowed_down_with_the_name_still_there(fresh):
    fresh.doreen
    visitor = fresh.visitor()
    answers = [visitor.post("/sign-in", {"login": "doreen", "password": "not this one"}) for _ in range(11)]
    assert [a.status for a in answers] == [422] * 10 + [429]
    assert "That was a lot of sign-ins in a short time." in answers[-1].words
    assert answers[-1].form("/sign-in").typed("login") == "doreen"
    assert fresh.visitor().post("/sign-in", {"login": "maya", "password": "not this one"}).status == 422


def test_too_many_posts_are_slowed_down_with_the_form_still_filled(fresh):
    doreen = fresh.doreen
    statuses = [share(doreen, f"Number {n}.").status for n in range(41)]
    assert statuses == [303] * 40 + [429]
    answer = share(doreen, "One more.", "one-more")
    assert "That was a lot of posts in a short time." in answer.words
    assert (answer.form(HARBOUR + "/posts").typed("body"), answer.form(HARBOUR + "/posts").typed("key")) == ("One more.", "one-more")
    assert share(fresh.maya, "Others go on.").status == 303


def test_too_many_invitations_are_slowed_down_with_the_form_still_filled(fresh):
    form = {"role": "client", "days": "14", "words": "Come along", "group": fresh.group_id()}
    for batch in range(2):
        fresh.done(fresh.maya.post("/p/harbour/invite", {**form, "emails": "\n".join(f"guest{batch}{n}@example.org" for n in range(50))}))
    answer = fresh.maya.post("/p/harbour/invite", {**form, "emails": "one@example.org"})
    assert answer.status == 429
    assert "That was a lot of invitations in a short time." in answer.words
    assert (answer.form("/p/harbour/invite").typed("emails"), answer.form("/p/harbour/invite").typed("words")) == ("one@example.org", "Come along")

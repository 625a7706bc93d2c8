"""The server starts or says why not, and stops when it is asked to, whoever listens."""

import http.client, os, signal, socket, subprocess, threading
import pytest
from server import HEARTEN, free_port
from world import HARBOUR

postgres = pytest.mark.skipif(not os.environ.get("HEARTEN_TEST_POSTGRES"), reason="no PostgreSQL was started")


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
    fresh.done(fresh.share(fresh.doreen, "Last words.", "last"))
    fresh.server.process.send_signal(how)
    assert fresh.server.process.wait(timeout=5) == 0
    for _, answer in streams:
        answer.read()
    assert fresh.written("last") == 1


def test_a_request_under_way_is_answered_before_the_server_stops(fresh):
    doreen, answers = fresh.doreen, []

    def send(number):
        try:
            answers.append(fresh.share(doreen.again(), f"Under way {number}.", f"way-{number}").status)
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
    ended = started(
        "serve", "--data", str(tmp_path), "--listen", "nowhere", "--origin", "harbour.example/here", "--smtp", "mail.example", "--database", "mysql://x"
    )
    assert ended.returncode == 2
    for word in ["listen:", "origin:", "smtp:", "database:"]:
        assert word in ended.stderr
    assert "mysql" not in ended.stderr
    assert not (tmp_path / "hearten.db").exists()


def test_faults_are_found_in_the_environment_and_in_the_file_too(tmp_path):
    (tmp_path / "hearten.yaml").write_text("origin: nonsense\nmail:\n  from: nobody\n")
    more = {"HEARTEN_LISTEN": "x:y", "HEARTEN_OUTSIDE_ALLOW": "10.0.0.0/8, everywhere", "HEARTEN_OUTSIDE_CA": "/nowhere.pem"}
    ended = started("serve", "--data", str(tmp_path), environment=more)
    assert ended.returncode == 2
    for word in ["origin:", "mail.from:", "listen:", "outside.allow: “everywhere”", "outside.ca: /nowhere.pem"]:
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
    assert (tmp_path / "hearten.db").read_bytes().startswith(b"this is no database")

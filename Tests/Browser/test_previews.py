"""What a link leads to, seen by the server alone: with a web server of somebody else, and one that it must not reach."""

import pathlib, subprocess, sys
import pytest
from server import databases, empty_server
from world import HARBOUR, World, until

STRANGE = pathlib.Path(__file__).resolve().parents[1] / "OutsideTests" / "web_server.py"


@pytest.fixture(scope="module")
def elsewhere():
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
        server = empty_server(request, tmp_path_factory.mktemp("previews"), request.param)
    yield World(server)
    server.stop()


def seen(world, address):
    return world.rows.all(f"SELECT COALESCE(failure, 'none') FROM link_previews WHERE address = '{address}'")


def test_a_link_shows_where_it_leads_without_asking_the_other_server_from_the_browser(world, visit, elsewhere):
    address = f"http://127.0.0.1:{elsewhere}/once"
    world.post(world.tomasz, f"I follow this plan: {address}")
    until(lambda: seen(world, address))
    # The browser of the tests notes every request to another host as a fault.
    card = visit(by=world.doreen).go(HARBOUR).locator("a.preview")
    assert card.inner_text().split("\n") == ["NHS", "Couch to 5k", "Nine weeks, three runs a week."]
    assert card.get_attribute("href") == address and "nofollow" in card.get_attribute("rel")
    assert world.rob.get(HARBOUR).status == 404 and "Couch to 5k" not in world.rob.get("/home").words + world.rob.get("/search?q=plan").words


@pytest.mark.parametrize("path", ["to-another", "to-mapped", "gigabyte", "picture", "loop", "gone"])
def test_what_cannot_be_shown_is_noted_and_everything_goes_on(world, elsewhere, path):
    address = f"http://127.0.0.1:{elsewhere}/{path}"
    post = world.post(world.tomasz, f"Look at {address}")
    failure = until(lambda: seen(world, address))[0][0]
    assert failure != "none", path
    answer = world.doreen.see(f"/posts/{post}")
    assert not answer.page.all("a", class_="preview") and "Secret" not in answer.text and failure not in answer.words
    assert world.rows.count("SELECT COUNT(*) FROM jobs WHERE state = 'abandoned'") == 0

"""The server is killed in the middle of writing, again and again: what somebody was told is saved is there, once, with all that follows from it."""

import http.client, os, random, signal, threading, time

from world import HARBOUR

ROUNDS = int(os.environ.get("HEARTEN_KILLS", "5"))
WRITERS = 4


class Writing(threading.Thread):
    """Posts and praises as fast as it is answered, and remembers what was acknowledged."""

    def __init__(self, client, name, posts, stop):
        super().__init__()
        self.client, self.label, self.posts, self.stop, self.number = client, name, posts, stop, 0
        self.asked, self.shared, self.praised, self.refused = {}, set(), set(), []

    def run(self):
        while not self.stop.is_set():
            self.number += 1
            key = f"{self.label}-{self.number}"
            try:
                self._write(key)
            except (OSError, http.client.HTTPException):
                return

    def _write(self, key):
        if self.number % 3 == 0:
            post = self.posts[self.number % len(self.posts)]
            self.asked[key] = post
            answer = self.client.post(f"/posts/{post}/praise", {"kind": "effort", "words": f"You kept at it {key}", "where": "under"}, timeout=20)
            self._acknowledge(answer, key, self.praised)
        else:
            self.asked[key] = None
            answer = self.client.post(HARBOUR + "/posts", {"key": key, "audience": "group", "body": f"Written {key}."}, timeout=20)
            self._acknowledge(answer, key, self.shared)

    def _acknowledge(self, answer, key, told):
        if answer.status == 303:
            told.add(key)
        elif answer.status != 429:
            self.refused.append((answer.status, answer.words[:200]))


def ready(world, posts=6):
    """Members who write, and posts of Maya's to praise. Each round has its own writers: nobody writes more than 40 posts an hour."""
    return [world.post(world.maya, f"Praise me {n}.") for n in range(posts)]


def one_round(world, posts, number, chance):
    stop = threading.Event()
    writers = [Writing(world.person(f"{who}{number}"), f"r{number}-{who}", posts, stop) for who in ("anna", "bela", "cleo", "dora")[:WRITERS]]
    [w.client.token for w in writers]
    [w.start() for w in writers]
    stop.wait(chance.uniform(0.05, 0.6))
    world.server.process.send_signal(signal.SIGKILL)
    world.server.process.wait(timeout=10)
    stop.set()
    [w.join(timeout=30) for w in writers]
    world.server.log.close()
    world.server.start()
    return writers


def counts(world, statement):
    return {key: int(count) for key, count in world.rows.all(statement)}


def check(world, writers):
    """Every acknowledged post and praise once; nothing half; nothing that was not sent."""
    assert [w.refused for w in writers if w.refused] == []
    shared, praised = set().union(*[w.shared for w in writers]), set().union(*[w.praised for w in writers])
    asked = {key for w in writers for key in w.asked}
    posts = counts(world, "SELECT form_key, COUNT(*) FROM posts WHERE form_key LIKE 'r%-%' GROUP BY form_key")
    assert shared - posts.keys() == set()
    assert posts.keys() <= asked
    assert set(posts.values()) <= {1}
    praises = counts(world, "SELECT words, COUNT(*) FROM praises GROUP BY words")
    assert {f"You kept at it {key}" for key in praised} - praises.keys() == set()
    assert praises.keys() <= {f"You kept at it {key}" for key in asked}
    assert set(praises.values()) <= {1}


def check_events(world):
    for table, kind in [("posts", "post.written"), ("praises", "praise.given")]:
        told = f"LEFT JOIN events ON events.subject_id = {table}.id AND events.kind = '{kind}'"
        assert world.rows.all(f"SELECT {table}.id FROM {table} {told} GROUP BY {table}.id HAVING COUNT(events.sequence) <> 1") == []
        assert world.rows.all(f"SELECT sequence FROM events WHERE kind = '{kind}' AND subject_id NOT IN (SELECT id FROM {table})") == []


def check_notices(world):
    """Once the reactions have caught up, there is one notice for each praise and none besides."""
    end = time.monotonic() + 30
    missing = "SELECT id FROM praises WHERE id NOT IN (SELECT cause_id FROM notices WHERE kind = 'praise')"
    while world.rows.all(missing):
        assert time.monotonic() < end, "notices are missing"
        time.sleep(0.05)
    assert world.rows.all("SELECT cause_id FROM notices WHERE kind = 'praise' GROUP BY cause_id HAVING COUNT(*) <> 1") == []
    assert world.rows.all("SELECT id FROM notices WHERE kind = 'praise' AND cause_id NOT IN (SELECT id FROM praises)") == []
    assert world.rows.count("SELECT COUNT(*) FROM jobs WHERE state = 'abandoned'") == 0


def test_what_was_acknowledged_survives_being_killed_exactly_once(fresh):
    chance = random.Random(20261122)
    posts, writers = ready(fresh), []
    for number in range(ROUNDS):
        writers += one_round(fresh, posts, number, chance)
        check(fresh, writers)
    check_events(fresh)
    check_notices(fresh)
    acknowledged = sum(len(w.shared) + len(w.praised) for w in writers)
    print(f"\n{ROUNDS} kills on {'PostgreSQL' if fresh.server.database else 'SQLite'}: {acknowledged} posts and praises acknowledged, all there once.")
    assert acknowledged > ROUNDS
    send_again(fresh, writers[-1])
    check(fresh, writers)


def send_again(world, writer):
    """Those whose answer never came send their forms once more."""
    for key in [key for key, post in writer.asked.items() if post is None][-5:]:
        world.done(writer.client.post(HARBOUR + "/posts", {"key": key, "audience": "group", "body": f"Written {key}."}))

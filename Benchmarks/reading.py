#!/usr/bin/env python3
"""Measures what one reader waits for, on one load set, and prints tables of docs/performance.md.

    Benchmarks/reading.py [--binary .build/release/hearten] [--posts 1000000] [--folder DIR] [--database ADDRESS]

Home is asked by readers who follow 5, 50, 500 and 5,000 people (p1 to p4 of the load set), the group feed beside it for
comparison; then searches by somebody who may see four in five posts, and by somebody who left the group and may see next to none. Before each first page something is written, so that nothing is kept; later pages begin at a place nobody asked for
before. One request at a time, one connection; the middle and the slowest of --rounds.
"""
import argparse, http.client, json, pathlib, random, re, socket, statistics, subprocess, tempfile, time, urllib.parse

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--binary", default=".build/release/hearten")
parser.add_argument("--posts", type=int, default=1_000_000)
parser.add_argument("--accounts", type=int, default=50_001)
parser.add_argument("--rounds", type=int, default=60)
parser.add_argument("--folder", default=None, help="where the load set is kept between runs")
parser.add_argument("--database", default=None, help="an empty PostgreSQL database; without it SQLite")
args = parser.parse_args()
on = ["--database", args.database] if args.database else []
folder = pathlib.Path(args.folder or tempfile.mkdtemp(prefix="hearten-reading-"))
GROUP = "/p/loadset/g/everybody"


def load():
    out = folder / "out.json"
    if not out.exists():
        folder.mkdir(parents=True, exist_ok=True)
        begun = time.perf_counter()
        subprocess.run([args.binary, "load", "--data", folder, "--accounts", str(args.accounts), "--members", str(args.accounts - 1), "--followers",
                        str(args.accounts - 1), "--posts", str(args.posts), "--seed", "7", "--out", out, *on], check=True, stdout=subprocess.DEVNULL)
        print(f"{args.posts:,} posts loaded in {time.perf_counter() - begun:.0f} s\n")
    return {person["handle"]: person for person in json.loads(out.read_text())}


class Reader:
    def __init__(self, port, cookie):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.headers = {"Cookie": cookie}

    def get(self, path):
        begun = time.perf_counter()
        self.connection.request("GET", path, headers=self.headers)
        answer = self.connection.getresponse()
        body = answer.read()
        took = (time.perf_counter() - begun) * 1000
        assert answer.status == 200, (path, answer.status, body[:200])
        return took, body

    def leave(self, group):
        """Leaves a group; does nothing where that was done in an earlier run."""
        self.connection.request("GET", f"{group}/leave", headers=self.headers)
        answer = self.connection.getresponse()
        token = re.search(rb'name="token" value="([^"]*)', answer.read())
        if answer.status != 200:
            return
        form = urllib.parse.urlencode({"token": token[1].decode()})
        self.connection.request("POST", f"{group}/leave", form, {**self.headers, "Content-Type": "application/x-www-form-urlencoded"})
        answer = self.connection.getresponse()
        answer.read()
        assert answer.status == 303, answer.status

    def first(self, path):
        """Of a database that has just changed: `/readyz` writes."""
        times = []
        for _ in range(args.rounds):
            self.get("/readyz")
            times.append(self.get(path)[0])
        return times

    def later(self, path, ids):
        join = "&" if "?" in path else "?"
        return [self.get(f"{path}{join}before={random.choice(ids) - random.randrange(1 << 30)}")[0] for _ in range(args.rounds)]


def middle_and_worst(times):
    return f"{statistics.median(times):.1f} / {max(times):.1f}"


def row(*cells):
    print("| " + " | ".join(str(c) for c in cells) + " |", flush=True)


def home(people, port):
    now = int(time.time() * 1000)
    # Anywhere in the half year that the posts are from.
    ids = [(now - random.randrange(150 * 86_400_000)) << 20 for _ in range(1_000)]
    row("page", "people followed", "first page, ms (middle, worst)", "later pages, ms")
    row(*["---"] * 4)
    reader = Reader(port, people["p0"]["cookie"])
    for _ in range(20):
        reader.get(GROUP)
    row("group", "–", middle_and_worst(reader.first(GROUP)), middle_and_worst(reader.later(GROUP, ids)))
    for handle, count in [("p1", 5), ("p2", 50), ("p3", 500), ("p4", 5_000)]:
        reader = Reader(port, people[handle]["cookie"])
        reader.get("/home")
        row("home", f"{count:,}", middle_and_worst(reader.first("/home")), middle_and_worst(reader.later("/home", ids)))
    print()


SEARCHES = [
    ("a word in every tenth post", "q=harbour"), ("a phrase", "q=%22harbour+wall%22"), ("two words that never meet", "q=harbour+lifeguard"),
    ("a beginning", "q=sto*"), ("a number in one post", "q=number+700001"), ("nothing", "q=xyzzy"), ("a tag", "q=%23walking"),
    ("a word by one author", "q=harbour&author=p77"), ("a word in one kind", "q=harbour&kind=question"), ("a word of an early day", "q=harbour&until={early}"),
]


def search(people, port):
    early = time.strftime("%Y-%m-%d", time.localtime(time.time() - 170 * 86_400))
    outside = Reader(port, people["p9"]["cookie"])
    outside.leave(GROUP)
    readers = [Reader(port, people["p0"]["cookie"]), outside]
    row("search for", "sees four in five, ms (middle, worst)", "sees next to none, ms")
    row(*["---"] * 3)
    for name, query in SEARCHES:
        path = "/search?" + query.format(early=early)
        for reader in readers:
            reader.get(path)
        row(name, *(middle_and_worst([reader.get(path)[0] for _ in range(min(args.rounds, 20))]) for reader in readers))
    print()


people = load()
with socket.socket() as s:
    s.bind(("127.0.0.1", 0))
    port = s.getsockname()[1]
server = subprocess.Popen([args.binary, "serve", "--data", folder, "--listen", f"127.0.0.1:{port}", "--origin", f"http://localhost:{port}", *on],
                          stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    for _ in range(1_000):
        try:
            Reader(port, "").get("/healthz")
            break
        except OSError:
            time.sleep(0.01)
    print(f"the coach has {people['loadcoach']['followers']:,} followers\n")
    home(people, port)
    search(people, port)
finally:
    server.terminate()
    server.wait(timeout=20)

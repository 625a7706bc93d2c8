#!/usr/bin/env python3
"""Measures a release build on load sets and prints the tables of docs/performance.md.

    Benchmarks/measure.py [--binary .build/release/hearten] [--posts 10000,1000000] [--seconds 8] [--database ADDRESS]

Needs wrk (Debian: apt-get install wrk). Only 127.0.0.1 is asked, each run is bounded by --seconds. The group feed is compared
with a route of the same program that answers as many constant bytes (`HEARTEN_BENCHMARK=1`), in turns, so that the noise of the
machine meets both; the table shows the middle of the rounds and, as the noise, their spread. The feed is asked by one reader, by
2,000 readers in turn, and by these while five posts a second are written. Posts are written to a copy of the load set, which
stays as it is. With --database (an empty PostgreSQL database) one load set is made in it, and posts are written to it at the end.
"""
import argparse, http.client, json, os, pathlib, re, shutil, socket, statistics, subprocess, tempfile, threading, time, urllib.parse

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--binary", default=".build/release/hearten")
parser.add_argument("--posts", default="10000,1000000")
parser.add_argument("--accounts", type=int, default=50001)
parser.add_argument("--members", type=int, default=50000)
parser.add_argument("--seconds", type=int, default=8)
parser.add_argument("--rounds", type=int, default=3)
parser.add_argument("--database", default=None, help="a PostgreSQL address; without it SQLite")
parser.add_argument("--folder", default=None, help="where load sets are kept between runs")
args = parser.parse_args()
on = ["--database", args.database] if args.database else []


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Server:
    def __init__(self, data):
        self.port = free_port()
        environment = dict(os.environ, HEARTEN_BENCHMARK="1")
        begun = time.perf_counter()
        self.process = subprocess.Popen(
            [args.binary, "serve", "--data", data, "--listen", f"127.0.0.1:{self.port}", "--origin", f"http://localhost:{self.port}", *on],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        while True:
            try:
                if self.get("/healthz")[0] == 200:
                    break
            except OSError:
                time.sleep(0.002)
        self.cold = (time.perf_counter() - begun) * 1000

    def get(self, path, cookie=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, body

    def resident(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)


def wrk(port, path, cookies, connections=16):
    """Requests a second, median and 99th percentile in ms; the cookies are sent in turn."""
    script = folder / "cookies.lua"
    quoted = ", ".join(f'"{cookie}"' for cookie in cookies)
    script.write_text(f"""
local cookies, number = {{{quoted}}}, 0
request = function()
  number = number + 1
  wrk.headers["Cookie"] = cookies[number % #cookies + 1]
  return wrk.format("GET", nil)
end
""")
    command = ["wrk", "-t2", f"-c{connections}", f"-d{args.seconds}s", "--latency"]
    if len(cookies) == 1:
        command += ["-H", f"Cookie: {cookies[0]}"]
    elif cookies:
        command += ["-s", str(script)]
    out = subprocess.run([*command, f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in out:
        raise RuntimeError(out)
    unit = {"us": 0.001, "ms": 1, "s": 1000}
    percentile = {p: float(v) * unit[u] for p, v, u in re.findall(r"(\d+)%\s+([\d.]+)(us|ms|s)", out)}
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1]), percentile["50"], percentile["99"]


class Comparison:
    """The feed and the constant route in turns."""

    def __init__(self, server, size, cookies):
        rounds = [(wrk(server.port, GROUP, cookies), wrk(server.port, f"/benchmark/{size}", [])) for _ in range(args.rounds)]
        self.feed, self.constant = (sorted(runs)[len(runs) // 2] for runs in zip(*rounds))
        feeds = [feed[0] for feed, _ in rounds]
        self.noise = (max(feeds) - min(feeds)) / self.feed[0] * 50

    def cells(self):
        rate, median, last = self.feed
        return [f"{rate:,.0f} ± {self.noise:.0f} %", f"{self.constant[0]:,.0f}", f"1/{self.constant[0] / rate:.1f}", f"{median:.1f} / {last:.1f}", f"{last / median:.1f}"]


class Writer:
    """Five posts a second, by people who do not read meanwhile."""

    def __init__(self, server, cookies):
        self.server, self.cookies, self.ends, self.written = server, cookies, threading.Event(), 0
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def run(self):
        while not self.ends.wait(0.2):
            # Nobody may share more than forty posts an hour.
            cookie = self.cookies[self.written // 30]
            connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=20)
            connection.request("GET", GROUP, headers={"Cookie": cookie})
            token = re.search(r'name="token" value="([^"]+)"', connection.getresponse().read().decode())[1]
            connection.request("POST", GROUP + "/posts", form(token, f"Meanwhile {self.written}"), {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"})
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 303, answer.status
            self.written += 1
            connection.close()

    def stop(self):
        self.ends.set()
        self.thread.join()
        return self.written


def form(token, words):
    return urllib.parse.urlencode({"token": token, "key": str(time.time_ns()), "kind": "note", "audience": "group", "body": words})


def write_times(server, cookie, path, rounds=60):
    """Milliseconds from sending a post to its answer, and whether it is in a reader's feed then."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    times = []
    for number in range(rounds):
        connection.request("GET", path, headers={"Cookie": cookie})
        page = connection.getresponse().read().decode()
        token = re.search(r'name="token" value="([^"]+)"', page)[1]
        words = f"Measured post {number} of {time.time_ns()}"
        begun = time.perf_counter()
        connection.request("POST", path + "/posts", form(token, words), {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"})
        answer = connection.getresponse()
        answer.read()
        times.append((time.perf_counter() - begun) * 1000)
        if answer.status == 429:
            return times[:-1]
        assert answer.status == 303, answer.status
        if number % 20 == 0:
            assert words in server.get(path, READER)[1].decode(), "a post was not in a reader's feed"
    return times


def row(*cells):
    print("| " + " | ".join(str(c) for c in cells) + " |", flush=True)


folder = pathlib.Path(args.folder or tempfile.mkdtemp(prefix="hearten-bench-"))
GROUP = "/p/loadset/g/everybody"
print(f"{os.cpu_count()} cores, load average before {os.getloadavg()[0]:.1f}\n")
row("posts", "readers", "feed req/s", "constant req/s", "ratio", "feed p50 / p99 ms", "p99/p50")
row(*["---"] * 7)
others = []
for count in map(int, args.posts.split(",")):
    data = folder / str(count)
    out = data / "out.json"
    took = "kept"
    if not out.exists():
        data.mkdir(parents=True, exist_ok=True)
        begun = time.perf_counter()
        subprocess.run([args.binary, "load", "--data", str(data), "--accounts", str(args.accounts), "--members", str(args.members),
                        "--posts", str(count), "--seed", "7", "--out", str(out), *on], check=True, stdout=subprocess.DEVNULL)
        took = f"{time.perf_counter() - begun:.0f}"
    cookies = [person["cookie"] for person in json.loads(out.read_text())]
    author, READER, many, writers = cookies[1], cookies[2], cookies[1:-60], cookies[-60:]
    colds = []
    for _ in range(3):
        server = Server(str(data))
        colds.append(server.cold)
        if len(colds) < 3:
            server.stop()
    time.sleep(1)
    idle = server.resident()
    status, body = server.get(GROUP, author)
    assert status == 200, status
    wrk(server.port, GROUP, [author])  # warms
    row(f"{count:,}", "one", *Comparison(server, len(body), [author]).cells())
    row(f"{count:,}", f"{len(many):,} in turn", *Comparison(server, len(body), many).cells())
    server.stop()
    copy = folder / "copy"
    shutil.copytree(data, copy)
    server = Server(str(copy))
    posts = write_times(server, author, GROUP)
    writer = Writer(server, writers)
    begun = time.perf_counter()
    cells = Comparison(server, len(body), many).cells()
    rate = writer.stop() / (time.perf_counter() - begun)
    row(f"{count:,}", f"{len(many):,} in turn, {rate:.1f} posts written a second", *cells)
    loaded = server.resident()
    server.stop()
    shutil.rmtree(copy)
    size = f"{(data / 'hearten.db').stat().st_size / 1e6:.0f}" if not on else "-"
    others.append((f"{count:,}", took, size, f"{statistics.median(colds):.0f}", f"{idle:.0f}", f"{loaded:.0f}", f"{statistics.median(posts):.1f}, {max(posts):.1f}"))
print()
row("posts", "load s", "database MB", "cold start ms", "MiB idle", "MiB afterwards", "a post, ms (median, worst)")
row(*["---"] * 7)
for cells in others:
    row(*cells)
print(f"\nThe feed page has {len(body):,} bytes. Load sets are in {folder}.")

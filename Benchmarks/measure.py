#!/usr/bin/env python3
"""Measures a release build on load sets and prints the tables of docs/performance.md.

    Benchmarks/measure.py [--binary .build/release/hearten] [--posts 10000,1000000] [--seconds 8] [--database ADDRESS]

Needs wrk (Debian: apt-get install wrk). Only 127.0.0.1 is asked, each run is bounded by --seconds. The group feed is compared
with two routes of the same program that answer as many constant bytes (`HEARTEN_BENCHMARK=1`), one to anybody and one to the
same signed-in member, in turns, so that the noise of the machine meets all; the table shows the middle of the rounds and, as
the noise, their spread. Posts are written to a copy of the load set, which stays as it is. With --database (an empty PostgreSQL
database) one load set is made in it; posts are then written to it after all else.
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


def wrk(port, path, cookie, connections=16):
    command = ["wrk", "-t2", f"-c{connections}", f"-d{args.seconds}s", "--latency"]
    command += ["-H", f"Cookie: {cookie}"] if cookie else []
    out = subprocess.run([*command, f"http://127.0.0.1:{port}{path}"], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in out:
        raise RuntimeError(out)
    unit = {"us": 0.001, "ms": 1, "s": 1000}
    percentile = {p: float(v) * unit[u] for p, v, u in re.findall(r"(\d+)%\s+([\d.]+)(us|ms|s)", out)}
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1]), percentile["50"], percentile["99"]


def write_times(server, cookie, path, rounds=60):
    """Milliseconds from sending a post to its answer, and whether it is in a reader's feed then."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=20)
    times = []
    for number in range(rounds):
        connection.request("GET", path, headers={"Cookie": cookie})
        page = connection.getresponse().read().decode()
        token = re.search(r'name="token" value="([^"]+)"', page)[1]
        words = f"Measured post {number} of {time.time_ns()}"
        form = urllib.parse.urlencode({"token": token, "key": str(time.time_ns()), "kind": "note", "audience": "group", "body": words})
        begun = time.perf_counter()
        connection.request("POST", path + "/posts", form, {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"})
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
row("posts", "load s", "database MB", "cold start ms", "idle MiB", "feed req/s", "constant, signed in", "ratio", "constant, anybody", "ratio",
    "feed p50 / p99 ms", "p99/p50", "post ms (median, worst)")
row(*["---"] * 13)
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
    people = json.loads(out.read_text())
    cookie, READER = people[1]["cookie"], people[2]["cookie"]
    colds = []
    for _ in range(3):
        server = Server(str(data))
        colds.append(server.cold)
        if len(colds) < 3:
            server.stop()
    time.sleep(1)
    idle = server.resident()
    status, body = server.get(GROUP, cookie)
    assert status == 200, status
    feeds, members, strangers = [], [], []
    wrk(server.port, GROUP, cookie)  # warms
    for _ in range(args.rounds):
        feeds.append(wrk(server.port, GROUP, cookie))
        members.append(wrk(server.port, f"/benchmark/member/{len(body)}", cookie))
        strangers.append(wrk(server.port, f"/benchmark/{len(body)}", None))
    server.stop()
    feed, member, stranger = (sorted(runs)[len(runs) // 2] for runs in (feeds, members, strangers))
    spread = f"±{(max(f[0] for f in feeds) - min(f[0] for f in feeds)) / feed[0] * 50:.0f} %"
    copy = folder / "copy"
    shutil.copytree(data, copy)
    server = Server(str(copy))
    posts = write_times(server, cookie, GROUP)
    server.stop()
    shutil.rmtree(copy)
    size = f"{(data / 'hearten.db').stat().st_size / 1e6:.0f}" if not on else "-"
    row(f"{count:,}", took, size, f"{statistics.median(colds):.0f}", f"{idle:.0f}",
        f"{feed[0]:,.0f} {spread}", f"{member[0]:,.0f}", f"1/{member[0] / feed[0]:.1f}", f"{stranger[0]:,.0f}", f"1/{stranger[0] / feed[0]:.1f}",
        f"{feed[1]:.1f} / {feed[2]:.1f}", f"{feed[2] / feed[1]:.1f}", f"{statistics.median(posts):.1f}, {max(posts):.1f}")
print(f"\nThe feed page has {len(body):,} bytes. Load sets are in {folder}.")

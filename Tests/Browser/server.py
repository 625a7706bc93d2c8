"""Running servers: each on a free port of 127.0.0.1, with a data folder and a database of its own."""

import itertools, os, pathlib, re, socket, subprocess, time, urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
HEARTEN = os.environ.get("HEARTEN_BINARY", str(ROOT / ".build/debug/hearten"))
numbers = itertools.count()


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Server:
    """A running `hearten serve`."""

    def __init__(self, data, database=None, flags=()):
        self.data, self.database, self.flags = pathlib.Path(data), database, list(flags)
        self.port = free_port()
        self.base = f"http://localhost:{self.port}"
        self.process = None

    def arguments(self, command, *more):
        return [HEARTEN, *command.split(), "--data", str(self.data), *(["--database", self.database] if self.database else []), *more]

    def start(self):
        self.data.mkdir(parents=True, exist_ok=True)
        self.log = open(self.data / "log.txt", "ab")
        self.process = subprocess.Popen(
            self.arguments("serve", "--listen", f"127.0.0.1:{self.port}", "--origin", self.base, *self.flags), stdout=self.log, stderr=self.log
        )
        end = time.monotonic() + 30
        while True:
            try:
                with urllib.request.urlopen(self.base + "/healthz", timeout=2) as answer:
                    if answer.status == 200:
                        return self
            except OSError:
                if self.process.poll() is not None or time.monotonic() > end:
                    raise RuntimeError((self.data / "log.txt").read_text()[-2000:])
                time.sleep(0.02)

    def stop(self, signal=None):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal) if signal else self.process.terminate()
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                raise
        self.log.close()


def databases():
    """SQLite always; PostgreSQL where bin/test has started one."""
    return ["sqlite"] + (["postgres"] if os.environ.get("HEARTEN_TEST_POSTGRES") else [])


def make_database(engine, name):
    if engine == "sqlite":
        return None
    admin = os.environ["HEARTEN_TEST_POSTGRES"]
    subprocess.run(["psql", "-q", "-d", admin, "-c", f'CREATE DATABASE "{name}"'], check=True)
    return re.sub(r"dbname=\S+", f"dbname={name}", admin)


def empty_server(request, folder, engine, flags=()):
    """A server with an empty database, running."""
    number = next(numbers)
    name = "browser_" + re.sub(r"\W", "_", request.node.name)[-40:].lower() + f"_{os.getpid()}_{number}"
    return Server(folder / f"data{number}", make_database(engine, name), flags).start()

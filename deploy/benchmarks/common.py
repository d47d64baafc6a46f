"""What the benchmarks share: finding the command, watching processes, writing results. Standard library only."""
import datetime, os, pathlib, platform, shutil, signal, subprocess, sys, tempfile, threading, time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CLOISTER = ROOT / "deploy" / "cloister"


class Failed(Exception):
    """The benchmark can't go on; its message is for people."""


def cloister(*args, home=None, timeout=600, check=True, env=None):
    """Runs one command to its end and gives back the completed process, output as text."""
    command = [str(CLOISTER), *map(str, args)] + (["--home", str(home)] if home else [])
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=timeout, env=env, errors="replace")
    except subprocess.TimeoutExpired:
        raise Failed(f"{args[0]} took longer than {timeout} s") from None
    if check and done.returncode != 0:
        raise Failed(f"{' '.join(map(str, args))} ended with {done.returncode}: {done.stderr.strip()[-500:]}")
    return done


def built():
    """Builds the project where that hasn't happened yet, so that no benchmark times Maven."""
    if not CLOISTER.exists():
        raise Failed(f"{CLOISTER} is missing")
    cloister("--version", timeout=1800)


class Home:
    """A home of its own in a temporary folder, removed at the end unless it is to be kept."""

    def __init__(self, keep=False, settings="serve:\n  port: 0\n"):
        self.keep = keep
        self.base = pathlib.Path(tempfile.mkdtemp(prefix="cloister-benchmark-"))
        self.path = self.base / "home"
        self.path.mkdir(mode=0o700)
        (self.path / "cloister.yaml").write_text(settings, encoding="utf-8")
        self.inbox = self.path / "inbox"

    @classmethod
    def at(cls, base):
        """A home that another process made and will remove."""
        home = cls.__new__(cls)
        home.base, home.path = base, base / "home"
        home.inbox = home.path / "inbox"
        return home

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for pid in belonging(self.base):
            if pid != os.getpid():
                kill(pid, signal.SIGKILL)
        if self.keep:
            print(f"kept: {self.base}", file=sys.stderr)
        else:
            shutil.rmtree(self.base, ignore_errors=True)


def under(folder):
    return [p for p in folder.rglob("*") if p.is_file()] if folder.exists() else []


class Serve:
    """A running `serve`, its output in a file of the home's base folder."""

    def __init__(self, home, number=0):
        self.log = home.base / f"serve-{number}.log"
        with open(self.log, "wb") as out:
            self.process = subprocess.Popen(
                [str(CLOISTER), "serve", "--home", str(home.path)],
                stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT, start_new_session=True)

    def alive(self):
        return self.process.poll() is None

    def kill_nine(self):
        """Kills the Java process, and a shell around it if there is one, and nothing else: its children are orphaned."""
        own = [p for p in tree(self.process.pid) if p == self.process.pid or "serve" in arguments(p)]
        for pid in own:
            kill(pid, signal.SIGKILL)
        self.process.wait(30)

    def stop(self, patience=90):
        """Asks it to stop; gives back the exit status, or None if it had to be killed."""
        if self.alive():
            self.process.terminate()
        try:
            return self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.kill_nine()
            return None

    def started(self):
        return "cloister: watching" in self.text()

    def text(self):
        return self.log.read_text(errors="replace")

    def tail(self):
        return self.text()[-800:]


def kill(pid, how):
    try:
        os.kill(pid, how)
    except ProcessLookupError:
        pass


def _read(path):
    try:
        return pathlib.Path(path).read_bytes()
    except OSError:
        return b""


def arguments(pid):
    return [a.decode(errors="replace") for a in _read(f"/proc/{pid}/cmdline").split(b"\0") if a]


def pids():
    return [int(p) for p in os.listdir("/proc") if p.isdigit()]


def parent(pid):
    stat = _read(f"/proc/{pid}/stat")
    return int(stat.rpartition(b") ")[2].split()[1]) if stat else 0


def tree(pid):
    """The process and all that descend from it."""
    parents = {p: parent(p) for p in pids()}
    found, last = [pid], [pid]
    while last:
        last = [p for p, of in parents.items() if of in last]
        found += last
    return found


def belonging(folder):
    """Processes that name the folder in their arguments or work in it: orphans too."""
    mark, found = str(folder), []
    for pid in pids():
        try:
            where = os.readlink(f"/proc/{pid}/cwd")
        except OSError:
            where = ""
        if pid != os.getpid() and (where.startswith(mark) or any(mark in a for a in arguments(pid))):
            if b"State:\tZ" not in _read(f"/proc/{pid}/status"):
                found.append(pid)
    return found


def _kib(pid, file, key):
    for line in _read(f"/proc/{pid}/{file}").decode(errors="replace").splitlines():
        if line.startswith(key + ":"):
            return int(line.split()[1])
    return 0


def pss(pid):
    """Proportional set size in MiB: shared pages are shared out among those who map them."""
    return _kib(pid, "smaps_rollup", "Pss") / 1024


def rss(pid):
    return _kib(pid, "status", "VmRSS") / 1024


def kind(pid):
    args = arguments(pid)
    name = os.path.basename(args[0]) if args else "?"
    if name.startswith("postgres"):
        return "postgres"
    if name == "java":
        return "serve" if any(a == "serve" or a == "run" for a in args) else "reader"
    return name


class Watch(threading.Thread):
    """Samples the memory of a process and all its descendants until told to end."""

    def __init__(self, pid, every=1.0):
        super().__init__(daemon=True)
        self.pid, self.every, self.peak, self.ended = pid, every, 0.0, threading.Event()

    def run(self):
        while not self.ended.wait(self.every):
            self.peak = max(self.peak, sum(pss(p) for p in tree(self.pid)))

    def end(self):
        self.ended.set()
        self.join()
        return self.peak


def machine():
    cpu = next((l.split(":", 1)[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), platform.machine())
    memory = next(int(l.split()[1]) for l in open("/proc/meminfo") if l.startswith("MemTotal")) / 1024 / 1024
    cores = len(os.sched_getaffinity(0))
    return f"{cpu}, {cores} cores, {memory:.0f} GiB memory, {platform.system()} {platform.release().split('-')[0]}"


def revision():
    done = subprocess.run(["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    return done.stdout.strip() or "unknown"


def report(name, title, body, write):
    """Prints a result, and writes it to results/NAME.md with the machine it was measured on."""
    print(body)
    if write:
        target = HERE / "results" / f"{name}.md"
        target.parent.mkdir(exist_ok=True)
        today = datetime.date.today().isoformat()
        target.write_text(f"# {title}\n\n{today}, revision {revision()}, {machine()}\n\n{body}\n", encoding="utf-8")
        print(f"written: {target.relative_to(ROOT)}", file=sys.stderr)


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(str(c) for c in row) + " |" for row in rows])


def until(condition, seconds, what, alive=lambda: True):
    """Waits for the condition, as long as whatever should bring it about is alive."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return
        if not alive():
            raise Failed(f"{what}: the process ended before that")
        time.sleep(0.1)
    raise Failed(f"{what}: not within {seconds} s")


def main(work):
    """Runs a benchmark: 0 if it holds, 1 if it doesn't, 2 if it could not be run."""
    try:
        sys.exit(0 if work() else 1)
    except Failed as failed:
        print(f"{pathlib.Path(sys.argv[0]).name}: {failed}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)

"""One run: starts every process in order, keeps them alive, and stops them in reverse order."""

import contextlib
import os
import select
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import FrameType

from doorstep.runtime import clients, databases, kinds, outside, places, tables
from doorstep.runtime.children import Child, rotate, wait_ready
from doorstep.runtime.databases import External, external
from doorstep.runtime.environment import Ports, child_environment
from doorstep.runtime.holding import Hold, Running, listen
from doorstep.runtime.lifeline import GivenUp, reap_strangers
from doorstep.runtime.places import Places
from doorstep.runtime.porch import Porch
from doorstep.runtime.postgres import Server

READY_SECONDS_MAX = 120.0
# A backup of a large house that is still being written when the run is asked to stop.
GUESTS_SECONDS_MAX = 900.0
_LOOK_SECONDS = 0.2
_ROTATE_SECONDS = 10.0


class Run:
    """A supervised run of one data folder."""

    def __init__(
        self,
        places: Places,
        *,
        kind: str,
        command: str,
        ports: Ports,
        task: Sequence[str] = (),
        say: Callable[..., None],
    ) -> None:
        self.places, self.kind, self.command = places, kind, command
        self.ports, self.say = ports, say
        self.task_module = task
        self.database: Server | External = external() or Server(
            places.postgres,
            log=places.logs / "postgres.log",
            say=say,
            given_up=self._is_asked_to_stop,
        )
        self.children: list[Child] = []
        self.task: Child | None = None
        self.builder: Child | None = None
        self._hold = Hold(places)
        self._listener: socket.socket | None = None
        self._porch: Porch | None = None
        self._asked_to_stop = False
        self._rotated = time.monotonic()

    def go(self) -> int:
        """Start everything, stay until asked to stop or the task ends, stop everything."""
        self._hold.take(
            Running(
                pid=os.getpid(),
                command=self.command,
                host=self.ports.host,
                port=self.ports.web,
                sandbox_port=self.ports.sandbox,
                kind=self.kind,
            )
        )
        with self._hold:
            kinds.check_folder(self.places, self.kind)
            return self._held()

    def _held(self) -> int:
        with self._listening(), self._signals() as wake:
            try:
                self._start()
                return self._stay(wake)
            except GivenUp:
                return 0
            except OSError as error:
                raise places.trouble_of(error, self.places.data) from error
            finally:
                self._stop()

    def _start(self) -> None:
        self._build_clients()
        self.database.start(alone=True)
        if isinstance(self.database, Server):
            databases.prepare(self.database)
        kinds.check_database(self.places, self.database, self.kind)
        environment = child_environment(
            self.places, self.database, kind=self.kind, ports=self.ports
        )
        self._tell_porch("tables")
        self.say("migrating")
        tables.bring_up_to_date(self.places, environment, given_up=self._is_asked_to_stop)
        kinds.write_down(self.places, self.database, self.kind)
        outward = outside.start(environment) if self.kind == "production" else None
        self.children = self._plan(environment)
        self._tell_porch("house")
        for child in self.children:
            self.say("starting", name=child.name)
            child.start()
            # The first time, the others would look in vain for the keys that the sandbox makes.
            if child.name == "sandbox" and not self._sandbox_keys.exists():
                self._wait_for(child)
        for child in self.children:
            self._wait_for(child)
            if child.name == "web" and self._porch is not None:
                self._porch.leave()
        if self._asked_to_stop:
            return
        for what, reason in outside.told(outward) if outward else ():
            self.say("will_not_work", what=what, reason=reason)
        self.say("ready", address=self.ports.address)
        if self.ports.sandbox is not None:
            self.say("ready_sandbox", port=self.ports.sandbox)
        if self.task_module:
            module, *arguments = self.task_module
            self.task = self._python(
                self.command, "doorstep.runtime.task", environment, [module, *arguments]
            )
            self.task.shows = True
            self.task.start()
        else:
            self.say("ready_stop")

    def _tell_porch(self, step: str) -> None:
        if self._porch is not None:
            self._porch.tell(step)

    def _build_clients(self) -> None:
        """Build beside everything else; the house is of use before its pages are."""
        if not clients.are_wanted() or clients.are_fresh():
            return
        self.say("clients_building")
        self.builder = self._python(
            "clients",
            "doorstep.runtime.clients",
            os.environ | {"PYTHONPATH": str(places.ROOT / "src")},
        )
        self.builder.start()

    def _hear_builder(self) -> None:
        if self.builder is None or self.builder.running():
            return
        assert self.builder.process is not None
        built = self.builder.process.returncode == 0
        self.say("clients_built" if built else "clients_failed", log=self.builder.log)
        self.builder = None

    def _is_asked_to_stop(self) -> bool:
        return self._asked_to_stop

    @property
    def _sandbox_keys(self) -> Path:
        return self.places.sandbox / "merchants.json"

    def _wait_for(self, child: Child) -> None:
        ready = wait_ready(child, READY_SECONDS_MAX, given_up=self._is_asked_to_stop)
        if not ready and not self._asked_to_stop:
            raise tables.failed(child)

    def _plan(self, environment: dict[str, str]) -> list[Child]:
        plan = []
        if self.ports.sandbox is not None:
            port = self.ports.sandbox
            sandbox = self._python(
                "sandbox",
                "doorstep_sandbox",
                environment,
                ["--port", str(port), "--data", str(self.places.sandbox), "--host", "127.0.0.1"],
            )
            sandbox.ready = lambda: takes_connections(port) and self._sandbox_keys.exists()
            plan.append(sandbox)
        assert self._listener is not None
        descriptor = self._listener.fileno()
        web = self._python("web", "doorstep.runtime.web", environment, ["--fd", str(descriptor)])
        web.pass_fds = (descriptor,)
        web.ready = lambda: answers(f"{self.ports.address}/healthz")
        return [*plan, web, self._python("background", "doorstep.runtime.background", environment)]

    def _python(
        self, name: str, module: str, environment: dict[str, str], arguments: Sequence[str] = ()
    ) -> Child:
        return Child(
            name=name,
            argv=[sys.executable, "-m", module, *arguments],
            environment=environment,
            log=self.places.logs / f"{name}.log",
        )

    def _stay(self, wake: int) -> int:
        """Look after the children until somebody asks us to stop."""
        while not self._asked_to_stop:
            select.select([wake], [], [], _LOOK_SECONDS)
            with contextlib.suppress(BlockingIOError):
                os.read(wake, 4096)
            if self.task is not None and not self.task.running():
                assert self.task.process is not None
                return self.task.process.returncode
            self._tend_database()
            for child in self.children:
                self._tend(child)
            self._hear_builder()
            self._keep_house()
        return 0

    def _tend(self, child: Child) -> None:
        if child.running():
            return
        if child.restart_after is None:
            wait = child.plan_restart()
            self.say(
                "restarting", name=child.name, how=child.how_it_ended(), pause=wait, log=child.log
            )
        elif time.monotonic() >= child.restart_after:
            child.start()

    def _tend_database(self) -> None:
        """A dead database comes back at once: everybody else is waiting for it."""
        if not self.database.running():
            self.say(
                "restarting",
                name="postgres",
                how="-",
                pause=0.0,
                log=self.places.logs / "postgres.log",
            )
            self.database.start(alone=True)
            self.say("back", name="postgres")

    def _keep_house(self) -> None:
        known = {child.process.pid for child in self.children if child.process}
        if isinstance(self.database, Server) and self.database.process:
            known.add(self.database.process.pid)
        for beside in (self.task, self.builder):
            if beside and beside.process:
                known.add(beside.process.pid)
        reap_strangers(known)
        if time.monotonic() - self._rotated > _ROTATE_SECONDS:
            self._rotated = time.monotonic()
            for log in self.places.logs.glob("*.log"):
                rotate(log)

    def _stop(self) -> None:
        self.say("stopping")
        for beside in (self.task, self.builder):
            if beside is not None:
                beside.stop()
        for child in reversed(self.children):
            child.stop()
        self._asked_to_stop = False  # asked once more, the database's guests are not waited for
        self.database.stop(guests_seconds_max=GUESTS_SECONDS_MAX, hurried=self._is_asked_to_stop)
        self.say("stopped", data=self.places.data)

    @contextlib.contextmanager
    def _listening(self) -> Iterator[None]:
        """Take the ports before anything is started; a port in use stops us here."""
        if self.ports.sandbox is not None:
            listen("127.0.0.1", self.ports.sandbox).close()
        with listen(self.ports.host, self.ports.web) as self._listener:
            self._porch = Porch(self._listener)
            self._porch.open()
            try:
                yield
            finally:
                self._porch.leave()

    @contextlib.contextmanager
    def _signals(self) -> Iterator[int]:
        """Turn signals into a flag and a wake-up, so that nothing is done inside a handler."""

        def ask(number: int, frame: FrameType | None) -> None:
            self._asked_to_stop = True

        reading, writing = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        before_wake = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        handlers = {signal.SIGINT: ask, signal.SIGTERM: ask, signal.SIGHUP: ask}
        handlers[signal.SIGCHLD] = lambda number, frame: None
        before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
        try:
            yield reading
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
            signal.set_wakeup_fd(before_wake)
            os.close(reading)
            os.close(writing)


def takes_connections(port: int) -> bool:
    """Whether something listens on this port of the loopback."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
    except OSError:
        return False


def answers(url: str) -> bool:
    """Whether somebody at this address answers HTTP without being in trouble."""
    try:
        with urllib.request.urlopen(url, timeout=2) as answer:  # noqa: S310 our own address
            return bool(answer.status < 500)
    except urllib.error.HTTPError as error:
        return error.code < 500
    except OSError:
        return False

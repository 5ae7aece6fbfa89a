"""Prepares .venv from a lock file; run by the launcher with a bare Python, so stdlib only."""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

UV = "uv==0.13.9"
UNAVAILABLE = 69  # EX_UNAVAILABLE: something the installation needs is missing
_LOCALE = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
CHINESE = next(filter(None, _LOCALE), "").startswith("zh")


class Failed(Exception):
    """A step that did not work, with the sentence a person reads."""


def say(chinese: str, english: str) -> None:
    """One progress line on the error stream, so that a command's own output stays clean."""
    sys.stderr.write((chinese if CHINESE else english) + "\n")
    sys.stderr.flush()


def pick(chinese: str, english: str) -> str:
    """The sentence in the language of the terminal."""
    return chinese if CHINESE else english


def step(argv: list[str], *, root: Path, log: Path, blame: str) -> None:
    """Run one step quietly; what it printed is kept in a log that the failure names."""
    environment = {
        **os.environ,
        "UV_PYTHON_DOWNLOADS": "never",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "UV_NO_PROGRESS": "1",
    }
    environment.pop("PYTHONPATH", None)
    with log.open("ab") as kept:
        done = subprocess.run(
            argv, cwd=root, env=environment, stdin=subprocess.DEVNULL, stdout=kept, stderr=kept
        )
    if done.returncode:
        tail = log.read_text(errors="replace").strip().splitlines()[-5:]
        raise Failed("\n".join([blame, *("    " + line for line in tail), f"    ({log})"]))


def works(python: Path) -> bool:
    """Whether this environment's Python runs and can install."""
    check = [str(python), "-c", "import sys, pip; sys.exit(sys.version_info < (3, 12))"]
    try:
        return subprocess.run(check, capture_output=True).returncode == 0
    except OSError:
        return False


def install(root: Path, lock: str) -> None:
    """Bring .venv to what the lock names; the stamp is written last."""
    venv = root / ".venv"
    python = venv / "bin" / "python"
    stamp = venv / f"installed-{lock}"
    if works(python) and stamp.is_file() and stamp.read_bytes() == (root / lock).read_bytes():
        return  # another start did the work while this one waited
    log = root / "var" / "install.log"
    log.write_bytes(b"")
    if not works(python):
        say("正在创建 .venv ……", f"Creating .venv with {sys.executable} ...")
        shutil.rmtree(venv, ignore_errors=True)
        step(
            [sys.executable, "-m", "venv", str(venv)],
            root=root,
            log=log,
            blame=pick("无法创建 .venv:", "Could not create .venv:"),
        )
    if not (venv / "bin" / "uv").is_file():
        say("正在安装 uv ……", "Installing uv ...")
        step(
            [str(python), "-m", "pip", "install", "--quiet", UV],
            root=root,
            log=log,
            blame=pick(
                "无法安装 uv。请检查网络或代理后重试:",
                "Could not install uv. Check the network or proxy, then try again:",
            ),
        )
    say(
        "正在安装软件包(只有第一次需要)……",
        "Installing packages (only the first time, or after an update) ...",
    )
    # Only what we installed is cut back to the lock; an environment made by hand is added to.
    ours = any(venv.glob("installed-*.lock"))
    verb = ["sync", lock] if ours else ["install", "--requirement", lock]
    # Compiled once here: a process that may not write next to the packages starts as fast.
    more = ["--compile-bytecode", "--python", str(python)]
    step(
        [str(venv / "bin" / "uv"), "pip", *verb, "--require-hashes", *more],
        root=root,
        log=log,
        blame=pick(
            "无法安装软件包。请检查网络或磁盘空间后重试:",
            "Could not install the packages. Check the network and disk space, then try again:",
        ),
    )
    fresh = stamp.with_suffix(".new")
    shutil.copyfile(root / lock, fresh)
    fresh.replace(stamp)
    log.unlink()
    say("准备好了。", "Ready.")


def main(argv: list[str]) -> int:
    """Install under a lock that the kernel gives back when its holder dies, however it dies."""
    root, lock = Path(argv[0]), argv[1]
    try:
        (root / "var").mkdir(exist_ok=True)
        with (root / "var" / "install.lock").open("a") as guard:
            try:
                fcntl.flock(guard, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say(
                    "另一个启动正在安装,等待中……", "Another start is installing; waiting for it ..."
                )
                fcntl.flock(guard, fcntl.LOCK_EX)
            install(root, lock)
    except Failed as failed:
        say(str(failed), str(failed))
        return UNAVAILABLE
    except OSError as error:
        say(
            f"无法写入 {root}:{error.strerror}。请检查权限和磁盘空间。",
            f"Cannot write to {root}: {error.strerror}. Check its permissions and the disk space.",
        )
        return UNAVAILABLE
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

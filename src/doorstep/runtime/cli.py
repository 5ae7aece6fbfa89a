"""The command line: one function per command, each handing over to the module that does it."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from doorstep.runtime import words
from doorstep.runtime.places import (
    LOW_DISK_BYTES,
    ROOT,
    Places,
    default_data,
    free_bytes,
    open_places,
)
from doorstep.runtime.trouble import Trouble

app = typer.Typer(
    name="doorstep",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Runs an on-demand at-home services business. 运行上门服务业务。",
)
console = Console(stderr=True, highlight=False, soft_wrap=True)

Port = Annotated[
    int, typer.Option(min=1, max=65535, help="The port that serves the house. 服务端口")
]
Host = Annotated[str, typer.Option(help="The address to listen on. 监听地址")]
Data = Annotated[Path | None, typer.Option(help="The data folder. 数据文件夹")]
City = Annotated[str, typer.Option(help="The city pack to open with. 城市包")]
Seed = Annotated[int, typer.Option(help="The same seed gives the same city. 随机种子")]
BENCHMARKS = (
    *("orders", "ledger", "queue", "start"),
    *("match", "growth", "policies", "real-days", "slots", "plans"),
)
# The template is for writing a pack of one's own; nobody lives there.
CITIES = {path.stem for path in (ROOT / "packs" / "cities").glob("*.json")} - {"template"}
PASS_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}


def main() -> None:
    """Run a command; a trouble is two sentences and exit status 1, never a stack trace."""
    try:
        app()
    except Trouble as trouble:
        console.print(f"[bold red]✗[/] {words.plain(trouble.what)}")
        console.print(f"  [bold]→[/] {words.plain(trouble.way_out)}")
        sys.exit(1)


def say(key: str, **values: Any) -> None:
    """Show a progress line."""
    console.print(words.plain(words.say(key, **values)))


def open_data(data: Path | None) -> Places:
    """The data folder, usable, with a word when its disk is nearly full."""
    places = open_places(data or default_data())
    free = free_bytes(places.data)
    if free < LOW_DISK_BYTES:
        say("disk_low", folder=places.data, free_mb=free >> 20)
    return places


@app.command()
def demo(
    port: Port = 8000,
    host: Host = "127.0.0.1",
    data: Data = None,
    city: City = "yunhe",
    seed: Seed = 1,
) -> None:
    """A living demo city with every role. 启动一座会动的演示城市。"""
    if city not in CITIES:
        raise Trouble("city_unknown", city=city, cities=", ".join(sorted(CITIES)))
    task = ["doorstep.runtime.opening", city, "doorstep_simulator.demo", "--seed", str(seed)]
    _run("demo", port, host, data, task)


@app.command()
def up(port: Port = 8000, host: Host = "127.0.0.1", data: Data = None) -> None:
    """The platform without demo data. 启动平台(不含演示数据)。"""
    _run("up", port, host, data, [])


@app.command(context_settings=PASS_ON)
def replay(context: typer.Context, port: Port = 8000, data: Data = None) -> None:
    """Drive the platform with real demand. 用真实需求驱动平台。"""
    _drive(context, "doorstep_simulator.replay", port, data)


@app.command(context_settings=PASS_ON)
def simulate(context: typer.Context, port: Port = 8000, data: Data = None) -> None:
    """Compare ways of dispatching; --days plays through the platform. 模拟与比较派单。"""
    from doorstep.runtime import task

    lab, doors = "doorstep_lab.simulate", "doorstep_simulator.simulate"
    if "--help" in context.args:
        typer.echo(context.get_help())
        for module in (lab, doors):
            typer.echo()
            task.show_help(module)
        sys.exit(0)
    if any(one == "--days" or one.startswith("--days=") for one in context.args):
        _drive(context, doors, port, data)
    sys.exit(task.main([lab, *context.args]))


@app.command(context_settings=PASS_ON)
def audit(context: typer.Context, data: Data = None) -> None:
    """Check that the books are right. 核对账目。"""
    from doorstep.runtime.passing import on_database

    _help(context, "doorstep.runtime.audit")
    argv = [sys.executable, "-m", "doorstep.runtime.task", "doorstep.runtime.audit", *context.args]
    sys.exit(on_database(open_data(data), argv, up_to_date=True, say=say))


@app.command(context_settings=PASS_ON)
def bench(context: typer.Context, name: str) -> None:
    """Measure beside a yardstick. 测量性能。"""
    from doorstep.runtime import task

    if name == "--help":
        typer.echo(context.get_help())
        typer.echo(", ".join(BENCHMARKS))
        sys.exit(0)
    if name not in BENCHMARKS:
        raise Trouble("bench_unknown", name=name, names=", ".join(BENCHMARKS))
    sys.path.insert(0, str(ROOT))
    sys.exit(task.main([f"benchmarks.{name.replace('-', '_')}", *context.args]))


@app.command(context_settings=PASS_ON)
def manage(context: typer.Context, data: Data = None) -> None:
    """Pass a command to Django. 执行 Django 管理命令。"""
    from doorstep.runtime.passing import manage as run

    sys.exit(run(open_data(data), context.args, say=say))


@app.command(context_settings=PASS_ON)
def check(context: typer.Context) -> None:
    """Format, lint, contracts, types and the quick tests. 快速检查。"""
    _judge(context, everything=False)


@app.command(context_settings=PASS_ON)
def test(context: typer.Context) -> None:
    """Everything; with arguments only those tests. 全部测试。"""
    _judge(context, everything=True)


@app.command()
def backup(
    folder: Annotated[Path, typer.Argument(help="A new folder. 新文件夹")], data: Data = None
) -> None:
    """Copy everything into a new folder. 备份到新文件夹。"""
    from doorstep.runtime.backup import back_up

    back_up(open_data(data), folder, say=say)


@app.command()
def restore(
    folder: Annotated[Path, typer.Argument(help="A backup. 备份文件夹")],
    data: Data = None,
    keys: Annotated[Path | None, typer.Option(help="The key folder. 密钥文件夹")] = None,
) -> None:
    """Fill an empty data folder from a backup. 从备份恢复。"""
    from doorstep.runtime import backup
    from doorstep.runtime.passing import on_database

    places = open_data(data)
    backup.restore(folder, places, keys=keys, say=say)
    argv = [sys.executable, "-m", "doorstep.runtime.task", "doorstep.runtime.restored"]
    sys.exit(on_database(places, argv, up_to_date=True, say=say))


@app.command()
def doctor(port: Port = 8000, data: Data = None) -> None:
    """Say what is wrong on this machine. 检查并说明问题。"""
    from doorstep.runtime import doctor as examiner

    out = Console(highlight=False, soft_wrap=True)
    sys.exit(examiner.report(examiner.examine(data or default_data(), port), out))


def _run(command: str, port: int, host: str, data: Path | None, task: list[str]) -> None:
    from doorstep.runtime import kinds
    from doorstep.runtime.environment import Ports
    from doorstep.runtime.holding import free_port
    from doorstep.runtime.supervisor import Run

    kind = "demo" if task else kinds.wanted()
    demonstrates = kind != "production"
    sandbox = free_port("127.0.0.1", port + 1) if demonstrates else None
    ports = Ports(host=host, web=port, sandbox=sandbox)
    run = Run(
        open_data(data),
        kind=kind,
        command=command,
        ports=ports,
        task=task,
        say=say,
    )
    sys.exit(run.go())


def _drive(context: typer.Context, module: str, port: int, data: Path | None) -> None:
    from doorstep.runtime.passing import drive

    _help(context, module)
    command = context.command.name or module
    arguments = ["yunhe", module, *context.args]
    opening = "doorstep.runtime.opening"
    sys.exit(drive(command, opening, open_data(data), arguments, port=port, say=say))


def _help(context: typer.Context, module: str) -> None:
    """Both helps of a command that hands its arguments on: ours, and then the module's own."""
    from doorstep.runtime import task

    if "--help" in context.args:
        typer.echo(context.get_help())
        sys.exit(task.main([module, "--help"]))


def _judge(context: typer.Context, *, everything: bool) -> None:
    from doorstep.runtime import suite

    sys.exit(suite.run(context.args, everything=everything, console=Console(highlight=False)))

"""The terminal of the demo: a table that lives, with clock, orders, workers, money and news."""

from typing import Any

from rich.console import Group
from rich.panel import Panel
from rich.table import Table

from doorstep_simulator.scene import Scene

STATES = {
    "unpaid": "待付款",
    "open": "找人中",
    "assigned": "已接单",
    "under_way": "服务中",
    "finished": "待验收",
    "accepted": "已验收",
    "closed": "已结清",
    "cancelled": "已取消",
}
NEWS_SHOWN = 9


def draw(scene: Scene, status: dict[str, Any], rate: float) -> Group:
    """The whole screen from what the status page says and what the actors saw."""
    clock = scene.now.astimezone(scene.zone).strftime("%Y-%m-%d %H:%M")
    head = Table.grid(expand=True)
    for _ in range(2):
        head.add_column(ratio=1)
    head.add_row(_orders(status), _house(scene, status))
    return Group(Panel(head, title=f"云河 Yunhe · {clock} · ×{rate:g}"), Panel(_news(scene)))


def _orders(status: dict[str, Any]) -> Table:
    counted = status["orders"]
    table = Table("订单 orders", "今日 today", "全部 all", box=None)
    for state, name in STATES.items():
        today, every = counted["today"].get(state, 0), counted["all"].get(state, 0)
        table.add_row(f"{name} {state}", str(today), str(every))
    return table


def _house(scene: Scene, status: dict[str, Any]) -> Table:
    money, queue, audit = status["money"], status["queue"], status["audit"]
    busy = sum(1 for one in scene.workers if one.is_busy)
    table = Table("平台 house", "", box=None)
    table.add_row("上班 on duty", f"{status['workers_on_duty']} / {len(scene.workers)}")
    table.add_row("服务途中 busy", str(busy))
    table.add_row("托管 in escrow", _yuan(money["escrow_fen"]))
    table.add_row("待查 in suspense", _yuan(money["suspense_fen"]))
    table.add_row("账目合计 sum of the books", _yuan(money["sum_fen"]))
    table.add_row("已分账 released", _yuan(scene.record.released_fen))
    table.add_row("队列 queue", f"{queue['due']} · {queue['oldest_seconds']:.1f} s")
    table.add_row("失败任务 dead", str(queue["dead"]))
    verdict = "-" if audit is None else ("✓" if audit["clean"] else "✗")
    table.add_row("审计 audit", verdict)
    return table


def _news(scene: Scene) -> Table:
    table = Table.grid(padding=(0, 1))
    for at, text in list(scene.record.lines)[-NEWS_SHOWN:]:
        table.add_row(at.astimezone(scene.zone).strftime("%H:%M"), text)
    return table


def _yuan(fen: int) -> str:
    return f"¥{fen / 100:,.2f}"

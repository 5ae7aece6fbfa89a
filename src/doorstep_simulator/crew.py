"""The workers of a run: those who are remembered come back, the others are hired."""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from functools import partial

from doorstep_simulator.actors import hiring
from doorstep_simulator.actors.worker import Worker
from doorstep_simulator.calling import Caller
from doorstep_simulator.memory import Remembered
from doorstep_simulator.scene import Scene
from doorstep_simulator.world.people import WorkerSketch

AWAY_DAYS = 20


async def assemble(
    scene: Scene, kept: Remembered, sketches: Sequence[WorkerSketch], told: Callable[[], None]
) -> list[Worker]:
    """Everybody of these sketches, ready to begin."""
    known = [one for one in sketches if str(one.index) in kept.workers]
    missing = [one for one in sketches if str(one.index) not in kept.workers]
    back = [_again(scene, kept, one) for one in known]
    for _ in back:
        told()
    hired = await hiring.hire(scene, missing, told)
    remember(kept, hired)
    return sorted([*back, *hired], key=lambda one: one.sketch.index)


def remember(kept: Remembered, workers: Sequence[Worker]) -> None:
    """Who is who, for the next run."""
    for worker in workers:
        kept.workers[str(worker.sketch.index)] = {
            "id": worker.id,
            "openid": worker.openid,
            "token": worker.caller.token,
        }


async def renew(scene: Scene, door: str, openid: str) -> str:
    """A new token for somebody whose session ended."""
    return (await scene.sign_in(door, openid))[0].token


async def send_others_home(scene: Scene, *, spared: Iterable[str] = ()) -> None:
    """Workers whom nobody plays in this run get no visits; they come back by themselves."""
    ours = {*spared, *(one.id for one in scene.workers)}
    until_at = (scene.now + timedelta(days=AWAY_DAYS)).isoformat()
    after = ""
    while True:
        page = await scene.desk.get("workers", state="active", size=100, after=after)
        for one in page["items"]:
            if one["id"] not in ours:
                body = {"until_at": until_at, "reason": "轮休"}
                await scene.desk.post(f"workers/{one['id']}/pause", body)
        after = page["next"]
        if not after:
            return


def _again(scene: Scene, kept: Remembered, sketch: WorkerSketch) -> Worker:
    known = kept.workers[str(sketch.index)]
    worker = Worker(scene, sketch, Caller(scene.line, "worker", known["token"]), known["id"])
    worker.openid = known["openid"]
    worker.caller.renew = partial(renew, scene, "worker", worker.openid)
    return worker

"""Business time: actors wake in order, hear news in time, and nobody is left behind."""

import asyncio
from datetime import UTC, datetime, timedelta

from doorstep_simulator.timeline import Timeline

START = datetime(2026, 3, 2, 8, tzinfo=UTC)


def after(minutes: float) -> datetime:
    """A moment of the day."""
    return START + timedelta(minutes=minutes)


async def play(timeline: Timeline) -> list[datetime]:
    """Drive until nobody sleeps; answers the moments at which time stood."""
    stops = []
    await timeline.at_rest()
    while (moment := timeline.next_at()) is not None:
        timeline.advance(moment)
        stops.append(timeline.now)
        await timeline.at_rest()
    return stops


def test_sleepers_wake_in_business_order_whoever_lay_down_first() -> None:
    async def story() -> None:
        timeline, seen = Timeline(START), []

        async def sleeper(name: str, *minutes: float) -> None:
            for minute in minutes:
                await timeline.until(after(minute))
                seen.append((name, timeline.now))

        timeline.start(sleeper("late", 30, 40))
        timeline.start(sleeper("early", 10, 35))
        stops = await play(timeline)

        assert seen == [
            ("early", after(10)),
            ("late", after(30)),
            ("early", after(35)),
            ("late", after(40)),
        ]
        assert stops == [after(10), after(30), after(35), after(40)]
        assert timeline.living == 0

    asyncio.run(story())


def test_time_stands_while_an_actor_works_outside() -> None:
    async def story() -> None:
        timeline = Timeline(START)
        asked = asyncio.Event()

        async def caller() -> None:
            await timeline.until(after(1))
            await asked.wait()

        timeline.start(caller())
        await timeline.at_rest()
        timeline.advance(after(1))
        assert not timeline.is_at_rest
        asked.set()
        await timeline.at_rest()
        assert timeline.living == 0

    asyncio.run(story())


def test_news_wakes_a_listener_before_its_time_and_waits_while_it_is_busy() -> None:
    async def story() -> None:
        timeline, heard = Timeline(START), []
        ear = timeline.ear("order:1")

        async def listener() -> None:
            heard.append(await ear.news(after(60)))
            await timeline.until(after(20))
            heard.append(await ear.news(after(60)))
            heard.append(await ear.news(after(60)))

        timeline.start(listener())
        await timeline.at_rest()
        timeline.ring("order:2", {"name": "other"})
        timeline.ring("order:1", {"name": "first"})
        await timeline.at_rest()
        timeline.ring("order:1", {"name": "second"})
        await play(timeline)

        assert heard == [{"name": "first"}, {"name": "second"}, None]
        assert timeline.now == after(60)

    asyncio.run(story())


def test_a_closed_ear_hears_nothing() -> None:
    async def story() -> None:
        timeline = Timeline(START)
        ear = timeline.ear("order:1")
        ear.close()
        timeline.ring("order:1", {"name": "late"})

        assert await ear.news(START) is None

    asyncio.run(story())


def test_an_actor_that_fails_is_kept_and_the_others_go_on() -> None:
    async def story() -> None:
        timeline, seen = Timeline(START), []

        async def broken() -> None:
            raise ValueError("lost")

        async def other() -> None:
            await timeline.until(after(5))
            seen.append("other")

        timeline.start(broken())
        timeline.start(other())
        await play(timeline)

        assert seen == ["other"]
        assert [str(error) for error in timeline.failures] == ["lost"]

    asyncio.run(story())


def test_ending_stops_sleepers_and_counts_them_out() -> None:
    async def story() -> None:
        timeline = Timeline(START)
        timeline.start(timeline.until(after(600)))
        await timeline.at_rest()
        await timeline.end()

        assert timeline.living == 0
        assert timeline.is_at_rest

    asyncio.run(story())

"""Pictures in a row: as many as there is room for, to the view that asked, until something is amiss."""

import asyncio

from utils.playground import playground
from utils.playground.stream import Stream


def played(*messages, settings=None):
    """What the widget sends after each of these messages from the browser, once it has come to rest."""
    widget = playground(**(settings or {}))
    sent = []
    widget.send = lambda content, buffers: sent.append(content)

    async def talk():
        counts = []
        for message in messages:
            widget._hear(message)
            if widget.stream.task:
                await widget.stream.task
            counts.append(len(sent))
        return counts

    return asyncio.run(talk()), sent


def ask(number, **content):
    return {"view": "left", "ask": number, "content": content}


def steps(sent) -> list[int]:
    return [int(content["answer"]["formula"].split(":")[0].removeprefix("step ")) for content in sent]


def test_it_sends_what_there_is_room_for_and_then_waits():
    counts, sent = played(ask(1, play=4), {"view": "left", "ask": 1, "more": 2}, ask(2))
    assert counts == [1 + 4, 5 + 2, 7 + 1]
    assert steps(sent) == [0, 20, 40, 60, 80, 100, 120, 120]
    assert [content["ask"] for content in sent] == 7 * [1] + [2]


def test_another_question_ends_the_row():
    stopped = []
    stream = Stream(lambda view, ask: stopped.append(ask) or True)

    async def talk():
        stream.grant("left", 1, 5)
        await asyncio.sleep(0)
        stream.grant("left", 2, 2)
        await stream.task

    asyncio.run(talk())
    assert stopped == [1, 2, 2]


def test_two_views_play_side_by_side():
    seen = []
    stream = Stream(lambda view, ask: seen.append(view) or True)

    async def talk():
        stream.grant("left", 1, 3)
        stream.grant("right", 1, 2)
        await stream.task

    asyncio.run(talk())
    assert seen == ["left", "right", "left", "right", "left"]


def test_a_training_that_diverges_ends_the_row_with_its_sentence():
    wild = {"data": "plane", "optimiser": "SGD", "lr": 10.0, "g1": "linear", "g2": "linear", "pace": 200}
    counts, sent = played(ask(1, play=50), settings=wild)
    assert counts[0] < 51
    assert "diverged" in sent[-1]["answer"]["note"]


def test_between_two_pictures_the_kernel_hears_something_else():
    heard = []
    stream = Stream(lambda view, ask: heard.append("picture") or True)

    async def other():
        heard.append("other")

    async def talk():
        stream.grant("left", 1, 3)
        await asyncio.sleep(0)
        asyncio.get_running_loop().create_task(other())
        await stream.task

    asyncio.run(talk())
    assert heard.index("other") < len(heard) - 1

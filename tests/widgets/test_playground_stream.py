"""Pictures in a row: as many as there is room for, to the view that asked, until something is amiss."""

import asyncio
import threading
import time
from threading import RLock

from utils.playground import playground
from utils.playground.stream import Stream


def played(*messages, settings=None):
    """What the widget sends after each of these messages from the browser, once it has come to rest."""
    widget = playground(**(settings or {}))
    sent = []
    widget.dialogue.send = lambda content, buffers: sent.append(content)

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


def more(number, upto):
    return {"view": "left", "ask": number, "upto": upto}


def steps(sent) -> list[int]:
    return [int(content["answer"]["formula"].split(":")[0].removeprefix("step ")) for content in sent]


def test_it_sends_what_there_is_room_for_and_then_waits():
    counts, sent = played(ask(1, play=4), more(1, 6), ask(2))
    assert counts == [1 + 4, 5 + 2, 7 + 1]
    assert steps(sent) == [0, 20, 40, 60, 80, 100, 120, 120]
    assert [content["ask"] for content in sent] == 7 * [1] + [2]
    assert [content["number"] for content in sent] == [*range(7), 0]


def test_what_is_said_twice_or_too_late_is_done_once():
    counts, sent = played(
        ask(1, play=2), ask(1, play=2), more(1, 3), more(1, 3), ask(2, steps=5), ask(2, steps=5), more(1, 9)
    )
    assert counts == [3, 4, 5, 5, 6, 7, 7]
    assert steps(sent) == [0, 20, 40, 0, 60, 65, 65]


def test_another_question_ends_the_row():
    seen = []
    stream = Stream(lambda view, ask, number: seen.append((ask, number)) or True, RLock())

    async def talk():
        stream.begin("left", 1, 5)
        await asyncio.sleep(0)
        stream.begin("left", 2, 2)
        await stream.task

    asyncio.run(talk())
    assert seen == [(1, 1), (2, 1), (2, 2)]


def test_two_views_play_side_by_side():
    seen = []
    stream = Stream(lambda view, ask, number: seen.append(view) or True, RLock())

    async def talk():
        stream.begin("left", 1, 3)
        stream.begin("right", 1, 2)
        await stream.task

    asyncio.run(talk())
    assert seen == ["left", "right", "left", "right", "left"]


def test_a_training_that_diverges_ends_the_row_with_its_sentence():
    wild = {"data": "plane", "optimiser": "SGD", "lr": 10.0, "g1": "linear", "g2": "linear", "pace": 200}
    counts, sent = played(ask(1, play=50), settings=wild)
    assert counts[0] < 51
    assert "diverged" in sent[-1]["answer"]["note"]
    assert sent[-1]["answer"]["end"]


def test_between_two_pictures_the_kernel_hears_something_else():
    heard = []
    stream = Stream(lambda view, ask, number: heard.append("picture") or True, RLock())

    async def other():
        heard.append("other")

    async def talk():
        stream.begin("left", 1, 3)
        await asyncio.sleep(0)
        asyncio.get_running_loop().create_task(other())
        await stream.task

    asyncio.run(talk())
    assert heard.index("other") < len(heard) - 1


def test_room_told_in_another_thread_is_not_forgotten():
    """JupyterLab's first message comes to the kernel's main thread, those after it to a thread of their own."""
    told, sixth = [], threading.Event()

    def send(view, ask, number):
        told.append(number)
        if number == 6:
            sixth.set()
            time.sleep(0.1)  # now the others speak
        return True

    async def reached(count):
        end = time.monotonic() + 5
        while len(told) < count and time.monotonic() < end:
            await asyncio.sleep(0.001)

    async def first():
        stream.begin("left", 1, 6)
        await reached(9)

    async def others():
        sixth.wait()
        stream.grant("left", 1, 9)
        await reached(9)

    stream = Stream(send, RLock())
    threads = [threading.Thread(target=lambda talk=talk: asyncio.run(talk())) for talk in (first, others)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == list(range(1, 10))


def test_a_picture_that_fails_does_not_end_the_conversation():
    fails = iter([True])
    stream = Stream(lambda *_: 1 / 0 if next(fails, False) else True, RLock())

    async def talk():
        stream.begin("left", 1, 3)
        await asyncio.wait([stream.task])
        assert isinstance(stream.task.exception(), ZeroDivisionError)
        stream.grant("left", 1, 6)
        await stream.task

    asyncio.run(talk())
    assert stream.rows["left"].sent == 6

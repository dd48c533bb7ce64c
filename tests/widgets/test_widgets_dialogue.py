"""A question is answered as often as it is asked, and carried out once."""

from utils.playground import playground
from utils.playground.run import Run
from utils.widgets.dialogue import VIEWS, Dialogue


def talk(*questions, views=("left",)):
    """The questions that were carried out, and the answers that were sent, (view, ask)."""
    done, sent = [], []
    dialogue = Dialogue(lambda message, buffers: sent.append((message["view"], message["ask"])))
    for ask in questions:
        for view in views:
            dialogue.hear(
                {"view": view, "ask": ask, "content": ask}, lambda content: (done.append(content), ({}, []))[1]
            )
    return done, sent


def test_a_question_asked_again_is_answered_and_not_carried_out():
    assert talk(1, 1, 2, 2, 1, 3) == ([1, 2, 3], [("left", ask) for ask in (1, 1, 2, 2, 1, 3)])


def test_every_view_has_its_own_count_and_the_oldest_are_forgotten():
    done, _ = talk(1, 1, views=("left", "right"))
    assert done == [1, 1]
    done, _ = talk(1, 1, views=[str(k) for k in range(VIEWS + 1)])
    assert len(done) == 2 * (VIEWS + 1)


def test_whatever_goes_wrong_in_the_playground_is_told(monkeypatch):
    widget = playground()
    monkeypatch.setattr(Run, "surface", lambda run: 1 / 0)
    answer, _ = widget.answer({"steps": 1})
    assert "ZeroDivisionError" in answer["error"]
    assert answer["end"]
    assert answer["settings"]["data"] == "moons"

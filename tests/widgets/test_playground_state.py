"""The playground without a browser: settings and actions in, a Scene and numbers out."""

from dataclasses import asdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utils.demos.controls import Choice, Slider, Switch, Text
from utils.nn import Diverged
from utils.playground import Run, Settings, playground
from utils.playground.diagram import pick, places
from utils.playground.picture import ROWS, picture
from utils.playground.settings import CONTROLS, DATA, GROUPS, NEEDS, changed
from utils.playground.table import MOST_POINTS
from utils.playground.weights import Where, index, linears
from utils.plots.layout import page
from utils.widgets.pack import pack

POINTS = tuple((float(x), float(y), float(x * y > 0)) for x in (-1, -0.5, 0.5, 1) for y in (-1, -0.4, 0.6, 1))


def values(control):
    """Every value that the control can take, and the ends more often than not."""
    match control:
        case Choice(options):
            return st.sampled_from(options)
        case Switch():
            return st.booleans()
        case Text():
            return st.sampled_from(("x", "sin(3x) / 2", "x²", "1/x", "os.system"))
        case Slider(low, high):
            whole = isinstance(low, int) and isinstance(control.step, int)
            inside = st.integers(low, high) if whole else st.floats(low, high)
            return st.sampled_from((low, high)) | inside


CHANGES = st.dictionaries(st.sampled_from(sorted(CONTROLS)), st.none(), max_size=8).flatmap(
    lambda names: st.fixed_dictionaries({name: values(CONTROLS[name]) for name in names})
)


@settings(max_examples=40, deadline=None)
@given(CHANGES, st.integers(0, 5))
def test_any_state_gives_a_picture_or_a_sentence(change, steps):
    widget = playground()
    answer, buffers = widget.answer({"settings": {**change, "n": 40}, "steps": steps})
    assert "Error" not in answer["note"], answer["note"]
    assert ("panels" in answer and buffers) or "diverged" in answer["error"].lower() or "finite" in answer["error"]
    again, _ = widget.answer({"settings": asdict(Settings()), "steps": 1})
    assert again["note"] == ""
    assert "moons" in again["alt"]


@given(
    st.sampled_from(sorted(CONTROLS.keys() - {"formula"})),  # a formula may be any text until it is read
    st.sampled_from((None, "", "é", [], float("nan"), 1e9, -1e9)),
)
def test_odd_values_are_refused_by_name(name, value):
    with pytest.raises(ValueError, match=name):
        changed(Settings(), {name: value})


def test_a_name_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="there is no setting 'colour'"):
        changed(Settings(), {"colour": 1})
    with pytest.raises(ValueError, match="no setting 'colour'"):
        playground(colour="red")


@pytest.mark.parametrize("data", DATA)
def test_every_kind_of_data_can_be_learned(data):
    run = Run(changed(Settings(), {"data": data, "n": 100}), POINTS)
    first = run.history.rows[0]
    run.advance(200)
    scene = picture(run)
    assert scene.numbers["train_loss"] < first[1]
    assert scene.numbers["step"] == run.step == 200
    assert data in scene.alt
    assert len(page(scene, ROWS).places) == len(scene.panels) == 6


def test_same_settings_same_numbers_to_the_bit():
    a, b = (Run(changed(Settings(), {"dropout": 0.2, "batchnorm": True})) for _ in range(2))
    a.advance(75)
    for steps in (1, 24, 50):
        b.advance(steps)
    assert np.array_equal(a.net.parameters, b.net.parameters)
    assert a.history.rows[-1] == b.history.rows[-1]
    b.change(changed(b.settings, {"seed": 1}))
    b.advance(75)
    assert not np.array_equal(a.net.parameters, b.net.parameters)


def test_the_learning_rate_changes_in_flight_and_the_layers_do_not():
    run = Run()
    run.advance(10)
    run.change(changed(run.settings, {"lr": 0.1, "batch": 5, "l1": "0.1", "show_test": True, "look": 50}))
    assert run.step == 10
    assert run.optimiser.lr == 0.1
    before = run.net.parameters.copy()
    run.advance(1)
    assert not np.array_equal(before, run.net.parameters)
    run.change(changed(run.settings, {"units1": 3}))
    assert run.step == 0
    assert run.net.n_out == 1
    assert linears(run.net)[0].n_out == 3


def test_l1_draws_weights_to_zero():
    free, drawn = (Run(changed(Settings(), {"l1": strength})) for strength in ("0", "0.1"))
    for run in (free, drawn):
        run.advance(600)
    small = [np.mean(np.abs(linears(run.net)[0].weight) < 0.05) for run in (free, drawn)]
    assert small[1] > small[0] + 0.3


def test_without_a_feature_it_says_so_and_recovers():
    widget = playground()
    off = {"x1": False, "x2": False}
    answer, _ = widget.answer({"settings": off})
    assert "switch at least one feature on" in answer["note"]
    answer, _ = widget.answer({"settings": {**off, "x1_x2": True}, "steps": 3})
    assert answer["note"] == ""
    assert widget.run.net.n_in == 1


def test_a_training_that_diverges_says_so_and_a_change_begins_anew():
    wild = {"lr": 10.0, "optimiser": "SGD", "loss": "squared error", "data": "bumps", "g1": "ReLU", "g2": "ReLU"}
    widget = playground(**wild)
    for _ in range(20):
        answer, _ = widget.answer({"steps": 200})
    assert widget.run.broken
    assert "smaller learning rate" in answer.get("error", "") + answer["note"]
    with pytest.raises(Diverged):
        widget.run.advance(1)
    curves, step = widget.run.history.rows, widget.run.step
    widget.answer({"settings": {"look": 50, "show_test": True}, "actions": [["read_at", 1]]})
    assert (widget.run.history.rows, widget.run.step) == (curves, step)  # who looks at it does not lose it
    answer, _ = widget.answer({"settings": {"lr": 0.01}, "steps": 5})
    assert answer["note"] == ""
    assert widget.run.step == 5


def test_an_error_within_a_step_is_told_every_time():
    six = tuple((x, x * x, float(x > 0)) for x in (-1.0, -0.5, -0.25, 0.25, 0.5, 1.0))
    run = Run(Settings(data="own points", test=90, batchnorm=True), six)
    for _ in range(2):
        with pytest.raises(ValueError, match="1 sample"):
            run.advance(1)


def test_the_picture_tells_the_truth():
    run = Run(Settings(show_test=True))
    run.advance(300)
    scene = picture(run)
    probability = 1 / (1 + np.exp(-run.net.predict(run.task.features(run.task.x_test))[:, 0]))
    right = np.mean((probability > 0.5) == run.task.y_test)
    assert scene.numbers["test_score"] == pytest.approx(right)
    field, train, test = scene.panels[1].marks
    assert len(train.x) + len(test.x) == 300
    middle = run.net.predict(run.grid[[0]])[0, 0]
    assert field.values[0, 0] == pytest.approx(1 / (1 + np.exp(-middle)))
    norms = scene.panels[5].marks[0].heights
    assert norms == pytest.approx([np.linalg.norm(layer.gradient) for layer in linears(run.net)])
    assert scene.panels[4].marks[0].heights.sum() == sum(layer.weight.size for layer in linears(run.net))


def test_a_neurons_picture_is_what_the_neuron_computes():
    run = Run(changed(Settings(), {"layers": 2, "batchnorm": True, "dropout": 0.3, "g2": "ReLU"}))
    run.advance(20)
    _, hidden = run.surface()
    every = run.net.copy().eval().activations(run.grid)
    assert [maps.shape[0] for maps in hidden] == [6, 4]
    # Linear, BatchNorm, g, Dropout, twice: the picture is the output of the block
    for maps, output in zip(hidden, (every[3], every[7]), strict=True):
        assert pytest.approx(output) == maps.reshape(len(maps), -1).T


def test_one_step_is_told_with_its_arithmetic():
    widget = playground(optimiser="SGD", lr=0.1)
    run = widget.run
    at = index(run.where, run.net)
    before = run.net.parameters[at]
    note = widget.answer({"actions": [["one"]]})[0]["note"]
    assert run.net.parameters[at] == pytest.approx(before - 0.1 * run.net.gradient[at])
    assert note.startswith("Step 1: ∂Q/∂w₁,₁⁽¹⁾ = ")
    assert "− 0.1 · (" in note


def test_a_weight_is_looked_at_and_edited():
    widget = playground()
    answer, _ = widget.answer({"actions": [["look_at", 2, 3, 5], ["set_weight", 0.25]]})
    assert linears(widget.run.net)[1].weight[2, 4] == 0.25
    assert answer["weight"]["value"] == 0.25
    answer, _ = widget.answer({"actions": [["look_at", 1, 6, 0], ["set_weight", -2]]})
    assert linears(widget.run.net)[0].bias[5] == -2
    assert answer["weight"]["name"] == "b₆⁽¹⁾"
    for odd in (None, "x", float("nan"), 1e9):
        assert "type a number" in widget.answer({"actions": [["set_weight", odd]]})[0]["note"]
    answer, _ = widget.answer({"actions": [["look_at", 99, 99, 99]]})
    assert answer["weight"]["layer"] == 3


def test_a_click_picks_the_line_or_the_neuron_under_it():
    run = Run()
    at = places([2, 6, 4, 1])
    start, end = at.columns[0][1], at.columns[1][5]
    assert pick(run, *(start + 0.3 * (end - start))) == Where(1, 6, 2)
    assert pick(run, *at.columns[2][3]) == Where(2, 4, 0)


def test_points_are_put_and_taken_away():
    widget = playground(data="own points")
    answer, _ = widget.answer({"steps": 5})
    assert "own points: 0 so far" in answer["note"]
    assert "too few" in answer["alt"]
    for x, y, kind in POINTS:
        answer, _ = widget.answer({"actions": [["add_point", x, y, int(kind)]]})
    answer, _ = widget.answer({"steps": 20})
    assert widget.run.step == 20
    widget.answer({"actions": [["add_point", 0.55, 0.55, -1]]})
    assert widget.run.step == 20  # the same network goes on
    assert (0.5, 0.6, 1.0) not in widget.run.points
    assert len(widget.run.points) == 15
    widget.answer({"actions": [["clear_points"]]})
    assert widget.run.points == ()


def test_a_full_page_says_so_and_keeps_its_points():
    widget = playground()
    widget.answer({"actions": [["paste_table", "\n".join(f"{k % 50},{k // 50},{k % 2}" for k in range(MOST_POINTS))]]})
    answer, _ = widget.answer({"actions": [["add_point", 0.0, 0.0, 1]]})
    assert "as many as fit" in answer["note"]
    assert len(widget.run.points) == MOST_POINTS


def test_reset_means_the_state_that_it_opened_with():
    controls = {control["name"]: control for control in playground(data="spirals", layers=3).about["controls"]}
    assert (controls["data"]["start"], controls["layers"]["start"]) == ("spirals", 3)


def test_curves_stay_short_and_keep_their_ends():
    run = Run(Settings(n=20))
    for _ in range(1500):
        run.advance(1)
    rows = run.history.rows
    assert len(rows) <= 400
    assert (rows[0][0], rows[-1][0]) == (0, 1500)
    steps = np.array([row[0] for row in rows])
    assert np.all(np.diff(steps) > 0)
    assert np.diff(steps).max() <= 20
    run.change(changed(run.settings, {"look": 50}))
    assert "step 7" in picture(run).formula


def test_the_largest_network_makes_a_small_message():
    large = {
        "layers": 6,
        **{f"units{k}": 16 for k in range(1, 7)},
        **dict.fromkeys(("x1_x2", "sin_x1", "sin_x2"), True),
    }
    run = Run(changed(Settings(), large))
    run.advance(20)
    _, buffers = pack(picture(run), ROWS)
    assert sum(map(len, buffers)) < 150_000


def test_every_group_and_need_names_a_control():
    assert set(GROUPS.values()) <= set(CONTROLS)
    assert set(NEEDS) <= set(CONTROLS)
    assert all(other in CONTROLS for other, _ in NEEDS.values())


def test_nothing_runs_unless_it_is_asked_for():
    widget = playground()
    before = widget.run.net.parameters.copy()
    widget.answer({})
    assert np.array_equal(before, widget.run.net.parameters)

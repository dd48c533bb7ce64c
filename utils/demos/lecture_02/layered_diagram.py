"""Where the neurons of a layered network stand, which edges join them, and which part is nearest to a place."""

WIDE, HIGH = 12.0, 6.0


def positions(sizes: tuple[int, ...], bias: bool) -> dict[tuple[int, int], tuple[float, float, str]]:
    """(layer, index) → (x, y, kind); index −1 is the bias neuron, below the others."""
    at = {}
    for layer, size in enumerate(sizes):
        kind = "input" if layer == 0 else "output" if layer == len(sizes) - 1 else "hidden"
        with_bias = bias and kind != "output"
        x = 1.0 + (WIDE - 2.0) * layer / (len(sizes) - 1)
        gap = min(1.5, (HIGH - 1.0) / max(1, size + with_bias - 1))
        top = gap * (size + with_bias - 1) / 2
        for index in range(size):
            at[layer, index] = x, top - gap * index, kind
        if with_bias:
            at[layer, -1] = x, top - gap * size, "bias"
    return at


def edges(sizes: tuple[int, ...], bias: bool) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Every edge: from each neuron of a layer to each neuron of the next, but none to a bias neuron."""
    at = positions(sizes, bias)
    return [(a, b) for a in at for b in at if b[0] == a[0] + 1 and b[1] >= 0]


def nearest(sizes: tuple[int, ...], bias: bool, point: tuple[float, float]) -> tuple[str, set]:
    """The part next to `point`: its name and what to light. A node reaches 0.5 far, then edges are asked."""
    at = positions(sizes, bias)
    far = {key: ((x - point[0]) ** 2 + (y - point[1]) ** 2) ** 0.5 for key, (x, y, _) in at.items()}
    closest = min(far, key=far.get)
    if far[closest] < 0.5:
        return f"{at[closest][2]} neuron", {closest}
    pairs = {pair: _distance(point, at[pair[0]], at[pair[1]]) for pair in edges(sizes, bias)}
    pair = min(pairs, key=pairs.get)
    if pairs[pair] < 0.35:
        return "edge", {pair}
    layer = closest[0]
    return f"{at[layer, 0][2]} layer", {key for key in at if key[0] == layer}


def _distance(point, a, b) -> float:
    (px, py), (ax, ay, _), (bx, by, _) = point, a, b
    dx, dy = bx - ax, by - ay
    t = min(1.0, max(0.0, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)))
    return ((px - ax - t * dx) ** 2 + (py - ay - t * dy) ** 2) ** 0.5

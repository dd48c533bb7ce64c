"""The benchmark as a picture: ratios of the table, and how a step grows with batch, width and depth."""

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

COLOURS = {"utils.nn": "#0072B2", "torch": "#D55E00", "products": "#666666"}
NAMES = {"utils.nn": "utils.nn", "torch": "torch, fused Adam", "products": "matrix products alone"}


def draw(results, path):
    """Write the picture to `path`."""
    figure, axes = plt.subplots(1, 4, figsize=(18, 4.6), layout="constrained")
    steps = results["steps"]
    others = [who for who in next(iter(steps.values())) if who != "ours" and not who.startswith(("hand", "products"))]
    for k, who in enumerate(others):
        height = [µs[who] / µs["ours"] for µs in steps.values()]
        axes[0].plot(height, range(len(steps)), "o^sDv"[k % 5], label=who, markersize=9, alpha=0.8)
    axes[0].axvline(1, color="#0072B2")
    axes[0].set(xscale="log", xlabel="CPU time of a step / utils.nn's", title="One step")
    axes[0].set_yticks(range(len(steps)), list(steps))
    axes[0].invert_yaxis()
    axes[0].legend(fontsize=9)
    for ax, (name, row) in zip(axes[1:], results["growth"].items(), strict=True):
        for who, colour in COLOURS.items():
            ax.loglog(row["sizes"], row[who], "o-", color=colour, label=NAMES[who])
        ax.set(xlabel=name, ylabel="CPU time of a step / µs", title=f"utils.nn grows as {name}^{row['slope']:.2f}")
        ax.grid(alpha=0.3)
    axes[1].legend(fontsize=9)
    figure.savefig(path, dpi=110)
    plt.close(figure)

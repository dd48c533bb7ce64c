"""A bar for whoever waits: how many are done, how they went, how long it will take."""

from collections import Counter

from tqdm import tqdm

from utils.grading.reasons import FLAGS


class Progress:
    """Counts finished submissions; draws nothing where no person is watching."""

    def __init__(self, total: int):
        self.counts: Counter[str] = Counter()
        self.bar = tqdm(total=total, unit="submission", disable=None, dynamic_ncols=True, smoothing=0.1)

    def add(self, entry: dict) -> None:
        self.counts[entry["status"].lower()] += 1
        if any(code in FLAGS for code, _ in entry["reasons"]):
            self.counts["flagged"] += 1
        self.step()

    def skip(self, entry: dict) -> None:
        self.counts["unchanged"] += 1
        self.step()

    def step(self) -> None:
        self.bar.set_postfix(self.counts, refresh=False)
        self.bar.update()

    def close(self) -> None:
        self.bar.close()

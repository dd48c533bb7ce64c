"""The last contest, on the events: all read the same eight numbers, the raw momenta of two leptons."""

from utils.data import simulate_events
from utils.models.attention import Transformer
from utils.models.deep_sets import DeepSets
from utils.models.forms import auc, rows, yes_or_no
from utils.models.leptons import PairNet, lepton_tokens
from utils.models.plain import plain_mlp
from utils.models.rivals import Rival, Task

STEPS, TEST = 1000, 20_000  # steps of training; test events


def _trees():
    from sklearn.ensemble import HistGradientBoostingClassifier

    return HistGradientBoostingClassifier(early_stopping=False, random_state=0)


EVENT_MODELS = {
    "trees": Rival(_trees, form=rows),
    "plain": Rival(lambda: plain_mlp(8, 1, 1700), STEPS, form=rows),
    "set": Rival(lambda: DeepSets(4, width=26), STEPS),
    "attention": Rival(lambda: Transformer(4, width=15, read="sum"), STEPS),
    "pair": Rival(lambda: PairNet(28), STEPS),
}


def event_task(events: int) -> Task:
    """The contest with that many training events, half of them signal; the score is the AUC on 20,000 others."""

    def draw(rng):
        train, test = simulate_events(events, rng), simulate_events(TEST, rng)
        y, truth = (part.label[:, None].astype("float32") for part in (train, test))
        return lepton_tokens(train), y, lepton_tokens(test), truth

    return Task(draw, yes_or_no, auc, EVENT_MODELS, batch_size=256)

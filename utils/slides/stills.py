"""Outputs as a deck without a kernel can show them: our own demonstrations alive, other widgets as a picture."""

VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
ONLY_LIVE = "<p class='only-live'>This control works in the notebook.</p>"


def without_kernel(outputs: list, nb) -> list:
    """The outputs with every widget replaced, and without the chatter of stderr."""
    models = nb.metadata.get("widgets", {}).get(STATE, {}).get("state", {})
    shown = []
    for output in outputs:
        if output.get("name") == "stderr":
            continue
        view = output.get("data", {}).get(VIEW)
        if view is None:
            shown.append(output)
        elif "text/html" in output.data:
            del output.data[VIEW]
            shown.append(output)
        else:
            shown += pictures(models, view["model_id"]) or [_html(ONLY_LIVE)]
    return shown


def pictures(models: dict, model_id: str) -> list:
    """What the Output widgets below a stock ipywidget last showed, as `interact` keeps its figure in one."""
    state = models.get(model_id, {}).get("state", {})
    found = [output for output in state.get("outputs", []) if output["output_type"] != "stream"]
    for child in state.get("children", []):
        found += pictures(models, child.removeprefix("IPY_MODEL_"))
    return found


def _html(text: str):
    from nbformat.v4 import new_output

    return new_output("display_data", data={"text/html": text})

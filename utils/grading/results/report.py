"""What the instructor sees when it is done: a table on the screen, a page with pictures, tables for other programs."""

from collections import Counter
from html import escape
from pathlib import Path
from statistics import median

from utils.grading.reasons import ENDINGS, FLAGS, REJECTED, SENTENCES
from utils.grading.results import tables
from utils.grading.submissions import similar

BINS = 20
SHOWN = 60  # from here on only the unusual ones get a line on the screen
PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #222 }}
table {{ border-collapse: collapse }} th, td {{ padding: .2rem .8rem .2rem 0; text-align: left; vertical-align: top }}
th {{ border-bottom: 1px solid #888 }} td.n, th.n {{ text-align: right; font-variant-numeric: tabular-nums }}
svg {{ max-width: 100%; height: auto }} .bar {{ background: #0072b2; height: .9rem; display: inline-block }}
</style></head><body><h1>{title}</h1>
{body}
</body></html>
"""


def write(assignment: str, entries: dict[str, dict], marks: dict[str, dict], root: Path) -> list[str]:
    """Write the report and the tables to grades/ASSIGNMENT/ and return the lines for the screen."""
    folder = root / "grades" / assignment
    folder.mkdir(parents=True, exist_ok=True)
    graded = {s: marks[s] for s, entry in entries.items() if s in marks and entry["status"] != REJECTED}
    tables.write(folder, assignment, entries, {s: mark for s, mark in marks.items() if s in entries})
    parts = [
        overview(entries, graded),
        histogram([mark["score"] for mark in graded.values()], max((m["max"] for m in graded.values()), default=0.0)),
        questions(graded),
        reasons_table("Not graded", [(s, e) for s, e in entries.items() if e["status"] == REJECTED]),
        reasons_table("Look at these", [(s, e) for s, e in entries.items() if has(e, FLAGS)]),
        reasons_table("Ended early", [(s, e) for s, e in entries.items() if has(e, ENDINGS)]),
        table(
            "The slowest",
            ["student", "seconds"],
            [(s, f"{e['seconds']:.1f}") for s, e in sorted(entries.items(), key=lambda item: -item[1]["seconds"])[:10]],
        ),
        table(
            "Alike in unusual code",
            ["student", "student", "shared"],
            [
                (a, b, f"{share:.0%}")
                for a, b, share in similar.pairs({s: e.get("sketch", []) for s, e in entries.items()})
            ],
        ),
    ]
    page = PAGE.format(title=escape(f"Grades: {assignment}"), body="\n".join(part for part in parts if part))
    (folder / "report.html").write_text(page, encoding="utf-8", errors="replace")
    return [*lines(entries, marks), *summary(assignment, entries, graded), f"Report and tables: {folder}"]


def has(entry: dict, codes) -> bool:
    return any(code in codes for code, _ in entry["reasons"])


def lines(entries: dict[str, dict], marks: dict[str, dict]) -> list[str]:
    """A line per student; of a big class only those with something to tell."""
    shown = {s: e for s, e in entries.items() if len(entries) <= SHOWN or e["reasons"]}
    result = []
    for student, entry in shown.items():
        words = ", ".join(dict.fromkeys(code for code, _ in entry["reasons"]))
        if entry["status"] == REJECTED or student not in marks:
            earlier = " The gradebook keeps the marks of an earlier hand-in." if student in marks else ""
            result.append(f"{student}: NOT GRADED. {words}: {tables.sentences(entry)}{earlier}")
            continue
        mark = marks[student]
        waiting = f", {mark['manual']} answer(s) still to be graded by hand" if mark["manual"] else ""
        late = f", {mark['late']:g} off for being late" if mark["late"] else ""
        note = f" ({words})" if words else ""
        result.append(f"{student}: {mark['score']:g} of {mark['max']:g} points{late}{waiting}{note}")
    return result


def summary(assignment: str, entries: dict[str, dict], graded: dict[str, dict]) -> list[str]:
    scores = [mark["score"] for mark in graded.values()]
    flagged = sum(has(entry, FLAGS) for entry in entries.values())
    middle = f", median {median(scores):g} points" if scores else ""
    looked = f", {flagged} to look at" if flagged else ""
    return [f"{assignment}: {len(graded)} of {len(entries)} submissions graded{middle}{looked}."]


def overview(entries: dict[str, dict], graded: dict[str, dict]) -> str:
    counts = Counter(entry["status"] for entry in entries.values())
    waiting = sum(bool(mark["manual"]) for mark in graded.values())
    words = ", ".join(f"{count} {status.lower()}" for status, count in sorted(counts.items()))
    return f"<p>{len(entries)} submissions: {words}. {waiting} still have answers to be graded by hand.</p>"


def histogram(scores: list[float], maximum: float) -> str:
    """The distribution of scores, as a picture and in words."""
    if not scores or maximum <= 0:
        return ""
    bins = Counter(min(BINS - 1, int(BINS * score / maximum)) for score in scores)
    top, width, height = max(bins.values()), 30, 160
    mean = sum(scores) / len(scores)
    alt = (
        f"Distribution of {len(scores)} scores from {min(scores):g} to {max(scores):g}, mean {mean:.1f} of {maximum:g}."
    )
    bars = "".join(
        f'<rect x="{i * width + 1}" y="{18 + height - height * bins[i] / top:.1f}" width="{width - 2}" '
        f'height="{height * bins[i] / top:.1f}" fill="#0072b2"/>'
        f'<text x="{(i + 0.5) * width}" y="{14 + height - height * bins[i] / top:.1f}" font-size="13" '
        f'text-anchor="middle">{bins[i]}</text>'
        for i in sorted(bins)
    )
    marks = "".join(
        f'<text x="{BINS * width * part / 4}" y="{height + 36}" font-size="13" '
        f'text-anchor="{("start", "middle", "middle", "middle", "end")[part]}">{maximum * part / 4:g}</text>'
        for part in range(5)
    )
    line = f'<path d="M0 {18 + height}H{BINS * width}" stroke="#767676"/>'
    return (
        f"<h2>Scores</h2><p>Students by points; each bar is {maximum / BINS:g} points wide.</p>"
        f'<svg role="img" aria-label="{escape(alt)}" viewBox="0 0 {BINS * width} {height + 42}">'
        f"{bars}{line}{marks}</svg><p>{escape(alt)}</p>"
    )


def questions(graded: dict[str, dict]) -> str:
    """How many got all points, question by question."""
    cells: dict[str, list[tuple[float, float]]] = {}
    for mark in graded.values():
        for name, points in mark["cells"].items():
            cells.setdefault(name, []).append(points)
    rows = []
    for name, points in cells.items():
        full = sum(score == maximum for score, maximum in points) / len(points)
        mean = sum(score for score, _ in points) / len(points)
        bar = f'<span class="bar" style="width:{100 * full:.0f}px"></span> {full:.0%}'
        rows.append(f'<tr><td>{escape(name)}</td><td class="n">{mean:.2f} of {points[0][1]:g}</td><td>{bar}</td></tr>')
    head = '<tr><th>question</th><th class="n">mean points</th><th>all points</th></tr>'
    waiting = any(mark["manual"] for mark in graded.values())
    note = (
        "<p>An answer that waits for a person counts as 0 until then, or with the score it had.</p>" if waiting else ""
    )
    return f"<h2>Questions</h2><table>{head}{''.join(rows)}</table>{note}" if rows else ""


def reasons_table(title: str, chosen: list[tuple[str, dict]]) -> str:
    rows = [
        (student, code, f"{SENTENCES[code]} {detail}".strip())
        for student, entry in chosen
        for code, detail in entry["reasons"]
    ]
    return table(title, ["student", "reason", "in words"], rows)


def table(title: str, head: list[str], rows: list[tuple]) -> str:
    if not rows:
        return ""
    top = "".join(f"<th>{escape(word)}</th>" for word in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(str(value))}</td>" for value in row) + "</tr>" for row in rows)
    return f"<h2>{escape(title)}</h2><table><tr>{top}</tr>{body}</table>"

"""Which submissions share more unusual code than chance explains: a hint for a person to look, never a verdict."""

import hashlib
import io
import keyword
import tokenize
from collections import Counter
from itertools import combinations

WIDTH, KEPT = 8, 128  # tokens in a piece; pieces kept of a submission, those with the smallest digests
ENOUGH, MANY = 4, 0.8  # unusual pieces that two must share, in number and as part of the smaller one's
SKIPPED = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}


def sketch(sources: list[str]) -> list[int]:
    """The code in a few numbers: names, comments and layout do not matter."""
    tokens = [token for source in sources for token in words(source)]
    pieces = {" ".join(tokens[i : i + WIDTH]) for i in range(max(0, len(tokens) - WIDTH + 1))}
    return sorted(int.from_bytes(hashlib.blake2b(p.encode(), digest_size=6).digest(), "big") for p in pieces)[:KEPT]


def words(source: str) -> list[str]:
    result = []
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type == tokenize.NAME and not keyword.iskeyword(token.string):
                result.append("name")
            elif token.type not in SKIPPED:
                result.append(token.string)
    except (tokenize.TokenError, SyntaxError, ValueError):
        pass  # what came before the broken part counts
    return result


def pairs(sketches: dict[str, list[int]], most: int = 30) -> list[tuple[str, str, float]]:
    """(student, student, share of common unusual pieces), the closest first; unusual is what one in ten has."""
    common = Counter(piece for pieces in sketches.values() for piece in pieces)
    limit = max(2, len(sketches) // 10)
    rare = {student: {p for p in pieces if common[p] <= limit} for student, pieces in sketches.items()}
    owners: dict[int, list[str]] = {}
    for student in sorted(rare):
        for piece in rare[student]:
            owners.setdefault(piece, []).append(student)
    shared = Counter(pair for students in owners.values() for pair in combinations(students, 2))
    found = [
        (a, b, count / min(len(rare[a]), len(rare[b])))
        for (a, b), count in shared.items()
        if count >= ENOUGH and count >= MANY * min(len(rare[a]), len(rare[b]))
    ]
    return sorted(found, key=lambda pair: (-pair[2], pair[:2]))[:most]

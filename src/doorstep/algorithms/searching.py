"""Chinese words made searchable: pairs of neighbours instead of words, which nobody separates.

Source: character bigrams as the indexing unit of Chinese text, Kwok, "Comparing representations in
Chinese information retrieval", SIGIR 1997.
"""


def bigrams(*texts: str) -> list[str]:
    """Every character and every two neighbours, lower-case: the search index of a row."""
    found: set[str] = set()
    for text in texts:
        compact = "".join(text.lower().split())
        found.update(compact)
        found.update(compact[i : i + 2] for i in range(len(compact) - 1))
    return sorted(found)


def wanted_bigrams(query: str) -> list[str]:
    """What a row must hold to match a search: its pairs, or the one character typed."""
    compact = "".join(query.lower().split())[:40]
    if len(compact) < 2:
        return [compact] if compact else []
    return sorted({compact[i : i + 2] for i in range(len(compact) - 1)})

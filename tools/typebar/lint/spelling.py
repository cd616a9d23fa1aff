"""How near two words are to each other."""


def distance(one: str, other: str, limit: int) -> int:
    """Edits from one word to the other (a swap of neighbours is one); more than limit: limit + 1.

    Costs the product of the lengths at worst, and next to nothing where the lengths differ much.
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    if one == other:
        return 0
    before: list[int] = []
    row = list(range(len(other) + 1))
    for index, letter in enumerate(one, 1):
        last, before, row = before, row, [index]
        for at, target in enumerate(other, 1):
            cost = min(before[at] + 1, row[at - 1] + 1, before[at - 1] + (letter != target))
            if index > 1 and at > 1 and letter == other[at - 2] and one[index - 2] == target:
                cost = min(cost, last[at - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)

"""How near two words are to each other."""


def distance(one: str, other: str, limit: int) -> int:
    """Edits from one word to the other (a swap of neighbours is one); more than limit: limit + 1.

    Costs the product of the lengths at worst, and next to nothing where the lengths differ much.
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    if one == other:
        return 0
    if limit == 1:
        return 1 if _one_apart(one, other) else 2
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


def _one_apart(one: str, other: str) -> bool:
    """Whether one edit makes one word of the other: what differs lies between a head and a tail."""
    if len(one) > len(other):
        one, other = other, one
    head = 0
    while head < len(one) and one[head] == other[head]:
        head += 1
    rest, longer = one[head:], other[head:]
    if len(one) < len(other):
        return rest == longer[1:]
    return rest[1:] == longer[1:] or (rest[1::-1] == longer[:2] and rest[2:] == longer[2:])

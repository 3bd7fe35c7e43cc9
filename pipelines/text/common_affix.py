"""Length of what two texts have in common from a place on, or up to a place.

Most comparisons between two anchors end at the first character, so it is compared before RapidFuzz is called.
"""

from storage.lazy_imports import distance


def common_prefix(old: str, i: int, new: str, j: int, most: int) -> int:
    """Count the equal characters of old[i:] and new[j:] before the first difference.

    Args:
        old: any text, lone surrogates included.
        i: code point of `old` at which the comparison begins.
        new: any text; may be the same as `old`.
        j: code point of `new` at which the comparison begins.
        most: code points after which the comparison ends; none are compared where it is 0 or less.

    Returns:
        Code points, 0 to `most`.
    """
    if most <= 0 or old[i] != new[j]:
        return 0
    return distance.Prefix.similarity(old[i : i + most], new[j : j + most])


def common_suffix(old: str, i: int, new: str, j: int, most: int) -> int:
    """Count the equal characters of old[:i] and new[:j] after the last difference.

    Args:
        old: any text, lone surrogates included.
        i: code point of `old` before which the comparison begins.
        new: any text; may be the same as `old`.
        j: code point of `new` before which the comparison begins.
        most: code points after which the comparison ends, at most `i` and `j`; none are compared where it is 0 or less.

    Returns:
        Code points, 0 to `most`.
    """
    if most <= 0 or old[i - 1] != new[j - 1]:
        return 0
    return distance.Postfix.similarity(old[i - most : i], new[j - most : j])

"""The grammatical tree of a sentence: for each word its head and what it is to it.

A greedy arc-hybrid transition parser (Kuhlmann, Gómez-Rodríguez and Satta 2011), learnt
with a dynamic oracle (Goldberg and Nivre 2012), so that one slip does not spoil the rest.
Each word is shifted once and attached once: time is linear in the sentence. Labels are
those of spaCy's English models, some of them merged.
"""

from __future__ import annotations

from collections.abc import Sequence

from trainer.generate.english.tagger import Form
from trainer.generate.english.weights import Model, model

_NO_TAG, _ROOT_TAG, _NO_LABEL = 60, 61, 31
ROOT_WORD = 1023
_FARTHEST, _MOST_CHILDREN = 7, 3


def heads(
    found: tuple[Form, ...], tags: list[int], known: Model | None = None
) -> tuple[list[int], list[int]]:
    """Each word's head (the count of words for the root) and label, by number."""
    known = known or model()
    labels = len(known.labels)
    state = State([form.word for form in found], tags)
    while state.next < state.count or state.stack:
        scores = known.parser.scores(state.features(), 1 + 2 * labels)
        state.move(best_move(scores, state, labels), labels)
    return state.head, state.label[: state.count]


def best_move(scores: Sequence[int], state: State, labels: int) -> int:
    """The best move that is allowed: 0 shifts, then one a label to the right, to the left."""
    shift = scores[0] if state.next < state.count else None
    right = max(scores[1 : 1 + labels]) if len(state.stack) > 1 else None
    left = max(scores[1 + labels :]) if state.stack else None
    best = max(score for score in (shift, right, left) if score is not None)
    if shift == best:
        return 0
    if right == best:
        return scores.index(best, 1, 1 + labels)
    return scores.index(best, 1 + labels)


class State:
    """Stack, place in the sentence, and the arcs drawn so far.

    ``head`` of a word is -1 until it is attached, then an index, ``count`` for the root. It is
    over when the stack is empty and ``next`` is ``count``.
    """

    def __init__(self, words: list[int], tags: list[int]) -> None:
        count = len(words)
        self.count, self.next = count, 0
        self.stack: list[int] = []
        self.head, self.label = [-1] * count, [_NO_LABEL] * (count + 2)
        # Places more for the root, and for what index -1 reaches for what is not there.
        self._words = [*words, ROOT_WORD, 0]
        self._tags = [*tags, _ROOT_TAG, _NO_TAG]
        self._first, self._last = [-1] * (count + 2), [-1] * (count + 2)
        self._lefts, self._rights = [0] * (count + 2), [0] * (count + 2)

    def move(self, move: int, labels: int) -> None:
        """Shift (0), or attach the top of the stack to the word below it or to the next word."""
        if move == 0:
            self.stack.append(self.next)
            self.next += 1
            return
        word = self.stack.pop()
        to_right = move <= labels
        head = self.stack[-1] if to_right else self.next
        self.head[word] = head
        self.label[word] = move - 1 if to_right else move - 1 - labels
        if head < self.count:
            self._attach(head, word)

    def _attach(self, head: int, word: int) -> None:
        if word < head:
            self._first[head] = word
            self._lefts[head] += 1
        else:
            self._last[head] = word
            self._rights[head] += 1

    def features(self) -> tuple[int, ...]:
        """Words, tags and labels around the top of the stack and the next word."""
        places = self._places()
        return (*self._by_word(places), *self._by_tag(places))

    def _places(self) -> tuple[int, ...]:
        """Indices (-1 for what is not there) and counts that both tables read."""
        stack, b0 = self.stack, self.next
        depth = len(stack)
        s0 = stack[-1] if depth else -1
        s1 = stack[-2] if depth > 1 else -1
        s2 = stack[-3] if depth > 2 else -1  # noqa: PLR2004
        b1 = b0 + 1 if b0 < self.count else -1
        b2 = b0 + 2 if b0 + 1 < self.count else -1
        far = min(b0 - s0, _FARTHEST) if s0 >= 0 else 0
        most = _MOST_CHILDREN
        grown = min(self._lefts[s0], most) * 4 + min(self._rights[s0], most) if s0 >= 0 else 0
        next_grown = min(self._lefts[b0], most) if b0 < self.count else 0
        s0l, s0r, b0l = self._first[s0], self._last[s0], self._first[b0]
        return s0, s1, s2, b0, b1, b2, s0l, s0r, b0l, far, grown, next_grown

    def _by_word(self, places: tuple[int, ...]) -> tuple[int, ...]:
        s0, s1, _s2, b0, b1, _b2, s0l, s0r, b0l, far, grown, next_grown = places
        tags, words = self._tags, self._words
        s0w, s1w, b0w, b1w = words[s0], words[s1], words[b0], words[b1]
        s0t, s1t, b0t = tags[s0], tags[s1], tags[b0]
        top = s0t << 6 | b0t
        return (
            1 << 42 | s0w << 20 | s0t,
            2 << 42 | b0w << 20 | b0t,
            3 << 42 | s1w << 20 | s1t,
            4 << 42 | b1w << 20 | tags[b1],
            6 << 42 | s0w << 20 | b0t << 6 | s0t,
            7 << 42 | b0w << 20 | top,
            8 << 42 | s0w << 20 | b0w,
            17 << 42 | s1w << 20 | top,
            18 << 42 | b1w << 20 | top,
            20 << 42 | s0w << 20 | far,
            22 << 42 | s0w << 20 | grown,
            24 << 42 | b0w << 20 | next_grown,
            28 << 42 | words[s0r] << 20 | top,
            29 << 42 | words[s0l] << 20 | top,
            30 << 42 | words[b0l] << 20 | top,
            34 << 42 | s1w << 20 | s1t << 6 | s0t,
        )

    def _by_tag(self, places: tuple[int, ...]) -> tuple[int, ...]:
        s0, s1, s2, b0, b1, b2, s0l, s0r, b0l, far, grown, next_grown = places
        tags, labels = self._tags, self.label
        s0t, s1t, s2t, b0t, b1t, b2t = tags[s0], tags[s1], tags[s2], tags[b0], tags[b1], tags[b2]
        lt, rt, blt = tags[s0l], tags[s0r], tags[b0l]
        s1l, s1r = self._first[s1], self._last[s1]
        top = s0t << 6 | b0t
        pair = s1t << 6 | s0t
        return (
            5 << 42 | top,
            9 << 42 | top << 6 | b1t,
            10 << 42 | pair << 6 | b0t,
            11 << 42 | (b0t << 6 | b1t) << 6 | b2t,
            12 << 42 | (s2t << 6 | s1t) << 6 | s0t,
            13 << 42 | (s0t << 6 | lt) << 6 | b0t,
            14 << 42 | (s0t << 6 | rt) << 6 | b0t,
            15 << 42 | top << 6 | blt,
            16 << 42 | pair << 6 | rt,
            19 << 42 | (far << 6 | s0t) << 6 | b0t,
            21 << 42 | top << 6 | grown,
            23 << 42 | (b0t << 6 | s0t) << 6 | next_grown,
            25 << 42 | (s0t << 6 | labels[s0r]) << 6 | b0t,
            26 << 42 | (s0t << 6 | labels[s0l]) << 6 | b0t,
            27 << 42 | (b0t << 6 | labels[b0l]) << 6 | s0t,
            31 << 42 | ((s0t << 6 | s1t) << 6 | b0t) << 6 | b1t,
            32 << 42 | (tags[s1l] << 6 | s1t) << 6 | s0t,
            33 << 42 | (tags[s1r] << 6 | s1t) << 6 | s0t,
            35 << 42 | ((labels[s1r] << 6 | s1t) << 6 | s0t) << 6 | b0t,
            36 << 42 | ((rt << 6 | lt) << 6 | s0t) << 6 | b0t,
        )

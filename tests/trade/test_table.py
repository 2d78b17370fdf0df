"""Tables of every make: separators and columns are found out, or said by the file."""

from __future__ import annotations

import pytest

from tests.trade.conftest import Read, Refused
from trainer.cards.incoming import Lost
from trainer.cards.note import Kind, Note, Source

ANKI = (
    "#separator:tab\n#html:true\n#guid column:1\n#notetype column:2\n#deck column:3\n"
    "#tags column:6\n"
)


def sides(notes: tuple[Note, ...]) -> list[tuple[str, str]]:
    return [(note.front, note.back) for note in notes]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "question,answer\nWhy?,So\n"),
        ("a.csv", "Front;Back\nWhy?;So\n"),
        ("a.csv", '"q","a"\n"Why?","So"\n'),
        ("a.csv", "Why?,So\n"),
        ("a.csv", "Why?|So\r\n"),
        ("a.tsv", "Term\tDefinition\nWhy?\tSo\n"),
        ("a.txt", "Why?\tSo\n"),
        ("a.txt", "#separator:;\nWhy?;So\n"),
        ("a.txt", "#separator:Comma\n#columns:Front,Back\nWhy?,So\n"),
        ("a.csv", "sep=;\nq;a\nWhy?;So\n"),
        ("a.csv", "\ufeffq,a\nWhy?,So\n"),
        ("a.csv", "q,a\nWhy?,So\n".encode("utf-16")),
        ("a.csv", "\ufeffFrage;Antwort;Tags\nWhy?;So;t\n"),
        ("a.txt", "#separator:tab\n#columns:Wort\tBedeutung\nWhy?\tSo\n"),
    ],
)
def test_question_and_answer_are_found(read: Read, name: str, content: str | bytes) -> None:
    assert sides(read(name, content).notes) == [("Why?", "So")]


def test_quizlet_may_write_all_rows_on_one_line(read: Read) -> None:
    notes = read("a.txt", "der Hund\tthe dog;die Katze\tthe cat;").notes
    assert sides(notes) == [("der Hund", "the dog"), ("die Katze", "the cat")]
    notes = read("a.txt", "eins\tone; an\nzwei\ttwo\n").notes
    assert sides(notes) == [("eins", "one; an"), ("zwei", "two")]


def test_a_tab_in_every_line_parts_them_whatever_else_they_hold(read: Read) -> None:
    notes = read("a.txt", "eins; zwei\tone; two\ndrei; vier\tthree; four\n").notes
    assert sides(notes)[0] == ("eins; zwei", "one; two")


def test_names_that_stand_below_no_header_are_words_to_learn(read: Read) -> None:
    assert sides(read("a.csv", "hint,Hinweis\ntag,Etikett\n").notes)[0] == ("hint", "Hinweis")


def test_columns_are_known_by_their_names(read: Read) -> None:
    head = "id,question,answer,hint,extra,tags,section,source,typed,accept\n"
    (note,) = read("a.csv", f'{head}abcdef,Why?,So,h,e,"x, y",S,p. 3,yes,a;b\n').notes
    assert note == Note(
        Kind.QUESTION,
        "Why?",
        "So",
        hint="h",
        extra="e",
        tags=("x", "y"),
        source=Source(at="p. 3"),
        typed=True,
        accept=("a", "b"),
        written_id="abcdef",
    )
    assert (note.section, note.line) == ("S", 2)


def test_sections_have_no_empty_parts(read: Read) -> None:
    (note,) = read("a.csv", "q,a,section\nWhy?,So,::A:: ::B\n").notes
    assert note.section == "A::B"


def test_a_column_that_is_not_known_is_listed(read: Read) -> None:
    incoming = read("a.csv", "question,answer,mood\nWhy?,So,sad\n")
    assert incoming.lost == (Lost("column 'mood'", "it has no name that is known here"),)


def test_columns_beyond_those_that_are_taken_are_listed(read: Read) -> None:
    incoming = read("a.txt", "#separator:tab\nWhy?\tSo\tmore\tlost\t\n")
    assert incoming.lost == (Lost("column 4", "it has no name that is known here"),)


def test_cells_hold_several_lines_and_separators(read: Read) -> None:
    notes = read("a.csv", 'q,a\n"Why, then?","one\ntwo"\nNext?,x\n').notes
    assert sides(notes) == [("Why, then?", "one\ntwo"), ("Next?", "x")]
    assert [note.line for note in notes] == [2, 4]


def test_quizlet_writes_quotes_as_they_are(read: Read) -> None:
    assert sides(read("a.txt", '"Das" Haus\tthe "house\nb\tc\n').notes) == [
        ('"Das" Haus', 'the "house'),
        ("b", "c"),
    ]


def test_kinds_follow_from_what_is_said_and_what_stands_there(read: Read) -> None:
    head = "kind,question,answer\n"
    rows = 'pair,a,b\n,{{c1::x}} y,more\nlist,Name,""\n'
    notes = read("a.csv", head + rows.replace("list,Name,", "cloze,{{c1::z}},")).notes
    assert [note.kind for note in notes] == [Kind.PAIR, Kind.CLOZE, Kind.CLOZE]
    assert (notes[1].back, notes[1].extra) == ("", "more")


def test_an_export_of_anki_says_what_its_columns_are(read: Read) -> None:
    incoming = read(
        "a.txt",
        f"{ANKI}g1\tBasic\tLang::A\t<b>x</b> &lt; 1\ty<br>z\tt1 t2\n"
        "g2\tCloze\tLang::B\t{{c1::SYN}} <i>a</i>\textra\t\n"
        "g3\tBasic (and reversed card)\tLang\tHaus\thouse\t\n"
        "g4\tBasic (type in the answer)\tLang\tto go\tgehen\t\n",
    )
    assert incoming.title == "Lang"
    assert [(note.guid, note.kind, note.section) for note in incoming.notes] == [
        ("g1", Kind.QUESTION, "A"),
        ("g2", Kind.CLOZE, "B"),
        ("g3", Kind.PAIR, ""),
        ("g4", Kind.QUESTION, ""),
    ]
    first, cloze, _, typed = incoming.notes
    assert (first.front, first.back, first.tags) == ("**x** < 1", "y\nz", ("t1", "t2"))
    assert (cloze.front, cloze.extra, typed.typed) == ("{{c1::SYN}} *a*", "extra", True)


def test_media_of_a_text_export_are_listed(read: Read) -> None:
    incoming = read("a.txt", "#separator:tab\n#html:true\n<img src=a.png>q\t[sound:b.mp3]a\n")
    assert sides(incoming.notes) == [("a.pngq", "b.mp3a")]
    assert incoming.lost[0] == Lost("line 3", "its media: a text file holds none")


def test_without_html_signs_are_the_authors(read: Read) -> None:
    assert sides(read("a.txt", "#html:false\na &lt; <b>\t*x*\n").notes) == [("a &lt; <b>", "*x*")]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", "q,a\nonly\n", "2:5 this row has one column, and the table 2 or more"),
        ("a.csv", "q,a\nx,\n", "2:3 there is no answer here"),
        ("a.csv", "q,a\n,x\n", "2:1 there is no question here"),
        ("a.csv", 'q,a\n"open,x\n', "2:1 this row cannot be read: unexpected end of data"),
        ("a.csv", "word\nword\n", "1:1 there is one column only; none of these parts the lines:"),
        ("a.csv", "", " the table is empty"),
        ("a.csv", "q,a\n", "1:1 the table has no rows below its names"),
        ("a.csv", "kind,q,a\ncloze,no gap,\n", "2:7 the text has no gap"),
        ("a.csv", b"q,a\nx,\xff\n", "2:3 byte 0xFF is no UTF-8"),
        ("a.csv", "q,a\nx,\x1b[2J\n", "2:3 the control character U+001B stands in the file"),
        ("a.txt", "#separator:nothing\nx\ty\n", "1 'nothing' is no separator"),
    ],
)
def test_what_is_no_table_of_notes_is_refused_with_its_place(
    refused: Refused, name: str, content: str | bytes, told: str
) -> None:
    assert refused(name, content).startswith(told)


def test_a_number_of_their_own_is_no_id_of_ours(read: Read) -> None:
    (note,) = read("a.csv", "id,q,a\n1,Why?,So\n").notes
    assert note.written_id == ""


def test_a_cloze_may_stand_alone_in_its_row(read: Read) -> None:
    notes = read("a.csv", "Why?,So\nHow?,Thus\n{{c1::Here}} it is\n").notes
    assert [found.kind for found in notes] == [Kind.QUESTION, Kind.QUESTION, Kind.CLOZE]


def test_where_the_file_names_its_separator_a_quote_has_to_be_closed(refused: Refused) -> None:
    assert "cannot be read" in refused("a.txt", '#separator:tab\nWhy?\t"So\n')


def test_a_tag_that_stands_twice_is_one(read: Read) -> None:
    (found,) = read("a.csv", "q,a,tags\nWhy?,So,sea tide sea\n").notes
    assert found.tags == ("sea", "tide")

"""Real PDF files, made line by line, and what they become."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.ingest.builders import LEADING, SEA, WALL, Put, column, document, marked, pdf, told
from trainer.cards.document import Block, BlockKind, Document
from trainer.errors import SourceError
from trainer.ingest import pdf_lines
from trainer.ingest.read import read

LEFT = [
    "The moon pulls at the water",
    "of the sea, and so the water",
    "rises on the side that faces",
    "the moon. On the far side it",
    "rises as well, because there",
    "the pull of the moon is weak",
]
RIGHT = [
    "and the water lags behind.",
    "The sun pulls as well, but",
    "less than the moon does for",
    "it stands so much farther",
    "away from us than the moon",
    "that its pull is the lesser.",
]


def kinds(document: Document) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in document.blocks]


def prose(document: Document) -> list[Block]:
    return [block for block in document.blocks if block.kind is BlockKind.PARAGRAPH]


def test_lines_are_joined_to_paragraphs_at_gaps_and_at_indents(tmp_path: Path) -> None:
    gap = column([*SEA, "", *WALL])
    indent = column([" " + SEA[0], *SEA[1:], " " + WALL[0], WALL[1]], top=500)
    found = prose(document(tmp_path, [*gap, *indent]))
    assert [block.text for block in found] == [" ".join(SEA), " ".join(WALL)] * 2
    assert [block.number for block in found] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (
            ["The moon pulls at the wa-", "ter of the sea."],
            "The moon pulls at the water of the sea.",
        ),
        (["They met in the Anglo-", "Saxon hall."], "They met in the Anglo- Saxon hall."),
        (["It rose by 3 to 4-", "5 feet."], "It rose by 3 to 4- 5 feet."),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_made_whole(
    tmp_path: Path, lines: list[str], text: str
) -> None:
    assert document(tmp_path, column(lines)).text == text


def test_a_hyphen_that_a_word_has_elsewhere_is_kept(tmp_path: Path) -> None:
    lines = ["A half-moon is no full moon. When the half-", "moon stands in the sky, wait."]
    assert "the half-moon stands" in document(tmp_path, column(lines)).text


def test_indented_lines_of_speech_are_paragraphs(tmp_path: Path) -> None:
    lines = [*SEA, " “Is it deep?”", " “It is.”", " The tide came in, and they went home."]
    assert told(document(tmp_path, column(lines)))[1:] == [line.strip() for line in lines[3:]]


def test_large_letters_are_headings_and_their_size_is_their_level(tmp_path: Path) -> None:
    page = [
        Put("How tides work", 72, 780, 20, "Times-Bold"),
        Put("The moon", 72, 740, 15, "Times-Bold"),
        *column(SEA, top=715),
        Put("Spring tides and what they are called in the", 72, 650, 13),
        Put("harbours of the north", 72, 635, 13),
        *column(WALL, top=610),
        Put("Neap tides", 72, 560, 11, "Times-Bold"),
        *column(SEA, top=540),
    ]
    found = document(tmp_path, page)
    assert found.title == "How tides work"
    spring = "Spring tides and what they are called in the harbours of the north"
    assert [block.headings for block in prose(found)] == [
        ("The moon",),
        ("The moon", spring),
        ("The moon", spring, "Neap tides"),
    ]


def test_a_bold_line_within_a_sentence_is_no_heading(tmp_path: Path) -> None:
    page = [
        *column(["The hour of high water is found in the book that is called The"]),
        Put("TIDES OF THE NORTH,", 72, 746, 10, "Times-Bold"),
        *column(["which every harbour has."], top=732),
    ]
    assert len(document(tmp_path, page).blocks) == 1


def test_two_columns_are_read_one_after_the_other_below_a_title_across_both(
    tmp_path: Path,
) -> None:
    page = [
        Put("How the tides of the sea rise and fall every day", 90, 800, 16, "Times-Bold"),
        *column(LEFT, x=72),
        *column(RIGHT, x=310),
    ]
    found = document(tmp_path, page)
    assert found.title.startswith("How the tides")
    assert [block.text for block in found.blocks] == [" ".join([*LEFT, *RIGHT])]


def test_a_short_last_column_is_read_as_on_the_other_pages(tmp_path: Path) -> None:
    full = [*column(LEFT * 3, x=72), *column(RIGHT * 3, x=310)]
    last = [*column(LEFT[:5], x=72), *column(["It is calm."], x=310)]
    text = document(tmp_path, full, full, last).text
    assert text.endswith("rises as well, because there It is calm.")


def test_a_paragraph_that_nothing_parts_goes_on_over_the_page(tmp_path: Path) -> None:
    found = document(tmp_path, column(SEA[:2], top=60), column([SEA[2], "", *WALL]))
    assert [(block.text, block.page, block.number) for block in found.blocks] == [
        (" ".join(SEA), 1, 1),
        (" ".join(WALL), 2, 2),
    ]


def test_lists_keep_their_numbers_and_hanging_lines(tmp_path: Path) -> None:
    items = [
        Put("•", 72, 700), Put("the ebb, which is the tide that", 90, 700), Put("falls", 90, 686),
        Put("•", 72, 672), Put("the flood", 90, 672),
        Put("1. Boil the water.", 72, 630), Put("2. Add the tea.", 72, 616),
    ]  # fmt: skip
    found = document(tmp_path, [*column(SEA), *items])
    assert [(b.kind, b.marker, b.text) for b in found.blocks[1:]] == [
        (BlockKind.ITEM, "", "the ebb, which is the tide that falls"),
        (BlockKind.ITEM, "", "the flood"),
        (BlockKind.ITEM, "1.", "Boil the water."),
        (BlockKind.ITEM, "2.", "Add the tea."),
    ]


def test_cells_that_line_up_are_rows_of_a_table(tmp_path: Path) -> None:
    table = [
        Put(text, x, 700 - LEADING * number)
        for number, cells in enumerate([("Term", "Meaning"), ("Ebb", "falling tide")])
        for text, x in zip(cells, (72, 200), strict=True)
    ]
    found = document(tmp_path, [*column(SEA), *table])
    rows = [block.cells for block in found.blocks if block.kind is BlockKind.ROW]
    assert rows == [("Term", "Meaning"), ("Ebb", "falling tide")]


def test_captions_and_code_have_their_kinds(tmp_path: Path) -> None:
    page = [
        *column(SEA),
        Put("Figure 1.2: The bulge of the water", 72, 690, 9),
        Put("sea = 1", 72, 660, 10, "Courier"),
        Put("moon = 2", 72, 648, 10, "Courier"),
    ]
    assert kinds(document(tmp_path, page))[1:] == [
        (BlockKind.CAPTION, "Figure 1.2: The bulge of the water"),
        (BlockKind.CODE, "sea = 1\nmoon = 2"),
    ]


def test_a_sentence_that_begins_with_a_table_is_no_caption(tmp_path: Path) -> None:
    lines = ["Table 1 lists the hours of high water for each of the harbours.", "It is long."]
    assert kinds(document(tmp_path, column(lines))) == [(BlockKind.PARAGRAPH, " ".join(lines))]


def test_bold_words_are_marked_and_high_numbers_are_notes(tmp_path: Path) -> None:
    line = [
        Put("A", 72, 700), Put("spring tide", 82, 700, 11, "Times-Bold"),
        Put("is a large tide", 136, 700), Put("12", 202, 704, 6), Put("of the sea.", 211, 700),
    ]  # fmt: skip
    (block,) = document(tmp_path, line).blocks
    assert marked(block) == [("spring tide", True)]
    assert block.text.replace(" ", "") == "Aspringtideisalargetide12ofthesea."
    assert [block.text[start:end] for start, end in block.marks] == ["12"]


def test_a_large_first_letter_belongs_to_its_word(tmp_path: Path) -> None:
    page = [Put("T", 72, 738, 36), *column(["he water of the sea rises", "twice a day."], x=96)]
    assert document(tmp_path, page).text.startswith("The water of the sea rises")


def test_contents_that_lead_to_page_numbers_are_left_out(tmp_path: Path) -> None:
    contents = column(["Ebb . . . . . . . . . . 12", "Flood ................ 31", "", *SEA])
    found = document(tmp_path, contents)
    assert found.text == " ".join(SEA)
    assert len(found.removed_noise) == 2


def test_the_title_of_the_file_counts_where_no_heading_is_one(tmp_path: Path) -> None:
    path = pdf(tmp_path / "x.pdf", [column(SEA)], title="Tides of the North")
    assert read(path).title == "Tides of the North"
    path = pdf(tmp_path / "y.pdf", [column(SEA)], title="Microsoft Word - tides.doc")
    assert read(path).title == "y"


def test_a_password_is_asked_for_by_name_and_an_empty_one_is_none(tmp_path: Path) -> None:
    path = pdf(tmp_path / "tides.pdf", [column(SEA)], password="moon")
    with pytest.raises(SourceError, match="encrypted and asks for a password"):
        read(path)
    assert read(pdf(path, [column(SEA)], password="")).text == " ".join(SEA)


def test_a_scan_has_no_text_and_ocr_is_the_mend(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="has no text, only pictures") as caught:
        document(tmp_path, [], [])
    assert "ocrmypdf" in caught.value.mend


@pytest.mark.parametrize("kept", [200, 20, 600])
def test_a_cut_off_file_is_broken(tmp_path: Path, kept: int) -> None:
    path = pdf(tmp_path / "tides.pdf", [column(SEA)])
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(SourceError, match=r"tides\.pdf: .*(?:broken|no pages|no text)"):
        read(path)


def test_a_page_that_swells_when_unpacked_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_lines, "MOST_PAGE_BYTES", 2**20)
    canvas = Canvas(str(tmp_path / "bomb.pdf"), pageCompression=1)
    canvas.drawString(72, 700, "It rises.")
    canvas._code.append(" " * 2**21)
    canvas.save()
    with pytest.raises(SourceError, match="unpacks to over 1 MiB"):
        read(tmp_path / "bomb.pdf")


def test_a_pdf_is_known_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    path = pdf(tmp_path / "tides.txt", [column(SEA)])
    assert read(path).text == " ".join(SEA)

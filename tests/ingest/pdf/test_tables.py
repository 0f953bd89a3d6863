from __future__ import annotations

from pathlib import Path

from tests.ingest.pdf.drawing import Drawing, read, rows_of

ROWS = [["Ref", "Action", "Status"], ["A1", "Mend the\nroof", "Late"], ["A2", "Paint", ""]]
WIDTHS = [60, 160, 90]


def test_a_ruled_table_is_a_line_a_row_with_tabs_between_cells(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.words(60, 60, "Before it.")
    end = drawing.table(60, 80, WIDTHS, ROWS)
    drawing.words(60, end + 30, "After it.")
    page = read(drawing.save())[0]
    assert page.text == "Before it.\n\nRef\tAction\tStatus\nA1\tMend the roof\tLate\nA2\tPaint\t\n\nAfter it."


def test_a_merged_cell_is_said_once_and_tells_how_far_it_reaches(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    rows = [["Project", "Spend", "<"], ["^", "2024/25", "2025/26"], ["Roof", "1", "2"], ["^", "3", "4"]]
    drawing.table(60, 80, WIDTHS, rows)
    page = read(drawing.save())[0]
    assert rows_of(page) == [
        ["Project", "Spend", ""],
        ["", "2024/25", "2025/26"],
        ["Roof", "1", "2"],
        ["", "3", "4"],
    ]
    reach = {page.text[cell.start :].split("\t")[0]: (cell.rows, cell.columns) for cell in page.tables[0].cells}
    assert reach == {"Project": (2, 1), "Spend": (1, 2), "Roof": (2, 1)}


def test_tables_side_by_side_are_kept_apart(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.table(60, 80, [60, 100], [["A1", "Roof"], ["A2", "Paint"]])
    drawing.table(300, 80, [60, 100], [["B1", "Bins"], ["B2", "Streets"]])
    page = read(drawing.save())[0]
    assert [rows_of(page, 0)[0], rows_of(page, 1)[0]] == [["A1", "Roof"], ["B1", "Bins"]]


def test_a_frame_around_text_is_no_table(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.table(60, 80, [300], [["A sentence in a frame."], ["Another one."]])
    page = read(drawing.save())[0]
    assert page.tables == ()
    assert page.text == "A sentence in a frame.\nAnother one."


def test_rows_that_a_pages_end_cuts_off_are_read_though_no_rule_closes_them(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.table(60, 80, WIDTHS, ROWS, missing=["top", "bottom"])
    assert rows_of(read(drawing.save())[0])[-1] == ["A2", "Paint", ""]


def test_words_under_which_a_line_is_drawn_do_not_cut_their_cell(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    text = "Underlined across the cell"
    drawing.table(60, 80, [60, drawing.width(text) + 10], [["A1", f"{text}\nand on"], ["A2", "Paint"]])
    drawing.line(125, 80 + 14.5, 125 + drawing.width(text), 80 + 14.5)
    assert rows_of(read(drawing.save())[0])[0] == ["A1", f"{text} and on"]


def test_cells_name_the_hue_that_they_are_filled_with_and_shaded_rows_at_the_top_are_headings(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    fills = {(0, 0): "1F3864", (0, 1): "1F3864", (0, 2): "1F3864", (1, 2): "FFC000", (2, 2): "00B050"}
    drawing.table(60, 80, WIDTHS, ROWS, fills=fills)
    page = read(drawing.save())[0]
    hues = {page.text[cell.start :].split("\t")[0].split("\n")[0]: cell.fill for cell in page.tables[0].cells}
    assert hues == {"Ref": "blue", "Action": "blue", "Status": "blue", "Late": "amber", "": "green"}
    assert page.tables[0].headings == 1


def test_the_edge_of_a_shaded_heading_row_is_a_border_where_no_rule_is_drawn(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    rows = [["Ref", "Action", "Status"], ["^", "and gutters", "^"]]
    drawing.table(60, 80, WIDTHS, rows, fills={(0, 0): "1F3864", (0, 1): "1F3864", (0, 2): "1F3864"}, missing=["mid"])
    plain = read(drawing.save())[0]
    assert rows_of(plain)[1][1] == "and gutters"


def test_a_tagged_table_without_rules_has_its_cells_and_headings(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    rows = [["Service", "Budget", "Note"], ["Homes", "12", "Two words"], ["Streets", "7", "More words here"]]
    drawing.tagged(60, 80, [0, 150, 220], rows, "budget")
    page = read(drawing.save())[0]
    assert rows_of(page) == rows
    assert page.tables[0].headings == 1


def test_headings_right_above_the_rules_are_the_first_row(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.words(60, 50, "The table says what is being done about it all this year.")
    for x, name in ((65, "Ref"), (125, "Action"), (285, "Status")):
        drawing.words(x, 74, name)
    drawing.table(60, 80, WIDTHS, ROWS[1:])
    page = read(drawing.save())[0]
    assert rows_of(page)[0] == ["Ref", "Action", "Status"]
    assert page.tables[0].headings == 1


def test_a_sentence_right_above_the_rules_is_no_heading(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.words(65, 74, "2.1")
    drawing.words(125, 74, "The table lists what is late.")
    drawing.table(60, 80, [60, 260], [["A1", "Roof"], ["A2", "Paint"]])
    assert rows_of(read(drawing.save())[0])[0] == ["A1", "Roof"]


def test_figures_that_line_up_are_a_table_and_labels_over_two_lines_are_one(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.words(60, 60, "The table gives the sums in thousands of pounds for every service of the Council.")
    for y, label, first, second in (
        (120, "Homes and\nneighbourhoods", "3,620", "(25)"),
        (160, "Streets", "940", "1,204"),
        (186, "All", "4,560", "1,179"),
    ):
        drawing.words(60, y, label)
        drawing.words(300 - drawing.width(first), y, first)
        drawing.words(400 - drawing.width(second), y, second)
    for right, name in ((300, "Budget"), (400, "Forecast")):
        drawing.words(right - drawing.width(name), 100, name)
    page = read(drawing.save())[0]
    assert rows_of(page) == [
        ["", "Budget", "Forecast"],
        ["Homes and neighbourhoods", "3,620", "(25)"],
        ["Streets", "940", "1,204"],
        ["All", "4,560", "1,179"],
    ]


def test_words_that_line_up_without_figures_stay_running_text(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    for y in (80, 100, 120):
        drawing.words(60, y, "One column of words")
        drawing.words(320, y, "and another of them")
    assert read(drawing.save())[0].tables == ()


def test_rows_that_no_rule_parts_are_parted_where_their_sums_stand_line_by_line(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    rows = [["Service", "Budget", "Spend"], ["Homes\nStreets\nParks", "12\n7\n3", "14\n8\n2"], ["All", "22", "24"]]
    drawing.table(60, 80, WIDTHS, rows)
    assert rows_of(read(drawing.save())[0])[1:] == [
        ["Homes", "12", "14"],
        ["Streets", "7", "8"],
        ["Parks", "3", "2"],
        ["All", "22", "24"],
    ]


def test_a_cell_of_two_figures_beside_a_label_of_one_line_is_one_row(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.table(60, 80, WIDTHS, [["Homes", "12\n(11)", "14\n(9)"], ["Streets", "7", "8"]])
    assert rows_of(read(drawing.save())[0])[0] == ["Homes", "12 (11)", "14 (9)"]


def test_headings_that_run_up_the_page_are_read_as_written(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.table(60, 80, WIDTHS, [["\n\n\n\n\n\n", "", "Words enough to say which way up"], ["A1", "Roof", "Late"]])
    canvas = drawing.canvas
    canvas.saveState()
    canvas.translate(90, drawing.size[1] - 165)
    canvas.rotate(90)
    canvas.drawString(0, 0, "Project number")
    canvas.restoreState()
    assert rows_of(read(drawing.save())[0])[0][0] == "Project number"


def test_a_fill_painted_in_bands_is_one_area_and_parts_no_cell(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    for band in range(3):
        drawing.fill(60, 80 + 15 * band, 60, 15, "C6E0B4")
    drawing.table(60, 80, WIDTHS, [["A1", "Mend\nthe\nroof", "Late"], ["A2", "Paint", ""]])
    page = read(drawing.save())[0]
    assert rows_of(page) == [["A1", "Mend the roof", "Late"], ["A2", "Paint", ""]]
    assert page.tables[0].cells[0].fill == "green"


def test_tags_that_only_set_a_number_beside_a_heading_make_no_table(tmp_path: Path) -> None:
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.tagged(60, 80, [0, 40], [["21.", "Apologies"], ["22.", "Declarations of interest"]], "minutes")
    page = read(drawing.save())[0]
    assert page.tables == ()
    assert page.text.startswith("21. Apologies\n")

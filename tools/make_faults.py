#!/usr/bin/env python3
"""Writes the faulty tables that FaultsTest reads: one small table, spoilt in a different way in each file.

numpy==2.4.6

    python tools/make_faults.py litmus-classifier/src/test/resources/dev/litmus/classifier/table/faults
"""

import pathlib
import sys

import numpy as np

ROWS = 60
OUT = pathlib.Path(sys.argv[1])
NUMBERS = np.round(np.random.default_rng(0).normal(size=(ROWS, 3)), 4)
LABELS = (NUMBERS.sum(axis=1) > 0).astype(int)
HEADER = ["f0", "f1", "f2", "y"]


def table(first=lambda i, x: f"{x:g}", label=lambda i, y: str(y), second=lambda i, x: f"{x:g}", more=None):
    """Rows of cells; `more` is the name of a fifth column and what gives its cells."""
    rows = [HEADER + ([more[0]] if more else [])]
    for i in range(ROWS):
        cells = [first(i, NUMBERS[i, 0]), second(i, NUMBERS[i, 1]), f"{NUMBERS[i, 2]:g}", label(i, LABELS[i])]
        rows.append(cells + ([more[1](i)] if more else []))
    return rows


def write(name, text, encoding="utf-8"):
    (OUT / f"{name}.csv").write_bytes(text.encode(encoding))


def joined(rows, mark=",", end="\n"):
    return "".join(mark.join(row) + end for row in rows)


def replaced(number, line):
    """The table with another line in the place of one, counted from 1."""
    lines = joined(table()).split("\n")
    lines[number - 1] = line
    return "\n".join(lines)


def comma(text):
    return text.replace(".", ",")


OUT.mkdir(parents=True, exist_ok=True)
ok = joined(table())
write("ok", ok)
write("bom", ok, "utf-8-sig")
write("crlf", ok.replace("\n", "\r\n"))
write("cr_only", ok.replace("\n", "\r"))
write("blank_lines", ok.replace("\n", "\n\n"))
write("utf16", ok, "utf-16")
write("quoted_numbers", joined([[f'"{cell}"' for cell in row] for row in table()]))
write("spaces_after_comma", joined(table(), ", "))
write("comment_line", "# made by hand\n" + ok)
write("trailing_comma", joined(table(), end=",\n"))
write("repeat_header_mid", replaced(31, ok.split("\n")[30] + "\n" + ",".join(HEADER)))
write("euro_decimal_semicolon", joined([[comma(cell) for cell in row] for row in table()], ";"))
write("euro_decimal_quoted", joined(table(first=lambda i, x: f'"{comma(f"{x:g}")}"')))
write("currency", joined(table(first=lambda i, x: f"${x:g}")))
write("percent", joined(table(first=lambda i, x: f"{x:g}%")))
write("thousands", joined(table(first=lambda i, x: f'"{round(abs(x) * 1e6):,}"')))
write("target_1_2", joined(table(label=lambda i, y: str(y + 1))))
write("target_-1_1", joined(table(label=lambda i, y: str(2 * y - 1))))
write("target_float_0.0_1.0", joined(table(label=lambda i, y: f"{y}.0")))
write("True_False", joined(table(label=lambda i, y: str(bool(y)))))
write("yes_no", joined(table(label=lambda i, y: ["no", "yes"][y])))
write("mixed_case_yes", joined(table(label=lambda i, y: ["no", ["yes", "Yes", "YES "][i % 3]][y])))
write("all_missing_col", joined(table(second=lambda i, x: "")))
write("const_col", joined(table(second=lambda i, x: "7")))
write("dates", joined(table(more=("dt", lambda i: f"2024-{1 + i // 28:02}-{1 + i % 28:02}"))))
write("id_column", joined(table(more=("id", lambda i: f"u{i:05}"))))
write("leading_zero_zip", joined(table(more=("zip", lambda i: f"0{i % 10}123"))))
write("leak_copy_of_target", joined(table(more=("copy", lambda i: str(LABELS[i])))))
write("missing_tokens", joined(table(first=lambda i, x: ["?", "null", "", "NA"][i // 5 % 4] if i % 5 == 0 else f"{x:g}")))
write("one_text_in_numeric", replaced(6, "abc,1,2,0"))
write("int_overflow", joined(table(first=lambda i, x: str(2**63 + i))))
write("no_header", joined(table()[1:]))
write("embedded_newline", joined(table(more=("c", lambda i: ['"a\nb"', "c"][i % 2]))))
write("unicode", joined(table(more=("c", lambda i: ["\u00f1", "\u65e5\u672c"][i % 2]))).replace("f0", "gr\u00f6\u00dfe_\u65e5\u672c"))
write("single_class", joined(table(label=lambda i, y: "1")))
write("one_row", joined(table()[:2]).replace(",0\n", ",1\n"))
write("nan_target", joined(table(label=lambda i, y: "" if i < 10 else str(y))))
write("all_nan_target", joined(table(label=lambda i, y: "")))
write("three_classes", joined(table(label=lambda i, y: str(i % 3))))
write("target_prob", joined(table(label=lambda i, y: f"{0.1 + 0.0123 * i:.3f}")))
write("target_text_num_mix", joined(table(label=lambda i, y: ["0", "yes" if i % 2 else "1"][y])))
write("dup_headers", ok.replace("f0,f1", "f0,f0"))
write("ragged_short", replaced(6, "1,2"))
write("ragged_long", replaced(6, "1,2,3,0,9,9"))
write("unclosed_quote", replaced(6, '"unclosed,1,2,0'))
write("nul_byte", replaced(6, "1\0,2,3,0"))
write("inf_value", replaced(5, "inf,1,2,0"))
write("1e400", replaced(5, "1e400,1,2,0"))
write("1e300", replaced(5, "1e300,1,2,0"))
write("latin1", joined(table(more=("c", lambda i: ["caf\u00e9", "x"][i % 2]))), "latin-1")
write("tiny_minority", joined(table(label=lambda i, y: "1" if i == 0 else "0")))
write("empty_file", "")
write("header_only", ",".join(HEADER) + "\n")
write("bom_target_first", joined([[row[3], *row[:2]] for row in table()]), "utf-8-sig")

"""Archives that grow, lie, hide or point outside."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile

from tests.workbooks.hostile.packing import SHEET, Case, info, pack, parts, sheet, with_part

_ZEROS = bytes(2_000_000)
_END = b"PK\x05\x06"
_ENTRY = b"PK\x01\x02"


def too_dense() -> bytes:
    return with_part("xl/media/gambar.bin", _ZEROS)


def too_much_at_all() -> bytes:
    """Less than a hundred times each, more than a hundred megabytes together."""
    lines = b"".join(b"%08x" % (number * 2_654_435_761 % 2**32) for number in range(1_500))
    block = lines * (9_900_000 // len(lines))
    content = b"".join(
        block[place : place + 3_000] + bytes(9) for place in range(0, len(block), 3_000)
    )
    return pack(parts(), *((f"xl/media/{number}.bin", content) for number in range(12)))


def patched(
    content: bytes, mark: bytes, offset: int, form: str, value: int, last: bool = True
) -> bytes:
    """Another number in a record of the archive."""
    place = (content.rfind(mark) if last else content.find(mark)) + offset
    packed = struct.pack(form, value)
    return content[:place] + packed + content[place + len(packed) :]


def claimed_entries(count: int) -> bytes:
    once = patched(pack(parts()), _END, 8, "<H", count)
    return patched(once, _END, 10, "<H", count)


def many_entries() -> bytes:
    return pack(parts(), *((f"xl/media/{number}.bin", b"") for number in range(2_100)))


def large_directory() -> bytes:
    return pack(
        parts(), *((f"xl/media/{number:03d}{'n' * 6_000}.bin", b"") for number in range(180))
    )


def wide_sizes() -> bytes:
    content = pack(parts())
    place = content.rfind(_END)
    return content[:place] + b"PK\x06\x07" + bytes(16) + content[place:]


def wide_count() -> bytes:
    """An archive of 70,000 parts: the first end record cannot tell so many."""
    content = wide_sizes()
    place = content.rfind(_END)
    return content[: place + 8] + struct.pack("<2H", 0xFFFF, 0xFFFF) + content[place + 12 :]


def overlapping() -> bytes:
    """The directory names the same bytes under a second name."""
    content = pack(
        parts(), ("xl/media/a.bin", b"isi yang sama"), ("xl/media/b.bin", b"isi yang sama")
    )
    first = struct.unpack_from("<L", content, _entry_of(content, b"xl/media/a.bin") + 42)[0]
    place = _entry_of(content, b"xl/media/b.bin") + 42
    return content[:place] + struct.pack("<L", first) + content[place + 4 :]


def _entry_of(content: bytes, name: bytes) -> int:
    """Where the directory lists a name."""
    return content.rfind(name) - 46


def swallowing() -> bytes:
    """A stored part whose packed bytes reach over the next one."""
    more = (("xl/media/a.bin", b"a"), ("xl/media/b.bin", b"b" * 50))
    content = pack(parts(), *more, method=zipfile.ZIP_STORED)
    place = _entry_of(content, b"xl/media/a.bin")
    return content[: place + 20] + struct.pack("<2L", 40, 40) + content[place + 28 :]


def doubled() -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pack(
            parts(), (SHEET, sheet('<row r="1"><c r="A1"><v>99999</v></c></row>').encode())
        )


def doubled_in_capitals() -> bytes:
    return with_part(SHEET.upper(), b"<worksheet/>")


def claims_less() -> bytes:
    """The directory says that the part is one byte long; so does the local header."""
    return patched(pack(parts(), ("xl/media/z.bin", b"z" * 5_000)), _ENTRY, 24, "<L", 1)


def claims_more() -> bytes:
    return patched(pack(parts(), ("xl/media/z.bin", b"z" * 5_000)), _ENTRY, 24, "<L", 900_000_000)


def wrong_check_sum() -> bytes:
    return patched(pack(parts(), ("xl/media/z.bin", b"z" * 50)), _ENTRY, 16, "<L", 1)


def encrypted_part() -> bytes:
    return patched(pack(parts()), _ENTRY, 8, "<H", 1)


def other_method() -> bytes:
    return pack(parts(), method=zipfile.ZIP_BZIP2)


def climbing() -> bytes:
    return with_part("../../etc/passwd", b"x")


def climbing_backwards() -> bytes:
    return with_part("xl\\..\\..\\Windows\\win.ini", b"x")


def absolute() -> bytes:
    return with_part("/etc/passwd", b"x")


def on_a_drive() -> bytes:
    return with_part("C:/Windows/win.ini", b"x")


def link() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts().items():
            archive.writestr(info(name), content)
        pointer = info("xl/media/tautan")
        pointer.external_attr = 0o120777 << 16
        archive.writestr(pointer, "/etc/passwd")
    return stream.getvalue()


def with_prefix() -> bytes:
    """Bytes before the archive: some readers count from them, some do not."""
    return pack({"palsu": b""})[:40] + pack(parts())


def other_local_name() -> bytes:
    content = pack(parts())
    return content.replace(SHEET.encode(), SHEET.replace("1", "9").encode(), 1)


def truncated() -> bytes:
    return pack(parts())[:-30]


def cut_in_the_middle() -> bytes:
    content = pack(parts())
    place = content.find(SHEET.encode()) + 60
    return content[:place] + bytes(20) + content[place + 20 :]


def trailing() -> bytes:
    return pack(parts()) + b"lagi"


CASES = [
    Case("one part inflates two hundred times", too_dense, "book_inflates"),
    Case("all parts together are too much", too_much_at_all, "book_inflates"),
    Case("claims 65,000 parts", lambda: claimed_entries(65_000), "book_of_too_many_parts"),
    Case("claims fewer parts than it has", lambda: claimed_entries(2), "book_broken"),
    Case(
        "counts its parts twice", lambda: patched(pack(parts()), _END, 8, "<H", 3), "book_broken"
    ),
    Case("2,100 parts", many_entries, "book_of_too_many_parts"),
    Case("a directory of a megabyte", large_directory, "book_of_too_many_parts"),
    Case("64-bit sizes", wide_sizes, "book_misleading"),
    Case("more parts than 16 bits can tell", wide_count, "book_of_too_many_parts"),
    Case("one part under two names", overlapping, "book_broken"),
    Case("a part reaches over the next", swallowing, "book_broken"),
    Case(
        "a part in the folder of itself",
        lambda: pack(parts(), (f"./{SHEET}", b"<a/>")),
        "book_misleading",
    ),
    Case(
        "a part in a folder without a name",
        lambda: pack(parts(), ("xl//worksheets/sheet1.xml", b"<a/>")),
        "book_misleading",
    ),
    Case("two parts of one name", doubled, "book_misleading"),
    Case("two parts of one name but for capitals", doubled_in_capitals, "book_misleading"),
    Case("a part is longer than it claims", claims_less, "book_broken"),
    Case("a part is shorter than it claims", claims_more, "book_broken"),
    Case("a wrong check sum", wrong_check_sum, "book_broken"),
    Case("an encrypted part", encrypted_part, "book_locked"),
    Case("another way of packing", other_method, "book_misleading"),
    Case("a name that climbs out", climbing, "book_misleading"),
    Case("a name that climbs out by backslashes", climbing_backwards, "book_misleading"),
    Case("an absolute name", absolute, "book_misleading"),
    Case("a name with a drive", on_a_drive, "book_misleading"),
    Case("a link", link, "book_misleading"),
    Case("bytes before the archive", with_prefix, "book_misleading"),
    Case("two names of one part", other_local_name, "book_broken"),
    Case("cut at the end", truncated, "book_broken"),
    Case("zeros in the middle", cut_in_the_middle, "book_broken"),
    Case("bytes after the archive", trailing, "book_broken"),
    Case(
        "an archive in it",
        lambda: with_part("xl/embeddings/lagi.zip", pack(parts())),
        "book_with_archive",
    ),
    Case(
        "a workbook in it",
        lambda: with_part("xl/embeddings/b.xlsx", pack(parts())),
        "book_with_archive",
    ),
    Case(
        "an archive in it by another name",
        lambda: with_part("xl/embeddings/ole.bin", pack(parts())),
        "book_with_archive",
    ),
]

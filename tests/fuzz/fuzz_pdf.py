"""PDF files: raw, or one or two pages whose drawing is woven, so that text and rulings fall in odd places."""

from feeding import PART, WOVEN, instrumented, pieces, start, woven

read_pdf = instrumented("gongkai.document.pdf.door").read_pdf
Budget = instrumented("gongkai.document.limits").Budget
LABELS = instrumented("vocabulary").LABELS

DRAWING = (
    "{x} {y} m {u} {y} l S", "{x} {y} m {x} {u} l S", "{x} {y} {u} 0.5 re f", "{x} {y} 0.5 {u} re f", "{x} {y} {u} {u} re S", "{x} {y} {u} {u} re f",
    "{x} {y} m {u} {x} {y} {u} {x} {x} c S", "q 1 0 0 1 {x} {y} cm", "Q", "q 0 1 -1 0 {x} {y} cm", "q 0.01 0 0 100 {x} {y} cm", "q 0 0 0 0 {x} {y} cm",
    "/X1 Do", "BT /F1 {s} Tf {x} {y} Td <{word}> Tj ET", "BT /F1 {s} Tf 1 0 0 1 {x} {y} Tm <{figure}> Tj ET", "BT /F1 {s} Tf 0 1 -1 0 {x} {y} Tm <{word}> Tj ET",
    "BT /F1 0 Tf {x} {y} Td <{word}> Tj ET", "BT /F1 {s} Tf -1 0 0 -1 {x} {y} Tm <{word}> Tj ET", "BT 3 Tr /F1 {s} Tf {x} {y} Td <{word}> Tj ET",
    "[1 1] 0 d {x} {y} m {u} {y} l S", "{s} w", "W n", "{x} 0 m {x} {u} l {u} {u} l h S", "BT /F1 {s} Tf {x} {y} Td [<{word}> -{u}000 <{figure}>] TJ ET",
)  # fmt: skip


def drawing(piece: bytes) -> bytes:
    """A page's drawing: each four bytes choose what is drawn and where."""
    if not piece.startswith(WOVEN):
        return piece
    out: list[str] = []
    for place in range(1, len(piece) - 3, 4):
        kind, x, y, u = piece[place : place + 4]
        label, figure = LABELS[u % len(LABELS)], str(x * y)
        at = {
            "x": 2 * x,
            "y": 3 * y,
            "u": 3 * u,
            "s": u % 40,
            "word": label.encode("utf-16-be").hex(),
            "figure": figure.encode("utf-16-be").hex(),
        }
        out.append(DRAWING[kind % len(DRAWING)].format_map(at))
    return "\n".join(out).encode()


def file_of(drawings: list[bytes]) -> bytes:
    """A PDF without its table of places; the library finds the objects by itself."""
    kids = " ".join(f"{10 + 2 * number} 0 R" for number in range(len(drawings)))
    font = (
        "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0"
        "/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>]>>"
    )
    objects = [
        f"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count {len(drawings)}/Kids[{kids}]>>endobj\n"
        f"3 0 obj{font}endobj\n4 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X1 4 0 R>>/Font<</F1 3 0 R>>>>"
        "/Length 48>>stream\nBT /F1 9 Tf <0031> Tj ET 0 0 m 99 0 l S /X1 Do  \nendstream endobj\n".encode()
    ]
    for number, content in enumerate(drawings):
        page = 10 + 2 * number
        head = f"{page} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {page + 1} 0 R/Resources<</Font<</F1 3 0 R>>/XObject<</X1 4 0 R>>>>>>endobj\n"
        objects.append(
            f"{head}{page + 1} 0 obj<</Length {len(content)}>>stream\n".encode() + content + b"\nendstream endobj\n"
        )
    return b"%PDF-1.4\n" + b"".join(objects) + b"trailer<</Root 1 0 R>>\n%%EOF\n"


def read(data: bytes) -> None:
    if not data.startswith(b"%PDF"):
        data = file_of([drawing(piece) for piece in pieces(data, 2) if piece])
    read_pdf(data, Budget())


RULED = woven(
    *(1, 20, 200, 150), *(1, 20, 190, 150), *(1, 20, 180, 150), *(2, 20, 180, 200), *(2, 80, 180, 200), *(2, 225, 180, 200),
    *(14, 25, 192, 12), *(15, 90, 192, 12), *(14, 25, 182, 11), *(15, 90, 182, 12), *(14, 20, 240, 22), *(14, 20, 220, 14),
)  # fmt: skip

if __name__ == "__main__":
    start(
        read,
        [
            RULED,
            PART.join((RULED, RULED)),
            file_of([drawing(RULED)]),
            b"BT /F1 12 Tf 50 700 Td <4E00> Tj ET 50 690 m 300 690 l S",
        ],
    )

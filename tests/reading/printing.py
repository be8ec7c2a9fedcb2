"""Small PDFs and DOCX files, written here so that the tests own every byte of them."""

import io
import zlib

from docx import Document

LIGATURES = {"ﬁ": "\x01", "ﬂ": "\x02", "ﬀ": "\x03"}


def pdf(pages, info=None, packed=True):
    """Return a PDF of pages; a page is a list of (x, y, size, text)."""
    font = (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding << /Type /Encoding "
        b"/BaseEncoding /WinAnsiEncoding /Differences [1 /fi /fl /ff] >> >>"
    )
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", font]
    kids = []
    for lines in pages:
        drawn = "\n".join(
            f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm ({_escaped(text)}) Tj ET"
            for x, y, size, text in lines
        ).encode("cp1252")
        content = zlib.compress(drawn) if packed else drawn
        how = b" /Filter /FlateDecode" if packed else b""
        objects.append(b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(content), how, content))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    said = " ".join(f"/{k} ({_escaped(v)})" for k, v in (info or {}).items())
    objects.append(f"<< {said} >>".encode("cp1252"))
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(
        b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, len(objects), start)
    )
    return out.getvalue()


def _escaped(text):
    for sign, code in LIGATURES.items():
        text = text.replace(sign, code)
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def column(x, y, lines, size=11, pitch=13):
    """Return lines set under each other from a place on."""
    return [(x, y - pitch * n, size, text) for n, text in enumerate(lines)]


def docx(build):
    """Return the bytes of a document that `build` fills."""
    document = Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()

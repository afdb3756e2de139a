"""1,000 files of every kind, sent through the desk and read by the jobs, while somebody opens pages."""

import io
import os
import re
import sqlite3
import struct
import subprocess
import time
import zipfile
import zlib

from bench_documents import paragraphs
from bench_scale import STAFF, Server, Visitor, fill, first_option, percentile

MIX = {"docx": 300, "xlsx": 250, "pdf": 200, "txt": 100, "csv": 100, "png": 40, "doc": 10}
FILES_OF_DRAFT = 50
MANNER = f"""{sum(MIX.values()):,} files ({", ".join(f"{count} {kind}" for kind, count in MIX.items())}; each of its own, pictures read by Tesseract,
doc by LibreOffice), sent to {sum(MIX.values()) // FILES_OF_DRAFT} drafts. Pages: the home page, made anew for every request."""


def archive(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    return file.getvalue()


def docx(text):
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())
    space = "http://schemas.openxmlformats.org"
    return archive({
        "[Content_Types].xml": f'<Types xmlns="{space}/package/2006/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="a" '
        f'Type="{space}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{space}/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>',
    })


def xlsx(text):
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{line}</t></is></c><c r="B{row}"><v>{row}</v></c></row>'
        for row, line in enumerate(text.splitlines(), 1)
    )
    space = "http://schemas.openxmlformats.org"
    return archive({
        "[Content_Types].xml": f'<Types xmlns="{space}/package/2006/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="a" '
        f'Type="{space}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{space}/spreadsheetml/2006/main" '
        f'xmlns:r="{space}/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="1" r:id="b"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{space}/package/2006/relationships"><Relationship Id="b" '
        f'Type="{space}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{space}/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>',
    })


class Samples:
    """Files that programs make slowly are made once, and marked so that no two are the same."""

    def __init__(self, folder):
        folder.mkdir()
        self.texts = paragraphs()
        page = "<!DOCTYPE html><meta charset=utf-8>" + "".join(f"<p>{text}</p>" for text in self.texts[:12])
        (folder / "a.html").write_text(page, encoding="utf-8")
        run = lambda *command: subprocess.run(command, cwd=folder, check=True, capture_output=True)
        run("weasyprint", "--quiet", "a.html", "a.pdf")
        run("pdftoppm", "-png", "-gray", "-r", "150", "-singlefile", "a.pdf", "a")
        self.pdf, self.png = (folder / "a.pdf").read_bytes(), (folder / "a.png").read_bytes()
        (folder / "b.docx").write_bytes(docx(self.text(0)))
        run("soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "doc", "b.docx")
        self.doc = (folder / "b.doc").read_bytes()

    def text(self, number):
        lines = [self.texts[(number * 7 + place) % len(self.texts)] for place in range(20)]
        return "\n".join([f"第{number}号材料", *lines])

    def file(self, kind, number):
        match kind:
            case "docx": return docx(self.text(number))
            case "xlsx": return xlsx(self.text(number))
            case "txt": return self.text(number).encode()
            case "csv": return "\n".join(f"{line},{number}" for line in self.text(number).splitlines()).encode()
            case "pdf": return self.pdf + f"%{number}\n".encode()
            case "doc": return self.doc + bytes([number % 250]) * 512
            case "png":
                note = b"tEXtnumber\0" + str(number).encode()
                chunk = struct.pack(">I", len(note) - 4) + note + struct.pack(">I", zlib.crc32(note))
                return self.png[:33] + chunk + self.png[33:]


def draft(writer, number):
    _, form = writer.open("/desk/documents/new")
    fields = writer.hidden(form, "/desk/documents") | {
        "title": f"关于第{number}批材料的通知", "body": "材料见附件。", "genre": "notice", "topic": "0201",
        "catalogueRow": first_option(form, "catalogueRow"), "signedOn": time.strftime("%Y-%m-%d"), "attribute": "proactive",
        "action": "save", "bodyFormat": "",
    }
    address, _ = writer.send("/desk/documents", fields)
    return re.search(r"/desk/documents/[0-9a-z]{26}", address)[0]


def send(writer, address, files):
    _, page = writer.open(f"{address}/files")
    edge = "edge-of-a-part"
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in writer.hidden(page, f"{address}/files").items()
    ]
    for name, content in files:
        head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: a/b\r\n\r\n'
        parts.append(head.encode() + content + b"\r\n")
    _, answer = writer.open(f"{address}/files", b"".join(parts) + f"--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}")
    if "已经添加" not in answer:
        raise RuntimeError(answer[:3000])


def processor_seconds(pid):
    """Of the server and of all programs that it ran to their end."""
    fields = open(f"/proc/{pid}/stat", encoding="ascii").read().rpartition(")")[2].split()
    return sum(int(field) for field in fields[11:15]) / os.sysconf("SC_CLK_TCK")


def most_memory(pid):
    status = open(f"/proc/{pid}/status", encoding="ascii").read()
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024


def look(visitor, times):
    start = time.perf_counter()
    visitor.open("/")
    times.append((time.perf_counter() - start) * 1000)


def measure(folder):
    folder.mkdir()
    database, data = f"sqlite:{folder}/yangguang.sqlite", folder / "data"
    data.mkdir()
    fill(database, data, 20)
    samples = Samples(folder / "samples")
    kinds = [kind for kind, count in MIX.items() for _ in range(count)]
    # Every draft gets some of each.
    order = sorted(range(len(kinds)), key=lambda place: (place * 617) % len(kinds))
    with Server(database, data) as server:
        writer, visitor = Visitor(server, STAFF[0]), Visitor(server)
        idle, busy = [], []
        for _ in range(100):
            look(visitor, idle)
        before, cpu = most_memory(server.process.pid), processor_seconds(server.process.pid)
        start = time.perf_counter()
        for first in range(0, len(order), FILES_OF_DRAFT):
            address = draft(writer, first)
            files = [(f"{place}.{kinds[place]}", samples.file(kinds[place], place)) for place in order[first : first + FILES_OF_DRAFT]]
            send(writer, address, files)
            look(visitor, busy)
        sent = time.perf_counter() - start
        waiting = 1
        while waiting:
            look(visitor, busy)
            time.sleep(0.2)
            with sqlite3.connect(f"file:{folder}/yangguang.sqlite?mode=ro", uri=True) as base:
                waiting = base.execute("SELECT COUNT(*) FROM file WHERE state = 'waiting'").fetchone()[0]
        spent = time.perf_counter() - start
        with sqlite3.connect(f"file:{folder}/yangguang.sqlite?mode=ro", uri=True) as base:
            read, gaps = base.execute("SELECT COUNT(*), SUM(gaps <> '[]') FROM file WHERE state = 'read'").fetchone()
        cores = (processor_seconds(server.process.pid) - cpu) / spent
        memory = most_memory(server.process.pid)
    idle, busy = sorted(idle), sorted(busy)
    return f"""{read:,} read ({gaps} with a gap) in {spent:.0f} s, sent in {sent:.0f} s: {read / spent:.1f} a second; {cores:.2f} cores busy of {os.cpu_count()}.
Memory of the server at most {memory:.0f} MB, before {before:.0f} MB. A page took p50/p95 {percentile(busy, 0.5):.0f}/{percentile(busy, 0.95):.0f} ms meanwhile,
{percentile(idle, 0.5):.0f}/{percentile(idle, 0.95):.0f} ms before.
"""

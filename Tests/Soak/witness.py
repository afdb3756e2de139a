"""Somebody who keeps every checkpoint of the public log and believes nothing: tree and signatures are computed here,
from RFC 6962 and the C2SP texts, with no code of the program."""

import base64
import hashlib
import json
import struct
import threading

from browser import Browser, Unanswered
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from installation import Failed


def leaf_hash(entry):
    return hashlib.sha256(b"\x00" + entry).digest()


class Frontier:
    """The right edge of a tree (RFC 6962, section 2.1): roots of its whole subtrees, the largest first."""

    def __init__(self):
        self.subtrees = []

    def append(self, leaf):
        leaves, root = 1, leaf
        while self.subtrees and self.subtrees[-1][0] == leaves:
            root = hashlib.sha256(b"\x01" + self.subtrees.pop()[1] + root).digest()
            leaves *= 2
        self.subtrees.append((leaves, root))

    def root(self):
        if not self.subtrees:
            return hashlib.sha256(b"").digest()
        root = self.subtrees[-1][1]
        for _, left in reversed(self.subtrees[:-1]):
            root = hashlib.sha256(b"\x01" + left + root).digest()
        return root


def root_at_each_size(entries):
    """The roots of the trees of 0, 1, 2 … entries."""
    frontier = Frontier()
    roots = [frontier.root()]
    for entry in entries:
        frontier.append(leaf_hash(entry))
        roots.append(frontier.root())
    return roots


class Checkpoint:
    """A signed note (C2SP signed-note, tlog-checkpoint)."""

    def __init__(self, note, verifier_key):
        text, _, signatures = note.partition("\n\n")
        origin, size, root, *_ = text.split("\n")
        self.size, self.root = int(size), base64.b64decode(root)
        name, key_hash, key = verifier_key.split("+", 2)
        key = base64.b64decode(key)
        if key[0] != 1 or origin != name:
            raise Failed(f"the checkpoint of {origin} does not fit the key of {name}")
        text = (text + "\n").encode()
        for line in signatures.splitlines():
            _, signer, blob = line.split(" ", 2)
            blob = base64.b64decode(blob)
            if signer == name and blob[:4].hex() == key_hash:
                try:
                    Ed25519PublicKey.from_public_bytes(key[1:]).verify(blob[4:], text)
                    return
                except InvalidSignature:
                    break
        raise Failed(f"the checkpoint of size {self.size} is not signed by the log's key:\n{note}")


class Witness:
    """Asks for the checkpoint again and again and keeps them all. Several servers may be asked in turn."""

    def __init__(self, addresses):
        self.addresses = addresses
        self.verifier_key = Browser(addresses[0]).get("/log/vkey").text.strip()
        self.roots = {}
        self.fault = None
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)

    def start(self):
        self.thread.start()
        return self

    def stop(self):
        self.ended.set()
        self.thread.join()

    def look(self, address):
        """Keeps the checkpoint of now."""
        answer = Browser(address).get("/log/checkpoint")
        if answer.status == 200:
            self._keep(Checkpoint(answer.text, self.verifier_key))

    def _keep(self, checkpoint):
        if self.roots.setdefault(checkpoint.size, checkpoint.root) != checkpoint.root:
            raise Failed(f"the log showed two roots of size {checkpoint.size}")

    def _run(self):
        turn = 0
        while not self.ended.wait(0.05):
            try:
                self.look(self.addresses[turn % len(self.addresses)])
            except Unanswered:
                pass
            except Exception as error:  # Told where the round is judged.
                self.fault = error
                return
            turn += 1

    def verify(self, address):
        """Reads the whole log and holds every checkpoint ever seen against it; returns the entries."""
        if self.fault:
            raise self.fault
        self.look(address)
        # Those of this moment: a planned publication may make the log longer meanwhile.
        kept = dict(self.roots)
        entries = read_entries(address, max(kept))
        roots = root_at_each_size(entries)
        for seen, root in sorted(kept.items()):
            if roots[seen] != root:
                raise Failed(f"the log is no continuation of the checkpoint of size {seen} that it had signed")
        return [json.loads(entry) for entry in entries]


def read_entries(address, size):
    """Every entry, from the bundles (C2SP tlog-tiles, "Log entries")."""
    browser, entries = Browser(address), []
    for index in range((size + 255) // 256):
        width = min(256, size - index * 256)
        path = f"/log/tile/entries/{tile_index(index)}" + (f".p/{width}" if width < 256 else "")
        answer = browser.get(path)
        if answer.status != 200:
            raise Failed(f"{path}: {answer.status}")
        bundle = answer.body
        while bundle:
            (length,) = struct.unpack(">H", bundle[:2])
            entries.append(bundle[2:2 + length])
            bundle = bundle[2 + length:]
    browser.close()
    if len(entries) != size:
        raise Failed(f"the bundles hold {len(entries)} entries of {size}")
    return entries


def tile_index(index):
    parts = [f"{index % 1000:03}"]
    while index >= 1000:
        index //= 1000
        parts.insert(0, f"x{index % 1000:03}")
    return "/".join(parts)


def instants_never_go_back(entries):
    instants = [entry["instant"] for entry in entries]
    for number, (before, after) in enumerate(zip(instants, instants[1:]), start=1):
        if after < before:
            raise Failed(f"entry {number} of the log is of {after}, the one before it of {before}")

#!/usr/bin/env python3
"""Verifies the public log of a site with a program that is not ours.

Needs tlog-scales 0.0.3 from PyPI (pip install tlog-scales==0.0.3).

usage: verify-log.py SITE VERIFIER-KEY
  SITE          https://www.example.gov.cn, or the folder of a static export (beginning with / or ./)
  VERIFIER-KEY  what the site shows at /log/vkey; keep your own copy, a forger would show another

Reads the checkpoint and every entry, checks the signature, each entry's place in the tree and the root, prints size
and root, and names the first wrong entry. Exit status: 0 verified, 1 not verified, 2 wrong usage.
"""

import sys

from tlog_scales.backend import make_backend
from tlog_scales.reader import TilesReader
from tlog_scales.signing import Vkey
from tlog_scales.tiles import leaf_hash
from tlog_scales.utils import b64enc, sha256


class NotVerified(Exception):
    pass


class Frontier:
    """The root from the leaves alone (RFC 6962, section 2.1), so that no tile above them is taken on trust."""

    def __init__(self):
        self.subtrees = []  # (leaves, root), the largest first

    def append(self, leaf):
        leaves, root = 1, leaf
        while self.subtrees and self.subtrees[-1][0] == leaves:
            root = sha256(b"\x01" + self.subtrees.pop()[1] + root)
            leaves *= 2
        self.subtrees.append((leaves, root))

    def root(self):
        if not self.subtrees:
            return sha256(b"")
        root = self.subtrees[-1][1]
        for _, left in reversed(self.subtrees[:-1]):
            root = sha256(b"\x01" + left + root)
        return root


def verify(site, verifier_key):
    reader = TilesReader(make_backend(site.rstrip("/") + "/log"))
    checkpoint = reader.get_checkpoint()
    key = Vkey.from_string(verifier_key)
    if checkpoint.origin != key.name:
        raise NotVerified(f"the checkpoint is of {checkpoint.origin}, the key of {key.name}")
    checkpoint.verify(key)

    frontier = Frontier()
    for index in range(checkpoint.size):
        leaf = leaf_hash(reader.get_entry(index))
        if leaf != reader.mth(index, index + 1):
            raise NotVerified(f"entry {index} is not the one in its tile")
        frontier.append(leaf)
    if frontier.root() != checkpoint.root_hash:
        raise NotVerified("the entries do not have the signed root")
    if reader.calculate_root_hash() != checkpoint.root_hash:
        raise NotVerified("the tiles do not have the signed root")
    return checkpoint


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        checkpoint = verify(*arguments)
    except Exception as error:  # Whatever stops the verification, the log is not verified.
        print(f"not verified: {str(error) or type(error).__name__}", file=sys.stderr)
        return 1
    print(f"size {checkpoint.size}")
    print(f"root {b64enc(checkpoint.root_hash)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Sessionscope developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what a screen reader has of a program's windows, by AT-SPI, as Orca asks for it.

usage: spoken.py [NAME] [SECONDS]      the application's name, and how long to wait for it
One object a line, indented: role “name” (description) [text or value] {states}. Exit status 1: it did not appear, or
something that takes the keyboard has no name, or has markup in it.
"""
import re
import sys
import time

import pyatspi

MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")
STATES = (pyatspi.STATE_FOCUSED, pyatspi.STATE_SELECTED, pyatspi.STATE_CHECKED, pyatspi.STATE_EXPANDED)
ROWS = 5  # of a table: the others are alike


def application(name, seconds):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        for one in pyatspi.Registry.getDesktop(0):
            if one and one.name and one.name.lower() == name.lower() and one.childCount:
                return one
        time.sleep(0.2)
    return None


def content(one):
    try:
        text = one.queryText()
        return text.getText(0, text.characterCount)
    except NotImplementedError:
        pass
    try:
        return str(one.queryValue().currentValue)
    except NotImplementedError:
        return ""


def tell(one, depth, faults):
    states = one.getState()
    if not states.contains(pyatspi.STATE_SHOWING) and depth > 1:
        return
    said = content(one)
    line = "  " * depth + f"{one.getRoleName()} “{one.name}”"
    if one.description:
        line += f" ({one.description})"
    if said and said != one.name:
        line += f" [{said}]"
    held = [pyatspi.stateToString(state) for state in STATES if states.contains(state)]
    if held:
        line += " {" + ", ".join(held) + "}"
    print(line)
    if states.contains(pyatspi.STATE_FOCUSABLE) and not one.name:
        faults.append("no name: " + line.strip())
    if MARKUP.search(one.name or "") or MARKUP.search(one.description or ""):
        faults.append("markup: " + line.strip())
    count = one.childCount
    if one.getRole() in (pyatspi.ROLE_TABLE, pyatspi.ROLE_TREE_TABLE):
        table = one.queryTable()
        count = min(count, (ROWS + 1) * max(1, table.nColumns))
    for index in range(count):
        child = one.getChildAtIndex(index)
        if child:
            tell(child, depth + 1, faults)


def main():
    name = sys.argv[1] if len(sys.argv) > 1 else "sessionscope"
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 30
    found = application(name, seconds)
    if not found:
        print(f"{name} did not appear on the accessibility bus.", file=sys.stderr)
        return 1
    faults = []
    tell(found, 0, faults)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

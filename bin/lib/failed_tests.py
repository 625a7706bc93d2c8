"""python3 failed_tests.py FILE…

Prints a line for each test that JUnit files call failed, with the beginning of what it said: the names of what is to be mended
stand at the end of a run of `bin/test`, wherever in its output the tests themselves spoke.
"""

import sys
import xml.etree.ElementTree as trees

LONGEST = 400

for path in sys.argv[1:]:
    try:
        cases = trees.parse(path).iter("testcase")
        for case in cases:
            for told in [*case.findall("failure"), *case.findall("error")]:
                said = told.get("message") or told.text or ""
                print(f"FAILED {case.get('classname')} {case.get('name')}: {' '.join(said.split())[:LONGEST]}")
    except (OSError, trees.ParseError) as problem:
        print(f"FAILED {path} cannot be read: {problem}")

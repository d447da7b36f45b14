"""Renders every row of templates and validates the bodies with the types of Anthropic's SDK.

Usage: validate_bodies.py PROMPTLINT TEMPLATE...
"""

import json
import subprocess
import sys

from anthropic.types import message_create_params
from pydantic import ConfigDict, TypeAdapter

# A list, because a configuration cannot be given for a typed dictionary itself.
ADAPTER = TypeAdapter(
    list[message_create_params.MessageCreateParamsNonStreaming],
    config=ConfigDict(extra="forbid"),
)


def exhaust(value):
    """Walks a validated value to its end: pydantic validates an Iterable only when it is read."""
    if isinstance(value, dict):
        for member in value.values():
            exhaust(member)
    elif hasattr(value, "__iter__") and not isinstance(value, (str, bytes)):
        for element in value:
            exhaust(element)


def render(command, template, row):
    """The body of one row, or None behind the last one."""
    run = subprocess.run(
        [command, "render", template, "--row", str(row)], capture_output=True, check=False
    )
    return run.stdout.rstrip(b"\n") if run.returncode == 0 else None


def main(command, templates):
    failures = 0
    bodies = 0
    for template in templates:
        row = 1
        while (body := render(command, template, row)) is not None:
            request = json.loads(body)
            compact = json.dumps(request, separators=(",", ":"), ensure_ascii=False).encode()
            if compact != body:
                print(f"{template}, row {row}: a client that sends it again changes its bytes")
                failures += 1
            if request["model"].startswith("claude"):
                try:
                    exhaust(ADAPTER.validate_python([request]))
                except ValueError as error:
                    print(f"{template}, row {row}: {error}")
                    failures += 1
                bodies += 1
            row += 1
    print(f"{bodies} bodies validated, {failures} failures")
    return 1 if failures or not bodies else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))

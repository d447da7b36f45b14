"""Fills skeleton JSON as the README shows and compares it with `promptlint render`, row by row."""
import glob
import json
import os
import subprocess
import sys


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def get(values, path):
    for step in path:
        try:
            values = values[step]
        except (KeyError, IndexError, TypeError):
            return None
    return values


def fill(chunks, values, out=""):
    for c in chunks:
        comma = "" if out.endswith("[") else ","
        if "text" in c or "marker" in c:
            out += c.get("text") or c["marker"]
        elif "separator" in c:
            out += comma
        elif "when" in c:
            out = fill(c["chunks"], values, out) if get(values, c["when"]) else out
        elif "each" in c:
            for item in get(values, c["each"]):
                out = fill(c["chunks"], {**values, c["as"]: item}, out)
        elif "splice" in c:
            for item in get(values, c["splice"]):
                out += ("" if out.endswith("[") else ",") + canonical(item)
        else:
            value = get(values, c["hole"])
            value = c.get("default") if value is None else value
            text = value if isinstance(value, str) and c["encoding"] == "text" else canonical(value)
            out += json.dumps(text, ensure_ascii=False)[1:-1]
    return out


def main(promptlint, folder):
    rows = 0
    for path in sorted(glob.glob(os.path.join(folder, "*.skeleton.json"))):
        skeleton = json.load(open(path, encoding="utf-8"))
        samples = skeleton["source"].rsplit(".prompt.", 1)[0] + ".samples.jsonl"
        if not os.path.exists(samples):
            continue
        defaults = {v["name"]: v["default"] for v in skeleton["variables"] if "default" in v}
        for number, line in enumerate(open(samples, encoding="utf-8"), 1):
            tier = ["--tier", skeleton["tier"]] if "tier" in skeleton else []
            command = [promptlint, "render", skeleton["source"], "--row", str(number), *tier]
            linted = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
            filled = fill(skeleton["chunks"], {**defaults, **json.loads(line)})
            if filled.encode() + b"\n" != linted:
                sys.exit(f"{path}: row {number} differs")
            rows += 1
    print(f"{rows} rows filled from skeleton JSON are the same bytes")


main(*sys.argv[1:])

"""Fills skeleton JSON as Skeletons.md says and compares it with `promptlint render`, row by row."""
import glob
import json
import os
import subprocess
import sys

MISSING = object()


def canonical(value):
    """RFC 8785: no blanks, members by their UTF-16 code units, numbers as ECMAScript has them."""
    if isinstance(value, dict):
        members = sorted(value.items(), key=lambda member: member[0].encode("utf-16-be"))
        return "{" + ",".join(canonical(k) + ":" + canonical(v) for k, v in members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, float):
        return number(value)
    return json.dumps(value, ensure_ascii=False)


def number(value):
    """The shortest digits that read back as the same double, laid out by Number::toString."""
    if value == 0:
        return "0"
    mantissa, _, exponent = f"{abs(value)!r}".partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    point = len(whole) + int(exponent or 0) - (len(whole + fraction) - len(digits))
    digits = digits.rstrip("0")
    if len(digits) <= point <= 21:
        text = digits.ljust(point, "0")
    elif 0 < point <= 21:
        text = digits[:point] + "." + digits[point:]
    elif -6 < point <= 0:
        text = "0." + "0" * -point + digits
    else:
        text = digits[0] + ("." + digits[1:] if digits[1:] else "") + f"e{point - 1:+d}"
    return "-" * (value < 0) + text


def get(values, path):
    for step in path:
        if isinstance(values, (dict, list)):
            try:
                values = values[step]
                continue
            except (KeyError, IndexError, TypeError):
                pass
        return MISSING
    return values


def fill(chunks, values, out=""):
    for c in chunks:
        comma = "" if out.endswith("[") else ","
        if "text" in c or "marker" in c:
            out += c.get("text") or c["marker"]
        elif "separator" in c:
            out += comma
        elif "when" in c:
            value = get(values, c["when"])
            out = fill(c["chunks"], values, out) if value is not MISSING and value else out
        elif "each" in c:
            for item in get(values, c["each"]):
                out = fill(c["chunks"], {**values, c["as"]: item}, out)
        elif "splice" in c:
            for item in get(values, c["splice"]):
                out += ("" if out.endswith("[") else ",") + canonical(item)
        else:
            value = get(values, c["hole"])
            value = c["default"] if value is MISSING else value
            text = value if isinstance(value, str) and c["encoding"] == "text" else canonical(value)
            out += json.dumps(text, ensure_ascii=False)[1:-1]
    return out


def main(promptlint, folder):
    rows = 0
    for path in sorted(glob.glob(os.path.join(folder, "*.skeleton.json"))):
        skeleton = json.load(open(path, encoding="utf-8"))
        source = os.path.join(os.path.dirname(path), skeleton["source"])
        samples = source.rsplit(".prompt.", 1)[0] + ".samples.jsonl"
        if not os.path.exists(samples):
            continue
        defaults = {v["name"]: v["default"] for v in skeleton["variables"] if "default" in v}
        for number, line in enumerate(open(samples, encoding="utf-8"), 1):
            tier = ["--tier", skeleton["tier"]] if "tier" in skeleton else []
            command = [promptlint, "render", source, "--row", str(number), *tier]
            linted = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
            filled = fill(skeleton["chunks"], {**defaults, **json.loads(line)})
            if filled.encode() + b"\n" != linted:
                sys.exit(f"{path}: row {number} differs")
            rows += 1
    if rows == 0:
        sys.exit(f"{folder}: no skeleton has samples")
    print(f"{rows} rows filled from skeleton JSON are the same bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])

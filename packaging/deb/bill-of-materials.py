#!/usr/bin/env python3
"""Prints the bill of materials of a package (CycloneDX 1.5, JSON): the .NET packages of the lock file with their hashes,
the .NET runtime, ONNX Runtime, the models, and what the package asks of Debian. The same package gives the same bytes."""
import argparse
import base64
import hashlib
import json
import pathlib
import re
import sys
import uuid
from datetime import datetime, timezone


def sha256(path):
    return {"alg": "SHA-256", "content": hashlib.sha256(path.read_bytes()).hexdigest()}


def component(name, version, purl, kind="library", **more):
    return {"type": kind, "bom-ref": purl, "name": name, "version": version, "purl": purl, **more}


def net_packages(lock):
    """The packages that the program is made of, each with the hash that restoring it checks."""
    found = {}
    for packages in json.loads(lock.read_text())["dependencies"].values():
        for name, facts in packages.items():
            if facts["type"] == "Project":
                continue
            # The lock holds the hash in base64 (SHA-512); CycloneDX wants hexadecimal digits.
            digest = base64.b64decode(facts["contentHash"]).hex()
            found[name] = component(
                name, facts["resolved"], f"pkg:nuget/{name}@{facts['resolved']}",
                hashes=[{"alg": "SHA-512", "content": digest}])
    return [found[name] for name in sorted(found)]


def runtime(program):
    """The .NET runtime, where the package brings it along."""
    facts = json.loads((program / "edge-agent.runtimeconfig.json").read_text())["runtimeOptions"]
    return [
        component(framework["name"], framework["version"], f"pkg:generic/{framework['name']}@{framework['version']}",
                  kind="framework")
        for framework in facts.get("includedFrameworks", [])]


def inference(program, version):
    library = program / "libonnxruntime.so.1"
    if not library.exists():
        return []
    return [component("onnxruntime", version, f"pkg:npm/onnxruntime-node@{version}", hashes=[sha256(library)])]


def models(program, version):
    return [
        component(path.stem, version, f"pkg:generic/edge-agent/{path.stem}@{version}", kind="machine-learning-model",
                  hashes=[sha256(path)])
        for path in sorted((program / "weights").rglob("*.onnx"))]


def debian_packages(control, arch):
    """Those that the package depends on or recommends; which version is there is for the machine to say."""
    fields = re.findall(r"^(Depends|Recommends): (.*)$", control.read_text(), re.MULTILINE)
    found = []
    for field, packages in fields:
        for package in packages.split(", "):
            name, version = re.match(r"([^ ]+)(?: \((.*?)\))?", package).groups()
            purl = f"pkg:deb/debian/{name}?arch={arch}"
            found.append(component(name, version or "of the distribution", purl,
                                   scope="required" if field == "Depends" else "optional"))
    return found


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("version", "time", "arch", "lock", "control", "program", "inference"):
        arguments.add_argument(f"--{name}", required=True)
    given = arguments.parse_args()
    program = pathlib.Path(given.program)
    parts = [
        *net_packages(pathlib.Path(given.lock)), *runtime(program), *inference(program, given.inference),
        *models(program, given.version), *debian_packages(pathlib.Path(given.control), given.arch)]
    agent = component("edge-agent", given.version, f"pkg:deb/edge-agent@{given.version}?arch={given.arch}",
                      kind="application", licenses=[{"license": {"id": "Apache-2.0"}}])
    # The serial number follows from the content, so that it is the same wherever this is built.
    identity = json.dumps([agent, parts], sort_keys=True)
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, hashlib.sha256(identity.encode()).hexdigest())}",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(int(given.time), timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": agent,
        },
        "components": parts,
        "dependencies": [{"ref": agent["bom-ref"], "dependsOn": [part["bom-ref"] for part in parts]}],
    }
    json.dump(bill, sys.stdout, indent=1)
    print()


main()

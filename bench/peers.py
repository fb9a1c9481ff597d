"""The peer: Redmine, set up and loaded by the scripts of the folder that PEERS names (redmine.sh, load.py)."""

import http.client
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse

SCENARIOS = {"plan": "plan214_html", "task": "task_html", "save": "update_durable"}


def sign_in(address, realm, username, password):
    """The cookies of a person who has just signed in."""
    connection = http.client.HTTPConnection(address, timeout=60)
    connection.request("GET", f"/{realm}/dang-nhap")
    answer = connection.getresponse()
    visitor = (answer.getheader("Set-Cookie") or "").split(";")[0]
    token = re.search(r'name="_t" value="([^"]+)"', answer.read().decode())[1]
    form = urllib.parse.urlencode({"_t": token, "u": username, "p": password})
    head = {"Cookie": visitor, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", f"/{realm}/dang-nhap", form, head)
    answer = connection.getresponse()
    answer.read()
    if answer.status != 303:
        sys.exit(f"{username} could not sign in: {answer.status}")
    return answer.getheader("Set-Cookie").split(";")[0]


class Redmine:
    """A running Redmine."""

    def __init__(self, folder):
        self.folder = folder
        self.sh = os.path.join(folder, "redmine.sh")
        subprocess.run([self.sh, "up"], check=True, stdout=sys.stderr)
        shown = subprocess.run([self.sh, "env"], check=True, capture_output=True, text=True).stdout
        exported = re.findall(r"(\w+)=(\S+)", shown)
        self.environment = {**os.environ, **dict(exported)}

    @staticmethod
    def start(folder):
        """Redmine, or nothing where no folder is named."""
        return Redmine(folder) if folder else None

    def load(self, what, clients):
        """One round of the peer's own load generator."""
        with tempfile.NamedTemporaryFile(suffix=".json") as out:
            command = [sys.executable, os.path.join(self.folder, "load.py")]
            command += ["--target", os.path.join(self.folder, "scenarios", "redmine.json")]
            command += ["--only", SCENARIOS[what], "-c", str(clients), "--rounds", "1", "--out", out.name]
            subprocess.run(command, check=True, env=self.environment, stdout=subprocess.DEVNULL, cwd=self.folder)
            row = json.load(out)[0]
        return {
            "what": what,
            "engine": "redmine",
            "clients": clients,
            "requests": row["requests"],
            "per_second": row["rps"],
            "p50_ms": row["p50"],
            "p99_ms": row["p99"],
            "bytes": row["bytes_per_req"],
            "cpu_ms": row["cpu_ms_per_req"],
            "pss_mb": row["pss_mb"],
        }

    def stop(self):
        """Stops it."""
        subprocess.run([self.sh, "stop"], check=False, stdout=sys.stderr)

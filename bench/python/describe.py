"""Tells the bench, as JSON, which Python this is and what a package for Lambda would have to bring along."""

import json
import platform
import sys
from importlib.metadata import distribution
from pathlib import Path

IN_THE_RUNTIME = ["boto3", "botocore", "jmespath", "python-dateutil", "s3transfer", "six", "urllib3"]
BUNDLED = ["requests", "certifi", "charset-normalizer", "idna"]

bundled = [
    {"entry": str(file), "path": str(file.locate())}
    for name in BUNDLED
    for file in distribution(name).files or []
    if ".." not in file.parts and "__pycache__" not in file.parts and Path(file.locate()).is_file()
]
print(
    json.dumps(
        {
            "executable": sys.executable,
            "version": platform.python_version(),
            "packages": {name: distribution(name).version for name in IN_THE_RUNTIME + BUNDLED},
            "bundled": bundled,
        }
    )
)

"""Turns a SAM template into a plain one, as CloudFormation does at AWS: translate.py TEMPLATE [PARAMETER=VALUE...]"""

import json
import sys

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse


class NoManagedPolicies:
    """The template names none, so nobody has to be asked for them."""

    def load(self):
        return {}


with open(sys.argv[1]) as template:
    given = yaml_parse(template)
parameters = dict(each.split("=", 1) for each in sys.argv[2:])
print(json.dumps(transform(given, parameters, NoManagedPolicies()), indent=1))
